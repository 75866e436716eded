import type { NodesSpec } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import type { Prefill } from "../questions/prefill.ts";
import type { SizeKey } from "../questions/size.ts";
import type { KeptThing } from "./kept.ts";

/** How one major version's config file is read and written: INI for v2, YAML for v3. All pure. */
export interface ConfigWriter {
	readonly major: 2 | 3;
	/** The writer of the major version before, whose file can be carried over. */
	readonly older?: ConfigWriter;
	/**
	 * What a file of the older version says besides the wizard's questions, as the text that a new file starts
	 * from, and the keys that have no counterpart; undefined for a file that is not of the older version.
	 */
	carriedFrom?(olderText: string): { readonly base: string; readonly left: readonly string[] } | undefined;
	/** How names of this version's files end; a file of another name is read, never written. Absent: any name. */
	readonly fileNames?: RegExp;
	/** Where the file lies when neither flag nor environment says so; `home` without a slash at the end. */
	defaultPath(home: string, clusterName: string): string;
	/** The answers an existing file holds; rejects nothing: what cannot be understood is left out. */
	prefillFrom(text: string): Prefill;
	/** Why this file cannot be worked with; undefined for one that can. */
	problem(text: string, profile: Profile): ConfigProblem | undefined;
	/** What pcluster would refuse or ignore in a file that can be worked with, in the order of its lines. */
	oddities(text: string, profile: Profile): readonly ConfigProblem[];
	/** True where pcluster takes an access key out of the file itself; absent: it never does. */
	holdsKeys?(text: string): boolean;
	/** What the file keeps in force besides the answers, in the order of its lines. Never throws. */
	kept(text: string, profile: Profile): readonly KeptThing[];
	/**
	 * The text with these kept things (by id) made comments, all else byte for byte. Throws `bad-input` where whole
	 * lines cannot do it.
	 */
	without(text: string, profile: Profile, ids: readonly string[]): string;
	/**
	 * The text of a file whose cluster is to have another size: these settings of its nodes as `nodes` has them, all else
	 * byte for byte. Throws as `render` does.
	 */
	resized(text: string, changed: readonly SizeKey[], nodes: NodesSpec, profile: Profile): string;
	/** What `spec` has done to a file besides its own settings, from `before` to what `render` made of it. */
	notes?(before: string, rendered: string, spec: ClusterSpec, profile: Profile): readonly string[];
	/**
	 * The new text of the file: `existing` with what the wizard manages set to `spec`, everything else kept byte
	 * for byte. Throws AppError `bad-config` (line and reason) when `existing` is no valid file of its kind, and
	 * `bad-input` when a value cannot be spelt in it.
	 */
	render(spec: ClusterSpec, profile: Profile, existing: string | undefined): string;
}
