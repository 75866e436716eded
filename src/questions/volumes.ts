import type { Option, OptionList, Reasons } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Volume } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import type { VolumeId } from "../ports/ids.ts";
import { marksOf, refusalIn } from "../rules/verdict.ts";
import { callName, ownVolumes, volumeVerdict } from "../rules/volume.ts";
import { someNames } from "../text/some-names.ts";
import { answerTo } from "./answered.ts";
import type { VolumeAnswer } from "./answers.ts";
import { typedId } from "./aws-ids.ts";
import { countedStorage, keptStorageWords } from "./kept-storage.ts";
import { unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import type { MultiSelectStep, StepContext } from "./step.ts";
import { inTextOrder } from "./text-order.ts";
import { TUTORIAL } from "./tutorial.ts";
import { volumeCure } from "./volume-cure.ts";

/** Which EBS volumes every node shares. */
export const volumesStep: MultiSelectStep<"volumes", readonly VolumeAnswer[], Volume> = {
	kind: "multi-select",
	id: "volumes",
	title: "Volumes",
	question: "Which of your volumes should every node see?",
	why: "These are the disks you filled in Part 3. The cluster mounts them on all its nodes; deleting the cluster never deletes them.",
	help: [
		"An EBS volume is a disk that lives on its own at AWS: it keeps its content, and its small monthly cost, whether or not a machine uses it.",
		"The tutorial mounts three: lsst_stack with the software, ps1 with the reference catalogue, and data with your own images. If you have no data volume yet you may leave it out.",
		"A volume can be used only in its own availability zone and only by one machine at a time: the head node attaches it and shares it with the others. One that cannot be chosen says what is in the way. If your Part 3 machine still holds a volume, terminate that machine, or press c: firstlight asks, then detaches the volume.",
		"A volume that was never formatted is formatted by ParallelCluster at the first start. In the tutorial's config file these are ebs_settings and the sections [ebs lsst_stack], [ebs data] and [ebs ps1].",
	],
	needs: ["region", "subnet"],
	prevents: [1, 2, 5, 6],
	rows: "a volume is an entry of its own",
	columns: ["Name", "Size", "State", "Cost", "Volume", "Type", "Zone"],
	load,
	cure: {
		// A node of a cluster keeps its volumes: that is refused, so it is not offered.
		label: (option) =>
			option?.facts?.state === "in-use" && option.facts.holders.every(({ cluster }) => cluster === undefined)
				? "free it"
				: undefined,
		offer: (option, context) => volumeCure(option?.facts, context),
	},
	typed: { label: "Volume id, like vol-0123456789abcdef0", parse: parsed },
	maximum: ({ profile, prefill }) => {
		const kept = countedStorage(prefill.keptVolumes);
		const beside =
			kept.length > 0
				? `, and your config file keeps ${someNames(
						kept.map(({ label }) => label),
						2,
					)}`
				: "";
		return {
			count: Math.max(0, profile.maximumVolumes - kept.length),
			reason: `pcluster ${profile.version} mounts at most ${profile.maximumVolumes} volumes${beside}.`,
		};
	},
	answerFrom: (chosen) => chosen,
	itemsOf: (answer) => answer,
	keyOf: ({ id }) => id,
	plan: ({ spec, profile }) => [
		{
			label: "Volumes",
			lines:
				spec.volumes.length === 0
					? noVolumes(profile)
					: spec.volumes.map(({ mountPoint, id }) => `${mountPoint}  ${id}`),
		},
	],
	summary: (volumes) => (volumes.length === 0 ? "none" : someNames(volumes.map(callName), 2)),
};

async function load({
	answers,
	ec2,
	prefill,
	signal,
}: StepContext): Promise<OptionList<VolumeAnswer, Volume>> {
	const region = answerTo(answers, "region");
	const { zone } = answerTo(answers, "subnet");
	const volumes = await unlessDenied(ec2.volumes(region, signal));
	const options = ownVolumes(volumes ?? [])
		.map((volume) => optionFor(volume, zone))
		.toSorted(byUse);
	const suggested = suggestedFrom(options, prefill);
	const typing =
		"Your account may not list volumes. Press m to type the id of each one, or Enter to go on without.";
	const empty = volumes
		? `There is no EBS volume in ${region}. If you made yours in another region, open Region again; or press Enter to go on without.`
		: typing;
	return {
		options,
		suggested,
		notes: [
			...(volumes ? notesOn(options, suggested, zone, prefill) : [typing]),
			...(prefill.keptVolumes ?? []).map((kept) => `Your config file keeps ${keptStorageWords(kept)}.`),
		],
		empty,
		...(options.length === 0 ? { undecided: empty } : reasonsFor(options, suggested, prefill)),
	};
}

function optionFor(volume: Volume, zone: string | undefined): Option<VolumeAnswer, Volume> {
	return {
		key: volume.id,
		facts: volume,
		value: answerOf(volume),
		cells: [
			volume.name ?? "no name",
			`${volume.sizeGiB} GiB`,
			volume.state,
			"",
			volume.id,
			volume.type,
			volume.zone,
		],
		...marksOf(volumeVerdict(volume, zone)),
	};
}

function answerOf({ id, name, zone, type, sizeGiB, iops, mibPerSecond }: Volume): VolumeAnswer {
	return { id, name, zone, disk: { type, sizeGiB, iops, mibPerSecond } };
}

function rank({ value, disabled }: Pick<Option<VolumeAnswer>, "value" | "disabled">): number {
	const names: readonly string[] = TUTORIAL.volumeNames;
	const known = value.name === undefined ? -1 : names.indexOf(value.name);
	return (disabled === undefined ? 0 : 100) + (known < 0 ? names.length : known);
}

function byUse(a: Option<VolumeAnswer>, b: Option<VolumeAnswer>): number {
	const named = Number(a.value.name === undefined) - Number(b.value.name === undefined);
	return rank(a) - rank(b) || named || inTextOrder(callName(a.value), callName(b.value));
}

function suggestedFrom(options: readonly Option<VolumeAnswer>[], prefill: Prefill): string[] {
	const open = options.filter(({ disabled }) => disabled === undefined);
	const wanted = open.filter(({ key }) => prefill.volumes?.some(({ id }) => id === key));
	if (wanted.length > 0) return wanted.map(({ key }) => key);
	const firstOfName = TUTORIAL.volumeNames.map((name) => open.find(({ value }) => value.name === name));
	return firstOfName.flatMap((option) => (option ? [option.key] : []));
}

/** Which are meant is sure where the tutorial's names say it, or an existing config. */
function reasonsFor(
	options: readonly Option<VolumeAnswer, Volume>[],
	suggested: readonly string[],
	prefill: Prefill,
): Reasons {
	const named = options.filter(({ value }) => rank({ value }) < TUTORIAL.volumeNames.length);
	const held = named.find(({ facts, disabled }) => disabled !== undefined && facts?.state === "in-use");
	const doubled = doubledNames(named.filter(({ disabled }) => disabled === undefined));
	if (prefill.volumes?.some(({ id }) => suggested.includes(id))) return { why: prefill.source?.volumes };
	if (held) return { undecided: `${callName(held.value)} is ${held.disabled}.` };
	if (doubled.length > 0) return { undecided: doubledNote(doubled) };
	return suggested.length > 0
		? { why: "named as in the tutorial" }
		: { undecided: "None of your volumes here is named as in the tutorial." };
}

function doubledNote(names: readonly string[]): string {
	return `Several volumes are called ${someNames(names)}: look at the ids.`;
}

function notesOn(
	options: readonly Option<VolumeAnswer>[],
	suggested: readonly string[],
	zone: string | undefined,
	prefill: Prefill,
): string[] {
	const notes =
		zone === undefined ? ["The subnet's zone is not known, so the volumes' zones are not checked."] : [];
	const gone = (prefill.volumes ?? []).filter(({ id }) => options.every(({ key }) => key !== id));
	const from = prefill.source?.volumes ?? "found in your settings";
	if (gone.length > 0) notes.push(`Not in this region: ${someNames(gone.map(({ id }) => id))} (${from}).`);
	const names = options.filter(({ key }) => suggested.includes(key)).map(({ value }) => value.name);
	const data = options.find(({ value }) => value.name === "data");
	if (names.includes("lsst_stack") && !data)
		notes.push(
			"You have no volume called data. The tutorial's holds its author's own images; it may be left out.",
		);
	const doubled = doubledNames(options.filter(({ disabled }) => disabled === undefined));
	if (doubled.length > 0) notes.push(doubledNote(doubled));
	return notes;
}

function doubledNames(options: readonly Option<VolumeAnswer>[]): string[] {
	const byName = Map.groupBy(options, ({ value }) => value.name);
	return [...byName].flatMap(([name, same]) => (name === undefined || same.length < 2 ? [] : [name]));
}

async function parsed(text: string, { answers, ec2, signal }: StepContext): Promise<VolumeAnswer> {
	const region = answerTo(answers, "region");
	const { zone } = answerTo(answers, "subnet");
	const id = typedId<VolumeId>("vol", text);
	const found = await unlessDenied(ec2.volumes(region, signal, [id]));
	if (!found) return { id, name: undefined, zone: undefined };
	const volume = found.find((candidate) => candidate.id === id);
	if (!volume) throw new AppError("not-found", `There is no volume ${id} in ${region}.`);
	const fault = refusalIn(volumeVerdict(volume, zone));
	if (fault) throw new AppError("bad-input", `${id} cannot be used: ${fault}.`);
	return answerOf(volume);
}

function noVolumes({ ownVolume: own, version }: Profile): string[] {
	if (own === undefined) return ["none"];
	return [
		`none of yours: pcluster ${version} makes one of ${own.sizeGiB} GiB for ${own.folder}`,
		"it is deleted, with all that is on it, together with the cluster",
	];
}
