import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { tcpReach } from "../../src/adapters/reach.ts";

const never = new AbortController().signal;

async function listening() {
	const server = createServer((socket) => socket.end());
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return { port: address.port, close: () => new Promise((resolve) => server.close(resolve)) };
}

test("what listens answers, what is closed does not", async () => {
	const { port, close } = await listening();
	expect(await tcpReach().answers("127.0.0.1", port, never)).toBe(true);
	await close();
	expect(await tcpReach().answers("127.0.0.1", port, never)).toBe(false);
});

test("the demo connects to itself in place of every host, and has an address of its own", async () => {
	const { port } = await listening();
	const reach = tcpReach({ host: "127.0.0.1", port, ownAddress: "198.51.100.7" });
	expect(await reach.answers("git-codecommit.eu-west-2.amazonaws.com", 22, never)).toBe(true);
	expect(await reach.ownAddress(never)).toBe("198.51.100.7");
});

test("leaving ends it", async () => {
	await expect(tcpReach().answers("127.0.0.1", 9, AbortSignal.abort())).rejects.toMatchObject({
		name: "AbortError",
	});
});
