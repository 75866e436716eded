import type { HeadNode } from "../login/head-node.ts";
import { type AppError, asAppError } from "../ports/errors.ts";
import type { Ports } from "../ports/ports.ts";
import { pause } from "../runs/pause.ts";
import { lookAtSlurm, type SlurmLook } from "./look.ts";

/** How many nodes were at work at a time. */
export interface Sample {
	readonly at: Date;
	readonly busy: number;
}

/** What is known of Slurm by now. */
export interface SlurmView {
	readonly look: SlurmLook | undefined;
	/** When that was seen. */
	readonly asOf: Date | undefined;
	/** Why it could not be renewed: nothing is asked then until `refresh`. */
	readonly trouble: AppError | undefined;
	/** Oldest first, one a minute, of the last hour at most. */
	readonly samples: readonly Sample[];
}

/** Nodes and jobs of one cluster, renewed while somebody looks. */
export interface SlurmWatch {
	snapshot(): SlurmView;
	/** Somebody looks until the returned function is called. */
	subscribe(listener: () => void): () => void;
	/** Looks again now. */
	refresh(): void;
}

/** Between two looks while somebody looks, and while nobody does, milliseconds. */
const WATCHED_MS = 10_000;
const IDLE_MS = 60_000;
const HOUR_MS = 3_600_000;

const known = new WeakMap<HeadNode, SlurmWatch>();

/**
 * The watch of this head node: the same for all who ask. While nobody looks it asks once a minute, for an hour at most
 * and only over a connection that is there, so that the picture of the last hour is whole.
 */
export function slurmOf(head: HeadNode, ports: Pick<Ports, "clock" | "log">): SlurmWatch {
	const watch = known.get(head) ?? slurmWatch(head, ports);
	known.set(head, watch);
	return watch;
}

function slurmWatch(head: HeadNode, { clock, log }: Pick<Ports, "clock" | "log">): SlurmWatch {
	let view: SlurmView = { look: undefined, asOf: undefined, trouble: undefined, samples: [] };
	let lastSeen = clock.now();
	let isRunning = false;
	let wake = () => {};
	const listeners = new Set<() => void>();
	const never = new AbortController().signal;
	const tell = (changes: Partial<SlurmView>) => {
		view = { ...view, ...changes };
		for (const listener of [...listeners]) listener();
	};
	const look = async () => {
		try {
			const seen = await lookAtSlurm(head, never);
			const at = clock.now();
			tell({ look: seen, asOf: at, trouble: undefined, samples: withSample(view.samples, seen, at) });
		} catch (thrown) {
			const trouble = asAppError(thrown);
			log.note(trouble.message, thrown);
			tell({ trouble });
		}
	};
	const goesOn = () =>
		view.trouble === undefined &&
		(listeners.size > 0 || (head.isOpen() && clock.now().getTime() - lastSeen.getTime() < HOUR_MS));
	const run = async () => {
		isRunning = true;
		do {
			const woken = new Promise<void>((resolve) => {
				wake = resolve;
			});
			await look();
			if (goesOn()) await pause(clock, listeners.size > 0 ? WATCHED_MS : IDLE_MS, never, woken);
		} while (goesOn());
		isRunning = false;
	};
	const refresh = () => {
		if (view.trouble) tell({ trouble: undefined });
		if (isRunning) wake();
		else void run();
	};
	return {
		snapshot: () => view,
		subscribe(listener) {
			listeners.add(listener);
			refresh();
			return () => {
				listeners.delete(listener);
				lastSeen = clock.now();
			};
		},
		refresh,
	};
}

/** The samples of the last hour with this one; of one minute the busiest. */
function withSample(samples: readonly Sample[], { nodes }: SlurmLook, at: Date): Sample[] {
	const busy = nodes.filter(({ state }) => state.kind === "busy").length;
	const minute = (date: Date) => Math.floor(date.getTime() / 60_000);
	const before = samples.filter((one) => minute(at) - minute(one.at) < 60 && minute(one.at) !== minute(at));
	const same = samples.find((one) => minute(one.at) === minute(at));
	return [...before, { at, busy: Math.max(busy, same?.busy ?? 0) }];
}
