import type { Ec2, Stacks } from "../ports/account.ts";
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
}

/** Puts a memory before the three ports that steps read from. What failed or was aborted is not remembered. */
export function memoAccount(ports: { ec2: Ec2; stacks: Stacks; keyFiles: KeyFiles }): MemoAccount {
	const { ec2, stacks, keyFiles } = ports;
	const known = { ec2: sharedReads(), stacks: sharedReads(), keyFiles: sharedReads() };
	const { read } = known.ec2;
	/** Regions whose types are known to this memory, and those whose next answer is to be a fresh one. */
	const typed = new Set<RegionId>();
	const stale = new Set<RegionId>();
	return {
		ec2: remembering(ec2, known.ec2, {
			subnets: (region, vpc, signal) =>
				read(["subnets", region], signal, (own) => ec2.subnets(region, undefined, own)).then((all) =>
					vpc === undefined ? all : all.filter(({ vpcId }) => vpcId === vpc),
				),
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
			const last = args.findLastIndex((arg, at) => at !== place && arg !== undefined);
			const question = [name, ...args.slice(0, last + 1).toSpliced(place, 1)];
			return read(question, args[place] as AbortSignal, (shared) => ask(args.with(place, shared)));
		};
	return new Proxy(own as Port, {
		get: (_, name) => {
			if (Reflect.has(own, name)) return Reflect.get(own, name);
			return typeof name === "symbol" || name === "then" ? undefined : method(name);
		},
	});
}
