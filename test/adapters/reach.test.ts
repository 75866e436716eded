import { createServer as createPages } from "node:http";
import { createServer, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { tcpReach } from "../../src/adapters/reach.ts";

const never = new AbortController().signal;

async function listening(server: Server = createServer((socket) => socket.end())) {
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	return { port: address.port, close: () => new Promise((resolve) => server.close(resolve)) };
}

test("what listens answers, what is closed does not", async () => {
	const { port, close } = await listening();
	expect(await tcpReach({}).answers("127.0.0.1", port, never)).toBe(true);
	await close();
	expect(await tcpReach({}).answers("127.0.0.1", port, never)).toBe(false);
});

test("the connection is closed at once, whatever listens at its other end", async () => {
	const server = createServer();
	const closed = new Promise((resolve) => {
		server.once("connection", (socket) => socket.resume().once("close", resolve));
	});
	const { port } = await listening(server);
	expect(await tcpReach({}).answers("127.0.0.1", port, never)).toBe(true);
	await closed;
});

test("a host that has no address is told, and is not taken for a silent one", async () => {
	await expect(tcpReach({}).answers("nowhere.invalid", 22, never)).rejects.toMatchObject({
		code: "unreachable",
		message: "nowhere.invalid has no address here.",
	});
});

test("the demo connects to itself in place of every host, and has an address of its own", async () => {
	const { port } = await listening();
	const reach = tcpReach({}, { host: "127.0.0.1", port, ownAddress: "198.51.100.7" });
	expect(await reach.answers("git-codecommit.eu-west-2.amazonaws.com", 22, never)).toBe(true);
	expect(await reach.ownAddress(never)).toBe("198.51.100.7");
});

test("leaving ends it", async () => {
	await expect(tcpReach({}).answers("127.0.0.1", 9, AbortSignal.abort())).rejects.toMatchObject({
		name: "AbortError",
	});
});

/** What becomes of what the page of AWS says. */
async function addressSaid(text: string, env: Record<string, string> = {}): Promise<string> {
	const { port } = await listening(createPages((_, answer) => answer.end(text)));
	return tcpReach(env, undefined, `http://127.0.0.1:${port}`).ownAddress(never);
}

test("the own address is what a page of AWS tells", async () => {
	expect(await addressSaid("198.51.100.7\n")).toBe("198.51.100.7");
});

test.each([
	["2001:db8::7", {}, "sees this computer at 2001:db8::7, an IPv6 address"],
	["<html>", {}, "tells no address"],
	["198.51.100.7", { https_proxy: "http://proxy:3128" }, "https_proxy sends what you ask of web pages"],
])("%s is not taken for it with %j", async (text, env, message) => {
	await expect(addressSaid(text, env)).rejects.toMatchObject({
		code: "unreachable",
		message: expect.stringContaining(message),
	});
});

test("a page that nobody answers is told", async () => {
	const { port, close } = await listening();
	await close();
	await expect(tcpReach({}, undefined, `http://127.0.0.1:${port}`).ownAddress(never)).rejects.toMatchObject({
		message: expect.stringContaining("does not answer"),
	});
});
