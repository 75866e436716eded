import type { Volume } from "../ports/account.ts";
import { type Judgement, type PreflightCheck, passed } from "./preflight-check.ts";

/** Not every pcluster looks at the zone, or at whether a volume is in use: both would fail minutes later. */
export const checkVolumes: PreflightCheck = {
	id: "volumes",
	title: "Volumes",
	run: async ({ spec, ec2, signal }) => {
		if (spec.volumes.length === 0) return passed("No volumes are mounted.");
		const ids = spec.volumes.map(({ id }) => id);
		const [volumes, zone] = await Promise.all([
			ec2.volumes(spec.region, signal, ids),
			ec2.subnet(spec.region, spec.subnetId, signal).then((subnet) => subnet.zone),
		]);
		const missing = ids.filter((id) => volumes.every((volume) => volume.id !== id));
		if (missing.length > 0)
			return fault(`Not found in ${spec.region}: ${missing.join(", ")}.`, "Choose the volumes again.");
		return elsewhere(volumes, zone) ?? busy(volumes) ?? passed(`All of them are free and in ${zone}.`);
	},
};

function fault(detail: string, fix: string): Judgement {
	return { result: "fail", detail, fix, step: "volumes" };
}

function callName({ name, id }: Volume): string {
	return name ?? id;
}

function elsewhere(volumes: readonly Volume[], zone: string): Judgement | undefined {
	const away = volumes.filter((volume) => volume.zone !== zone);
	if (away.length === 0) return undefined;
	const places = away.map((volume) => `${callName(volume)} is in ${volume.zone}`).join(", ");
	return {
		...fault(`${places}; the subnet is in ${zone}.`, "Choose a subnet in the zone of the volumes."),
		step: "subnet",
	};
}

function busy(volumes: readonly Volume[]): Judgement | undefined {
	const taken = volumes.filter(({ state }) => state !== "available");
	if (taken.length === 0) return undefined;
	const holders = taken.map((volume) => {
		const held = volume.holders.map(({ instanceId, name }) =>
			name ? `${name} (${instanceId})` : instanceId,
		);
		return held.length > 0
			? `${callName(volume)} is held by ${held.join(", ")}`
			: `${callName(volume)} is ${volume.state}`;
	});
	return fault(
		`${holders.join("; ")}.`,
		"Terminate that machine or detach the volume, wait until it is available, and check again.",
	);
}
