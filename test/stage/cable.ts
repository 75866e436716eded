import { once } from "node:events";
import { createServer, type Server, Socket } from "node:net";

/** The way to a server of loopback, which can be cut and mended. */
export interface Cable {
	/** Where the server is found by it. */
	readonly url: string;
	/** Breaks all connections; new ones are refused until `mend`. */
	cut(): Promise<void>;
	mend(): Promise<void>;
}

/** Lays a cable to the server at `url`. It is there until `cut`. */
export async function layCable(url: string): Promise<Cable> {
	const to = Number(new URL(url).port);
	const open = new Set<Socket>();
	let port = 0;
	let server: Server | undefined;
	const join = (here: Socket) => {
		const there = new Socket().connect(to, "127.0.0.1");
		for (const [one, other] of [
			[here, there],
			[there, here],
		] as const) {
			open.add(one);
			one.pipe(other);
			one.on("error", () => other.destroy());
			one.once("close", () => open.delete(one));
		}
	};
	const mend = async () => {
		server = createServer(join).listen(port, "127.0.0.1");
		await once(server, "listening");
		const address = server.address();
		if (address !== null && typeof address !== "string") port = address.port;
	};
	await mend();
	return {
		url: `http://127.0.0.1:${port}`,
		mend,
		async cut() {
			const ending = server;
			server = undefined;
			if (ending === undefined) return;
			const end = once(ending, "close");
			ending.close();
			for (const socket of open) socket.destroy();
			await end;
		},
	};
}
