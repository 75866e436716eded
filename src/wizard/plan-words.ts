import { loginUserOf, type NodesSpec } from "../cluster/spec.ts";
import { inForce, type KeptInFile, type KeptThing, keepsVolume, keptName } from "../config/kept.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Answers, ClusterSpec } from "../questions/answers.ts";
import { plainText } from "../text/plain.ts";
import { shortPath } from "../text/short-path.ts";

/** One thing of the plan: what, and how it is answered (one or more lines). */
export interface PlanEntry {
	readonly label: string;
	readonly lines: readonly string[];
}

/** Which pcluster makes the cluster, and the user's home folder, which is shown as `~`. */
export interface PlanPlace {
	readonly profile: Profile;
	readonly home: string;
}

/** The whole cluster in words, safe to draw. */
export function planWords(
	spec: ClusterSpec,
	answers: Partial<Answers>,
	{ profile, home }: PlanPlace,
): PlanEntry[] {
	const { nodes, image } = spec;
	const zone = answers.subnet?.zone;
	const imageName = answers.image?.name;
	const entries: PlanEntry[] = [
		{ label: "Cluster", lines: [`${spec.name} in ${spec.region}`] },
		{ label: "Network", lines: [spec.vpcId, zone ? `${spec.subnetId} in ${zone}` : spec.subnetId] },
		{
			label: "Volumes",
			lines:
				spec.volumes.length === 0
					? noVolumes(profile)
					: spec.volumes.map((volume) => `${volume.mountPoint}  ${volume.id}`),
		},
		{
			label: "Image",
			lines: [
				[image.id, image.os, image.architecture].filter(Boolean).join(" · "),
				...(imageName ? [imageName] : []),
			],
		},
		{ label: "Head node", lines: [`${nodes.headType}, disk of ${nodes.rootGiB} GiB`] },
		{ label: "Compute", lines: computeWords(nodes) },
		{
			label: "Login",
			lines: [
				`${loginUserOf(image.os)}, key pair ${spec.keyName}`,
				spec.keyFile === undefined ? "no private key file chosen" : shortPath(spec.keyFile, home),
			],
		},
	];
	return entries.map(({ label, lines }) => ({ label, lines: lines.map(plainText) }));
}

/** The facts about a version, without a volume of its own where the file keeps one that it makes. */
export function profileBeside(profile: Profile, kept: KeptInFile | undefined): Profile {
	return kept && keepsVolume(kept) ? { ...profile, ownVolume: undefined } : profile;
}

/** What becomes of the rest of the config file: what it keeps, what is set aside, what the answers push out. */
export function keptWords(kept: KeptInFile): PlanEntry[] {
	const aside = kept.things.filter(({ id }) => kept.aside.includes(id));
	const how = kept.things.length === 0 ? [] : ["k chooses what of it stays"];
	return [
		{ label: "File keeps", lines: [...inForce(kept).map(withLine), ...how] },
		{ label: "Set aside", lines: aside.map(withLine) },
		{ label: "File loses", lines: kept.replaced.map(withLine) },
		{ label: "In the file", lines: kept.notes.map(plainText) },
	].filter(({ lines }) => lines.length > 0);
}

function withLine(thing: KeptThing): string {
	return plainText(`${keptName(thing)} (line ${thing.line})`);
}

/** What the config file adds to the bill. No price is known here, so none is named. */
export function keptCosts(kept: KeptInFile): PlanEntry[] {
	const words = { yes: "price not known", unknown: "it is not known whether it costs", no: "" } as const;
	const lines = inForce(kept)
		.filter(({ costs }) => costs !== "no")
		.toSorted((one, other) => Number(one.costs === "unknown") - Number(other.costs === "unknown"))
		.map((thing) => plainText(`${keptName(thing)}: ${words[thing.costs]}`));
	return lines.length === 0 ? [] : [{ label: "The file adds", lines }];
}

function noVolumes({ ownVolume: own, version }: Profile): string[] {
	if (own === undefined) return ["none"];
	return [
		`none of yours: pcluster ${version} makes one of ${own.sizeGiB} GiB for ${own.folder}`,
		"it is deleted, with all that is on it, together with the cluster",
	];
}

function computeWords(nodes: NodesSpec): string[] {
	const { initial, maximum, keepInitial, computeType, capacity, scheduler } = nodes;
	const start = keepInitial ? `${initial} always` : `${initial} at the start`;
	const market = capacity === "spot" ? "spot (AWS may take nodes back)" : "on demand";
	return [`${computeType}, up to ${maximum}, ${start}`, `${market}, jobs through ${scheduler}`];
}

/** What is billed in each state, in words: no price is known here, so none is named. */
export function costWords(spec: ClusterSpec, { ownVolume }: Profile): PlanEntry[] {
	const { nodes, volumes } = spec;
	const fewest = nodes.keepInitial ? nodes.initial : 0;
	const made = volumes.length === 0 ? ownVolume : undefined;
	const own = volumes.length === 0 ? "" : ` Your ${count(volumes.length, "volume")} cost the same as today.`;
	const lost = made ? ` The volume of ${made.folder} is deleted too: copy what you need before.` : "";
	const also = made ? `, the volume of ${made.sizeGiB} GiB for ${made.folder}` : "";
	return [
		{
			label: "While it runs",
			lines: [
				`The head node (${nodes.headType}), ${fewest} to ${nodes.maximum} compute nodes (${nodes.computeType}) as jobs need them, a disk of ${nodes.rootGiB} GiB for each${also}, and a public address.`,
			],
		},
		{
			label: "After stop",
			lines: [
				`Compute nodes cost nothing any more. The head node, its disk${made ? `, the volume of ${made.folder}` : ""} and its address go on costing.`,
			],
		},
		{ label: "After delete", lines: [`Nothing of the cluster costs anything any more.${own}${lost}`] },
	];
}

function count(amount: number, thing: string): string {
	return `${amount} ${thing}${amount === 1 ? "" : "s"}`;
}
