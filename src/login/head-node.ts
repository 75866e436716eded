import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import { AppError } from "../ports/errors.ts";
import { isOfStack } from "../ports/files.ts";
import type { HeadAnswer, HeadCommand, SshForOthers, SshRoute } from "../ports/head-node.ts";
import type { Ports } from "../ports/ports.ts";
import { askPcluster } from "../runs/ask-pcluster.ts";
import type { AwsPlace } from "../text/aws-options.ts";
import { shellLine, shellWord, wordsOfLine } from "../text/shell-word.ts";
import { COMMAND_PLACE, sshLine } from "./login.ts";
import { CONNECTION_BROKE_OFF } from "./ssh-causes.ts";
import { connectionFault } from "./ssh-outcome.ts";

type HeadNodePorts = Pick<Ports, "headNodes" | "memory" | "processes" | "clock" | "log">;

/** What is asked of a head node. */
export interface Ask extends HeadCommand {
	/** It changes nothing there: asked once more where the connection had broken, and not noted in the log. */
	readonly reads?: true;
}

/** The head node of one cluster, over one connection that is made at the first question. */
export interface HeadNode {
	/** For commands of `aws` about its cluster. */
	readonly aws: AwsPlace;
	/**
	 * What a command there has left, whatever its exit code. Rejects with `unreachable` (the message says why, the hint
	 * what to do) where it did not get there or the connection broke, with those of `askPcluster`, with an AbortError.
	 */
	run(ask: Ask, signal: AbortSignal): Promise<HeadAnswer>;
	/** An ssh over the same connection, for rsync and sftp. Rejects as `run`. */
	sshFor(signal: AbortSignal): Promise<SshForOthers>;
	/** True once a command has come through, until the connection is ended or found broken. */
	isOpen(): boolean;
	/** Ends the connection, where there is one; the next question makes another. Never rejects. */
	close(): Promise<void>;
}

const BROKE_OFF = {
	message: CONNECTION_BROKE_OFF.message,
	cure: "See that this computer has a network, then try again.",
};

const NO_WORD = {
	message: "ssh did not get to the head node.",
	cure: "Log in once (s): what ssh says then tells more.",
};

/** Of what was not sent twice. */
const UNSURE = "Look whether it was done.";

/** A key that opens the login may not open this: ssh only says that it was not taken. */
function passphraseHint(keyFile: string): string {
	return `If it has a passphrase, which nobody is asked for here, run ssh-add ${shellWord(keyFile)} once.`;
}

/** Goes the way of the login: as pcluster calls ssh, with the key file that opened this very cluster last time. */
export function headNodeOf(
	ports: HeadNodePorts,
	engine: Engine,
	target: Target,
	stackId: string | undefined,
): HeadNode {
	let way: { readonly route: SshRoute; readonly keyFile: string | undefined } | undefined;
	let entered = false;
	const found = async (signal: AbortSignal) => {
		if (way) return way;
		const known = await ports.memory.recall(target.region, target.name);
		const keyFile = known && isOfStack(known, stackId) ? known.keyFile : undefined;
		const lines = await askPcluster(ports, engine, target.region, sshLine(engine, target, keyFile), signal);
		way = { route: routeIn(engine.dialect.sshLineFrom(lines)), keyFile };
		return way;
	};
	// The head node may have another address once it was stopped.
	const close = async () => {
		const last = way;
		way = undefined;
		entered = false;
		if (last) await ports.headNodes.close(last.route);
	};
	const run = async (ask: Ask, signal: AbortSignal): Promise<HeadAnswer> => {
		const { route, keyFile } = await found(signal);
		const had = entered;
		const answer = await ports.headNodes.run(route, ask, signal).catch(async (thrown) => {
			// What is only not wanted any more says nothing of the connection.
			if (!signal.aborted) await close();
			throw thrown;
		});
		if (answer.code !== undefined) {
			entered = true;
			return answer;
		}
		await close();
		if (ask.reads && had) return run(ask, signal);
		ports.log.note("the head node was not reached", answer.stderr);
		const fault = had ? undefined : connectionFault(answer.stderr, keyFile);
		const { message, cure } = fault ?? (had ? BROKE_OFF : NO_WORD);
		const isUnsure = !ask.reads && fault === undefined;
		const hint = [isUnsure ? UNSURE : "", cure, fault?.askKey && keyFile ? passphraseHint(keyFile) : ""];
		const copy = fault?.command === undefined ? [] : [fault.command];
		throw new AppError("unreachable", message, { hint: hint.filter(Boolean).join(" "), copy });
	};
	return {
		aws: { region: target.region, profile: engine.awsProfile },
		async run(ask, signal) {
			const answer = await run(ask, signal);
			if (!ask.reads)
				ports.log.note(
					`On the head node of ${target.name}: ${shellLine(ask.words)}, ended with ${answer.code}`,
				);
			return answer;
		},
		isOpen: () => entered,
		sshFor: async (signal) => ports.headNodes.sshFor((await found(signal)).route),
		close,
	};
}

/** ssh's words without the place of the command, which has to be the last. */
function routeIn(line: string | undefined): SshRoute {
	const words = wordsOfLine(line ?? "") ?? [];
	if (words.length > 2 && words.at(-1) === COMMAND_PLACE) return words.slice(0, -1);
	throw new AppError("unreachable", "pcluster does not tell how it calls ssh.", {
		hint: "Where your config file has a line ssh = … below [aliases], end it with {ARGS}.",
	});
}
