import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import { isOfStack, type RememberedCluster } from "../ports/files.ts";
import type { Command, Exit } from "../ports/machine.ts";
import type { Ports } from "../ports/ports.ts";
import { liesIn } from "../rules/address-range.ts";
import { secondsBetween } from "../text/duration.ts";
import { dataIn, type Outside, plainAll } from "../text/plain.ts";
import { sshCommand } from "./login.ts";
import { outsideWords } from "./ssh-causes.ts";
import { commandStatus, type FailedLogin, type SshOutcome, sshOutcomeFrom } from "./ssh-outcome.ts";

type SessionPorts = Pick<Ports, "sshMessages" | "memory" | "clock" | "log" | "reach" | "configFiles">;

/** Where to log in, and with which key file; undefined: ssh is to choose by itself. */
interface Into {
	readonly ports: SessionPorts;
	readonly engine: Engine;
	readonly target: Target;
	readonly stackId: string | undefined;
	readonly keyFile: string | undefined;
	/** Further arguments of ssh: options, then a command for the head node. */
	readonly more?: readonly string[];
}

/**
 * Logs in once through `handOver`, and says what became of it. The key file is remembered once it has opened the head
 * node, and no longer once it was refused. `status`: the exit code of the shell or command there, where ssh tells it.
 */
export async function logIn(
	into: Into,
	handOver: (command: Command) => Promise<Exit>,
): Promise<{ readonly outcome: SshOutcome; readonly status: number | undefined }> {
	const { ports, engine, target, keyFile, more } = into;
	const messages = await preparedMessages(ports);
	const command = sshCommand(engine, target, keyFile, messages, more);
	const began = ports.clock.now();
	const exit = await handOver(command);
	const said = messages === undefined ? undefined : await taken(ports, messages);
	const seconds = secondsBetween(began, ports.clock.now());
	ports.log.note(`ssh to ${target.name} ended with code ${exit.code ?? exit.signal}`, said || undefined);
	const seen = sshOutcomeFrom({ exit, seconds, said, keyFile });
	const outcome = seen.kind === "failed" && seen.isSilent ? await shutOut(into, seen) : seen;
	if (keyFile !== undefined && isEntered(outcome)) await remember(into, keyFile);
	else if (keyFile !== undefined && asksKey(outcome)) await forget(ports, target, keyFile);
	return { outcome, status: commandStatus(said) };
}

/** The same, with the range that ssh is let in from where this address lies outside of it: that is why nothing answers. */
async function shutOut({ ports, engine, target }: Into, silent: FailedLogin): Promise<FailedLogin> {
	try {
		const file = await ports.configFiles.read(target.configPath);
		const range = file && plainAll(engine.writer.prefillFrom(dataIn(file.text))).sshFrom?.range;
		if (range === undefined) return silent;
		const own = await ports.reach.ownAddress(new AbortController().signal);
		return liesIn(own, range) === false ? { ...silent, ...outsideWords(own, range, target.name) } : silent;
	} catch (thrown) {
		ports.log.note("From where ssh is let in cannot be told", thrown);
		return silent;
	}
}

/** True where the head node has let it in. */
export function isEntered(outcome: SshOutcome): boolean {
	return outcome.kind === "ended" || outcome.entered;
}

/** True where another key file may help. */
export function asksKey(outcome: SshOutcome): boolean {
	return outcome.kind === "failed" && outcome.askKey;
}

/** Where ssh's own messages go; undefined when there is no place for them: ssh would refuse to start. */
async function preparedMessages(ports: SessionPorts): Promise<string | undefined> {
	try {
		return await ports.sshMessages.prepare();
	} catch (thrown) {
		ports.log.note("ssh's messages cannot be kept in a file", thrown);
		return undefined;
	}
}

async function taken(ports: SessionPorts, messages: string): Promise<Outside | undefined> {
	try {
		return await ports.sshMessages.take(messages);
	} catch (thrown) {
		ports.log.note("ssh's messages cannot be read", thrown);
		return undefined;
	}
}

async function remember({ ports, engine, target, stackId }: Into, keyFile: string): Promise<void> {
	const { name, region, configPath } = target;
	const recalled = await ports.memory.recall(region, name);
	const known = recalled && isOfStack(recalled, stackId) ? recalled : undefined;
	if (known?.keyFile === keyFile) return;
	const version = known?.version ?? engine.profile.version;
	await kept(ports, { name, region, configPath, version, keyFile, stackId: stackId ?? known?.stackId });
}

async function forget(ports: SessionPorts, target: Target, keyFile: string): Promise<void> {
	const known = await ports.memory.recall(target.region, target.name);
	if (known?.keyFile === keyFile) await kept(ports, { ...known, keyFile: undefined });
}

async function kept(ports: SessionPorts, cluster: RememberedCluster): Promise<void> {
	try {
		await ports.memory.remember(cluster);
	} catch (thrown) {
		ports.log.note("the key file cannot be remembered", thrown);
	}
}
