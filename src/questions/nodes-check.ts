import type { NodesSpec, Scheduler } from "../cluster/spec.ts";
import type { Form } from "../list/form-state.ts";
import type { Option } from "../list/option.ts";
import type { InstanceType } from "../ports/account.ts";
import { roomVerdict } from "../rules/subnet.ts";
import { headVerdict, processorsVerdict } from "../rules/types.ts";
import { FINE, refusalIn } from "../rules/verdict.ts";
import type { SubnetAnswer } from "./answers.ts";
import { BATCH, LARGEST_ROOT_GIB } from "./nodes-form.ts";
import type { FormVerdict } from "./step.ts";

const MOST_NODES = 1_000;
/** More than this at once is said before it is taken. */
const MANY_NODES = 16;
const TYPE = /^[a-z0-9-]+\.[a-z0-9-]+$/;

type Values = Readonly<Record<string, string>>;
type Errors = Record<string, string>;

/** Judges the nodes' form; `leastRoot` in GiB. */
export function nodesVerdict(
	values: Values,
	form: Form<InstanceType>,
	{
		subnet,
		leastRoot,
		schedulers,
	}: {
		readonly subnet: SubnetAnswer | undefined;
		readonly leastRoot: number;
		/** Those that can be answered. */
		readonly schedulers: readonly Scheduler[];
	},
): FormVerdict<NodesSpec> {
	const errors: Errors = {};
	const nodes = nodesFrom(values, form);
	for (const { key, kind, choices } of form.fields)
		if (kind === "choice" && choices) addChoiceError(errors, key, values[key] ?? "", choices);
	for (const key of ["headType", "computeType"] as const)
		if (!TYPE.test(nodes[key])) errors[key] = "A type looks like t3.medium: a family, a dot, a size.";
	if (!schedulers.includes(nodes.scheduler))
		errors["scheduler"] ??=
			`${nodes.scheduler} is not offered here${nodes.scheduler === "awsbatch" ? `: ${BATCH}` : ""}.`;
	addNumberErrors(errors, nodes, values, leastRoot);
	addPairErrors(errors, nodes, form, subnet);
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, value: nodes, warnings: warningsOn(nodes, form) };
}

/** Where the form does not ask whether the first nodes stay on, they do. */
function nodesFrom(values: Values, { fields }: Form): NodesSpec {
	const whole = (key: string) => (/^\d+$/.test(values[key] ?? "") ? Number(values[key]) : Number.NaN);
	const asksToKeep = fields.some(({ key }) => key === "keepInitial");
	return {
		headType: (values["headType"] ?? "").trim(),
		computeType: (values["computeType"] ?? "").trim(),
		initial: whole("initial"),
		maximum: whole("maximum"),
		keepInitial: asksToKeep ? values["keepInitial"] === "yes" : whole("initial") > 0,
		capacity: values["capacity"] === "spot" ? "spot" : "ondemand",
		scheduler: (values["scheduler"] ?? "slurm") as Scheduler,
		rootGiB: whole("rootGiB"),
	};
}

function addChoiceError(
	errors: Errors,
	key: string,
	value: string,
	choices: readonly Option<string>[],
): void {
	const choice = choices.find((candidate) => candidate.value === value);
	if (!choice) errors[key] = value === "" ? "Choose one." : `${value} is not offered here.`;
	else if (choice.disabled !== undefined) errors[key] = `${choice.disabled}.`;
}

function addNumberErrors(errors: Errors, nodes: NodesSpec, values: Values, leastRoot: number): void {
	for (const key of ["initial", "maximum", "rootGiB"] as const)
		if (Number.isNaN(nodes[key])) errors[key] = `A whole number, not “${values[key] ?? ""}”.`;
	if (nodes.maximum < 1) errors["maximum"] = "At least 1: without compute nodes no job can run.";
	if (nodes.maximum > MOST_NODES) errors["maximum"] = `At most ${MOST_NODES}.`;
	if (nodes.initial > nodes.maximum) errors["initial"] = `Not more than the most nodes, ${nodes.maximum}.`;
	if (nodes.rootGiB < leastRoot) errors["rootGiB"] = `At least ${leastRoot} GiB.`;
	if (nodes.rootGiB > LARGEST_ROOT_GIB)
		errors["rootGiB"] = `At most ${LARGEST_ROOT_GIB} GiB; put large data on a volume.`;
}

function addPairErrors(
	errors: Errors,
	nodes: NodesSpec,
	form: Form<InstanceType>,
	subnet: SubnetAnswer | undefined,
): void {
	const head = typeOf(form, "headType", nodes.headType);
	const compute = typeOf(form, "computeType", nodes.computeType);
	const other = head && compute && refusalIn(processorsVerdict(compute, head, undefined));
	if (other) errors["computeType"] ??= `${nodes.computeType} has ${other}.`;
	const room = subnet?.freeAddresses;
	const verdict = room === undefined ? FINE : roomVerdict(room, nodes);
	if (verdict.fit !== "fine") errors["maximum"] ??= `The subnet has ${verdict.why}.`;
}

function typeOf(form: Form<InstanceType>, field: string, id: string): InstanceType | undefined {
	const choices = form.fields.find(({ key }) => key === field)?.choices;
	return choices?.find(({ value }) => value === id)?.facts;
}

function warningsOn(nodes: NodesSpec, form: Form<InstanceType>): string[] {
	const warnings: string[] = [];
	const { initial, headType } = nodes;
	// Another size of a cluster that is there keeps its head node.
	const isNew = form.fields.some(({ key }) => key === "headType");
	const type = typeOf(form, "headType", headType);
	const head = type ? headVerdict(type) : FINE;
	if (head.fit === "odd") warnings.push(`${headType} has ${head.why}. ${head.cure}`);
	if (nodes.keepInitial && initial > 0)
		warnings.push(
			initial === 1
				? `One compute node stays on, and costs money, until you stop the cluster.${isNew ? " Create waits for it." : ""}`
				: `${initial} compute nodes stay on, and cost money, until you stop the cluster.${isNew ? " Create waits for all of them." : ""}`,
		);
	if (!nodes.keepInitial && initial > 0)
		warnings.push("The nodes of the start stop by themselves after some minutes without work.");
	if (nodes.maximum > MANY_NODES)
		warnings.push(`Up to ${nodes.maximum} machines at once, all of which cost: look at the price at work.`);
	if (nodes.capacity === "spot") warnings.push("AWS may take a spot node away in the middle of a job.");
	return warnings;
}
