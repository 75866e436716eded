/** The columns of a row by the letter that stands for each in a format. */
export type Columns = Readonly<Record<string, string>>;

/** A row as a format of Slurm's has it: `%N`, `%10N` (at least and at most so wide), `%.10N` (at the right). */
export function formatted(format: string, columns: Columns): string {
	return format
		.replaceAll(/%(\.?)(\d*)([A-Za-z])/g, (_, right, width, letter) => {
			const text = columns[letter] ?? "";
			if (width === "") return text;
			const cut = text.slice(0, Number(width));
			return right === "" ? cut.padEnd(Number(width)) : cut.padStart(Number(width));
		})
		.trimEnd();
}

/** Names such as q-dy-c-1, q-dy-c-2 as Slurm writes them together: q-dy-c-[1-2]. */
export function hostList(hosts: readonly string[]): string {
	const stems = new Map<string, number[]>();
	for (const host of hosts) {
		const [, stem = host, number = ""] = /^(.*?)(\d+)$/.exec(host) ?? [];
		stems.set(stem, [...(stems.get(stem) ?? []), Number(number)]);
	}
	return [...stems]
		.map(([stem, numbers]) => {
			const [only] = numbers;
			return numbers.length === 1 ? `${stem}${only}` : `${stem}[${rangesOf(numbers).join(",")}]`;
		})
		.join(",");
}

function rangesOf(numbers: readonly number[]): string[] {
	const ranges: [number, number][] = [];
	for (const number of numbers.toSorted((a, b) => a - b)) {
		const last = ranges.at(-1);
		if (last !== undefined && number === last[1] + 1) last[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}

/** The names that such a list stands for. */
export function hostsIn(list: string): string[] {
	return (list.match(/[^,[]+(?:\[[^\]]*\])?/g) ?? []).flatMap((part) => {
		const [, stem = part, inside] = /^(.*?)\[(.*)\]$/.exec(part) ?? [];
		if (inside === undefined) return [part];
		return inside.split(",").flatMap((range) => {
			const [from = "", to = from] = range.split("-");
			return Array.from(
				{ length: Number(to) - Number(from) + 1 },
				(_, place) => `${stem}${Number(from) + place}`,
			);
		});
	});
}

/** A time of day as Slurm writes it, on a machine that keeps UTC. */
export function timeOf(at: number | undefined, none = "N/A"): string {
	return at === undefined ? none : new Date(at).toISOString().slice(0, 19);
}

/** `1-02:03:04`, `2:03:04` or `3:04`; `whole`: always hours, as `scontrol` has it. */
export function spanOf(seconds: number, whole = false): string {
	const two = (value: number) => String(value).padStart(2, "0");
	const all = Math.max(0, Math.floor(seconds));
	const [days, hours] = [Math.floor(all / 86_400), Math.floor((all % 86_400) / 3600)];
	const rest = `${two(Math.floor((all % 3600) / 60))}:${two(all % 60)}`;
	if (days > 0) return `${days}-${two(hours)}:${rest}`;
	if (whole) return `${two(hours)}:${rest}`;
	return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, "");
}

/** Seconds of a span as it is typed: minutes, minutes:seconds, hours:…, days-hours…; undefined for what is none. */
export function secondsIn(text: string): number | undefined {
	const [, days, clock = ""] = /^(?:(\d+)-)?(\d+(?::\d+){0,2})$/.exec(text) ?? [];
	if (clock === "") return undefined;
	const parts = clock.split(":").map(Number);
	const [first = 0, second = 0, third = 0] = parts;
	if (days !== undefined) return Number(days) * 86_400 + first * 3600 + second * 60 + third;
	if (parts.length === 3) return first * 3600 + second * 60 + third;
	return first * 60 + second;
}

/** What was typed after a program's name: options by their long name, then the rest. */
export interface Typed {
	readonly options: ReadonlyMap<string, string>;
	readonly rest: readonly string[];
	/** An option that it does not know, as it was typed. */
	readonly unknown: string | undefined;
}

/**
 * Takes words apart. `letters` gives each letter its long name, with `=` where a value follows; `untilCommand`: what
 * follows the first word that is no option is a command of its own.
 */
export function typed(
	words: readonly string[],
	letters: Readonly<Record<string, string>>,
	long: readonly string[] = [],
	untilCommand = false,
): Typed {
	const names = [...Object.values(letters), ...long];
	const options = new Map<string, string>();
	const rest: string[] = [];
	let unknown: string | undefined;
	const left = [...words];
	for (let word = left.shift(); word !== undefined; word = left.shift()) {
		if (word === "--") {
			rest.push(...left);
			break;
		}
		if (!word.startsWith("-") || word === "-") {
			rest.push(word, ...(untilCommand ? left.splice(0) : []));
			continue;
		}
		const [, longName, joined] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
		if (longName !== undefined) {
			const name = names.find((it) => it.replace("=", "") === longName);
			if (name === undefined) unknown ??= word;
			else options.set(longName, joined ?? (name.endsWith("=") ? (left.shift() ?? "") : ""));
			continue;
		}
		for (let place = 1; place < word.length; place++) {
			const name = letters[word[place] ?? ""];
			if (name === undefined) {
				unknown ??= `-${word[place]}`;
				break;
			}
			if (!name.endsWith("=")) {
				options.set(name, "");
				continue;
			}
			options.set(name.slice(0, -1), word.slice(place + 1) || (left.shift() ?? ""));
			break;
		}
	}
	return { options, rest, unknown };
}

/** How Slurm refuses an option that it does not know. */
export function refusalOf(program: string, unknown: string): string {
	const what = unknown.startsWith("--")
		? `unrecognized option '${unknown}'`
		: `invalid option -- '${unknown.slice(1)}'`;
	return `${program}: ${what}\nTry "${program} --help" for more information\n`;
}
