import type { InstanceType, TypesWanted } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";
import { sharedReads } from "../ports/shared-reads.ts";
import type { AwsClients } from "./aws-client.ts";
import { describeTypes, offeredTypes } from "./ec2-instance-types.ts";
import { isNames, type KeptToday } from "./kept-today.ts";

/** The instance types of every region that was asked about. They change rarely: an answer holds for the day. */
export interface TypeCatalogue {
	/** See `Ec2.instanceTypes`. */
	types(
		region: RegionId,
		zone: string | undefined,
		signal: AbortSignal,
		wanted: TypesWanted,
	): Promise<InstanceType[]>;
}

/** `kept` is left out where nothing is to stay on the disk. */
export function typeCatalogue(clients: AwsClients, kept: KeptToday | undefined): TypeCatalogue {
	return new Catalogue(clients, kept);
}

/** The facts of a region's types, by name; undefined of one that the region lacks. */
type Known = Map<string, InstanceType | undefined>;

class Catalogue implements TypeCatalogue {
	readonly #clients: AwsClients;
	readonly #kept: KeptToday | undefined;
	readonly #offers = sharedReads();
	readonly #facts = new Map<RegionId, Promise<Known>>();
	/** Facts of a region are asked one after the other, so that nobody asks for what is on its way. */
	readonly #turns = new Map<RegionId, Promise<unknown>>();
	/** Regions of which what the disk holds counts no more. */
	readonly #renewed = new Set<RegionId>();

	constructor(clients: AwsClients, kept: KeptToday | undefined) {
		this.#clients = clients;
		this.#kept = kept;
	}

	async types(
		region: RegionId,
		zone: string | undefined,
		signal: AbortSignal,
		{ names, fresh }: TypesWanted,
	): Promise<InstanceType[]> {
		if (fresh) {
			this.#renewed.add(region);
			this.#offers.forget();
			this.#facts.set(region, Promise.resolve(new Map()));
		}
		if (names && zone === undefined) return this.#inTurn(region, names, signal);
		const offered = await this.#offered(region, zone, signal);
		return this.#inTurn(region, names ? names.filter((name) => offered.includes(name)) : offered, signal);
	}

	#offered(region: RegionId, zone: string | undefined, signal: AbortSignal): Promise<string[]> {
		const question = `types offered in ${zone ?? region}`;
		return this.#offers.read([question], signal, async (own) => {
			const before = await this.#recall(region, question, isNames);
			if (before !== undefined) return before;
			const names = await offeredTypes(this.#clients, region, zone, own);
			void this.#kept?.keep(question, names);
			return names;
		});
	}

	#inTurn(region: RegionId, names: readonly string[], signal: AbortSignal): Promise<InstanceType[]> {
		const before = this.#turns.get(region) ?? Promise.resolve();
		const answer = before.then(() => this.#factsOf(region, names, signal));
		this.#turns.set(
			region,
			answer.catch(() => {}),
		);
		return answer;
	}

	async #factsOf(region: RegionId, names: readonly string[], signal: AbortSignal): Promise<InstanceType[]> {
		const known = await this.#knownIn(region);
		const missing = names.filter((name) => !known.has(name));
		if (missing.length > 0) {
			const types = await describeTypes(this.#clients, region, missing, signal);
			for (const name of missing) known.set(name, undefined);
			for (const type of types) known.set(type.id, type);
			const lacking = [...known.keys()].filter((name) => !known.get(name));
			void this.#kept?.keep(factsIn(region), { types: [...known.values()].filter(Boolean), lacking });
		}
		return names.flatMap((name) => known.get(name) ?? []);
	}

	#knownIn(region: RegionId): Promise<Known> {
		const known =
			this.#facts.get(region) ??
			this.#recall(region, factsIn(region), isFacts).then(
				(facts) =>
					new Map<string, InstanceType | undefined>([
						...(facts?.lacking ?? []).map((name) => [name, undefined] as const),
						...(facts?.types ?? []).map((type) => [type.id, type] as const),
					]),
			);
		this.#facts.set(region, known);
		return known;
	}

	async #recall<Value>(
		region: RegionId,
		question: string,
		isWanted: (kept: unknown) => kept is Value,
	): Promise<Value | undefined> {
		return this.#renewed.has(region) ? undefined : this.#kept?.recall(question, isWanted);
	}
}

const factsIn = (region: RegionId) => `types in ${region}`;

interface KeptFacts {
	readonly types: readonly InstanceType[];
	readonly lacking: readonly string[];
}

function isFacts(value: unknown): value is KeptFacts {
	const { types, lacking } = (value ?? {}) as Partial<KeptFacts>;
	return Array.isArray(types) && types.every(isType) && isNames(lacking);
}

function isType(value: Partial<InstanceType> | null): boolean {
	return (
		typeof value?.id === "string" &&
		typeof value.vcpus === "number" &&
		typeof value.memoryMiB === "number" &&
		typeof value.freeTier === "boolean" &&
		typeof value.gpus === "number" &&
		isNames(value.architectures)
	);
}
