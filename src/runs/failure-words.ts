import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import type { ClusterInstance, Stack } from "../ports/account.ts";
import { asAppError } from "../ports/errors.ts";
import type { Log } from "../ports/machine.ts";
import { minuteText } from "../text/day.ts";
import type { Remains, RunOutcome } from "./run.ts";

/** Tags by which people say whose a thing is. */
const OWNER_TAGS = /^(aws:createdBy|created-?by|creator|owner|user)$/i;

/** Since when a stack has its name, and whose it is where a tag tells. */
function bornText({ createdAt, tags }: Stack): string {
	const owner = Object.entries(tags).find(([key, value]) => OWNER_TAGS.test(key) && value.trim() !== "");
	const by = owner === undefined ? "" : `, and its tag ${owner[0]} says ${owner[1]}`;
	return `made ${minuteText(createdAt)}${by}`;
}

/** A creation whose name is another cluster's; `holder` where AWS showed it. */
export function nameTaken(name: string, holder: Stack | undefined): Diagnosis {
	return {
		resource: undefined,
		reason: `Another cluster has the name ${name}${holder === undefined ? "" : `: ${bornText(holder)}`}.`,
		meaning:
			"It is not of this run's making: another window made it, or somebody else. It was left as it is.",
		cure: "Choose another name, or open that cluster.",
		step: "name",
	};
}

/** A verb meant for a cluster whose name is now another one's. */
export function changedHands(name: string, holder: Stack): Diagnosis {
	return {
		resource: undefined,
		reason: `The name ${name} is now another cluster's: ${bornText(holder)}.`,
		meaning: "It is not the one that you were shown, so nothing was done to it.",
		cure: "Open it anew to see which one it is.",
		step: undefined,
	};
}

/** A verb meant for a cluster that is not there any more. */
export function noSuchCluster(name: string): Diagnosis {
	return {
		resource: undefined,
		reason: `There is no cluster ${name} any more: it was deleted meanwhile.`,
		meaning: undefined,
		cure: "Look at the list of clusters to see what there is.",
		step: undefined,
	};
}

/** A verb for a cluster that somebody is deleting. */
export function beingDeleted(name: string): Diagnosis {
	return {
		resource: undefined,
		reason: `${name} is being deleted, from another window or by somebody else.`,
		meaning: "Its compute nodes go with it.",
		cure: "Look at the list of clusters to watch it go.",
		step: undefined,
	};
}

/** A verb that was not begun because AWS would not say whose the name is. */
export function nameUnknown(name: string, trouble: string): Diagnosis {
	return {
		resource: undefined,
		reason: `AWS did not say which cluster has the name ${name}, so nothing was begun. ${trouble}`,
		meaning: undefined,
		cure: "Try again when AWS answers.",
		step: undefined,
	};
}

/** A creation or a deletion that AWS was never seen at; `absent`: the name of the stack that is not there. */
export function notBegun(absent: string | undefined): Diagnosis {
	return diagnose(
		[],
		absent === undefined
			? "pcluster ended, but AWS has not begun with it."
			: `There is no stack ${absent} in this region.`,
	);
}

/** A stop or a start that nobody carries out. */
export function headNodeOff(head: ClusterInstance): Diagnosis {
	return {
		resource: head.id,
		reason: "The head node is switched off, so nobody carries out the request.",
		meaning: "The head node starts and stops the compute nodes. It has to be on for that.",
		cure: "Press n, open the cluster and press u: it starts the head node first. The request is then carried out by itself.",
		step: undefined,
	};
}

/** A head node that is not to be touched: tags and stack do not say the same. */
export function headNotShown(): Diagnosis {
	return {
		resource: undefined,
		reason: "AWS does not show which machine is the head node of this very cluster, so none was touched.",
		meaning: "Its tags and its stack have to say the same, and both have to be readable.",
		cure: "Look at the cluster again, or stop and start the machine in the EC2 console.",
		step: undefined,
	};
}

/** A head node that did not get where it was to go; `state`: EC2's word, undefined when it is gone. */
export function headLost(id: string, state: string | undefined): Diagnosis {
	return {
		resource: id,
		reason: `The head node ${id} is ${state ?? "gone"}: it did not get where it was asked to go.`,
		meaning: "AWS took the request and did not carry it out, or somebody else asked for something else.",
		cure: "Look at the machine in the EC2 console: its state reason says more. Then try again.",
		step: undefined,
	};
}

/** What becomes of a run that met an error nobody foresaw: the log has it whole, the screen its sentence. */
export function brokenOutcome(log: Log, thrown: unknown, remains: Remains): RunOutcome {
	const error = asAppError(thrown);
	log.note("the run broke", error);
	return { kind: "failed", diagnosis: { ...diagnose([], error.message), cure: error.hint }, remains };
}
