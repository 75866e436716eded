import type { Ec2, Image, Stacks, Subnet, Volume, Vpc } from "../ports/account.ts";
import type { KeyFiles } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import { type SharedReads, sharedReads } from "../ports/shared-reads.ts";

/** The account's reads as the steps see them: each asked once until forgotten. */
export interface MemoAccount {
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly keyFiles: KeyFiles;
	/** The next reads ask again. */
	forget(): void;
	/** The same of what was asked before `time`, milliseconds. */
	forgetBefore(time: number): void;
	/** The same of what changes from one minute to the next: what holds volumes, and which stacks there are. */
	forgetChangingBefore(time: number): void;
}

/**
 * Puts a memory before the three ports that steps read from. What failed or was aborted is not remembered. What is asked
 * for by its id is taken from a list that was read; `now` is the memory's clock, milliseconds.
 */
export function memoAccount(
	ports: { ec2: Ec2; stacks: Stacks; keyFiles: KeyFiles },
	now?: () => number,
): MemoAccount {
	const { ec2, stacks, keyFiles } = ports;
	const known = { ec2: sharedReads(now), stacks: sharedReads(now), keyFiles: sharedReads(now) };
	const { read } = known.ec2;
	/** The things of these ids, if the lists that were read hold them all. */
	const listed = async <Thing extends { readonly id: string }>(
		name: "vpcs" | "subnets" | "volumes" | "images",
		region: RegionId,
		ids: readonly string[],
	): Promise<Thing[] | undefined> => {
		const all = (await known.ec2.answersTo([name, region])).flat() as Thing[];
		const found = ids.flatMap((id) => all.find((thing) => thing.id === id) ?? []);
		return found.length === ids.length ? found : undefined;
	};
	/** Regions whose types are known to this memory, and those whose next answer is to be a fresh one. */
	const typed = new Set<RegionId>();
	const stale = new Set<RegionId>();
	return {
		ec2: remembering(ec2, known.ec2, {
			subnets: (region, vpc, signal) =>
				read(["subnets", region], signal, (own) => ec2.subnets(region, undefined, own)).then((all) =>
					vpc === undefined ? all : all.filter(({ vpcId }) => vpcId === vpc),
				),
			subnet: async (region, id, signal) => {
				const [found] = (await listed<Subnet>("subnets", region, [id])) ?? [];
				return found ?? read(["subnet", region, id], signal, (own) => ec2.subnet(region, id, own));
			},
			vpcs: async (region, signal, ids) =>
				(ids && (await listed<Vpc>("vpcs", region, ids))) ??
				read(["vpcs", region, ids], signal, (own) => ec2.vpcs(region, own, ids)),
			volumes: async (region, signal, ids) =>
				(ids && (await listed<Volume>("volumes", region, ids))) ??
				read(["volumes", region, ids], signal, (own) => ec2.volumes(region, own, ids)),
			images: async (region, query, signal) =>
				(query.ids && (await listed<Image>("images", region, query.ids))) ??
				read(["images", region, query], signal, (own) => ec2.images(region, query, own)),
			instanceTypes: (region, zone, signal, { names } = {}) =>
				read(["instanceTypes", region, zone, names], signal, (own) => {
					typed.add(region);
					return ec2.instanceTypes(region, zone, own, { names, fresh: stale.delete(region) });
				}),
		}),
		stacks: remembering(stacks, known.stacks),
		keyFiles: remembering(keyFiles, known.keyFiles, {
			makeNew: async (path, make) => {
				await keyFiles.makeNew(path, make);
				known.keyFiles.forget(["candidates"]);
			},
			mendMode: async (path) => {
				await keyFiles.mendMode(path);
				known.keyFiles.forget(["candidates"]);
			},
		}),
		forget: () => {
			for (const region of typed) stale.add(region);
			for (const reads of Object.values(known)) reads.forget();
		},
		forgetBefore: (time) => {
			for (const reads of Object.values(known)) reads.forgetBefore(time);
		},
		forgetChangingBefore: (time) => {
			known.ec2.forgetBefore(time, "volumes");
			known.stacks.forgetBefore(time);
		},
	};
}

/** `port` with each read asked once: every method that takes a signal is such a read. `own` ones go before. */
function remembering<Port extends object>(port: Port, { read }: SharedReads, own: Partial<Port> = {}): Port {
	const method =
		(name: string) =>
		(...args: readonly unknown[]) => {
			const ask = (asked: readonly unknown[]): Promise<unknown> =>
				Reflect.apply(Reflect.get(port as object, name), port, asked);
			const place = args.findIndex((arg) => arg instanceof AbortSignal);
			if (place < 0) return ask(args);
			return read([name, ...args.toSpliced(place, 1)], args[place] as AbortSignal, (shared) =>
				ask(args.with(place, shared)),
			);
		};
	return new Proxy(own as Port, {
		get: (_, name) => {
			if (Reflect.has(own, name)) return Reflect.get(own, name);
			return typeof name === "symbol" || name === "then" ? undefined : method(name);
		},
	});
}
