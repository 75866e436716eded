import type { NodesSpec, Os } from "../cluster/spec.ts";
import type { FurtherAnswers } from "./answers.ts";
import type { ConfigProblem } from "./config-problem.ts";
import type { KeptVolume } from "./kept-volume.ts";

/**
 * Answers that are already known before the first question: from flags, an existing config file, the environment
 * or the AWS profile. Raw text, not checked yet: each step decides whether its suggestion still works.
 */
export interface Prefill extends FurtherAnswers {
	readonly region?: string;
	readonly vpc?: string;
	readonly subnet?: string;
	readonly volumes?: readonly { readonly id: string; readonly label: string; readonly mountPoint: string }[];
	/** Shared storage of the file that stays beside the volumes chosen. */
	readonly keptVolumes?: readonly KeptVolume[];
	readonly image?: string;
	readonly os?: Os;
	readonly keyName?: string;
	readonly keyFile?: string;
	readonly nodes?: Partial<NodesSpec>;
	readonly name?: string;
	/** Where a new config file starts from: settings of an older version's file that no question is about. */
	readonly base?: string;
	/** Where each came from, for the notes: "from your config file". */
	readonly source?: { readonly [Known in keyof Prefill]?: string };
}

/** A config file that cannot be used as it is, or that says something worth mending first. */
export interface FileTrouble {
	readonly path: string;
	/** Its text; undefined when it could not be read. */
	readonly text: string | undefined;
	/** Why it cannot be used at all. */
	readonly problem: ConfigProblem | undefined;
	/** What pcluster would refuse or ignore in it. */
	readonly oddities: readonly ConfigProblem[];
	/** Where a new file could go beside it: a path where there is none yet. */
	readonly fresh: string | undefined;
}

/** All that is known before the first question. */
export interface Prefilled {
	readonly prefill: Prefill;
	/** Sentences for the first question: where answers come from, what could not be taken. */
	readonly notes: readonly string[];
	readonly trouble?: FileTrouble;
	/** The config file that holds an access key, which pcluster then uses whatever else there is. */
	readonly keysIn?: string;
}
