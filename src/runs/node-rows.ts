import type { ClusterInstance } from "../ports/account.ts";
import type { ResourceRow } from "./run.ts";

interface Seen {
	readonly type: string;
	readonly began: number;
	readonly ended: number | undefined;
	readonly state: string;
}

/** The compute nodes that a run has seen, with those that have gone since. */
export class NodeRows {
	readonly #nodes = new Map<string, Seen>();

	/** Takes in who is there now; who is missing has gone. */
	see(instances: readonly ClusterInstance[], now: Date): void {
		const there = instances.filter(({ role }) => role === "compute");
		for (const { id, type, state } of there) {
			const began = this.#nodes.get(id)?.began ?? now.getTime();
			this.#nodes.set(id, { type, began, ended: undefined, state });
		}
		const ids = new Set<string>(there.map(({ id }) => id));
		for (const [id, node] of this.#nodes) {
			if (!ids.has(id) && node.ended === undefined) this.#nodes.set(id, { ...node, ended: now.getTime() });
		}
	}

	/** 0 to 1; undefined when there never was a node. */
	goneShare(): number | undefined {
		const gone = [...this.#nodes.values()].filter(({ ended }) => ended !== undefined);
		return this.#nodes.size === 0 ? undefined : gone.length / this.#nodes.size;
	}

	rows(now: Date): ResourceRow[] {
		return [...this.#nodes].map(([id, node]) => ({
			key: id,
			logicalId: id,
			type: `AWS::EC2::Instance ${node.type}`,
			depth: 0,
			state: node.ended !== undefined ? "removed" : node.state === "running" ? "done" : "working",
			reason: undefined,
			seconds: Math.round(((node.ended ?? now.getTime()) - node.began) / 1000),
		}));
	}
}
