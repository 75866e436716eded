import { useRef, useState } from "react";
import type { Engine } from "../src/engine/engine.ts";
import type { ChecklistStep } from "../src/login/first-login.ts";
import { keyPathFault, type LoginStage, loginIntro } from "../src/login/login.ts";
import { asksKey, isEntered, logIn } from "../src/login/login-session.ts";
import type { SshOutcome } from "../src/login/ssh-outcome.ts";
import type { Target } from "../src/pcluster/dialect.ts";
import { type AppError, asAppError, sentencesOf } from "../src/ports/errors.ts";
import { isOfStack, type KeyFile } from "../src/ports/files.ts";
import { useServices } from "./services-context.tsx";
import { type Seen, useSeen } from "./use-seen.ts";
import { useTerminalHandover } from "./use-terminal-handover.ts";
import { useTerminalSize } from "./use-terminal-size.ts";

export interface Login {
	readonly stage: LoginStage;
	/** Key files that this cluster has refused in this session. */
	readonly refused: readonly string[];
	/** Whether a failure has been on the screen for long enough to be answered. */
	readonly seen: Seen;
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

/** Logging in to the head node, where `steps` are to be done the first time: the key file first, then the terminal's handover, then what became of it. */
export function useLogin(
	engine: Engine,
	target: Target,
	stackId: string | undefined,
	steps: readonly ChecklistStep[],
): Login {
	const services = useServices();
	const { ports } = services;
	const { columns } = useTerminalSize();
	const handOver = useTerminalHandover();
	const [stage, show] = useState<LoginStage>({ at: "none" });
	const [refused, setRefused] = useState<readonly string[]>([]);
	const seen = useSeen(
		stage.at === "over" && stage.outcome.kind === "failed" ? stage.outcome.message : undefined,
	);
	const visits = useRef(0);

	const enter = async (keyFile: string | undefined) => {
		show({ at: "inside" });
		visits.current += 1;
		const intro = loginIntro(target.name, visits.current === 1 ? steps : undefined, columns);
		let outcome: SshOutcome;
		try {
			const into = { ports, engine, target, stackId, keyFile };
			({ outcome } = await logIn(into, (command) => handOver(command, intro)));
		} catch (thrown) {
			const error = asAppError(thrown);
			ports.log.note(error.message, thrown);
			return show({ at: "over", outcome: notStarted(error) });
		}
		if (keyFile !== undefined) noteRefused(keyFile, outcome);
		show({ at: "over", outcome });
	};

	const noteRefused = (keyFile: string, outcome: SshOutcome) => {
		if (isEntered(outcome)) setRefused((paths) => paths.filter((path) => path !== keyFile));
		else if (asksKey(outcome)) setRefused((paths) => [...paths, keyFile]);
	};

	const check = async (path: string) => {
		const fault = keyPathFault(path);
		if (fault !== undefined) return show({ at: "asking-key", reason: fault });
		const file = await ports.keyFiles.inspect(path);
		if (file.safeMode) await enter(file.path);
		else show({ at: "unsafe-key", file });
	};

	const attempt = (work: () => Promise<void>) => {
		show({ at: "preparing" });
		work().catch((thrown: unknown) => {
			const error = asAppError(thrown);
			ports.log.note(error.message, thrown);
			show({ at: "asking-key", reason: sentencesOf(error) });
		});
	};

	/** The key file that opened this very cluster last time, unless it has been refused since. */
	const lastKey = async (): Promise<string | undefined> => {
		const known = await ports.memory.recall(target.region, target.name);
		const keyFile = known && isOfStack(known, stackId) ? known.keyFile : undefined;
		return keyFile === undefined || refused.includes(keyFile) ? undefined : keyFile;
	};

	return {
		stage,
		refused,
		seen,
		begin: () =>
			attempt(async () => {
				const last = await lastKey();
				if (last === undefined) show({ at: "asking-key", reason: undefined });
				else await check(last);
			}),
		askKey: () => attempt(async () => show({ at: "asking-key", reason: undefined, last: await lastKey() })),
		chooseKey: (path) => attempt(() => (path === undefined ? enter(undefined) : check(path))),
		mend: (file) =>
			attempt(async () => {
				await ports.keyFiles.mendMode(file.path);
				await enter(file.path);
			}),
		cancel: () => show({ at: "none" }),
	};
}

function notStarted(error: AppError): SshOutcome {
	return {
		kind: "failed",
		title: "The login did not work",
		message: error.message,
		meaning: "The login was not begun.",
		cure: error.hint ?? "Press s to try again.",
		command: undefined,
		askKey: false,
		entered: false,
		said: "",
	};
}
