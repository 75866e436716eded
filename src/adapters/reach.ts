import { connect, isIPv4, isIPv6 } from "node:net";
import { AppError } from "../ports/errors.ts";
import type { Reach } from "../ports/machine.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What does not answer so long is taken for silent, ms. */
const PATIENCE_MS = 4_000;

/** AWS's page that answers with the address of whoever asks, and with nothing else. */
const ADDRESS_PAGE = "https://checkip.amazonaws.com";

/**
 * By a TCP connection that is closed at once, and by a page of AWS; `instead` is connected to in place of every host,
 * and told in place of the own address.
 */
export function tcpReach(
	env: Environment,
	instead?: { readonly host: string; readonly port: number; readonly ownAddress: string },
	page = ADDRESS_PAGE,
): Reach {
	return {
		ownAddress: async (signal) => instead?.ownAddress ?? askedAddress(page, env, signal),
		answers: (host, port, signal) =>
			new Promise((resolve, reject) => {
				signal.throwIfAborted();
				const socket = connect({ host: instead?.host ?? host, port: instead?.port ?? port, signal });
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

/** What has web pages asked through another machine, whose address the page would tell. */
const PROXIES = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

async function askedAddress(page: string, env: Environment, signal: AbortSignal): Promise<string> {
	const proxy = PROXIES.find((name) => env[name]);
	if (proxy !== undefined)
		throw new AppError(
			"unreachable",
			`${proxy} sends what you ask of web pages through another machine, so they do not see the address that ssh has.`,
		);
	const said = await fetch(page, {
		signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
	})
		.then((answer) => answer.text())
		.catch((cause: unknown) => {
			signal.throwIfAborted();
			throw new AppError("unreachable", `${page} does not answer.`, { cause });
		});
	const address = said.trim();
	if (isIPv4(address)) return address;
	throw new AppError(
		"unreachable",
		isIPv6(address)
			? `${page} sees this computer at ${address}, an IPv6 address, and ssh of a cluster knows IPv4 alone.`
			: `${page} tells no address.`,
	);
}
