import type { Answers } from "../questions/answers.ts";
import type { QuestionFlags } from "./question-flags.ts";

/** `create` with the flags that give these answers: the words after firstlight. */
export function createWords(answers: Partial<Answers>): string[] {
	const { region, vpc, subnet, sshFrom, image, os, keyPair, keyFile, nodes, name } = answers;
	const said: Readonly<
		Partial<Record<keyof QuestionFlags, string | number | readonly string[] | undefined>>
	> = {
		region,
		vpc,
		subnet: subnet?.id,
		"ssh-from": sshFrom?.range,
		volume: volumeWords(answers),
		image: image?.id,
		os: image?.os === undefined ? os : undefined,
		"key-pair": keyPair?.name,
		"key-file": keyFile && (keyFile.path ?? "none"),
		head: nodes?.headType,
		compute: nodes?.computeType,
		min: nodes?.initial,
		max: nodes?.maximum,
		// --min alone keeps them.
		keep: nodes?.keepInitial === false ? "no" : undefined,
		scheduler: nodes?.scheduler,
		"root-disk": nodes?.rootGiB,
		name: name,
	};
	const flags = Object.entries(said).flatMap(([flag, value]) =>
		[value ?? []].flat().flatMap((one) => [`--${flag}`, String(one)]),
	);
	return ["create", ...flags, ...(nodes ? [nodes.capacity === "spot" ? "--spot" : "--on-demand"] : [])];
}

function volumeWords({ volumes, mounts = [] }: Partial<Answers>): readonly string[] | undefined {
	if (volumes?.length === 0) return ["none"];
	return volumes?.map(({ id }) => {
		const mount = mounts.find((one) => one.id === id);
		return mount ? `${id}:${mount.mountPoint}:${mount.label}` : id;
	});
}
