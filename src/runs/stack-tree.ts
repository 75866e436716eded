import type { StackEvent, StackResource, Stacks } from "../ports/account.ts";
import { asAppError, isDenied } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { historyOf } from "./stack-history.ts";

/** A resource with its place in the tree of stacks. */
export interface PlacedResource {
	readonly resource: StackResource;
	/** 0 for the cluster's own stack. */
	readonly depth: number;
}

/** The resources of a stack and of all stacks in it, each nested stack's own right after it. */
export interface StackTree {
	readonly resources: readonly PlacedResource[];
	/** Resources declared in the templates read so far; undefined while a template could not be read. */
	readonly declared: number | undefined;
	/** True when every nested stack has begun, so that `declared` is the whole. */
	readonly whole: boolean;
	/** What happened before anybody looked, oldest first in each stack; told once, of a run that was joined. */
	readonly past: readonly StackEvent[];
}

const NESTED = "AWS::CloudFormation::Stack";

/**
 * Reads the tree for as long as the account may, sparing AWS: templates are read once, a nested stack that came to
 * rest is not read again. Nested stacks that cannot be read are left out.
 */
export class StackTreeReader {
	readonly #stacks: Stacks;
	readonly #region: RegionId;
	readonly #declared = new Map<string, number | undefined>();
	readonly #resting = new Map<
		string,
		{ readonly status: string; readonly placed: readonly PlacedResource[] }
	>();

	readonly #onDenied: () => void;
	#isDenied = false;
	#wantsPast: boolean;

	/** `onDenied` hears once that single resources may not be read; `joined`: what happened before is told as well. */
	constructor(stacks: Stacks, region: RegionId, onDenied: () => void, joined = false) {
		this.#stacks = stacks;
		this.#region = region;
		this.#onDenied = onDenied;
		this.#wantsPast = joined;
	}

	/** Undefined where it may not be read, or is gone. Rejects as Stacks does for trouble that passes. */
	async read(rootId: string, signal: AbortSignal): Promise<StackTree | undefined> {
		if (this.#isDenied) return undefined;
		try {
			return await this.#whole(rootId, signal);
		} catch (thrown) {
			signal.throwIfAborted();
			const error = asAppError(thrown);
			if (isDenied(error)) {
				this.#isDenied = true;
				this.#onDenied();
			} else if (error.code !== "not-found") throw error;
			return undefined;
		}
	}

	async #whole(rootId: string, signal: AbortSignal): Promise<StackTree> {
		const ids: string[] = [];
		const resources = await this.#placed(rootId, 0, ids, signal);
		const counts = ids.map((id) => this.#declared.get(id));
		const declared = counts.some((count) => count === undefined)
			? undefined
			: counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
		const root = this.#declared.get(rootId);
		const begun = resources.filter(({ depth }) => depth === 0).length;
		const past = resources.length > 0 ? await this.#past(rootId, signal) : [];
		return { resources, declared, whole: root !== undefined && begun >= root, past };
	}

	/** Times are a help: a run goes on without them. */
	async #past(rootId: string, signal: AbortSignal): Promise<readonly StackEvent[]> {
		if (!this.#wantsPast) return [];
		this.#wantsPast = false;
		const history = await historyOf(this.#stacks, this.#region, rootId, signal).catch(() => []);
		signal.throwIfAborted();
		return history.flatMap(({ events }) => events);
	}

	async #placed(id: string, depth: number, ids: string[], signal: AbortSignal): Promise<PlacedResource[]> {
		ids.push(id);
		const [own] = await Promise.all([
			this.#stacks.resources(this.#region, id, signal),
			this.#readDeclared(id, signal),
		]);
		const placed = await Promise.all(
			own.map(async (resource) => [
				{ resource, depth },
				...(await this.#nested(resource, depth + 1, ids, signal)),
			]),
		);
		return placed.flat();
	}

	async #nested(
		{ type, physicalId, status }: StackResource,
		depth: number,
		ids: string[],
		signal: AbortSignal,
	): Promise<readonly PlacedResource[]> {
		if (type !== NESTED || !physicalId?.startsWith("arn:")) return [];
		const resting = this.#resting.get(physicalId);
		if (resting?.status === status) {
			ids.push(physicalId);
			return resting.placed;
		}
		try {
			const placed = await this.#placed(physicalId, depth, ids, signal);
			if (status.endsWith("_COMPLETE")) this.#resting.set(physicalId, { status, placed });
			return placed;
		} catch (thrown) {
			signal.throwIfAborted();
			const { code } = asAppError(thrown);
			if (code === "denied" || code === "not-found") return [];
			throw thrown;
		}
	}

	async #readDeclared(id: string, signal: AbortSignal): Promise<void> {
		if (this.#declared.has(id)) return;
		try {
			this.#declared.set(id, await this.#stacks.declaredResources(this.#region, id, signal));
		} catch (thrown) {
			signal.throwIfAborted();
			if (isDenied(thrown)) this.#declared.set(id, undefined);
		}
	}
}
