import type { SharedVolume } from "../cluster/spec.ts";
import type { Field } from "../list/form-state.ts";
import type { Profile } from "../pcluster/profile.ts";
import { labelFault, labelFrom, mountFault } from "../rules/mount.ts";
import { callName } from "../rules/volume.ts";
import { answerTo } from "./answered.ts";
import type { VolumeAnswer } from "./answers.ts";
import { countedStorage, keptFolderFault } from "./kept-storage.ts";
import type { KeptVolume } from "./kept-volume.ts";
import type { Prefill } from "./prefill.ts";
import type { FormStep, FormVerdict } from "./step.ts";

/** Under which folder each volume appears on the nodes. */
export const mountsStep: FormStep<"mounts", readonly SharedVolume[]> = {
	kind: "form",
	id: "mounts",
	title: "Folders",
	question: "Under which folder should each volume appear?",
	why: "Each volume is a folder on every node. We suggest /mnt/ and the volume's name, as the tutorial does.",
	help: [
		"After you log in, the software is in /mnt/lsst_stack and the catalogue in /mnt/ps1: the paths that the next pages of the tutorial use. Change a folder only if your scripts expect another one.",
		"The label is only a name inside the config file. In the tutorial's it is the section [ebs lsst_stack], and the same word in ebs_settings.",
		"AWS and Linux call such a folder a mount point; in the tutorial's config file it is shared_dir. Folders of the system itself, like /opt, cannot be used.",
	],
	needs: ["volumes"],
	partOf: "volumes",
	prevents: [7],
	rows: "a folder stands in its volume's entry",
	skip: ({ volumes }) => volumes?.length === 0,
	load: async ({ answers, profile, prefill }) => {
		const volumes = answerTo(answers, "volumes");
		const values = valuesFrom(suggestedFor(volumes, prefill, profile));
		return {
			fields: volumes.flatMap(fieldsOf),
			values,
			notes: [],
			presets: [],
			why: "as the volumes are called",
		};
	},
	check: (values, _form, { answers, profile, prefill }) =>
		verdictOn(answers.volumes ?? [], values, profile, prefill.keptVolumes ?? []),
	valuesOf: valuesFrom,
	plan: () => [],
	summary: (mounts) => mounts.map(({ mountPoint }) => mountPoint).join(", "),
};

/** The field of the form for one part of a volume's entry. */
export const mountField = (id: string, part: "folder" | "label") => `${id} ${part}`;

const isHome = ({ mountPoint }: SharedVolume) => mountPoint === "/home";
const HOME =
	"On /home it takes the place of everyone's own folder, with the keys to log in: choose it only if it was one.";

function valuesFrom(mounts: readonly SharedVolume[]): Record<string, string> {
	return Object.fromEntries(
		mounts.flatMap(({ id, label, mountPoint }) => [
			[mountField(id, "folder"), mountPoint],
			[mountField(id, "label"), label],
		]),
	);
}

function fieldsOf(volume: VolumeAnswer): Field[] {
	const name = callName(volume);
	return [
		{
			key: mountField(volume.id, "folder"),
			label: `${name}: folder`,
			kind: "text",
			hint: `Where ${name} appears on every node.`,
		},
		{
			key: mountField(volume.id, "label"),
			label: `${name}: label`,
			kind: "text",
			hint: "Its name in the config file; nothing else uses it.",
		},
	];
}

function suggestedFor(volumes: readonly VolumeAnswer[], prefill: Prefill, profile: Profile): SharedVolume[] {
	const { keptVolumes = [] } = prefill;
	const mounts: SharedVolume[] = [];
	for (const volume of volumes) {
		const labels = [...countedStorage(keptVolumes), ...mounts].map(({ label }) => label);
		const folders = mounts.map(({ mountPoint }) => mountPoint);
		const isFree = (folder: string) =>
			!mountFault(folder, folders, profile) && !keptFolderFault(folder, keptVolumes, profile);
		const known = prefill.volumes?.find(({ id }) => id === volume.id);
		const label = known && !labelFault(known.label, labels) ? known.label : labelFrom(volume.name, labels);
		const folder =
			known && isFree(known.mountPoint)
				? known.mountPoint
				: ([`/mnt/${label}`, `/mnt/${label}_2`].find(isFree) ?? `/mnt/${label}`);
		mounts.push({ id: volume.id, label, mountPoint: folder });
	}
	return mounts;
}

function verdictOn(
	volumes: readonly VolumeAnswer[],
	values: Readonly<Record<string, string>>,
	profile: Profile,
	kept: readonly KeptVolume[],
): FormVerdict<readonly SharedVolume[]> {
	const mounts = volumes.map(({ id }) => ({
		id,
		label: (values[mountField(id, "label")] ?? "").trim(),
		mountPoint: (values[mountField(id, "folder")] ?? "").trim(),
	}));
	const errors: Record<string, string> = {};
	for (const mount of mounts) {
		const others = mounts.filter((other) => other !== mount);
		const label = labelFault(
			mount.label,
			[...countedStorage(kept), ...others].map((other) => other.label),
		);
		const folders = others.map((other) => other.mountPoint);
		const folder =
			mountFault(mount.mountPoint, folders, profile) ?? keptFolderFault(mount.mountPoint, kept, profile);
		if (label) errors[mountField(mount.id, "label")] = label;
		if (folder) errors[mountField(mount.id, "folder")] = folder;
	}
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, value: mounts, warnings: mounts.some(isHome) ? [HOME] : [] };
}
