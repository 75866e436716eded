import type { Holdings, Subject } from "../cluster/holdings.ts";
import type { ClusterInstance } from "../ports/account.ts";
import { disksCosting, head, item, nodesText, type VerbQuestion, whichOne } from "./question-parts.ts";

/** The compute nodes first: without the head node nobody would end them. */
export function stopHeadQuestion(subject: Subject, held: Holdings): VerbQuestion {
	const { name, computeNodes, head: node } = subject;
	const machine = node === undefined ? "the head node" : `the head node (${node.type}, ${node.id})`;
	return {
		title: `Stop the compute nodes of ${name}, and then its head node too?`,
		body: [
			...whichOne(subject),
			head("Ends"),
			...(computeNodes === 0 ? [] : [item(`${nodesText(computeNodes)}, first`)]),
			item(`${machine}: nobody can log in until it is started again`),
			item(
				held.batch
					? "jobs that AWS Batch still runs lose the folders that the head node shares"
					: `${computeNodes === 0 ? "" : "jobs that run now are lost; "}waiting jobs stay in the queue, on its disk`,
			),
			head("Stays, and goes on costing"),
			...(held.fixedAddress && node?.publicAddress !== undefined
				? [item(`its public address ${node.publicAddress}, an Elastic IP`)]
				: []),
			...disksCosting(held),
			head("To come back"),
			item("press u: the head node starts first, then the nodes may"),
			...(node?.publicAddress === undefined || held.fixedAddress !== false
				? []
				: [item("its public address will be another one, and is told then")]),
		],
		money: [],
		does: `stop the nodes and the head node of ${name}`,
		no: "leave them on",
		typed: undefined,
		keeps: undefined,
	};
}

/** The head node has to be back before anybody can start a compute node. */
export function startHeadQuestion(name: string, node: ClusterInstance, held: Holdings): VerbQuestion {
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
