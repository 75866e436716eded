import { useCallback, useEffect, useMemo, useState } from "react";
import type { Finding } from "../src/checks/preflight-check.ts";
import type { KeptThing } from "../src/config/kept.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { ClusterSpec } from "../src/questions/answers.ts";
import { checkPlan, checksOf } from "../src/services/check-plan.ts";
import type { OptionStore } from "../src/wizard/option-store.ts";
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

/** What is checked of the config file. */
export interface FileToCheck {
	/** What it keeps in force; undefined while it is being read. */
	readonly kept: readonly KeptThing[] | undefined;
	/** From where it lets ssh in. */
	readonly sshFrom?: string | undefined;
}

/**
 * The checks before a cluster is made, each shown as it comes. What `options` have just read of AWS is not asked a second time.
 */
export function usePreflight(
	engine: Engine,
	spec: ClusterSpec,
	{ kept, sshFrom }: FileToCheck,
	options: OptionStore,
): Preflight {
	const services = useServices();
	const key = kept && JSON.stringify([kept, sshFrom]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the same things read again are no others
	const all = useMemo(() => checksOf(engine, kept ?? [], services.ports.finder), [key]);
	const isRead = kept !== undefined;
	const [found, setFound] = useState<ReadonlyMap<string, Finding>>(new Map());
	const [round, setRound] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
	useEffect(() => {
		if (!isRead) return;
		const control = new AbortController();
		const { signal } = control;
		setFound(new Map());
		const onFinding = (finding: Finding) => {
			if (!signal.aborted) setFound((before) => new Map(before).set(finding.id, finding));
		};
		const plan = { engine, spec, kept, sshFrom, options, checks: all };
		// It rejects only once nobody wants it any more.
		checkPlan(services, plan, signal, onFinding).catch(() => undefined);
		return () => control.abort();
	}, [services, engine, spec, round, all, isRead, options]);
	const again = useCallback(() => setRound((before) => before + 1), []);
	const checks = useMemo(
		() => all.map(({ id, title }): ShownCheck => ({ id, title, finding: found.get(id) }) as ShownCheck),
		[all, found],
	);
	return {
		checks,
		done: found.size === all.length,
		failures: [...found.values()].filter(({ result }) => result === "fail"),
		again,
	};
}
