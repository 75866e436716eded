import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { EC2Client } from "@aws-sdk/client-ec2";

/** What the SDK's innermost middlewares pass on: an answer whose text it has not read yet. */
interface Unread {
	readonly response: unknown;
}

/** Changes the bytes of an answer, all of which have come, before the SDK reads them. */
export async function changeBody(
	answer: Unread,
	change: (bytes: Buffer) => Buffer | Promise<Buffer>,
): Promise<void> {
	const response = answer.response as { body: unknown };
	const body = response.body instanceof Readable ? await buffer(response.body) : response.body;
	if (Buffer.isBuffer(body)) response.body = await change(body);
}

/** What of an answer's text nobody reads is cut out before the SDK parses it, which takes the most time of all. */
export function leaveOut(unread: RegExp, { middlewareStack }: { readonly middlewareStack: unknown }): void {
	const stack = middlewareStack as Pick<EC2Client["middlewareStack"], "add">;
	stack.add(
		(next) => async (args) => {
			const answer = await next(args);
			await changeBody(answer, (bytes) =>
				Buffer.from(bytes.toString("latin1").replace(unread, ""), "latin1"),
			);
			return answer;
		},
		{ step: "deserialize", priority: "low", name: "leaveOut" },
	);
}
