import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A port of loopback that answers nobody, as one behind a firewall that drops what comes. */
export interface DeafPort {
	readonly port: number;
	close(): void;
}

/** Takes nobody in, and the one who may wait waits already: the kernel drops whoever else knocks. */
const DEAF = `
import socket, sys
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(0)
waiting = socket.create_connection(server.getsockname())
print(server.getsockname()[1], flush=True)
sys.stdin.read()
`;

export async function startDeafPort(python: string): Promise<DeafPort> {
	const server = spawn(python, ["-c", DEAF], { stdio: ["pipe", "pipe", "inherit"] });
	const line = await new Promise<string>((resolve, reject) => {
		createInterface({ input: server.stdout }).once("line", resolve);
		server.once("error", reject);
		server.once("exit", () => reject(new Error("The deaf port did not open.")));
	});
	return { port: Number(line), close: () => server.stdin.end() };
}
