import { type Dispatch, useCallback, useEffect, useMemo, useReducer } from "react";
import type { PclusterSearch } from "../src/checks/start-pcluster.ts";
import { sshVersion } from "../src/checks/start-ssh.ts";
import {
	type FromFiles,
	regionToAskIn,
	START,
	type StartEvent,
	type StartState,
	startReducer,
} from "../src/checks/start-state.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { Services } from "../src/services/services.ts";
import { useServices } from "./services-context.tsx";
import { hear } from "./use-asked.ts";

export interface StartChecks {
	readonly state: StartState;
	/** The pcluster in use; undefined while none that works is known. */
	readonly engine: Engine | undefined;
	readonly again: () => void;
	readonly chooseOther: () => void;
}

/** A frame's time, milliseconds: what loads to ask holds keys up, and one that waits already, as Ctrl-C, goes first. */
const FRAME_MS = 16;

/** Asks the machine and AWS all at once, after the first frame is out; each answer comes as it comes. */
export function useStartChecks(): StartChecks {
	const services = useServices();
	const [state, dispatch] = useReducer(startReducer, START);
	const { attempt } = state;
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks everything again
	useEffect(() => {
		const leaving = new AbortController();
		const soon = setTimeout(() => askAll(services, dispatch, leaving.signal), FRAME_MS);
		return () => {
			clearTimeout(soon);
			leaving.abort();
		};
	}, [services, attempt]);
	const engine = useEngine(state);
	useRegion(engine, attempt, dispatch);
	useCallerElsewhere(state, dispatch);
	return {
		state,
		engine,
		again: useCallback(() => dispatch({ type: "askedAgain" }), []),
		chooseOther: useCallback(() => dispatch({ type: "otherPclusterChosen" }), []),
	};
}

function useEngine(state: StartState): Engine | undefined {
	const services = useServices();
	const found = state.search.at === "known" ? state.search.value.found[state.chosen ?? 0] : undefined;
	return useMemo(() => (found?.works === true ? services.engineFor(found) : undefined), [services, found]);
}

function useRegion(engine: Engine | undefined, attempt: number, dispatch: Dispatch<StartEvent>): void {
	const services = useServices();
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
	useEffect(() => {
		if (!engine) return;
		const leaving = new AbortController();
		hear(fromFiles(services, engine), services.ports.log, leaving.signal, (answer) =>
			dispatch({ type: "filesRead", answer }),
		);
		return () => leaving.abort();
	}, [services, engine, attempt, dispatch]);
}

function useCallerElsewhere(state: StartState, dispatch: Dispatch<StartEvent>): void {
	const { identity, log } = useServices().ports;
	const region = regionToAskIn(state);
	useEffect(() => {
		if (region === undefined) return;
		const leaving = new AbortController();
		hear(identity.caller(region, leaving.signal), log, leaving.signal, (answer) =>
			dispatch({ type: "callerNamed", answer, in: region }),
		);
		return () => leaving.abort();
	}, [identity, log, region, dispatch]);
}

async function fromFiles(services: Services, engine: Engine): Promise<FromFiles> {
	const { prefill, keysIn, trouble } = await services.prefillFor(engine);
	const region = (services.settings.region ?? prefill.region) as RegionId | undefined;
	return { region, keysIn, trouble };
}

function askAll(services: Services, dispatch: Dispatch<StartEvent>, signal: AbortSignal): void {
	const { finder, identity, awsFiles, log } = services.ports;
	const region = services.settings.region as RegionId | undefined;
	hear(finder.find(signal), log, signal, (answer) => {
		dispatch({ type: "searched", answer });
		if (answer.at === "known") void confirmAll(answer.value, services, dispatch, signal);
	});
	hear(identity.caller(region, signal), log, signal, (answer) => dispatch({ type: "callerNamed", answer }));
	hear(awsFiles.read(), log, signal, (answer) => dispatch({ type: "setUpRead", answer }));
	hear(sshVersion(services.ports.processes, signal), log, signal, (answer) =>
		dispatch({ type: "sshSeen", answer }),
	);
}

/** Nobody waits for it: one that answers otherwise than was read beside it corrects the screen. */
async function confirmAll(
	{ found }: PclusterSearch,
	{ ports }: Services,
	dispatch: Dispatch<StartEvent>,
	signal: AbortSignal,
): Promise<void> {
	for (const one of found) {
		if (one.works !== true || !one.unconfirmed) continue;
		try {
			const answer = await ports.finder.confirm(one.path);
			if (signal.aborted) return;
			if (answer) dispatch({ type: "pclusterConfirmed", answer });
		} catch (thrown) {
			return ports.log.note(`${one.path} could not be asked for its version`, thrown);
		}
	}
}
