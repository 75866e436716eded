import type { DemoTrouble as Breaks, DemoMajor } from "../cluster/facts.ts";
import type { DemoRegion, DemoVolume } from "../world/things.ts";

/** Words of pcluster or of a stack, which may differ between the two major versions. */
export type InBoth = { readonly 2?: string; readonly 3?: string };

/** One trouble that the demo can be put into: `--demo-trouble NAME`. All texts are those of the real ones. */
export interface Trouble {
	readonly name: string;
	/** Its number in docs/troubles.md. */
	readonly number: number;
	/** What is wrong in the demo, and where it shows. */
	readonly shows: string;
	/** The account is another one in the tutorial's region. */
	readonly region?: (region: DemoRegion) => DemoRegion;
	/** AWS refuses these actions (`*`: all) with its code and its words. */
	readonly refuses?: { readonly actions: readonly string[]; readonly code: string; readonly says: string };
	/** How many processors the account may run at once. */
	readonly processors?: number;
	/** The account is on AWS's Free plan. */
	readonly freePlan?: boolean;
	/** pcluster refuses the config with these words: version 2 as an error, version 3 as a validator's finding. */
	readonly config?: { readonly validator: string; readonly says: InBoth };
	/** CloudFormation refuses the stack: nothing is made, and version 2 goes on with its tidying up. */
	readonly stackRefused?: InBoth;
	/** The stack begins, and fails where `at` says, with these words. */
	readonly stack?: { readonly at: Breaks; readonly says: InBoth };
	/** A change of its size fails at the head node, with these words. */
	readonly update?: { readonly says: InBoth };
	/** The security group cannot be deleted with its stack, with these words. */
	readonly deletion?: string;
	/** EC2 has no machine for the last node of a queue. */
	readonly scarce?: boolean;
	/** What ssh says in place of letting anybody in; ADDRESS, USER and HOME stand for the real ones. */
	readonly ssh?: string;
	/** The mode of the demo's key file. */
	readonly keyMode?: number;
	/** What pcluster prints in place of its version; empty: there is none. */
	readonly program?: string;
}

/** True where this version can show it. */
export function isShownBy(trouble: Trouble, major: DemoMajor): boolean {
	const words = trouble.config?.says ?? trouble.stack?.says ?? trouble.update?.says ?? trouble.stackRefused;
	return words === undefined || words[major] !== undefined;
}

/** A region where the volume of that name is what `to` makes of it. */
export function withVolume(name: string, to: (volume: DemoVolume) => DemoVolume) {
	return (region: DemoRegion): DemoRegion => ({
		...region,
		volumes: region.volumes.map((it) => (it.tags["Name"] === name ? to(it) : it)),
	});
}
