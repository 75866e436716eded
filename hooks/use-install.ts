import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import {
	FIRST_INSTALL,
	type InstallEnd,
	type InstallEvent,
	type InstallState,
	installReducer,
} from "../src/install/install-state.ts";
import type { PossiblePlan } from "../src/install/installer.ts";
import { asAppError } from "../src/ports/errors.ts";
import type { Services } from "../src/services/services.ts";
import { useServices } from "./services-context.tsx";

export interface InstallHook extends InstallState {
	/** When it began. */
	readonly startedAt: Date;
	/** Stops it; it then ends as `stopped`, once nothing of it is left. */
	readonly stop: () => void;
	readonly again: () => void;
}

/** Installs what `plan` says, from the first frame on; stopped when the screen is left. */
export function useInstall(plan: PossiblePlan): InstallHook {
	const services = useServices();
	const [state, dispatch] = useReducer(installReducer, FIRST_INSTALL);
	const { clock } = services.ports;
	const [startedAt, start] = useState(() => clock.now());
	const stopping = useRef<AbortController>(undefined);
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt begins anew
	useEffect(() => {
		const leaving = new AbortController();
		stopping.current = leaving;
		dispatch({ type: "begun" });
		let here = true;
		const tell = (event: InstallEvent) => {
			if (here) dispatch(event);
		};
		void installed(services, plan, tell, leaving.signal).then((end) => tell({ type: "ended", end }));
		return () => {
			here = false;
			leaving.abort();
		};
	}, [services, plan, startedAt]);
	return {
		...state,
		startedAt,
		stop: useCallback(() => {
			dispatch({ type: "stopAsked" });
			stopping.current?.abort();
		}, []),
		again: useCallback(() => start(clock.now()), [clock]),
	};
}

async function installed(
	{ installer, ports }: Services,
	{ version, python }: PossiblePlan,
	tell: (event: InstallEvent) => void,
	signal: AbortSignal,
): Promise<InstallEnd> {
	try {
		await installer.install(version, python, (news) => tell({ type: "progressed", news }), signal);
		return { kind: "done" };
	} catch (thrown) {
		if (signal.aborted) return { kind: "stopped" };
		const error = asAppError(thrown);
		ports.log.note(error.message, thrown);
		return { kind: "failed", error };
	}
}
