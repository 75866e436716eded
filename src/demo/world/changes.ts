import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeJson } from "./json-file.ts";
import { defaultNetwork } from "./plain-region.ts";
import type { DemoRegion } from "./things.ts";

/** Something that was made or changed in one region of the account, besides clusters. */
export type Change = { readonly region: string } & (
	| { readonly of: "key-pair"; readonly name: string; readonly fingerprint: string; readonly at: number }
	| { readonly of: "vpc-names"; readonly vpcId: string; readonly setting: "dnsSupport" | "dnsHostnames" }
	| { readonly of: "default-vpc" }
	| { readonly of: "detached"; readonly volumeId: string }
);

/** The changes on disk, read anew for each answer, so that several firstlights see the same account. */
export interface ChangeStore {
	read(): readonly Change[];
	add(change: Change): void;
}

/** The changes in `folder`/account.json; a missing or broken file is none. */
export function openChanges(folder: string): ChangeStore {
	const path = join(folder, "account.json");
	mkdirSync(folder, { recursive: true });
	const read = (): readonly Change[] => {
		try {
			const content: unknown = JSON.parse(readFileSync(path, "utf8"));
			return Array.isArray(content) ? content : [];
		} catch {
			return [];
		}
	};
	return {
		read,
		add: (change) => writeJson(path, [...read(), change]),
	};
}

/** `region` with what was changed in it. */
export function changedRegion(region: DemoRegion, changes: readonly Change[]): DemoRegion {
	return changes.filter((change) => change.region === region.id).reduce(withChange, region);
}

function withChange(region: DemoRegion, change: Change): DemoRegion {
	switch (change.of) {
		case "key-pair": {
			const { name, fingerprint, at } = change;
			const pair = { name, type: "ed25519", fingerprint, createdAt: new Date(at) } as const;
			return { ...region, keyPairs: [...region.keyPairs, pair] };
		}
		case "vpc-names": {
			const { vpcId, setting } = change;
			const vpcs = region.vpcs.map((vpc) => (vpc.id === vpcId ? { ...vpc, [setting]: true } : vpc));
			return { ...region, vpcs };
		}
		case "default-vpc": {
			const letters = region.zones.map((zone) => zone.slice(-1)).join("");
			const { vpc, subnets, table, gateway } = defaultNetwork(region.id, letters);
			return {
				...region,
				vpcs: [...region.vpcs, vpc],
				subnets: [...region.subnets, ...subnets],
				routeTables: [...region.routeTables, table],
				gateways: [...region.gateways, gateway],
			};
		}
		case "detached":
			return {
				...region,
				volumes: region.volumes.map(({ heldBy, ...volume }) =>
					heldBy === undefined || volume.id === change.volumeId ? volume : { ...volume, heldBy },
				),
			};
	}
}
