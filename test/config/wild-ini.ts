import fc from "fast-check";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { anyText } from "./ini-texts.ts";
import { anySpec } from "./specs.ts";

const weighted = (...parts: [number, fc.Arbitrary<string>][]) =>
	fc.oneof(...parts.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const KEYS: Readonly<Record<string, readonly string[]>> = {
	global: ["cluster_template", "update_check", "sanity_check"],
	aws: ["aws_region_name"],
	cluster: [
		"key_name",
		"base_os",
		"master_instance_type",
		"compute_instance_type",
		"max_queue_size",
		"vpc_settings",
		"ebs_settings",
		"efs_settings",
		"queue_settings",
		"shared_dir",
	],
	vpc: ["vpc_id", "master_subnet_id", "compute_subnet_id", "additional_sg", "use_public_ips"],
	ebs: ["shared_dir", "ebs_volume_id", "ebs_snapshot_id", "volume_size"],
	efs: ["shared_dir", "efs_fs_id"],
	DEFAULT: ["key_name", "my_b", "queue_settings", "ebs_snapshot_id"],
};
const FOREIGN = ["my_a", "my_b", "extra_json", "tags", "post_install", "two words", "é"];
const SECTIONS = [
	"global",
	"aws",
	"cluster default",
	"cluster other",
	"vpc public",
	"vpc other",
	"ebs data",
	"ebs new",
	"efs e",
	"aliases",
	"notes",
];

const odd = fc.constantFrom(
	"\u2028",
	"\u2029",
	"\x0b",
	"\x0c",
	"\x1c",
	"\x85",
	"\u00a0",
	"\x00",
	"\u{1f30c}",
	"\ufeff",
);
const plain = fc.constantFrom("v", "vol-1", "/mnt/x", "t3.medium", "1", "false", "{ 'a': 1 }", "=:", "a=b:c");
const labels = fc
	.subarray(["data", "new", "public", "other", "e", "default"], { maxLength: 3 })
	.map((all) => all.join(", "));
const reference = fc.constantFrom("my_a", "key_name", "vpc_id", "shared_dir").map((key) => `%(${key})s`);
const valuePart = weighted(
	[6, plain],
	[4, labels],
	[1, reference],
	[1, fc.constantFrom("100%%", "%%(key_name)s", "", "]", "[x]", "x;y#z", '"q"')],
	[1, odd],
);
const brokenPart = fc.constantFrom("50%", "%(nothing)s", "%(");
const note = weighted(
	[6, fc.constant("")],
	[2, fc.constantFrom(" ; note", "\t# note %(key_name)s", " #")],
	[1, fc.constant("a#b #c ; d")],
);
const value = fc
	.tuple(
		fc.array(weighted([150, valuePart], [1, brokenPart]), { minLength: 1, maxLength: 3 }),
		weighted([30, fc.constant("")], [1, fc.constant("x".repeat(9000))]),
		note,
	)
	.map(([parts, long, tail]) => parts.join("") + long + tail);
const more = fc.array(weighted([5, value], [1, fc.constantFrom("# inside", "", "; inside")]), {
	maxLength: 2,
});

/** The lines of one section: its header and options with names of their own, comments and blanks between them. */
function sectionOf(name: string): fc.Arbitrary<string[]> {
	const keys = [...(KEYS[name.split(" ")[0] ?? ""] ?? []), ...FOREIGN];
	const item = fc.tuple(
		weighted([6, fc.constant("")], [1, fc.constantFrom("# about", "#key_name = x", ";[vpc public]", "")]),
		fc.constantFrom(" = ", "=", ":", " : ", "\t=\t"),
		value,
		more,
		fc.boolean(),
	);
	const blank = fc.constantFrom("", "", "", "  ", "\t");
	const tail = weighted([90, fc.constant("")], [1, fc.constantFrom("]", " x", " ; y", " ]")]);
	return fc
		.subarray(keys, { maxLength: 7 })
		.chain((chosen) =>
			fc.tuple(blank, tail, fc.constant(chosen), fc.tuple(...chosen.map(() => item)), fc.boolean()),
		)
		.map(([indent, end, chosen, items, isReversed]) => {
			const options = chosen.flatMap((key, at) => {
				const [above, delimiter, text, rest, isLoud] = items[at] ?? ["", "=", "", [], false];
				const spelt = isLoud ? key.toUpperCase() : key;
				return [
					...(above === "" ? [] : [above]),
					`${indent}${spelt}${delimiter}${text}`,
					...rest.map((line) => (line === "" ? line : `${indent}    ${line}`)),
				];
			});
			return [`${isReversed ? indent : ""}[${name}]${end}`, ...options];
		});
}

const wild: fc.Arbitrary<string> = fc
	.tuple(
		fc.subarray(SECTIONS, { minLength: 1 }),
		weighted([5, fc.constant("")], [1, fc.constant("DEFAULT")], [1, fc.constantFrom(...SECTIONS)]),
	)
	.chain(([names, extra]) =>
		fc.tuple(
			fc.tuple(...[...names, ...(extra === "" ? [] : [extra])].map(sectionOf)),
			fc.infiniteStream(fc.constantFrom("\n", "\n", "\n", "\r\n", "\r")),
			fc.constantFrom("\n", "\r\n", "\r", undefined),
			fc.boolean(),
			weighted([9, fc.constant("")], [1, fc.constant("\ufeff")]),
		),
	)
	.map(([sections, ends, end, isEnded, mark]) => {
		const lines = sections.flat();
		const text = lines.map((line, at) => {
			const eol = end ?? ends.next().value ?? "\n";
			return at === lines.length - 1 && !isEnded ? line : line + eol;
		});
		return mark + text.join("");
	});

/** Files of all kinds, most of them such that Python reads them. */
export const wildText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: wild },
	{ weight: 1, arbitrary: anyText },
);

/** Any cluster; often with labels that the files know. */
export const wildSpec: fc.Arbitrary<ClusterSpec> = fc
	.tuple(anySpec, fc.shuffledSubarray(["data", "new", "data_2", "e", "public"], { maxLength: 3 }))
	.map(([spec, names]) => {
		const others = spec.volumes.map(({ label }) => label);
		return {
			...spec,
			volumes: spec.volumes.map((volume, at) => {
				const label = names[at];
				return label === undefined || others.includes(label) ? volume : { ...volume, label };
			}),
		};
	});
