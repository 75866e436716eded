import fc from "fast-check";

/** A file as somebody may have written it: text, and the comments in it. */
export interface MadeYaml {
	readonly text: string;
	readonly comments: readonly string[];
}

const word = fc.stringMatching(/^[a-z]{1,8}$/);
/** Plain words that YAML 1.1 reads as something else, and quoted ones that it does not. */
const value = fc.oneof(
	word,
	fc.constantFrom(
		"no",
		"0777",
		"0123",
		"1:30",
		"2024-01-01",
		"~",
		"1_000",
		"'yes'",
		'"a # b"',
		"[a, no]",
		"{b: 1}",
	),
);
const extra = fc.dictionary(
	word.map((key) => `My${key}`),
	value,
	{ maxKeys: 3 },
);
const type = fc.constantFrom("t3.xlarge", "c5.large", "'m5.large'");
const subnets = fc.constantFrom("[subnet-0a1b2c3d]", "[subnet-x, subnet-0a1b2c3d]", "[]");
const storage = fc.array(
	fc.oneof(
		fc.record({
			Name: word,
			StorageType: fc.constantFrom("Efs", "FsxLustre"),
			MountDir: word.map((folder) => `/${folder}`),
		}),
		fc.record({
			Name: word,
			StorageType: fc.constant("Ebs"),
			MountDir: word.map((folder) => `/mnt/${folder}`),
			EbsSettings: fc.record(
				{ VolumeId: fc.constantFrom("vol-00000001", "vol-00000002"), Size: fc.constant("40") },
				{ requiredKeys: [] },
			),
		}),
	),
	{ maxLength: 3 },
);

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

const tree: fc.Arbitrary<Tree> = fc
	.record({
		top: extra,
		region: fc.option(fc.constant({ Region: "us-east-1" }), { nil: {} }),
		head: fc.record({
			networking: extra,
			ssh: extra,
			rest: extra,
			ip: fc.constantFrom("true", "no", "eipalloc-1"),
		}),
		queue: fc.record({
			rest: extra,
			resource: extra,
			type,
			subnets,
			more: fc.array(extra, { maxLength: 1 }),
		}),
		second: fc.array(extra, { maxLength: 1 }),
		storage,
	})
	.map(({ top, region, head, queue, second, storage: shared }) => ({
		...top,
		...region,
		HeadNode: {
			...head.rest,
			Networking: { SubnetId: "subnet-1", ElasticIp: head.ip, ...head.networking },
			Ssh: { AllowedIps: "10.0.0.0/8", ...head.ssh },
		},
		Scheduling: {
			Scheduler: "slurm",
			SlurmQueues: [
				{
					Name: "first",
					...queue.rest,
					Networking: { SubnetIds: queue.subnets },
					ComputeResources: [{ Name: "a", InstanceType: queue.type, ...queue.resource }, ...queue.more],
				},
				...second,
			],
		},
		...(shared.length > 0 ? { SharedStorage: shared } : {}),
	}));

/** How the text is laid out: blanks of an indent, lists under their key or below it, and where comments stand. */
const layout = fc.record({
	indented: fc.boolean(),
	every: fc.integer({ min: 1, max: 5 }),
	empty: fc.boolean(),
});

/** Any file that pcluster could read, with comments all over it. */
export const anyYaml: fc.Arbitrary<MadeYaml> = fc.tuple(tree, layout).map(([root, how]) => {
	const lines = linesOf(root, "", how.indented);
	const comments: string[] = [];
	const text = lines.flatMap((line, place) => {
		if (place % how.every !== 0) return [line];
		const comment = `# note ${place}`;
		comments.push(comment);
		const indent = line.slice(0, line.search(/[^ ]/));
		return place % 2 === 0
			? [...(how.empty ? [""] : []), `${indent}${comment}`, line]
			: [`${line}   ${comment}`];
	});
	return { text: `${text.join("\n")}\n`, comments };
});

function linesOf(part: Tree, indent: string, indented: boolean): string[] {
	if (typeof part === "string") return [`${indent}${part}`];
	if (isList(part)) {
		return part.flatMap((item) => {
			const [first = "{}", ...rest] = linesOf(item, `${indent}  `, indented);
			return [`${indent}- ${first.trimStart() || "{}"}`, ...rest];
		});
	}
	return Object.entries(part).flatMap(([key, one]) => {
		if (typeof one === "string") return [`${indent}${key}: ${one}`];
		const isEmpty = Object.keys(one).length === 0;
		if (isEmpty) return [`${indent}${key}: ${isList(one) ? "[]" : "{}"}`];
		const deeper = isList(one) && !indented ? indent : `${indent}  `;
		return [`${indent}${key}:`, ...linesOf(one, deeper, indented)];
	});
}

function isList(part: Tree): part is readonly Tree[] {
	return Array.isArray(part);
}
