import { AppError } from "../ports/errors.ts";
import type { Answers, ClusterSpec } from "../questions/answers.ts";
import { isSettled, steps } from "../questions/steps.ts";

/** The whole cluster from a complete set of answers; rejects with `bug` when a question is still open. */
export function specFrom(answers: Partial<Answers>): ClusterSpec {
	const {
		region,
		vpc,
		subnet,
		volumes,
		mounts,
		image,
		os: typed,
		keyPair,
		keyFile,
		nodes,
		name,
		...others
	} = answers;
	const os = image?.os ?? typed;
	const folders = volumes?.length === 0 ? [] : mounts;
	if (!region || !vpc || !subnet || !folders || !image || !os || !keyPair || !keyFile || !nodes || !name) {
		const open = steps.filter((step) => !isSettled(step, answers)).map(({ title }) => title);
		throw new AppError("bug", `The cluster is not described completely yet: ${open.join(", ")}.`);
	}
	return {
		...others,
		name,
		region,
		vpcId: vpc,
		subnetId: subnet.id,
		...(subnet.publicAddress && { publicAddress: subnet.publicAddress }),
		volumes: folders,
		image: { id: image.id, os, architecture: image.architecture, official: image.official },
		keyName: keyPair.name,
		keyFile: keyFile.path,
		nodes,
	};
}
