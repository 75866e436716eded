import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/**
 * An endpoint before another one, that takes `ms` more for each call and counts them by what is asked, and in `rounds`
 * how many of them came one after the other's answer at most.
 */
export async function farEndpoint(endpoint: string, ms: number) {
	const calls = new Map<string, number>();
	let rounds = 0;
	const server = createServer(async (incoming, outgoing) => {
		const body = await textOf(incoming);
		const action = new URLSearchParams(body).get("Action") ?? String(incoming.headers["x-amz-target"]);
		calls.set(action, (calls.get(action) ?? 0) + 1);
		const round = rounds + 1;
		outgoing.once("finish", () => {
			rounds = Math.max(rounds, round);
		});
		if (ms > 0) await setTimeout(ms);
		const passed = request(
			endpoint,
			{ method: "POST", path: incoming.url, headers: incoming.headers },
			(answer) => {
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
			},
		);
		passed.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls,
		rounds: () => rounds,
		/** Counts from none again. */
		clear() {
			calls.clear();
			rounds = 0;
		},
		close: () => server.close(),
	};
}

async function textOf(stream: IncomingMessage): Promise<string> {
	let text = "";
	for await (const part of stream) text += part;
	return text;
}

/** All calls together. */
export function callsIn(calls: ReadonlyMap<string, number>): number {
	return [...calls.values()].reduce((all, one) => all + one, 0);
}
