import fc from "fast-check";

/** A setting that was turned off by a `#` before its line: `line` is the line, `on` what it is without. */
interface TurnedOff {
	readonly line: string;
	readonly on: string;
	readonly path: readonly (string | number)[];
}

/** A file as somebody may have written it. */
export interface MadeYaml {
	readonly text: string;
	readonly off: readonly TurnedOff[];
}

type Tree = string | null | Tree[] | { [key: string]: Tree };

/** The same numbers for the same seed (mulberry32). */
class Dice {
	#state: number;

	constructor(seed: number) {
		this.#state = seed;
	}

	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	below(count: number): number {
		return Math.floor(this.next() * count);
	}

	/** True once in `times`. */
	once(times: number): boolean {
		return this.below(times) === 0;
	}

	of<T>(...choices: readonly T[]): T {
		return choices[this.below(choices.length)] as T;
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((one) => ({ one, by: this.next() }))
			.sort((left, right) => left.by - right.by)
			.map(({ one }) => one);
	}
}

const PLAIN = [
	"word",
	"two words",
	"no",
	"0777",
	"0o17",
	"1:30",
	"2024-01-01",
	"~",
	"1_000",
	"3.14",
	".inf",
	"y",
];
const MORE = [
	"http://a.b:80/c?d=e&f",
	"a#b",
	"-x",
	"e5",
	"été",
	"星",
	"a:b",
	"don't",
	"x".repeat(300),
	"null",
	"=",
];

/** A setting that the wizard does not know: its name begins with My. */
function ownSettings(dice: Dice, most: number): { [key: string]: Tree } {
	const names = dice.shuffled(["MyA", "MyB", "MyC", "MyD", "MyLong.Name-1"]).slice(0, dice.below(most + 1));
	return Object.fromEntries(names.map((name) => [name, ownValue(dice, 2)]));
}

function ownValue(dice: Dice, depth: number): Tree {
	if (depth === 0 || dice.once(2)) return dice.of(...PLAIN, ...MORE.slice(0, -1));
	if (dice.once(6)) return dice.of<Tree>([], {}, null);
	if (dice.once(2)) return Array.from({ length: 1 + dice.below(3) }, () => ownValue(dice, depth - 1));
	return Object.fromEntries(["k", "Value", "no"].map((key) => [key, ownValue(dice, depth - 1)]));
}

/** Some of the settings, in any order, with others between them. */
function group(dice: Dice, known: { [key: string]: Tree | undefined }, rare = 5): { [key: string]: Tree } {
	const there = Object.entries(known).filter(([, value]) => value !== undefined && !dice.once(rare));
	const all = [...there, ...Object.entries(ownSettings(dice, 2))] as [string, Tree][];
	return Object.fromEntries(dice.once(3) ? dice.shuffled(all) : all);
}

function clusterTree(dice: Dice): { [key: string]: Tree } {
	const disk = () => group(dice, { RootVolume: group(dice, { Size: dice.of("40", "0x28", '"40"') }) });
	const resource = () =>
		group(dice, {
			Name: "a",
			InstanceType: dice.once(3) ? undefined : "c5.large",
			Instances: dice.once(3)
				? [{ InstanceType: "c5.large" }, { InstanceType: "c5a.large" }].slice(dice.below(2))
				: undefined,
			MinCount: dice.of("0", "2"),
			MaxCount: "4",
		});
	const queue = () =>
		group(dice, {
			Name: "first",
			CapacityType: "SPOT",
			Networking: group(dice, {
				SubnetIds: dice.of<Tree>(["subnet-x"], ["subnet-x", "subnet-0a1b2c3d", "subnet-y"], [], null),
				AssignPublicIp: dice.of(undefined, "no", "true"),
			}),
			ComputeSettings: dice.once(2) ? group(dice, { LocalStorage: disk() }) : undefined,
			ComputeResources: dice.once(9) ? null : [resource(), ...(dice.once(3) ? [resource()] : [])],
		});
	const entry = (at: number): Tree => ({
		...group(dice, { MountDir: `/m${at}`, Name: `n${at}` }, 9),
		...(dice.once(3)
			? { StorageType: "Efs" }
			: {
					StorageType: "Ebs",
					EbsSettings: group(dice, {
						VolumeId: dice.of("vol-00000001", "vol-00000002"),
						Size: dice.of("40", undefined),
						VolumeType: dice.of("gp3", undefined),
					}),
				}),
	});
	return group(dice, {
		Region: "us-east-1",
		Image: group(dice, { Os: "alinux2", CustomAmi: dice.of("ami-1", undefined) }),
		HeadNode: dice.once(12)
			? null
			: group(dice, {
					InstanceType: "t3.micro",
					Networking: group(dice, {
						SubnetId: "subnet-1",
						ElasticIp: dice.of("true", "no", "eipalloc-1", undefined),
					}),
					Ssh: group(dice, { KeyName: dice.of("old", "no"), AllowedIps: "10.0.0.0/8" }),
					LocalStorage: dice.once(2) ? disk() : undefined,
				}),
		Scheduling: group(dice, {
			Scheduler: dice.of("slurm", "awsbatch"),
			AwsBatchQueues: dice.once(4) ? [{ Name: "b", MyX: ["1"] }] : undefined,
			AwsBatchSettings: dice.once(9) ? "text" : undefined,
			SlurmQueues: dice.of<Tree | undefined>(
				undefined,
				[],
				[queue()],
				[queue(), queue()],
				[queue()],
				[queue(), "{}"],
			),
		}),
		SharedStorage: dice.once(3) ? undefined : Array.from({ length: dice.below(4) }, (_one, at) => entry(at)),
		Tags: dice.once(2) ? [{ Key: "owner", Value: "0123" }] : undefined,
	});
}

interface Layout {
	readonly dice: Dice;
	readonly step: number;
	readonly dash: number;
	readonly mixed: boolean;
	/** Once in so many places there is a comment, a flow, an anchor; 0: never. */
	readonly comments: number;
	readonly flow: number;
	readonly anchors: number;
	readonly odd: boolean;
}

/** Writes a tree as lines, each choice of spelling left to the dice. */
class Pen {
	readonly lines: string[] = [];
	readonly off: TurnedOff[] = [];
	readonly #how: Layout;
	readonly #named: { name: string; said: string }[] = [];

	constructor(how: Layout) {
		this.#how = how;
	}

	#some(rate: number): boolean {
		return rate > 0 && this.#how.dice.once(rate);
	}

	#side(): string {
		return this.#some(this.#how.comments * 2) ? `${" ".repeat(1 + this.#how.dice.below(4))}# note\t: "{` : "";
	}

	#between(column: number, path: readonly (string | number)[] | undefined): void {
		const { dice, comments } = this.#how;
		if (this.#some(comments * 2)) this.lines.push(dice.of("", "  "));
		if (!this.#some(comments)) return;
		const number = this.off.length;
		if (path && dice.once(2)) {
			const on = `${" ".repeat(column)}MyOff${number}: was # ${number}`;
			const line = dice.of(`#${on}`, `${" ".repeat(column)}#${on.trim()}`);
			this.off.push({ line, on, path: [...path, `MyOff${number}`] });
			this.lines.push(line);
		} else {
			this.lines.push(
				`${" ".repeat(dice.of(0, column, column, column + 2))}#${dice.of(" ", "")}note ${this.lines.length}: [`,
			);
		}
	}

	map(
		tree: { [key: string]: Tree },
		column: number,
		path: readonly (string | number)[],
		isFirstOpen = false,
	): void {
		const entries = Object.entries(tree);
		entries.forEach(([key, value], at) => {
			// The first setting behind a dash stands in the dash's line.
			if (!(isFirstOpen && at === 0)) {
				this.#between(column, at > 0 ? path : undefined);
				this.lines.push(" ".repeat(column));
			}
			this.#add(this.#key(key));
			this.#value(value, column, [...path, key]);
		});
		if (entries.length > 0) this.#between(column, path);
	}

	#add(text: string): void {
		this.lines.push((this.lines.pop() ?? "") + text);
	}

	#key(key: string): string {
		const { dice, odd } = this.#how;
		const word = odd ? dice.of(key, key, key, `"${key}"`, `'${key}'`) : key;
		return `${word}${odd && dice.once(8) ? " " : ""}:`;
	}

	#gap(): string {
		return this.#how.odd ? " ".repeat(this.#how.dice.of(1, 1, 2, 5)) : " ";
	}

	#value(value: Tree, column: number, path: readonly (string | number)[], own = isOwn(path)): void {
		const { dice, step, dash, mixed, flow, anchors, odd } = this.#how;
		const said = JSON.stringify(value);
		const twin = this.#named.find((one) => one.said === said);
		if (twin && dice.once(2)) {
			this.#add(`${this.#gap()}*${twin.name}${this.#side()}`);
			return;
		}
		let name = "";
		if (this.#some(anchors)) {
			name = `a${this.#named.length}`;
			this.#named.push({ name, said });
			this.#add(`${this.#gap()}&${name}`);
		}
		if (value === null) {
			this.#add(dice.of(" ~", "", " null", "") + this.#side());
			return;
		}
		if (typeof value === "string") {
			this.#word(value, column, own);
			return;
		}
		const isEmpty = Object.keys(value).length === 0;
		if (isEmpty || this.#some(flow)) {
			const lines = this.#flow(value, column + 1);
			this.#add(this.#gap() + lines[0] + (lines.length === 1 ? this.#side() : ""));
			this.lines.push(...lines.slice(1));
			return;
		}
		this.#add(this.#side());
		if (!Array.isArray(value)) {
			this.map(value, column + (mixed ? 1 + dice.below(8) : step), path);
			return;
		}
		const left = column + (mixed ? dice.below(5) : dash);
		for (const [at, item] of value.entries()) {
			this.#between(left, undefined);
			const gap = " ".repeat(odd ? dice.of(1, 1, 2, 4) : 1);
			const isBlock = typeof item === "object" && item !== null && Object.keys(item).length > 0;
			this.lines.push(`${" ".repeat(left)}-`);
			const isTwin = this.#named.some((one) => one.said === JSON.stringify(item));
			if (!isBlock || Array.isArray(item) || isTwin || this.#some(flow)) {
				this.#value(item, left, [...path, at], own);
				continue;
			}
			if (odd && dice.once(6)) {
				this.#add(this.#side());
				this.map(item, left + 1 + dice.below(4), [...path, at]);
				continue;
			}
			this.#add(gap);
			this.map(item, left + 1 + gap.length, [...path, at], true);
		}
	}

	#word(value: string, column: number, own: boolean): void {
		const { dice, odd } = this.#how;
		const inner = " ".repeat(column + 1 + dice.below(5));
		if (own && odd && dice.once(4)) {
			const sign = dice.of("|", ">", "|-", "|+", "|", ">+");
			const lines = dice.of(["text", "# no comment", "", "  deeper"], ["a: b", "- c"], ["one", "", ""]);
			this.#add(` ${sign}${this.#side()}`);
			this.lines.push(...lines.map((line) => (line === "" ? "" : inner + line)));
			return;
		}
		if (own && odd && dice.once(8)) {
			const wide = 1 + dice.below(4);
			this.#add(` |${wide}`);
			const start = " ".repeat(Math.max(column, 0) + wide);
			this.lines.push(`${start}   first`, `${start}then`);
			return;
		}
		if (own && odd && dice.once(6)) {
			this.#add(dice.of(" over", " 'over", ' "over'));
			const quote = /['"]/.exec(this.lines.at(-1)?.slice(-5, -4) ?? "")?.[0] ?? "";
			this.lines.push(`${inner}two lines${quote}`);
			return;
		}
		if (odd && dice.once(10)) {
			this.#add(this.#side());
			this.lines.push(inner + this.#spelt(value) + this.#side());
			return;
		}
		if (odd && !own && dice.once(20)) {
			this.#add(` ${dice.of("|-", ">-")}`);
			this.lines.push(inner + value.replaceAll('"', ""));
			return;
		}
		this.#add(this.#gap() + this.#spelt(value) + this.#side());
	}

	#spelt(value: string): string {
		const { dice, odd } = this.#how;
		if (value.startsWith('"') || value === "{}") return value;
		if (value === "=") return "'='";
		if (!odd) return value;
		const quoted = [JSON.stringify(value), `'${value.replaceAll("'", "''")}'`];
		return dice.of(value, value, value, ...quoted, /^[0-9]+$/.test(value) ? `!!str ${value}` : value);
	}

	/** In brackets, on one line or several. */
	#flow(value: Tree, column: number): string[] {
		const { dice, odd } = this.#how;
		const isWide = odd && dice.once(5);
		const said = this.#inBrackets(value);
		if (!isWide || said.length < 2) return [said.join("")];
		return said.map((line, at) => {
			const side = at > 0 && at < said.length - 1 && dice.once(4) ? " # in it" : "";
			return (at === 0 ? "" : " ".repeat(column + dice.below(3))) + line.trim() + side;
		});
	}

	#inBrackets(value: Tree): string[] {
		const { dice, odd } = this.#how;
		if (value === null) return ["~"];
		if (typeof value === "string") {
			const spelt = this.#spelt(value);
			return [/[,[\]{}?]/.test(spelt) && !/^['"{]/.test(spelt) ? JSON.stringify(value) : spelt];
		}
		const blank = odd ? dice.of("", " ") : "";
		const parts = Array.isArray(value)
			? value.map((one) => this.#inBrackets(one).join(""))
			: Object.entries(value).map(([key, one]) => `${this.#key(key)} ${this.#inBrackets(one).join("")}`);
		const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
		if (parts.length === 0) return [open + blank + close];
		const last = odd && dice.once(5) ? "," : "";
		return [
			open + blank,
			...parts.map((part, at) => (at < parts.length - 1 ? `${part}, ` : part + last)),
			blank + close,
		];
	}
}

function isOwn(path: readonly (string | number)[]): boolean {
	return path.some((step) => typeof step === "string" && step.startsWith("My"));
}

/** The file of a number. */
function yamlOf(seed: number): MadeYaml {
	const dice = new Dice(seed);
	const step = dice.of(2, 2, 2, 4, 1, 3, 8);
	const pen = new Pen({
		dice,
		step,
		dash: dice.of(0, step),
		mixed: dice.once(5),
		comments: dice.of(0, 3, 8),
		flow: dice.of(0, 0, 12, 4, 1),
		anchors: dice.of(0, 0, 8),
		odd: dice.once(2),
	});
	const head = dice.of([], [], [], ["---"], ["# the cluster", ""], ["%YAML 1.1", "---"], ["--- # mine"]);
	pen.lines.push(...head);
	pen.map(clusterTree(dice), 0, []);
	const tail = dice.once(12) ? [...dice.of([], ["# end"]), "...", ...dice.of([], ["# after"])] : [];
	const end = dice.of("\n", "\n", "\n", "\r\n");
	// Such an end within a block of text is refused: what is added below would change the text.
	const last = dice.once(6) && /^\S/.test([...pen.lines, ...tail].at(-1) ?? "") ? "" : end;
	const mark = dice.once(20) ? "\ufeff" : "";
	return { text: mark + [...pen.lines, ...tail].join(end) + last, off: pen.off };
}

/** Any file that pcluster could read: all ways of indenting, quoting and commenting. */
export const anyYaml: fc.Arbitrary<MadeYaml> = fc.nat().map(yamlOf);

/** The same after a slip of the hand, which often makes it none. */
export const anySlip: fc.Arbitrary<string> = fc
	.tuple(anyYaml, fc.nat(), fc.nat(11), fc.nat())
	.map(([{ text }, place, slip, other]) => {
		const at = place % (text.length + 1);
		const lines = text.split("\n");
		const line = place % lines.length;
		const signs = [
			":",
			"\t",
			"- ",
			"#",
			"&a0 ",
			"*a0",
			"{",
			"]",
			"'",
			"? ",
			"<<: *a0\n",
			"\u2028",
			"\r",
			"!Ref ",
		];
		const sign = signs[other % signs.length] ?? "";
		switch (slip) {
			case 0:
				return text.slice(0, at) + text.slice(at + 1);
			case 1:
				return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join("\n");
			case 2:
				return [...lines.slice(0, line), ...lines.slice(line + 1)].join("\n");
			case 3:
				return lines.map((one, number) => (number === line ? ` ${one}` : one)).join("\n");
			case 4:
				return lines.map((one, number) => (number === line ? one.replace(/^ /, "") : one)).join("\n");
			case 5:
				return text.slice(0, at);
			case 6:
				return lines
					.map((one, number) => (number === line ? one.replace(/: .*$/, ": {{ x }}") : one))
					.join("\n");
			case 7:
				return lines
					.map((one, number) => (number === line ? one.replace(/: .*$/, ": text") : one))
					.join("\n");
			case 8:
				return `${text}${text.endsWith("\n") ? "" : "\n"}${lines[other % lines.length]}`;
			default:
				return text.slice(0, at) + sign + text.slice(at);
		}
	});
