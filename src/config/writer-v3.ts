import type { ClusterSpec } from "../questions/answers.ts";
import { sizeRows } from "../questions/size.ts";
import { carriedFromV2 } from "./carry-v2.ts";
import { isIni } from "./ini-text.ts";
import { keptInV3, withoutInV3 } from "./kept-v3.ts";
import { layOut, merge, mergeRows } from "./merge-v3.ts";
import { prefillFromV3 } from "./prefill-v3.ts";
import { problemInV3, readV3 } from "./problem-v3.ts";
import type { ConfigWriter } from "./writer.ts";
import { writerV2 } from "./writer-v2.ts";
import type { YamlFile } from "./yaml-file.ts";
import { badConfig, YamlProblem } from "./yaml-problem.ts";

/** ParallelCluster 3's YAML, as PyYAML reads it: one file for each cluster. */
export const writerV3: ConfigWriter = {
	major: 3,
	older: writerV2,
	fileNames: /\.ya?ml$/i,
	defaultPath: (home, clusterName) => `${home}/.parallelcluster/${clusterName}.yaml`,
	carriedFrom(olderText) {
		if (!isIni(olderText)) return undefined;
		const { settings, left } = carriedFromV2(olderText);
		const file = readV3("");
		layOut(file, settings);
		return { base: settings.length > 0 ? file.text() : "", left };
	},
	problem: problemInV3,
	oddities: () => [],
	notes: movedElsewhere,
	kept: keptInV3,
	without: (text, _profile, ids) => withoutInV3(text, ids),
	prefillFrom: (text) => (isIni(text) ? writerV2.prefillFrom(text) : prefillFromV3(text)),
	resized: (text, changed, nodes, profile) =>
		changedText(text, (file) => mergeRows(file, sizeRows(changed), { nodes } as ClusterSpec, profile)),
	render: (spec, profile, existing = "") => changedText(existing, (file) => merge(file, spec, profile)),
};

/** Clusters of one name in two regions have one file by default: the first is left without its own. */
function movedElsewhere(before: string, _: string, { name, region }: ClusterSpec): string[] {
	const { region: was } = prefillFromV3(before);
	if (was === undefined || was === region) return [];
	return [
		`It was for ${was}. A cluster ${name} there goes on, but can change its size only with this file as it was, which is kept as a copy.`,
	];
}

function changedText(text: string, change: (file: YamlFile) => void): string {
	try {
		const file = readV3(text);
		change(file);
		return file.text();
	} catch (thrown) {
		throw thrown instanceof YamlProblem ? badConfig(thrown.problem) : thrown;
	}
}
