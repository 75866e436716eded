import type { InstanceType } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";
import { sharedReads } from "../ports/shared-reads.ts";
import type { AwsClients } from "./aws-client.ts";
import { describeTypes, offeredTypes } from "./ec2-instance-types.ts";
import type { KeptToday } from "./kept-today.ts";

/** The instance types of every region that was asked about. They change rarely: an answer holds for the day. */
export interface TypeCatalogue {
	/** Those offered in `zone`, or in the whole region; `fresh` asks AWS again whatever is known. */
	types(
		region: RegionId,
		zone: string | undefined,
		signal: AbortSignal,
		fresh: boolean,
	): Promise<InstanceType[]>;
}

/** `kept` is left out where nothing is to stay on the disk. */
export function typeCatalogue(clients: AwsClients, kept: KeptToday | undefined): TypeCatalogue {
	const reads = sharedReads();
	const known = async <Value>(
		question: string,
		isWanted: (value: unknown) => value is Value,
		signal: AbortSignal,
		fresh: boolean,
		ask: (signal: AbortSignal) => Promise<Value>,
	): Promise<Value> => {
		if (fresh) reads.forget([question]);
		return reads.read([question], signal, async (own) => {
			const before = fresh ? undefined : await kept?.recall(question, isWanted);
			if (before !== undefined) return before;
			const answer = await ask(own);
			void kept?.keep(question, answer);
			return answer;
		});
	};
	return {
		async types(region, zone, signal, fresh) {
			const [types, offered] = await Promise.all([
				known(`types in ${region}`, isTypes, signal, fresh, async (own) =>
					describeTypes(clients, region, await offeredTypes(clients, region, undefined, own), own),
				),
				zone === undefined
					? undefined
					: known(`types offered in ${zone}`, isNames, signal, fresh, (own) =>
							offeredTypes(clients, region, zone, own),
						),
			]);
			const here = offered && new Set(offered);
			return here ? types.filter(({ id }) => here.has(id)) : types;
		},
	};
}

function isNames(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function isTypes(value: unknown): value is InstanceType[] {
	return Array.isArray(value) && value.every(isType);
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
