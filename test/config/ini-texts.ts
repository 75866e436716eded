import fc from "fast-check";

const word = fc.stringMatching(/^[a-z][a-z_]{2,8}$/);
const blanks = fc.constantFrom("", " ", "  ", "\t");
const note = fc.constantFrom("", " ; note", "\t# note [x = %", "  ;; é");
/** Without `%`: to the oldest pcluster a note is a part of the value. */
const harmlessNote = fc.constantFrom("", " ; note", "\t# note [x =", "  ;; é");
const eol = fc.constantFrom("\n", "\n", "\r\n", "\r");
const header = fc.constantFrom(
	"[global]",
	"[aws]",
	"[cluster default]",
	"[cluster foo]",
	"[vpc public]",
	"[ebs data]",
	"[DEFAULT]",
	"[]",
	"[ Odd ] tail",
);
const value = fc.constantFrom(
	"",
	"v",
	"a, b",
	"100%%",
	"%(other)s",
	"%(base_os)s",
	"50%",
	"%(x",
	'"q = 1"',
	"x;y#z",
	"[w]",
	"\u00a0nbsp",
);
const key = fc.oneof(word, fc.constantFrom("other", "base_os", "Base_OS", "two words", "ssh", ""));
const option = fc
	.tuple(key, blanks, fc.constantFrom("=", ":", "= ", " = ", ""), blanks, value, note)
	.map((parts) => parts.join(""));
const anyLine = fc.oneof(
	{ weight: 3, arbitrary: header },
	{ weight: 8, arbitrary: option },
	{
		weight: 2,
		arbitrary: fc.constantFrom("# comment", "; comment", "#", "\u00a0", "", "  ", "\x1c", "\u2028x"),
	},
	{ weight: 1, arbitrary: fc.constantFrom("no delimiter", "= no name", "rest of a value", "\ufeff[aws]") },
);

/** Lines of all kinds in any order: many are refused by Python, which must be told from those that are not. */
export const anyText: fc.Arbitrary<string> = fc
	.array(fc.tuple(fc.constantFrom("", "", "", " ", "    ", "\t"), anyLine, eol), { maxLength: 14 })
	.map((lines) => lines.map((line) => line.join("")).join(""));

/** A line of a made-up file, and whether the wizard may touch it. */
export interface MadeLine {
	readonly text: string;
	readonly kept: boolean;
}

interface MadeItem {
	readonly lines: readonly MadeLine[];
	readonly key: string;
}

const kept = (text: string): MadeLine => ({ text, kept: true });
const comment = fc.constantFrom("# mine = 1", ";[not a section]", "#", "", "   ").map((text) => ({
	key: "",
	lines: [kept(text)],
}));
const foreign: fc.Arbitrary<MadeItem> = fc
	.tuple(
		word.map((text) => `my_${text}`),
		fc.constantFrom(" = ", "=", ": ", "   :\t"),
		fc.constantFrom("1", "a = b", '{ "x":', "100%%", "", "é"),
		harmlessNote,
		fc.array(fc.constantFrom("more", '"y": 1 }', "# inside", "x ; note"), { maxLength: 2 }),
	)
	.map(([name, delimiter, text, tail, rest]) => ({
		key: name,
		lines: [kept(name + delimiter + text + tail), ...rest.map((line) => kept(`      ${line}`))],
	}));
const managed = (keys: readonly string[]): fc.Arbitrary<MadeItem> =>
	fc
		.tuple(
			fc.constantFrom(...keys),
			fc.constantFrom(" = ", "=", " : "),
			fc.constantFrom("old", "", "1, 2"),
			harmlessNote,
		)
		.map(([name, delimiter, text, tail]) => ({
			key: name.toLowerCase(),
			lines: [{ text: name + delimiter + text + tail, kept: false }],
		}));

function section(name: string, keys: readonly string[]): fc.Arbitrary<MadeLine[]> {
	const item = keys.length > 0 ? fc.oneof(comment, foreign, managed(keys)) : fc.oneof(comment, foreign);
	const items = fc.uniqueArray(item, {
		maxLength: 6,
		comparator: (a, b) => a.key !== "" && a.key === b.key,
	});
	return fc
		.tuple(items, fc.constantFrom("", "", "  "), harmlessNote)
		.map(([all, indent, tail]) => [
			kept(`[${name}]${tail}`),
			...all.flatMap(({ lines }) => lines).map((line) => ({ ...line, text: indent + line.text })),
		]);
}

/** A file that Python reads: sections of the wizard's and others, comments, blank lines, notes, any line end. */
export const anyMadeFile: fc.Arbitrary<{ readonly text: string; readonly lines: readonly MadeLine[] }> = fc
	.tuple(
		fc.array(fc.constantFrom("# first", "", "; second"), { maxLength: 2 }),
		fc
			.shuffledSubarray([
				section("global", ["update_check", "Sanity_Check"]),
				section("aws", ["aws_region_name"]),
				section("cluster default", ["base_os", "KEY_NAME", "ebs_settings", "max_queue_size", "custom_ami"]),
				section("vpc public", ["vpc_id", "master_subnet_id"]),
				section("ebs data", ["shared_dir", "ebs_volume_id"]),
				section("efs other", []),
				section("aliases", []),
			])
			.chain((sections) => fc.tuple(...sections)),
		fc.constantFrom("\n", "\r\n", "\r"),
		fc.boolean(),
	)
	.map(([preamble, sections, end, closed]) => {
		const lines = [...preamble.map(kept), ...sections.flat()];
		const text = lines.map((line) => line.text).join(end) + (closed && lines.length > 0 ? end : "");
		return { text, lines };
	});
