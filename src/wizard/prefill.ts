import type { NodesSpec, Os } from "../cluster/spec.ts";

/**
 * Answers that are already known before the first question: from flags, an existing config file, the environment
 * or the AWS profile. Raw text, not checked yet: each step decides whether its suggestion still works.
 */
export interface Prefill {
	readonly region?: string;
	readonly vpc?: string;
	readonly subnet?: string;
	readonly volumes?: readonly { readonly id: string; readonly label: string; readonly mountPoint: string }[];
	readonly image?: string;
	readonly os?: Os;
	readonly keyName?: string;
	readonly keyFile?: string;
	readonly nodes?: Partial<NodesSpec>;
	readonly name?: string;
	/** Where a new config file starts from: settings of an older version's file that no question is about. */
	readonly base?: string;
	/** Where each came from, for the notes: "from your config file". */
	readonly source?: Partial<
		Record<"region" | "vpc" | "subnet" | "volumes" | "image" | "keyName" | "nodes" | "name", string>
	>;
}
