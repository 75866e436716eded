import { AppError } from "../ports/errors.ts";
import type { Answers, ClusterSpec } from "../questions/answers.ts";
import { isSettled, steps } from "../questions/steps.ts";

/** The whole cluster from a complete set of answers; rejects with `bug` when a question is still open. */
export function specFrom(answers: Partial<Answers>): ClusterSpec {
	const { region, vpc, subnet, volumes, image, keyPair, keyFile, nodes, name } = answers;
	const os = image?.os ?? answers.os;
	const mounts = volumes?.length === 0 ? [] : answers.mounts;
	if (!region || !vpc || !subnet || !mounts || !image || !os || !keyPair || !keyFile || !nodes || !name) {
		const open = steps.filter((step) => !isSettled(step, answers)).map(({ title }) => title);
		throw new AppError("bug", `The cluster is not described completely yet: ${open.join(", ")}.`);
	}
	return {
		name,
		region,
		vpcId: vpc,
		subnetId: subnet.id,
		...(subnet.publicAddress && { publicAddress: subnet.publicAddress }),
		volumes: mounts,
		image: { id: image.id, os, architecture: image.architecture, official: image.official },
		keyName: keyPair.name,
		keyFile: keyFile.path,
		nodes,
	};
}
