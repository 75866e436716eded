import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { AwsConfig } from "../../src/adapters/aws.ts";
import type { RegionId } from "../../src/ports/ids.ts";

/** What a call asked: AWS's query parameters, and of its signature the key id, the region and the service. */
export type Query = Readonly<Record<string, string>>;

export interface Answer {
	readonly status?: number;
	readonly body: string;
	/** XML when left out. */
	readonly type?: string;
	/** AWS's clock; this computer's when left out. */
	readonly at?: Date;
	/** Ends the connection in the middle of the answer. */
	readonly cut?: boolean;
	/** Breaks the connection off before it. */
	readonly reset?: boolean;
	/** Sends blanks before it, one now and then, for ever. */
	readonly drip?: boolean;
}

export interface LoopbackAws {
	readonly config: AwsConfig;
	/** Every call so far, oldest first. */
	readonly calls: Query[];
	close(): Promise<void>;
}

export const LONDON = "eu-west-2" as RegionId;

/** An endpoint on loopback that answers by `answer`; undefined leaves the call hanging. */
export async function loopbackAws(
	answer: (query: Query, call: number) => Answer | undefined,
): Promise<LoopbackAws> {
	const calls: Query[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on("data", (part: Buffer) => parts.push(part));
		request.on("end", () => {
			const [, signedBy = "", , signedFor = "", service = ""] = (request.headers.authorization ?? "").split(
				/[=/]/,
			);
			const asked = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
			const query = { ...asked, signedBy, signedFor, service };
			calls.push(query);
			send(response, answer(query, calls.length));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		config: configFor(`http://127.0.0.1:${port}`),
		calls,
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** Static credentials and no second tries, so that each call is seen once. */
export function configFor(endpoint: string): AwsConfig {
	return {
		baseRegion: LONDON,
		endpoint,
		credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
		attempts: 1,
	};
}

function send(response: ServerResponse, answer: Answer | undefined): void {
	if (!answer) return;
	if (answer.reset) {
		response.socket?.resetAndDestroy();
		return;
	}
	if (answer.drip) {
		const dripping = setInterval(() => response.write(" "), 10);
		response.on("close", () => clearInterval(dripping));
		return;
	}
	const bytes = Buffer.from(answer.body);
	const length = bytes.length + (answer.cut ? 100 : 0);
	response.writeHead(answer.status ?? 200, {
		"content-type": answer.type ?? "text/xml;charset=UTF-8",
		"content-length": length,
		...(answer.at && { date: answer.at.toUTCString() }),
	});
	response.write(bytes, () => (answer.cut ? response.destroy() : response.end()));
}

/** An answer of EC2: the elements of `inner` below the call's own. */
export function ec2Answer(query: Query, inner: string): Answer {
	const name = `${query["Action"]}Response`;
	return {
		body: `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>${inner}</${name}>`,
	};
}

/** An answer of CloudFormation or STS. */
export function queryAnswer(query: Query, inner: string): Answer {
	const action = query["Action"];
	return {
		body: `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${inner}</${action}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${action}Response>`,
	};
}

/** EC2's way to say no. */
export function ec2Fault(status: number, code: string, message = "no"): Answer {
	return {
		status,
		body: `<?xml version="1.0"?><Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r-1</RequestID></Response>`,
	};
}

/** CloudFormation's and STS's way to say no. */
export function queryFault(status: number, code: string, message = "no"): Answer {
	return {
		status,
		body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
	};
}
