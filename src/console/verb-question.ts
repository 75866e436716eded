import type { Holdings, Subject } from "../cluster/holdings.ts";
import { profileFor } from "../pcluster/profile-for.ts";
import { RELEASES, STACK_PREFIX_2 } from "../pcluster/version-facts.ts";
import { listed } from "../text/some-names.ts";
import type { AskedVerb } from "./cluster-words.ts";
import { startHeadQuestion, stopHeadQuestion } from "./head-questions.ts";
import {
	disksCosting,
	diskText,
	folders,
	head,
	item,
	nodesText,
	type QuestionLine,
	sizeText,
	systemText,
	type VerbQuestion,
	whichOne,
} from "./question-parts.ts";

/** Says what a verb ends, keeps and costs, of this very cluster: only what was read, and what could not be. */
export function verbQuestion(verb: AskedVerb, subject: Subject, holdings: Holdings): VerbQuestion {
	return QUESTIONS[verb](subject, holdings);
}

const QUESTIONS: Readonly<Record<AskedVerb, (subject: Subject, held: Holdings) => VerbQuestion>> = {
	stop: stopQuestion,
	"stop-head": stopHeadQuestion,
	start: startQuestion,
	delete: deleteQuestion,
};

function deleteQuestion(subject: Subject, held: Holdings): VerbQuestion {
	const { name, region, state } = subject;
	const left = state === "create-failed";
	const stays = staying(held);
	return {
		title: left ? `Remove what is left of ${name} in ${region}?` : `Delete the cluster ${name} in ${region}?`,
		body: [
			...whichOne(subject),
			head("Gone for good"),
			...machines(subject, held),
			...madeLines(held),
			head("Stays, and goes on costing"),
			...(stays === undefined
				? [item("your own volumes, if it uses any: which ones is not known")]
				: stays.length === 0
					? [item("nothing: it uses no volume of your own")]
					: stays.map(item)),
			...(isHeadless(subject, held) ? [] : [{ text: copyFirst(held), bold: true }]),
			...(left ? [] : [{ text: logsLine(subject) }, { text: "The config file on this machine stays." }]),
		],
		money: [],
		does: left ? `remove what is left of ${name}` : `delete ${name}`,
		no: "keep it",
		typed: name,
		keeps: stays,
	};
}

/** Small things; where its version is not known it counts as the newest. */
function logsLine({ name, region, stackName, version }: Subject): string {
	const major = stackName.startsWith(STACK_PREFIX_2) ? 2 : 3;
	const { logsWhenDeleted } = profileFor(version ?? RELEASES[major].newest.join("."));
	if (logsWhenDeleted === "none") return "It has no logs at AWS: its version of ParallelCluster writes none.";
	return logsWhenDeleted === "go"
		? `Its logs at AWS, if it has any, go too: pcluster delete ${name} -r ${region} --keep-logs would leave them.`
		: `Its logs stay at AWS for ${logsWhenDeleted} days, or as long as its config says, and pcluster's S3 bucket of the region stays: cents.`;
}

/** True of what a failed creation has left without any machine: nobody has been on it. */
function isHeadless({ head: node, state }: Subject, { headDisks }: Holdings): boolean {
	return state === "create-failed" && node === undefined && headDisks?.length === 0;
}

function machines(subject: Subject, held: Holdings): QuestionLine[] {
	if (isHeadless(subject, held)) return [item("what AWS has made so far; there is no head node")];
	const { head: node, computeNodes } = subject;
	const { headDisks } = held;
	const type = node === undefined ? "" : ` (${node.type})`;
	const disk =
		headDisks === undefined
			? "with its disk, size not known"
			: `with ${headDisks.length === 1 ? "its disk" : "its disks"} ${headDisks.map(sizeText).join(", ")}`;
	return [
		item(
			`the head node${type} ${headDisks?.length === 0 ? "" : `${disk}: `}with /home and all jobs that wait`,
		),
		...(computeNodes === 0 ? [] : [item(`${nodesText(computeNodes)}, and the jobs on them`)]),
	];
}

function madeLines({ made, madeFileSystems, keepable }: Holdings): QuestionLine[] {
	const unless = keepable ? "; kept only where its config says DeletionPolicy: Retain" : "";
	const volumes =
		made === undefined
			? ["volumes that pcluster made with it, if any: which ones is not known"]
			: made.map((disk) => `${diskText(disk)}, made with the cluster${unless}`);
	const systems =
		madeFileSystems === undefined
			? made === undefined
				? []
				: ["file systems that pcluster made with it, if any: not known"]
			: madeFileSystems.map((one) => `${systemText(one)}, made with the cluster${unless}`);
	return [...volumes, ...systems].map(item);
}

/** What of the user's own stays; undefined where that could not be read whole. */
function staying({ own, ownFileSystems }: Holdings): string[] | undefined {
	if (own === undefined || ownFileSystems === undefined) return undefined;
	return [...own.map(diskText), ...ownFileSystems.map(systemText)];
}

function copyFirst({ own, ownFileSystems, made, madeFileSystems }: Holdings): string {
	const stay = folders(own, ownFileSystems);
	if (stay.length === 0) {
		return "Copy what you want to keep off the cluster first: to this machine with scp, or to S3.";
	}
	const go = ["/home", ...folders(made, madeFileSystems)];
	return `Copy what you want to keep from ${listed(go, "and")} to ${listed(stay, "or")} first.`;
}

function stopQuestion(subject: Subject, held: Holdings): VerbQuestion {
	const { name, computeNodes, head: node } = subject;
	const ends = held.batch
		? ["AWS Batch takes no new jobs; those that run go on to their end, and cost until then"]
		: [
				...(computeNodes === 0
					? ["no compute node is on now; none starts any more", "waiting jobs stay in the queue"]
					: [
							`${nodesText(computeNodes)}, within some minutes`,
							"jobs that run now are lost; waiting jobs stay in the queue",
						]),
			];
	return {
		title: `Stop the compute nodes of ${name}?`,
		body: [head("Ends"), ...ends.map(item), head("Goes on costing"), ...costing(subject, held)],
		money: [
			node !== undefined && node.state !== "running"
				? `The head node is ${node.state}: it has to be on to stop the others.`
				: "The head node goes on costing: the ending beside this one stops it too.",
		],
		does: `stop the nodes of ${name}`,
		no: "leave them on",
		typed: undefined,
		keeps: undefined,
	};
}

/** What is paid for while the compute nodes are stopped. */
function costing({ head: node }: Subject, held: Holdings): QuestionLine[] {
	const machine =
		node === undefined
			? "the head node, which stays on; its type is not known"
			: node.state === "running"
				? `the head node (${node.type}), which stays on${node.publicAddress === undefined ? "" : ", and its public address"}`
				: `the head node's disks; the machine itself is ${node.state}`;
	return [item(machine), ...disksCosting(held)];
}

function startQuestion(subject: Subject, held: Holdings): VerbQuestion {
	const { name, head: node } = subject;
	if (node?.state === "stopped") return startHeadQuestion(name, node, held);
	const who = held.batch ? "AWS Batch" : "the scheduler";
	return {
		title: `Start the compute nodes of ${name} again?`,
		body: [
			head("Does"),
			item(`lets ${who} start compute nodes when jobs need them`),
			item("waiting jobs go on by themselves; a cluster with fixed nodes starts those at once"),
			head("Costs"),
			item("each compute node from the moment it starts"),
			item("the head node and the disks, as before"),
		],
		money: [],
		does: `start the nodes of ${name}`,
		no: "leave them stopped",
		typed: undefined,
		keeps: undefined,
	};
}
