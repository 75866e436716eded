import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeJson } from "../world/json-file.ts";
import type { ClusterFacts } from "./facts.ts";
import { stackNameOf } from "./releases.ts";

/** How many deleted clusters are kept, for those who still ask for them by id. */
const KEPT_DELETED = 20;

/** The facts on disk: read anew for each answer, so that several firstlights see the same account. */
export interface FactStore {
	read(): readonly ClusterFacts[];
	/** Replaces what is there by what `change` makes of it, whole or not at all. */
	change(change: (facts: readonly ClusterFacts[]) => readonly ClusterFacts[]): void;
}

/** The facts in `folder`/demo.json; a missing or broken file is an empty account. */
export function openStore(folder: string): FactStore {
	const path = join(folder, "demo.json");
	mkdirSync(folder, { recursive: true });
	const read = () => factsFrom(path);
	return {
		read,
		change(change) {
			const facts = change(read());
			const live = facts.filter((it) => it.deletedAt === undefined);
			const deleted = facts.filter((it) => it.deletedAt !== undefined).slice(-KEPT_DELETED);
			const kept = facts.filter((it) => live.includes(it) || deleted.includes(it));
			writeJson(path, { version: 1, clusters: kept });
		},
	};
}

/** Replaces one cluster by what `to` makes of it. */
export function changeOne(
	store: FactStore,
	of: ClusterFacts,
	to: (facts: ClusterFacts) => ClusterFacts,
): void {
	const isIt = (it: ClusterFacts) =>
		stackNameOf(it) === stackNameOf(of) && it.region === of.region && it.createdAt === of.createdAt;
	store.change((all) => all.map((it) => (isIt(it) ? to(it) : it)));
}

function factsFrom(path: string): readonly ClusterFacts[] {
	try {
		const content: unknown = JSON.parse(readFileSync(path, "utf8"));
		if (typeof content !== "object" || content === null || !("clusters" in content)) return [];
		if (!Array.isArray(content.clusters)) return [];
		// A job without a number is of a demo before there was a queue.
		return content.clusters
			.filter(isFacts)
			.map((facts) => ({ ...facts, jobs: facts.jobs.filter(({ id }) => typeof id === "number") }));
	} catch {
		return [];
	}
}

function isFacts(value: unknown): value is ClusterFacts {
	if (typeof value !== "object" || value === null) return false;
	return (
		"name" in value &&
		typeof value.name === "string" &&
		"createdAt" in value &&
		typeof value.createdAt === "number" &&
		"config" in value &&
		typeof value.config === "object" &&
		value.config !== null &&
		"volumes" in value.config &&
		Array.isArray(value.config.volumes) &&
		"fleet" in value &&
		Array.isArray(value.fleet) &&
		"jobs" in value &&
		Array.isArray(value.jobs)
	);
}
