import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A way to a port of this machine that counts what goes through it, and breaks where it is told to. */
export interface MeteredWay {
	readonly port: number;
	/** Bytes that have gone through, both ways together, since it was asked last. */
	taken(): number;
	/** Every connection breaks once so many bytes more have gone through; new ones are let in again. */
	breakAfter(bytes: number): void;
	/** Every connection breaks, and new ones are refused until `open`. */
	close(): Promise<void>;
	open(): Promise<void>;
}

export async function meteredWay(to: number): Promise<MeteredWay> {
	const sockets = new Set<Socket>();
	let passed = 0;
	let most = Number.POSITIVE_INFINITY;
	let port = 0;
	let server: Server | undefined;
	const cut = () => {
		for (const socket of sockets) socket.destroy();
	};
	const pass = (from: Socket, into: Socket) => {
		sockets.add(from);
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
		// What is on its way still comes.
		from.on("end", () => into.end());
		from.on("close", () => {
			sockets.delete(from);
			if (!from.readableEnded) into.destroy();
		});
	};
	const open = async () => {
		server = createServer((near) => {
			const far = connect(to, "127.0.0.1");
			pass(near, far);
			pass(far, near);
		}).listen(port, "127.0.0.1");
		await once(server, "listening");
		const address = server.address();
		if (address === null || typeof address === "string") throw new Error("A port has a number.");
		port = address.port;
	};
	await open();
	return {
		port,
		taken() {
			const now = passed;
			passed = 0;
			return now;
		},
		breakAfter(bytes) {
			most = passed + bytes;
		},
		async close() {
			const ending = server;
			server = undefined;
			cut();
			if (ending === undefined) return;
			ending.close();
			await once(ending, "close");
		},
		open,
	};
}
