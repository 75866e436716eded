import type { Ec2, Stacks } from "../ports/account.ts";
import type { KeyFiles } from "../ports/files.ts";
import { type SharedReads, sharedReads } from "./shared-reads.ts";

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
	const reads = sharedReads();
	let again = false;
	return {
		ec2: memoEc2(ports.ec2, reads, () => again),
		stacks: memoStacks(ports.stacks, reads),
		keyFiles: memoKeyFiles(ports.keyFiles, reads),
		forget: () => {
			again = true;
			reads.forget();
		},
	};
}

function memoEc2(ec2: Ec2, { read }: SharedReads, fresh: () => boolean): Ec2 {
	return {
		regions: (signal) => read(["regions"], signal, (own) => ec2.regions(own)),
		vpcs: (region, signal, ids) => read(["vpcs", region, ids], signal, (own) => ec2.vpcs(region, own, ids)),
		subnets: (region, vpc, signal) =>
			read(["subnets", region], signal, (own) => ec2.subnets(region, undefined, own)).then((all) =>
				vpc === undefined ? all : all.filter(({ vpcId }) => vpcId === vpc),
			),
		subnet: (region, id, signal) =>
			read(["subnet", region, id], signal, (own) => ec2.subnet(region, id, own)),
		volumes: (region, signal, ids) =>
			read(["volumes", region, ids], signal, (own) => ec2.volumes(region, own, ids)),
		images: (region, query, signal) =>
			read(["images", region, query], signal, (own) => ec2.images(region, query, own)),
		keyPairs: (region, signal) => read(["keyPairs", region], signal, (own) => ec2.keyPairs(region, own)),
		groupVpcs: (region, ids, signal) =>
			read(["groupVpcs", region, ids], signal, (own) => ec2.groupVpcs(region, ids, own)),
		instanceTypes: (region, zone, signal) =>
			read(["instanceTypes", region, zone], signal, (own) => ec2.instanceTypes(region, zone, own, fresh())),
		clusterInstances: (region, name, signal) => ec2.clusterInstances(region, name, signal),
		attachedVolumes: (region, instance, signal) => ec2.attachedVolumes(region, instance, signal),
	};
}

function memoStacks(stacks: Stacks, { read }: SharedReads): Stacks {
	return {
		stacks: (region, signal) => read(["stacks", region], signal, (own) => stacks.stacks(region, own)),
		stack: (region, nameOrId, signal) => stacks.stack(region, nameOrId, signal),
		resources: (region, id, signal) => stacks.resources(region, id, signal),
		events: (region, id, signal) => stacks.events(region, id, signal),
		declaredResources: (region, id, signal) => stacks.declaredResources(region, id, signal),
	};
}

function memoKeyFiles(keyFiles: KeyFiles, { read, forget }: SharedReads): KeyFiles {
	return {
		candidates: (signal) => read(["candidates"], signal, (own) => keyFiles.candidates(own)),
		inspect: (path) => keyFiles.inspect(path),
		mendMode: async (path) => {
			await keyFiles.mendMode(path);
			forget(["candidates"]);
		},
	};
}
