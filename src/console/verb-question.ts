import type { HeldDisk, HeldFileSystem, Holdings, Subject } from "../cluster/holdings.ts";
import type { ClusterInstance } from "../ports/account.ts";

/** A line of a question, as it is drawn. */
interface QuestionLine {
	readonly text: string;
	readonly bold?: boolean;
	readonly tone?: "warn";
}

/** A question before something is done to a cluster. */
export interface VerbQuestion {
	readonly title: string;
	readonly body: readonly QuestionLine[];
	/** What goes on costing from then on. */
	readonly money: readonly string[];
	/** What yes does. */
	readonly does: string;
	/** What Esc does. */
	readonly no: string;
	/** The word that has to be typed first. */
	readonly typed: string | undefined;
	/** What goes on costing after a deletion, by name; undefined where that is not known. */
	readonly keeps: readonly string[] | undefined;
}

/** Says what a verb ends, keeps and costs, of this very cluster: only what was read, and what could not be. */
export function verbQuestion(
	verb: "stop" | "start" | "delete",
	subject: Subject,
	holdings: Holdings,
): VerbQuestion {
	return QUESTIONS[verb](subject, holdings);
}

const QUESTIONS = { stop: stopQuestion, start: startQuestion, delete: deleteQuestion };

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
			...(left ? [] : [{ text: "The config file on this machine stays." }]),
		],
		money: [],
		does: left ? `remove what is left of ${name}` : `delete ${name}`,
		no: "keep it",
		typed: name,
		keeps: stays,
	};
}

/** Which cluster it is: by its stack where that can be read, else only by what the user types. */
function whichOne({ name, stackName, stackId, createdAt }: Subject): QuestionLine[] {
	if (stackId === undefined || createdAt === undefined) {
		return [
			{
				text: `AWS may not be asked which cluster has the name ${name} now: the name that you type decides.`,
				tone: "warn",
			},
		];
	}
	return [{ text: `Made ${minuteText(createdAt)}, stack ${stackName}.` }];
}

/** A moment as `2026-11-23 12:05 UTC`. */
function minuteText(at: Date): string {
	return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
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

function nodesText(count: number | undefined): string {
	if (count === undefined) return "compute nodes with their disks, how many is not known";
	return count === 1 ? "1 compute node with its disk" : `${count} compute nodes with their disks`;
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

/** Where disks and file systems appear on the nodes, as far as that is known. */
function folders(
	...some: readonly (readonly { readonly mountPoint: string | undefined }[] | undefined)[]
): string[] {
	return some.flatMap((held) => held ?? []).flatMap(({ mountPoint }) => mountPoint ?? []);
}

function listed(names: readonly string[], word: "and" | "or"): string {
	return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(` ${word} `);
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
				: "To end the cost of the head node too: delete the cluster, or stop its instance in the EC2 console.",
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
	const rest = [held.made, held.own];
	const systems = [held.madeFileSystems, held.ownFileSystems].flatMap((some) => some ?? []);
	const lines = [
		...(held.headDisks ?? []).map((disk) => `its disk: ${diskText(disk)}`),
		...rest.flatMap((some) => some ?? []).map(diskText),
	];
	const unread = [held.headDisks, ...rest].includes(undefined)
		? ["its disks and volumes: not all could be read"]
		: [];
	return [machine, ...lines, ...systems.map(systemText), ...unread].map(item);
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

/** The head node has to be back before anybody can start a compute node. */
function startHeadQuestion(name: string, node: ClusterInstance, held: Holdings): VerbQuestion {
	const who = held.batch ? "AWS Batch" : "the scheduler";
	return {
		title: `Start ${name} again, head node first?`,
		body: [
			head("Does"),
			item(`starts the head node (${node.type}, ${node.id}) and waits until AWS reaches it`),
			item(`then lets ${who} start compute nodes when jobs need them`),
			item(
				node.publicAddress === undefined
					? "its public address will be another one: it is told when it is known"
					: `its public address stays ${node.publicAddress}`,
			),
			head("Costs"),
			item("the head node and its public address, from now on"),
			item("each compute node from the moment it starts; the disks, as before"),
		],
		money: [],
		does: `start the head node and the nodes of ${name}`,
		no: "leave it off",
		typed: undefined,
		keeps: undefined,
	};
}

function head(text: string): QuestionLine {
	return { text, bold: true };
}

function item(text: string): QuestionLine {
	return { text: `  ${text}` };
}

/** "/mnt/data: data, 500 GiB, vol-0abc": as much of it as is known. */
function diskText(disk: HeldDisk): string {
	const { id, name, mountPoint } = disk;
	const what = [name, sizeText(disk), id].filter((part) => part !== undefined && part !== "").join(", ");
	return mountPoint === undefined ? what : `${mountPoint}: ${what}`;
}

function sizeText({ sizeGiB }: HeldDisk): string {
	return sizeGiB === undefined ? "size not known" : `${sizeGiB} GiB`;
}

function systemText({ kind, id, mountPoint }: HeldFileSystem): string {
	return `${mountPoint === undefined ? "" : `${mountPoint}: `}${kind} ${id}`;
}
