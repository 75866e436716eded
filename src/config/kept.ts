/** What a kept thing means for the rest of the cluster, to be judged against the answers and the account. */
export type KeptFact =
	/** Machines get no address of the internet: `all` of them, or the compute nodes alone. */
	| { readonly kind: "no-address"; readonly of: "all" | "compute" }
	/** Nodes live in these subnets; `addressed`: whether each gets a public address, undefined: as the subnet has it. */
	| { readonly kind: "subnets"; readonly ids: readonly string[]; readonly addressed: boolean | undefined }
	| { readonly kind: "security-groups"; readonly ids: readonly string[] }
	/** An absolute folder that is mounted on every node. */
	| { readonly kind: "folder"; readonly path: string }
	/** Nodes stand close together; without `types` they are those of the wizard's own compute nodes. */
	| { readonly kind: "placement-group"; readonly types?: readonly string[] }
	/** Instance types of machines besides the wizard's. */
	| { readonly kind: "types"; readonly types: readonly string[] }
	/** An EBS volume that counts among those that pcluster takes at most. */
	| { readonly kind: "volume" }
	/** The most that is paid for a node of the wizard's type on the spot market, dollars an hour. */
	| { readonly kind: "spot-price"; readonly usd: number }
	/** What each node fetches and runs when it starts. */
	| { readonly kind: "script" }
	/** Rights of the user's own in place of those that pcluster gives; `name`: the role's, where it is told. */
	| { readonly kind: "role"; readonly name?: string | undefined };

/** Something that stays in a config file and that no question is about. */
export interface KeptThing {
	/** Names it in this file, also after other lines have changed. */
	readonly id: string;
	/** In the field's words: "FSx for Lustre", "queue", "script". */
	readonly what: string;
	/** Size, name, path: what tells it from others of its kind; may be empty. */
	readonly detail: string;
	/** Where it stands: `[cluster default] efs_settings`, `HeadNode.CustomActions`. */
	readonly place: string;
	/** Counted from 1. */
	readonly line: number;
	/** Whether it adds to the bill of this cluster. */
	readonly costs: "yes" | "no" | "unknown";
	readonly facts: readonly KeptFact[];
}

/** What is said of a setting that stays. */
export type Told = Pick<KeptThing, "what" | "detail" | "costs" | "facts">;

export function spotPrice(figure: string): Told {
	const usd = Number(figure);
	return {
		what: "highest spot price",
		detail: `$${figure}/h`,
		costs: "no",
		facts: usd > 0 ? [{ kind: "spot-price", usd }] : [],
	};
}

export function securityGroups(ids: readonly string[]): Told {
	return {
		what: "security group",
		detail: ids.join(", "),
		costs: "no",
		facts: [{ kind: "security-groups", ids }],
	};
}

/** What becomes of the rest of a config file: what stays in it, what is set aside, what the answers push out. */
export interface KeptInFile {
	/** The file with all of it in force. */
	readonly text: string;
	readonly things: readonly KeptThing[];
	/** Ids of those that the user wants as comments. */
	readonly aside: readonly string[];
	/** What the file had in force, and what the answers have made a comment or taken away. */
	readonly replaced: readonly KeptThing[];
	/** What else the answers do to the file, in sentences. */
	readonly notes: readonly string[];
}

/** True where a volume stays in force that pcluster makes: it then makes none of its own accord. */
export function keepsVolume(kept: KeptInFile): boolean {
	return inForce(kept).some(({ facts }) => facts.some(({ kind }) => kind === "volume"));
}

/** What stays in force. */
export function inForce({ things, aside }: KeptInFile): KeptThing[] {
	return things.filter(({ id }) => !aside.includes(id));
}

/** "FSx for Lustre, 1200 GiB, /fsx". */
export function keptName({ what, detail }: Pick<KeptThing, "what" | "detail">): string {
	return detail === "" ? what : `${what}, ${detail}`;
}
