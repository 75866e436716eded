import type { NodesSpec, Scheduler } from "../cluster/spec.ts";
import type { Field, Form } from "../list/form-state.ts";
import type { Option } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { InstanceType } from "../ports/account.ts";
import { leastRootGiB } from "../rules/image.ts";
import type { ImageAnswer } from "./answers.ts";
import {
	fittingTypes,
	freeTypes,
	suggestedTypes,
	type TypePair,
	tutorialTypes,
	typeChoices,
} from "./node-types.ts";
import type { Prefill } from "./prefill.ts";
import { TUTORIAL } from "./tutorial.ts";

/** Largest root volume that every version's own check lets pass, GiB. */
export const LARGEST_ROOT_GIB = 999;

/** What is known of an answer. */
type Known = { readonly [Key in keyof NodesSpec]?: NodesSpec[Key] | undefined };

/** The values of the form as text, from an answer or a part of one. */
export function nodeValues(nodes: Known): Record<string, string> {
	const known = Object.entries(nodes).filter(([, value]) => value !== undefined);
	return Object.fromEntries(
		known.map(([key, value]) => [key, typeof value === "boolean" ? (value ? "yes" : "no") : `${value}`]),
	);
}

export interface NodesSetting {
	/** Undefined when the account may not list instance types. */
	readonly types: readonly InstanceType[] | undefined;
	readonly zone: string | undefined;
	readonly image: Partial<ImageAnswer>;
	readonly profile: Profile;
	readonly prefill: Prefill;
}

/** The form with its suggestion: the tutorial's values where they still work, and what was changed. */
export function nodesForm(setting: NodesSetting): Form<InstanceType> {
	const { image, profile, prefill } = setting;
	const types = setting.types && fittingTypes(setting.types, image.architecture);
	const suggested = suggestion(types, setting);
	const usable = usablePrefill(prefill, types, suggested, profile);
	const values = { ...nodeValues(suggested), ...nodeValues(usable) };
	const notes = [...notesOn(values, setting), ...typeNotes(types, setting)];
	const why = prefill.nodes ? prefill.source?.nodes : "few and small, started by jobs";
	return { fields: fieldsFor(types, setting), values, notes, presets: presetsFor(types, setting), why };
}

function defaultTypes(types: readonly InstanceType[] | undefined, image: Partial<ImageAnswer>): TypePair {
	if (types && types.length > 0) return suggestedTypes(types);
	const family = image.architecture === "arm64" ? "t4g" : "t3";
	return { headType: `${family}.medium`, computeType: `${family}.xlarge` };
}

function suggestion(types: readonly InstanceType[] | undefined, { image, profile }: NodesSetting): NodesSpec {
	return {
		...defaultTypes(types, image),
		initial: 0,
		maximum: TUTORIAL.maximum,
		keepInitial: false,
		capacity: "ondemand",
		scheduler: profile.schedulers.includes("slurm") ? "slurm" : (profile.schedulers[0] ?? "slurm"),
		rootGiB: leastRootGiB(image.rootGiB, profile),
	};
}

function usablePrefill(
	{ nodes = {} }: Prefill,
	types: readonly InstanceType[] | undefined,
	suggested: NodesSpec,
	profile: Profile,
): Known {
	const offered = (id: string | undefined) =>
		types?.some((type) => type.id === id) === false ? undefined : id;
	const { headType, computeType, scheduler, rootGiB = 0, capacity } = nodes;
	const counts = usableCounts(nodes, profile);
	return {
		...counts,
		maximum: Math.max(nodes.maximum ?? suggested.maximum, counts.initial ?? 0),
		capacity,
		headType: offered(headType),
		computeType: offered(computeType),
		scheduler: offeredSchedulers(profile).find((one) => one === scheduler),
		rootGiB: rootGiB > suggested.rootGiB && rootGiB <= LARGEST_ROOT_GIB ? rootGiB : undefined,
	};
}

/** Where nodes of the start always stay, those that were to leave again are none. */
function usableCounts(
	{ initial, keepInitial }: Partial<NodesSpec>,
	{ initialNodes }: Profile,
): Pick<Known, "initial" | "keepInitial"> {
	return initialNodes ? { initial, keepInitial } : { initial: keepInitial ? initial : initial && 0 };
}

/** Those that can be answered; a single one is no field. */
export function offeredSchedulers({ schedulers }: Profile): readonly Scheduler[] {
	return schedulers.filter((scheduler) => scheduler !== "awsbatch");
}

function notesOn(
	values: Readonly<Record<string, string>>,
	{ image, profile, prefill: { nodes, source } }: NodesSetting,
): string[] {
	const least = leastRootGiB(image.rootGiB, profile);
	const from = source?.nodes ?? "found in your settings";
	const reason =
		(image.rootGiB ?? 0) >= profile.minimumRootGiB
			? "this image needs"
			: `pcluster ${profile.version} asks for`;
	const old = nodes?.rootGiB ?? TUTORIAL.rootGiB;
	const notes = [];
	if (old < least)
		notes.push(
			`Root disk ${least} GiB, not ${nodes?.rootGiB === undefined ? `the tutorial's ${old}` : `${old} (${from})`}: ${reason} at least that.`,
		);
	if (nodes?.initial && !nodes.keepInitial && !profile.initialNodes)
		notes.push(
			`${nodes.initial} at the start (${from}) becomes 0: pcluster ${profile.version} knows only nodes that stay on.`,
		);
	if (nodes?.initial === undefined && values["initial"] === "0")
		notes.push(
			"The tutorial keeps two nodes on all the time. Here they start when a job waits: idle nodes cost money.",
		);
	const scheduler = nodes?.scheduler;
	if (scheduler && !profile.schedulers.includes(scheduler))
		notes.push(`pcluster ${profile.version} no longer takes the scheduler ${scheduler} (${from}).`);
	else if (scheduler === "awsbatch")
		notes.push(`The scheduler awsbatch (${from}) is not offered here: ${BATCH}.`);
	return notes;
}

function typeNotes(types: readonly InstanceType[] | undefined, setting: NodesSetting): string[] {
	const where = setting.zone ?? "this region";
	if (!types) return ["Your account may not list instance types: type the names, they are not checked."];
	if (types.length === 0) return [`AWS names no instance type for this image in ${where}.`];
	const { headType, computeType } = setting.prefill.nodes ?? {};
	const lost = [headType, computeType].filter(
		(id) => id !== undefined && types.every((type) => type.id !== id),
	);
	return [...new Set(lost)].map(
		(id) => `${id} (from your settings) is not offered in ${where} for this image.`,
	);
}

function presetsFor(
	types: readonly InstanceType[] | undefined,
	{ image, profile }: NodesSetting,
): Form["presets"] {
	const { initial, maximum, keepInitial } = TUTORIAL;
	const tutorial = types
		? tutorialTypes(types)
		: image.architecture !== "arm64" && { headType: TUTORIAL.headType, computeType: TUTORIAL.computeType };
	const sizes = { initial, maximum, keepInitial, rootGiB: leastRootGiB(image.rootGiB, profile) };
	const free = types && freeTypes(types);
	const values = nodeValues({ ...(tutorial || {}), ...sizes });
	return [
		{ key: "t", label: tutorial ? "the tutorial's values" : "the tutorial's numbers of nodes", values },
		...(free ? [{ key: "f", label: "types of AWS's free plan", values: nodeValues(free) }] : []),
	];
}

function fieldsFor(types: readonly InstanceType[] | undefined, setting: NodesSetting): Field<InstanceType>[] {
	const least = leastRootGiB(setting.image.rootGiB, setting.profile);
	return [
		typeField(
			"headType",
			"Head node",
			types,
			"The machine you log in to. It runs, and costs, until you stop or delete it.",
		),
		typeField(
			"computeType",
			"Compute nodes",
			types,
			"The machines that do the work; images need memory, 16 GiB is a good start.",
		),
		setting.profile.initialNodes
			? number(
					"initial",
					"Nodes at the start",
					"Compute nodes started with the cluster; 0 lets the first job start them.",
				)
			: number(
					"initial",
					"Nodes always on",
					"Compute nodes that never stop, and cost money day and night; 0 lets jobs start them.",
				),
		number(
			"maximum",
			"Most nodes",
			"Never more compute nodes than this: the limit of what a full hour can cost.",
		),
		...(setting.profile.initialNodes
			? [
					choice(
						"keepInitial",
						"Keep those on",
						YES_NO,
						"yes: the nodes of the start never stop, and cost money day and night.",
					),
				]
			: []),
		choice(
			"capacity",
			"Price",
			CAPACITIES,
			"spot costs less, but AWS may take a node away in the middle of a job.",
		),
		...(offeredSchedulers(setting.profile).length > 1
			? [
					choice(
						"scheduler",
						"Scheduler",
						schedulersFor(setting),
						"The program that hands jobs to nodes; the tutorial uses slurm.",
					),
				]
			: []),
		number(
			"rootGiB",
			"Root disk, GiB",
			`Disk of each node for the system, ${least} to ${LARGEST_ROOT_GIB}; your data go on the volumes.`,
		),
	];
}

function typeField(
	key: string,
	label: string,
	types: readonly InstanceType[] | undefined,
	hint: string,
): Field<InstanceType> {
	if (!types) return { key, label, kind: "text", hint: `${hint} A name like t3.medium.` };
	return choice(key, label, typeChoices(types, key === "headType" ? "head" : "compute"), hint);
}

function number(key: string, label: string, hint: string): Field<never> {
	return { key, label, kind: "number", hint };
}

function choice<Facts>(
	key: string,
	label: string,
	choices: readonly Option<string, Facts>[],
	hint: string,
): Field<Facts> {
	return { key, label, kind: "choice", choices, hint };
}

function row(key: string, ...more: string[]): Option<string, never> {
	return { key, value: key, cells: [key, ...more] };
}

const YES_NO = [row("no", "they stop when there is no work"), row("yes", "they stay on")];
const CAPACITIES = [
	row("ondemand", "full price, yours until you stop it"),
	row("spot", "cheaper, can be taken away"),
];

/** AWS Batch is limited by processors, which are not asked here: "most nodes" would not hold the bill. */
export const BATCH = "its limits are processors (vCPU), not nodes: set it up by hand in the config file";

function schedulersFor({ profile }: NodesSetting): Option<string, never>[] {
	return profile.schedulers.map((scheduler) =>
		scheduler === "awsbatch" ? { ...row(scheduler), disabled: BATCH } : row(scheduler),
	);
}
