import type { NodesSpec } from "../cluster/spec.ts";
import type { Form } from "../list/form-state.ts";
import type { InstanceType } from "../ports/account.ts";
import { leastRootGiB } from "../rules/image.ts";
import { answerTo } from "./answered.ts";
import { usualTypes } from "./node-types.ts";
import { nodesVerdict } from "./nodes-check.ts";
import { nodesForm, nodeValues, offeredSchedulers } from "./nodes-form.ts";
import { nodesRows } from "./nodes-rows.ts";
import { unlessDenied } from "./permission.ts";
import type { FormStep, StepContext } from "./step.ts";

/** Which machines, and how many. */
export const nodesStep: FormStep<"nodes", NodesSpec, InstanceType> = {
	kind: "form",
	id: "nodes",
	title: "Nodes",
	question: "Which machines, and how many?",
	why: "You log in to the head node; compute nodes come and go with your jobs. Most of the bill is made here, so we suggest few and small.",
	help: [
		"A cluster is one head node, which you log in to and which hands out work, and compute nodes, which do it. The tutorial calls the head node master node.",
		"AWS calls the kinds of machines instance types: t3.xlarge is the size xlarge of the family t3, with 4 processors and 16 GiB of memory. Only types that are offered in your zone and fit your image are listed.",
		"The tutorial starts two compute nodes and keeps them on. We suggest 0 at the start and at most 2: they start when you submit a job, which takes some minutes, and stop when there is nothing to do. Press t to take the tutorial's values all the same.",
		"The tutorial's t2.micro has 1 GiB of memory, too little for a head node today: its start may run out of time.",
		"An AWS account of the free plan can start only some types; press f for those, if it is shown.",
		"In the tutorial's config file these are master_instance_type, compute_instance_type, initial_queue_size, max_queue_size, maintain_initial_size, cluster_type, scheduler and the two root volume sizes.",
	],
	needs: ["region", "subnet", "image", "os"],
	prevents: [8, 21, 25, 30, 32],
	rows: nodesRows,
	load: async (context) => {
		const form = await formWith(context, usualTypes(context.prefill.nodes, context.answers.nodes));
		return form.fields.some(({ choices }) => choices?.length === 0) ? formWith(context) : form;
	},
	whole: (context) => formWith(context),
	check: (values, form, { answers, profile }) =>
		nodesVerdict(values, form, {
			subnet: answers.subnet,
			leastRoot: leastRootGiB(answers.image?.rootGiB, profile),
			schedulers: offeredSchedulers(profile),
		}),
	valuesOf: nodeValues,
	plan: ({ spec: { nodes } }) => [
		{ label: "Head node", lines: [`${nodes.headType}, disk of ${nodes.rootGiB} GiB`] },
		{ label: "Compute", lines: computeWords(nodes) },
	],
	summary: ({ headType, computeType, maximum }) => `${headType}, ≤ ${maximum} × ${computeType}`,
};

/** The form with these types to choose from, or with all that the zone offers. */
async function formWith(
	{ answers, ec2, profile, prefill, signal }: StepContext,
	names?: readonly string[],
): Promise<Form<InstanceType>> {
	const image = answerTo(answers, "image");
	const { zone } = answerTo(answers, "subnet");
	const types = await unlessDenied(
		ec2.instanceTypes(answerTo(answers, "region"), zone, signal, names && { names }),
	);
	return nodesForm({ types, zone, image, profile, prefill });
}

function computeWords(nodes: NodesSpec): string[] {
	const { initial, maximum, keepInitial, computeType, capacity, scheduler } = nodes;
	const some = keepInitial && initial > 0 ? `${initial} always` : `${initial} at the start`;
	const many = keepInitial && initial === maximum ? `${maximum}, always on` : `up to ${maximum}, ${some}`;
	const market = capacity === "spot" ? "spot (AWS may take nodes back)" : "on demand";
	return [`${computeType}, ${many}`, `${market}, jobs through ${scheduler}`];
}
