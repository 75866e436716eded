import { inForce, type KeptInFile, type KeptThing, keepsVolume, keptName } from "../config/kept.ts";
import { shortCost } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { FileOnBill } from "../cost/planned-cluster.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Answers, ClusterSpec } from "../questions/answers.ts";
import type { PlanEntry, Planned, Step } from "../questions/step.ts";
import { steps } from "../questions/steps.ts";
import { fromTo } from "../text/range.ts";
import { listed } from "../text/some-names.ts";
import { mainSteps, summaryOf } from "./answer-rows.ts";

/** The whole cluster in words, safe to draw. */
export function planWords(planned: Planned): PlanEntry[] {
	const { answers } = planned;
	return steps.flatMap(
		(step) =>
			step.plan?.(planned) ??
			(answers[step.id] === undefined ? [] : [{ label: step.title, lines: [summaryOf(step, answers)] }]),
	);
}

/** Why each question is answered as it is, in a few words; those that need none are left out. */
export function reasonWords(
	answers: Partial<Answers>,
	whyOf: (step: Step) => string | undefined,
): PlanEntry[] {
	return mainSteps(answers).flatMap((step) => {
		const why = whyOf(step);
		return why === undefined ? [] : [{ label: step.title, lines: [`${summaryOf(step, answers)}: ${why}`] }];
	});
}

/** The facts about a version, without a volume of its own where the file keeps one that it makes. */
export function profileBeside(profile: Profile, kept: KeptInFile | undefined): Profile {
	return kept && keepsVolume(kept) ? { ...profile, ownVolume: undefined } : profile;
}

/**
 * What becomes of the rest of the config file: what it keeps, what is set aside, what the answers push out; `how` says
 * how to choose what stays.
 */
export function keptWords(kept: KeptInFile, how?: string): PlanEntry[] {
	const aside = kept.things.filter(({ id }) => kept.aside.includes(id));
	const choice = how === undefined || kept.things.length === 0 ? [] : [how];
	return [
		{ label: "File keeps", lines: [...inForce(kept).map(withLine), ...choice] },
		{ label: "Set aside", lines: aside.map(withLine) },
		{ label: "File loses", lines: kept.replaced.map(withLine) },
		{ label: "In the file", lines: kept.notes },
	].filter(({ lines }) => lines.length > 0);
}

function withLine(thing: KeptThing): string {
	return `${keptName(thing)} (line ${thing.line})`;
}

/** What the config file adds to the bill. No price is known here, so none is named. */
export function keptCosts(kept: KeptInFile): PlanEntry[] {
	const words = { yes: "price not known", unknown: "it is not known whether it costs", no: "" } as const;
	const lines = inForce(kept)
		.filter(({ costs }) => costs !== "no")
		.toSorted((one, other) => Number(one.costs === "unknown") - Number(other.costs === "unknown"))
		.map((thing) => `${keptName(thing)}: ${words[thing.costs]}`);
	return lines.length === 0 ? [] : [{ label: "The file adds", lines }];
}

/** What the config file does to the bill. */
export function fileOnBill(kept: KeptInFile): FileOnBill {
	const things = inForce(kept);
	const denied = things.flatMap(({ facts }) =>
		facts.flatMap((fact) => (fact.kind === "no-address" ? [fact.of] : [])),
	);
	return {
		kept: things.filter(({ costs }) => costs === "yes").map(keptName),
		noAddress: denied.includes("all") ? "all" : denied[0],
	};
}

/** What is billed in each state, the file's part too: no price is known here, so none is named. */
export function billedWhen(spec: ClusterSpec, profile: Profile, kept: KeptInFile | undefined): PlanEntry[] {
	const denied = kept && fileOnBill(kept).noAddress;
	const noAddress = spec.publicAddress === "none" ? "all" : denied;
	return [
		...costWords(spec, profile, noAddress, kept ? storageOf(kept) : []),
		...(kept ? keptCosts(kept) : []),
	];
}

/** The storage that pcluster makes by the config file, in the field's words: it is billed until the cluster is deleted. */
function storageOf(kept: KeptInFile): string[] {
	const made = inForce(kept).filter(
		({ costs, facts }) => costs === "yes" && facts.some(({ kind }) => kind === "folder"),
	);
	return [...new Set(made.map(({ what }) => what))];
}

/** The question before a cluster is made: what it costs from now on, and `later` after each ending. */
export function creationWords(
	{ name, region }: { readonly name: string; readonly region: string },
	estimate: Estimate | undefined,
	costs: readonly PlanEntry[],
) {
	const [, ...endings] = costs;
	return {
		title: `Create the cluster ${name} in ${region}?`,
		money: moneyWords(estimate, costs),
		later: endings.map(({ label, lines }) => `${label}: ${lines.join(" ")}`),
	};
}

/** What the question before creating says of the money; `costs` tell first what is paid for while it runs. */
export function moneyWords(estimate: Estimate | undefined, [running]: readonly PlanEntry[]): string[] {
	return [
		estimate
			? `It costs ${shortCost(estimate)}, from now on until you delete it.`
			: "What it costs is still being reckoned.",
		...(running ? [`${running.label} you pay for ${startedLow(running.lines.join(" "))}`] : []),
	];
}

function startedLow(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What is billed in each state, in words: no price is known here, so none is named. */
function costWords(
	spec: ClusterSpec,
	{ ownVolume }: Profile,
	noAddress: FileOnBill["noAddress"],
	storage: readonly string[],
): PlanEntry[] {
	const { nodes, volumes } = spec;
	const fewest = nodes.keepInitial ? nodes.initial : 0;
	const compute = `${fromTo(fewest, nodes.maximum)} compute ${fewest === 1 && nodes.maximum === 1 ? "node" : "nodes"}`;
	const when = fewest === nodes.maximum ? ", always on" : " as jobs need them";
	const made = volumes.length === 0 ? ownVolume : undefined;
	const own =
		volumes.length === 0
			? ""
			: ` Your ${volumes.length === 1 ? "volume costs" : `${volumes.length} volumes cost`} the same as today.`;
	const lost = made ? ` The volume of ${made.folder} is deleted too: copy what you need before.` : "";
	const address = {
		nobody: " and a public address",
		compute: ", the head node's public address",
		all: "",
	}[noAddress ?? "nobody"];
	const also = made ? `, and the volume of ${made.sizeGiB} GiB for ${made.folder}` : "";
	const goesOn = [
		"The head node",
		"its disk",
		...(made ? [`the volume of ${made.folder}`] : []),
		...(noAddress === "all" ? [] : ["its address"]),
	];
	const stored = storage.length === 0 ? "" : ` So does what the file adds: ${storage.join(", ")}.`;
	return [
		{
			label: "While it runs",
			lines: [
				`The head node (${nodes.headType}), ${compute} (${nodes.computeType})${when}, each with a disk of ${nodes.rootGiB} GiB${address}${also}.`,
			],
		},
		{
			label: "After stop",
			lines: [`Compute nodes cost nothing any more. ${listed(goesOn, "and")} go on costing.${stored}`],
		},
		{ label: "After delete", lines: [`Nothing of the cluster costs anything any more.${own}${lost}`] },
	];
}
