import { useCallback, useEffect, useRef, useState } from "react";
import { secondsBetween } from "../src/app/duration.ts";
import { type LoginStage, loginIntro, sshCommand } from "../src/app/login.ts";
import { type SshOutcome, sshOutcomeFrom } from "../src/app/ssh-outcome.ts";
import { type AppError, asAppError } from "../src/errors.ts";
import type { KeyFile } from "../src/files.ts";
import type { Target } from "../src/pcluster/dialect.ts";
import type { Exit, Ports } from "../src/ports.ts";
import type { Engine } from "../src/services.ts";
import { useServices } from "./services-context.tsx";
import { useTerminalHandover } from "./use-terminal-handover.ts";

export interface Login {
	readonly stage: LoginStage;
	/** Logs in with the key file of last time; asks for one when there is none. */
	readonly begin: () => void;
	/** Asks for the key file without logging in first. */
	readonly askKey: () => void;
	/** `undefined`: ssh is to choose by itself. */
	readonly chooseKey: (path: string | undefined) => void;
	/** Mends the mode of the key file and logs in. */
	readonly mend: (file: KeyFile) => void;
	readonly cancel: () => void;
}

/** Logging in to the head node: the key file first, then the terminal's handover, then what became of it. */
export function useLogin(engine: Engine, target: Target): Login {
	const services = useServices();
	const { ports } = services;
	const handOver = useTerminalHandover();
	const [stage, setStage] = useState<LoginStage>({ at: "none" });
	const visits = useRef(0);
	const here = useRef(true);
	useEffect(() => {
		here.current = true;
		return () => {
			here.current = false;
		};
	}, []);
	const show = useCallback((next: LoginStage) => {
		if (here.current) setStage(next);
	}, []);

	const enter = async (keyFile: string | undefined) => {
		show({ at: "inside" });
		const sshLog = await preparedLog(ports, `${services.settings.places.state}/ssh.log`);
		const before = sshLog === undefined ? 0 : await lengthOf(ports, sshLog);
		const command = sshCommand(engine, target, keyFile, sshLog);
		const began = ports.clock.now();
		visits.current += 1;
		let exit: Exit;
		try {
			exit = await handOver(command, loginIntro(target.name, visits.current === 1));
		} catch (thrown) {
			const error = asAppError(thrown);
			ports.log.note(error.message, thrown);
			return show({ at: "over", outcome: notStarted(error) });
		}
		const said = sshLog === undefined ? "" : (await textOf(ports, sshLog)).slice(before);
		const seconds = secondsBetween(began, ports.clock.now());
		ports.log.note(`ssh to ${target.name} ended with code ${exit.code ?? exit.signal}`, said || undefined);
		show({ at: "over", outcome: sshOutcomeFrom({ exit, seconds, said, keyFile }) });
	};

	const check = async (path: string) => {
		const file = await ports.keyFiles.inspect(path);
		await remember(ports, engine, target, file.path);
		if (file.safeMode) await enter(file.path);
		else show({ at: "unsafe-key", file });
	};

	const attempt = (work: () => Promise<void>) => {
		show({ at: "preparing" });
		work().catch((thrown: unknown) => {
			const error = asAppError(thrown);
			ports.log.note(error.message, thrown);
			show({ at: "asking-key", reason: [error.message, error.hint].filter(Boolean).join(" ") });
		});
	};

	return {
		stage,
		begin: () =>
			attempt(async () => {
				const known = await ports.memory.recall(target.region, target.name);
				if (known?.keyFile === undefined) show({ at: "asking-key", reason: undefined });
				else await check(known.keyFile);
			}),
		askKey: () => show({ at: "asking-key", reason: undefined }),
		chooseKey: (path) => attempt(() => (path === undefined ? enter(undefined) : check(path))),
		mend: (file) =>
			attempt(async () => {
				await ports.keyFiles.mendMode(file.path);
				await enter(file.path);
			}),
		cancel: () => show({ at: "none" }),
	};
}

/** The file for ssh's own messages, made if need be; undefined when it cannot be: ssh would refuse to start. */
async function preparedLog(ports: Ports, path: string): Promise<string | undefined> {
	try {
		if ((await ports.configFiles.read(path)) === undefined)
			await ports.configFiles.write(path, "", undefined);
		return path;
	} catch (thrown) {
		ports.log.note("ssh's messages cannot be kept in a file", thrown);
		return undefined;
	}
}

async function textOf(ports: Ports, path: string): Promise<string> {
	try {
		return (await ports.configFiles.read(path))?.text ?? "";
	} catch (thrown) {
		ports.log.note("ssh's messages cannot be read", thrown);
		return "";
	}
}

async function lengthOf(ports: Ports, path: string): Promise<number> {
	return (await textOf(ports, path)).length;
}

async function remember(ports: Ports, engine: Engine, target: Target, keyFile: string): Promise<void> {
	const { name, region, configPath } = target;
	const known = await ports.memory.recall(region, name);
	if (known?.keyFile === keyFile) return;
	const version = known?.version ?? engine.profile.version;
	try {
		await ports.memory.remember({ name, region, configPath, version, keyFile });
	} catch (thrown) {
		ports.log.note("the key file cannot be remembered", thrown);
	}
}

function notStarted(error: AppError): SshOutcome {
	return {
		kind: "failed",
		message: error.message,
		meaning: "The login was not begun.",
		cure: error.hint ?? "Press s to try again.",
		command: undefined,
		askKey: false,
		said: "",
	};
}
