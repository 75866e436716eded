import type { Volume } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import { callName } from "../rules/volume.ts";
import { answerTo } from "./answered.ts";
import { type Cure, FREE } from "./cure.ts";
import type { StepContext } from "./step.ts";

/** Takes a volume off the one machine that holds it, a stopped one or one whose name was typed. */
export async function volumeCure(volume: Volume | undefined, context: StepContext): Promise<Cure> {
	const { answers, changes, signal } = context;
	const region = answerTo(answers, "region");
	const [holder, ...others] = volume?.holders ?? [];
	if (volume === undefined || holder === undefined) throw held("AWS does not say which machine holds it.");
	if (others.length > 0) throw held("Several machines hold it.");
	const { instanceId } = holder;
	const machine = await changes.holder(region, instanceId, signal);
	const name = machine.name ?? instanceId;
	if (machine.ofCluster)
		throw held(`${name} is a node of a cluster: delete that cluster, or leave the volume to it.`);
	if (machine.rootVolume === volume.id) throw held(`${name} starts from it.`);
	if (!["running", "stopped"].includes(machine.state))
		throw held(`${name} is ${machine.state} just now: wait a minute, then look again.`);
	const running = machine.state === "running";
	const which = callName(volume);
	return {
		title: `Detach ${which} from ${name} in ${region}?`,
		says: [
			`${volume.id} is on the machine ${instanceId}, which is ${machine.state}. What is on the volume stays as it is, and the machine goes on without it.`,
			...(running
				? [
						"Log in there first and type sudo umount for its folder: what is being written while a volume is detached can be lost.",
					]
				: []),
			FREE,
		],
		does: `detach ${which}`,
		...(running && { typed: which }),
		run: async (now) => {
			await changes.detachVolume(region, volume.id, instanceId, now);
			return `AWS takes ${which} off ${name}: press r until it is available. It cost nothing.`;
		},
	};
}

function held(why: string): AppError {
	return new AppError("bad-input", `The volume is not detached. ${why}`, {
		hint: "Choose another volume, or free this one in the EC2 console.",
	});
}
