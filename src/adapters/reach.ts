import { connect } from "node:net";
import { AppError } from "../ports/errors.ts";
import type { Reach } from "../ports/machine.ts";

/** What does not answer so long is taken for silent, ms. */
const PATIENCE_MS = 4_000;

/** By a TCP connection that is closed at once; `instead` is connected to in place of every host. */
export function tcpReach(instead?: { readonly host: string; readonly port: number }): Reach {
	return {
		answers: (host, port, signal) =>
			new Promise((resolve, reject) => {
				signal.throwIfAborted();
				const socket = connect({ ...(instead ?? { host, port }), signal });
				const told = (answers: boolean) => {
					socket.destroy();
					resolve(answers);
				};
				socket.setTimeout(PATIENCE_MS, () => told(false));
				socket.once("connect", () => told(true));
				socket.once("error", (fault: NodeJS.ErrnoException) => {
					if (signal.aborted) reject(signal.reason);
					else if (/^(ENOTFOUND|EAI_)/.test(fault.code ?? ""))
						reject(new AppError("unreachable", `${host} has no address here.`, { cause: fault }));
					else told(false);
				});
			}),
	};
}
