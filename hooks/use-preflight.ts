import { useCallback, useEffect, useState } from "react";
import { preflight, preflightChecks } from "../src/checks/preflight.ts";
import type { Finding } from "../src/checks/preflight-check.ts";
import type { ClusterSpec } from "../src/cluster/spec.ts";
import { isAbort } from "../src/errors.ts";
import type { Engine } from "../src/services.ts";
import { useServices } from "./services-context.tsx";

/** One check on the screen: still looking, or what it found. */
export type ShownCheck =
	| { readonly id: string; readonly title: string; readonly finding: undefined }
	| { readonly id: string; readonly title: string; readonly finding: Finding };

export interface Preflight {
	readonly checks: readonly ShownCheck[];
	readonly done: boolean;
	/** Findings that say no. */
	readonly failures: readonly Finding[];
	again(): void;
}

/** The checks before a cluster is made, each shown as it comes. */
export function usePreflight(engine: Engine, spec: ClusterSpec): Preflight {
	const { ports, settings } = useServices();
	const [found, setFound] = useState<ReadonlyMap<string, Finding>>(new Map());
	const [round, setRound] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
	useEffect(() => {
		const control = new AbortController();
		const { signal } = control;
		setFound(new Map());
		const { ec2, stacks, keyFiles, clock } = ports;
		const { home } = settings.places;
		const context = { spec, profile: engine.profile, ec2, stacks, keyFiles, home, now: clock.now(), signal };
		const onFinding = (finding: Finding) => {
			if (!signal.aborted) setFound((before) => new Map(before).set(finding.id, finding));
		};
		preflight(context, onFinding).catch((thrown: unknown) => {
			if (!isAbort(thrown)) ports.log.note("The checks stopped.", thrown);
		});
		return () => control.abort();
	}, [ports, settings, engine, spec, round]);
	const again = useCallback(() => setRound((before) => before + 1), []);
	const checks = preflightChecks.map(
		({ id, title }): ShownCheck => ({ id, title, finding: found.get(id) }) as ShownCheck,
	);
	return {
		checks,
		done: found.size === preflightChecks.length,
		failures: [...found.values()].filter(({ result }) => result === "fail"),
		again,
	};
}
