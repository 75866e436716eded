import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a port of this machine that counts what goes through it, and breaks where it is told to. */
export interface MeteredWay {
	readonly port: number;
	/** Bytes that have gone through, both ways together, since it was asked last. */
	taken(): number;
	/** Every connection breaks once so many bytes more have gone through; new ones are let in again. */
	breakAfter(bytes: number): void;
	close(): Promise<void>;
}

export async function meteredWay(to: number): Promise<MeteredWay> {
	const open = new Set<Socket>();
	let passed = 0;
	let most = Number.POSITIVE_INFINITY;
	const cut = () => {
		for (const socket of open) socket.destroy();
	};
	const pass = (from: Socket, into: Socket) => {
		open.add(from);
		from.on("data", (chunk) => {
			passed += chunk.length;
			if (passed > most) {
				most = Number.POSITIVE_INFINITY;
				cut();
			} else if (!into.write(chunk)) {
				from.pause();
				into.once("drain", () => from.resume());
			}
		});
		from.on("error", () => into.destroy());
		from.on("close", () => {
			open.delete(from);
			into.destroy();
		});
	};
	const server = createServer((near) => {
		const far = connect(to, "127.0.0.1");
		pass(near, far);
		pass(far, near);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("A port has a number.");
	return {
		port: address.port,
		taken() {
			const now = passed;
			passed = 0;
			return now;
		},
		breakAfter(bytes) {
			most = passed + bytes;
		},
		async close() {
			cut();
			server.close();
			await once(server, "close");
		},
	};
}
