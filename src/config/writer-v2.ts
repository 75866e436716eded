import type { ClusterSpec } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import { documentFor } from "./document-v2.ts";
import { mergedText } from "./ini-merge.ts";
import { parseIni } from "./ini-parse.ts";
import { prefillFromV2 } from "./prefill-v2.ts";
import { badConfig, refusalOf } from "./refusals-v2.ts";
import type { ConfigWriter } from "./writer.ts";

/** ParallelCluster 2's INI file, as Python's ConfigParser reads it. */
export const writerV2: ConfigWriter = {
	major: 2,
	defaultPath: (home) => `${home}/.parallelcluster/config`,
	prefillFrom: (text) => prefillFromV2(withoutMark(text)),
	problem(text, profile) {
		const fault = parseIni(withoutMark(text), profile.inlineComments).faults[0];
		return fault && { line: fault.line, reason: `It ${fault.reason}.`, cure: "Correct that line." };
	},
	oddities: () => [],
	render,
};

function render(spec: ClusterSpec, profile: Profile, existing: string | undefined): string {
	const file = parseIni(withoutMark(existing ?? ""), profile.inlineComments);
	const refusal = refusalOf(file);
	if (refusal) throw badConfig(refusal);
	return mergedText(file, documentFor(spec, profile, file), profile.inlineComments);
}

/**
 * Without the byte order mark that some Windows editors put first: the one thing that is dropped, since Python
 * takes it for text before the first section and refuses the whole file.
 */
function withoutMark(text: string): string {
	return text.startsWith("\ufeff") ? text.slice(1) : text;
}
