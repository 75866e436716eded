import { neededRights } from "../checks/needed-rights.ts";
import type { StartCheck } from "../checks/start-check.ts";
import { clockCheck } from "../checks/start-clock.ts";
import { diskCheck } from "../checks/start-disk.ts";
import { startChecks } from "../checks/start-list.ts";
import { nodeCheck } from "../checks/start-node.ts";
import { regionCheck } from "../checks/start-region.ts";
import { rightsCheck } from "../checks/start-rights.ts";
import { outputOf, sshVersion } from "../checks/start-ssh.ts";
import {
	regionToAskIn,
	START,
	type StartEvent,
	type StartState,
	startReducer,
} from "../checks/start-state.ts";
import type { Engine } from "../engine/engine.ts";
import type { Asked } from "../ports/asked.ts";
import { asAppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { typedRegion } from "../questions/region.ts";
import { isKnownRegion } from "../questions/region-places.ts";
import type { Services } from "./services.ts";

/** All that the start screen asks, and what takes longer or matters less. */
export interface LookedAround {
	readonly state: StartState;
	/** The pcluster in use; undefined where none works. */
	readonly engine: Engine | undefined;
	readonly checks: readonly StartCheck[];
}

/**
 * Looks at machine and account once, with the pcluster that comes so many times after the first choice. Rejects with an
 * AbortError when it is taken back, with nothing else.
 */
export async function lookAround(services: Services, signal: AbortSignal, others = 0): Promise<LookedAround> {
	const { ports, settings } = services;
	const asked = async <Value>(work: Promise<Value>): Promise<Asked<Value>> => {
		try {
			return { at: "known", value: await work };
		} catch (thrown) {
			signal.throwIfAborted();
			const error = asAppError(thrown);
			ports.log.note(error.message, thrown);
			return { at: "failed", error };
		}
	};
	const run = (file: string, args: readonly string[]) =>
		asked(outputOf({ program: { file, args: [] }, args, env: {} }, ports.processes, signal));
	const [search, caller, setUp, ssh, free] = await Promise.all([
		asked(ports.finder.find(signal)),
		asked(ports.identity.caller(settings.region as RegionId | undefined, signal)),
		asked(ports.awsFiles.read()),
		asked(sshVersion(ports.processes, signal)),
		asked(ports.disk.freeMegabytes(settings.places.home)),
	]);
	let state = [
		{ type: "searched", answer: search } as const,
		{ type: "callerNamed", answer: caller } as const,
		{ type: "setUpRead", answer: setUp } as const,
		{ type: "sshSeen", answer: ssh } as const,
	].reduce<StartState>((before, event: StartEvent) => startReducer(before, event), START);
	for (const one of search.at === "known" ? search.value.found : []) {
		const answer = one.works === true && one.unconfirmed ? await ports.finder.confirm(one.path) : undefined;
		if (answer) state = startReducer(state, { type: "pclusterConfirmed", answer });
	}
	for (let turn = 0; turn < others; turn++) state = startReducer(state, { type: "otherPclusterChosen" });
	const engine = engineIn(state, services);
	const [python, node, files] = await Promise.all([
		engine && run(engine.program.file.replace(/[^/]+$/, "python"), ["--version"]),
		engine?.profile.needsNode ? run("node", ["--version"]) : undefined,
		engine && asked(services.prefillFor(engine)),
	]);
	const named = settings.region ?? (files?.at === "known" ? files.value.prefill.region : undefined);
	const region = named as RegionId | undefined;
	if (files?.at === "known") {
		const { keysIn, trouble } = files.value;
		const answer = { at: "known", value: { region, keysIn, trouble } } as const;
		state = startReducer(state, { type: "filesRead", answer });
	}
	const elsewhere = regionToAskIn(state);
	if (elsewhere !== undefined) {
		const answer = await asked(ports.identity.caller(elsewhere, signal));
		state = startReducer(state, { type: "callerNamed", answer, in: elsewhere });
	}
	const isIn = state.caller.at === "known";
	const [rights, place] =
		region !== undefined && engine
			? await Promise.all([
					isIn
						? asked(
								ports.identity.refusedActions(
									region,
									neededRights({ nodes: { scheduler: "slurm" } }, engine.profile),
									signal,
								),
							)
						: undefined,
					// That there is none of that name can be told without AWS.
					isIn || !isKnownRegion(region)
						? asked(typedRegion(region, { ec2: ports.ec2, profile: engine.profile, signal }))
						: undefined,
				])
			: [];
	const clock = clockCheck(state.caller);
	const disk = diskCheck(free.at === "known" ? free.value : undefined);
	// Tells whether the log can be written.
	ports.log.note("firstlight has looked around on this machine");
	const [first, ...rest] = startChecks(state, engine?.profile, settings, ports.log, ports.clock.now());
	return {
		state,
		engine,
		checks: [
			...(first ? [withPython(first, python)] : []),
			...(node ? [nodeCheck(node)] : []),
			...rest.filter(({ id }) => id !== "clock"),
			...(clock ? [clock] : []),
			...(engine ? [regionCheck(region, place)] : []),
			...(rights ? [rightsCheck(rights)] : []),
			...(disk ? [disk] : []),
		],
	};
}

function engineIn({ search, chosen }: StartState, services: Services): Engine | undefined {
	const found = search.at === "known" ? search.value.found[chosen ?? 0] : undefined;
	return found?.works === true ? services.engineFor(found) : undefined;
}

/** With the Python that lies beside it, where one does. */
function withPython(check: StartCheck, printed: Asked<string> | undefined): StartCheck {
	const version = printed?.at === "known" ? /^Python (\d+\.\d+\.\d+)/m.exec(printed.value)?.[1] : undefined;
	return version === undefined ? check : { ...check, detail: `${check.detail}, Python ${version}` };
}
