import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import { documentFor } from "./document-v2.ts";
import { mergedText } from "./ini-merge.ts";
import { readIni } from "./ini-parse.ts";
import { readValue } from "./ini-values.ts";
import { keptInV2, withoutInV2 } from "./kept-v2.ts";
import { notesOnV2 } from "./notes-v2.ts";
import { odditiesInV2, problemInV2 } from "./oddities-v2.ts";
import { prefillFromV2 } from "./prefill-v2.ts";
import { soundFile } from "./refusals-v2.ts";
import { resizedV2 } from "./resize-v2.ts";
import type { ConfigWriter } from "./writer.ts";

/** ParallelCluster 2's INI file, as Python's ConfigParser reads it. */
export const writerV2: ConfigWriter = {
	major: 2,
	defaultPath: (home) => `${home}/.parallelcluster/config`,
	prefillFrom: prefillFromV2,
	problem: problemInV2,
	oddities: odditiesInV2,
	holdsKeys,
	kept: (text, profile) => keptInV2(text, profile.inlineComments),
	without: (text, profile, ids) => withoutInV2(text, profile.inlineComments, ids),
	notes: notesOnV2,
	resized: resizedV2,
	render,
};

function render(spec: ClusterSpec, profile: Profile, existing: string | undefined): string {
	const file = soundFile(existing ?? "", profile.inlineComments);
	return mergedText(file, documentFor(spec, profile, file), profile.inlineComments);
}

/**
 * Both halves of an access key in [aws]: pcluster then works with that key, whatever the environment and the profiles
 * say (2.11.9 puts it into its own environment); nothing else sees it. The key itself is not given out.
 */
function holdsKeys(text: string): boolean {
	const file = readIni(text, true);
	return ["aws_access_key_id", "aws_secret_access_key"].every((key) => Boolean(readValue(file, "aws", key)));
}
