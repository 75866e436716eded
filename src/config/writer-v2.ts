import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { credentialsInConfig } from "./credentials-v2.ts";
import { documentFor } from "./document-v2.ts";
import { mergedText } from "./ini-merge.ts";
import { parseIni } from "./ini-parse.ts";
import { withoutMark } from "./ini-text.ts";
import { keptInV2, withoutInV2 } from "./kept-v2.ts";
import { notesOnV2 } from "./notes-v2.ts";
import { odditiesInV2, problemInV2 } from "./oddities-v2.ts";
import { prefillFromV2 } from "./prefill-v2.ts";
import { badConfig, refusalOf } from "./refusals-v2.ts";
import type { ConfigWriter } from "./writer.ts";

/** ParallelCluster 2's INI file, as Python's ConfigParser reads it. */
export const writerV2: ConfigWriter = {
	major: 2,
	defaultPath: (home) => `${home}/.parallelcluster/config`,
	prefillFrom: (text) => prefillFromV2(withoutMark(text)),
	problem: problemInV2,
	oddities: odditiesInV2,
	holdsKeys: credentialsInConfig,
	kept: (text, profile) => keptInV2(withoutMark(text), profile.inlineComments),
	without: (text, profile, ids) => withoutInV2(text, profile.inlineComments, ids),
	notes: notesOnV2,
	render,
};

function render(spec: ClusterSpec, profile: Profile, existing: string | undefined): string {
	const file = parseIni(withoutMark(existing ?? ""), profile.inlineComments);
	const refusal = refusalOf(file);
	if (refusal) throw badConfig(refusal);
	return mergedText(file, documentFor(spec, profile, file), profile.inlineComments);
}
