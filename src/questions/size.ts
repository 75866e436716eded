import type { NodesSpec } from "../cluster/spec.ts";
import type { Form } from "../list/form-state.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { InstanceType } from "../ports/account.ts";
import { nodesVerdict } from "./nodes-check.ts";
import { nodesForm } from "./nodes-form.ts";
import { nodesRow } from "./nodes-rows.ts";
import type { Row } from "./row.ts";
import type { FormVerdict } from "./step.ts";

/** What can be changed of the nodes of a cluster that is there, in the order of its form. */
const SIZE_KEYS = ["maximum", "initial", "computeType", "capacity"] as const;
export type SizeKey = (typeof SIZE_KEYS)[number];

/** Why not more than these is asked. */
export const SIZE_WHY =
	"Only these can be changed on a cluster that is there. Nothing is changed before you have seen what, and said yes.";

/** The settings of the config file that hold these. */
export function sizeRows(keys: readonly SizeKey[]): Row[] {
	return keys.flatMap((key) =>
		key === "initial" ? [nodesRow(key), nodesRow("keepInitial")] : nodesRow(key),
	);
}

/** Nodes of the start are long gone: on a cluster that is there only those count that always stay. */
export function standing(nodes: Partial<NodesSpec>): Partial<NodesSpec> {
	const initial = nodes.keepInitial ? (nodes.initial ?? 0) : 0;
	return { ...nodes, capacity: nodes.capacity ?? "ondemand", initial, keepInitial: initial > 0 };
}

/** The parts in which another size differs from what is standing. */
export function sizeChanges(before: Partial<NodesSpec>, after: NodesSpec): SizeKey[] {
	return SIZE_KEYS.filter((key) => before[key] !== after[key]);
}

/** How `firstlight resize` is told these parts. */
export function sizeSettings(keys: readonly SizeKey[], nodes: NodesSpec): string[] {
	return keys.flatMap((key) =>
		key === "capacity"
			? [nodes.capacity === "spot" ? "--spot" : "--on-demand"]
			: [sizeFlag(key), `${nodes[key]}`],
	);
}

const FLAGS = { maximum: "max", initial: "min", computeType: "compute", capacity: "spot" } as const;

/** The flag of `firstlight resize` that says that part. */
export function sizeFlag(key: SizeKey): string {
	return `--${FLAGS[key]}`;
}

/** What a form for another size is made of. */
interface SizeSetting {
	/** Undefined where the account may not list instance types. */
	readonly types: readonly InstanceType[] | undefined;
	readonly profile: Profile;
	/** What is standing of them. */
	readonly nodes: Partial<NodesSpec>;
}

/** The fields of the nodes' question that a living cluster can change, with what it has now. */
export function sizeForm({ types, profile, nodes }: SizeSetting): Form<InstanceType> {
	const own = types?.find(({ id }) => id === nodes.headType);
	const form = nodesForm({
		types,
		zone: undefined,
		image: { architecture: own?.architectures.includes("arm64") ? "arm64" : own && "x86_64" },
		profile: { ...profile, initialNodes: false },
		prefill: { nodes },
	});
	const fields = SIZE_KEYS.flatMap((key) => form.fields.find((field) => field.key === key) ?? []);
	return { ...form, fields, notes: [], presets: [], why: undefined };
}

/** Judges the values of that form by the rules of the nodes' question. */
export function sizeVerdict(
	values: Readonly<Record<string, string>>,
	form: Form<InstanceType>,
	{ schedulers }: Pick<Profile, "schedulers">,
): FormVerdict<NodesSpec> {
	return nodesVerdict(values, form, { subnet: undefined, leastRoot: 0, schedulers });
}
