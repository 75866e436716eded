import { ifThere } from "../ports/errors.ts";
import { callName, volumeVerdict } from "../rules/volume.ts";
import { type Judgement, type PreflightCheck, passed } from "./preflight-check.ts";

/** Not every pcluster looks at the zone, or at whether a volume is in use: both would fail minutes later. */
export const checkVolumes: PreflightCheck = {
	id: "volumes",
	title: "Volumes",
	about: "volumes",
	troubles: [1, 2, 5],
	run: async ({ spec, ec2, signal }) => {
		if (spec.volumes.length === 0) return passed("No volumes are mounted.");
		const ids = spec.volumes.map(({ id }) => id);
		const [volumes, zone] = await Promise.all([
			ifThere(ec2.volumes(spec.region, signal, ids)).then((there) => there ?? []),
			ec2.subnet(spec.region, spec.subnetId, signal).then((subnet) => subnet.zone),
		]);
		const missing = ids.filter((id) => volumes.every((volume) => volume.id !== id));
		if (missing.length > 0)
			return fault(
				// Asked for several, AWS does not tell which of them it lacks.
				`Not found in ${spec.region}: ${missing.join(missing.length === ids.length ? " or " : ", ")}.`,
				"Choose the volumes again.",
			);
		const misfits = volumes.flatMap((volume) => {
			const verdict = volumeVerdict(volume, zone);
			return verdict.fit === "unfit" ? [{ volume, verdict }] : [];
		});
		const away = misfits.filter(({ volume }) => volume.zone !== zone);
		const told = away.length > 0 ? away : misfits;
		if (told[0] === undefined) return passed(`All of them are free and in ${zone}.`);
		const each = told.map(({ volume, verdict }) => `${callName(volume)} is ${verdict.why}`).join("; ");
		const { cure } = told[0].verdict;
		if (away.length === 0) return fault(`${each}.`, cure);
		return { ...fault(`${each}; the subnet is in ${zone}.`, cure), step: "subnet" };
	},
};

function fault(detail: string, fix: string): Judgement {
	return { result: "fail", detail, fix, step: "volumes" };
}
