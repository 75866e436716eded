import { runResize } from "../commands/run-resize.ts";
import { createForm } from "../list/form-state.ts";
import { nodesStep } from "../questions/nodes.ts";
import { SIZE_WHY, sizeVerdict } from "../questions/size.ts";
import type { ClusterAtHand } from "../services/clusters-at-hand.ts";
import type { Services, World } from "../services/services.ts";
import { type SizeNow, sizeNow } from "../services/size-plan.ts";
import { opaqueForm } from "../wizard/form-step.ts";
import { askFields } from "./form-question.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";
import { toolsOf } from "./tools.ts";

/** Asks for another size of a cluster, then for a yes, and follows the change to its end. */
export async function changeSize(
	prompt: Prompt,
	world: World,
	services: Services,
	at: ClusterAtHand,
): Promise<void> {
	const { cluster, engine } = at;
	let now: SizeNow | undefined;
	await attempted(prompt, async (signal) => {
		now = await sizeNow(services, at, signal);
	});
	if (now === undefined) return;
	const { form } = now;
	prompt.say("", `Which size is ${cluster.name} to have?`, SIZE_WHY);
	const answer = await askFields(prompt, {
		form,
		values: createForm(form, {}).values,
		judge: async (values) => sizeVerdict(values, form, engine.profile),
		hear: async (typed) => {
			if (typed === "?") prompt.say(SIZE_WHY, "b goes back.");
			return typed === "?" ? "asked" : typed === "b" ? "back" : undefined;
		},
	});
	if (typeof answer === "string") return prompt.say("Nothing was changed.");
	const values = opaqueForm(nodesStep).valuesOf(answer.value);
	await attempted(prompt, (signal) =>
		runResize(
			world,
			{
				name: cluster.name,
				values,
				yes: undefined,
				dryRun: undefined,
				waits: true,
				json: undefined,
				atMost: undefined,
			},
			toolsOf(prompt, services.version),
			signal,
		),
	);
}
