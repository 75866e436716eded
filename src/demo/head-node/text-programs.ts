import { readFileSync, writeFileSync } from "node:fs";
import { at, isWritable } from "./disk.ts";
import { has, operands } from "./file-programs.ts";
import type { Call, Program } from "./shell.ts";

/** Programs that read text and write text. */
export const TEXT_PROGRAMS: Readonly<Record<string, Program>> = {
	cat: (call) => eachText(call, operands(call), ({ text }) => call.out(text)),
	grep,
	head: (call) => part(call, false),
	seq: ({ words, out, err }) => {
		const [last = 1, first = 1, step = 1] =
			words.length < 3 ? words.map(Number).toReversed() : threeOf(words);
		if (step === 0) {
			err("seq: invalid Zero increment value: '0'\n");
			return 1;
		}
		for (let value = first; step > 0 ? value <= last : value >= last; value += step) out(`${value}\n`);
		return 0;
	},
	sort: async (call) => {
		const texts: string[] = [];
		const status = await eachText(call, operands(call), ({ text }) => void texts.push(text));
		const compare = has(call, "n") ? (a: string, b: string) => Number(a) - Number(b) : undefined;
		const sorted = linesOf(texts.join("")).toSorted(compare);
		const kept = has(call, "u") ? [...new Set(sorted)] : sorted;
		for (const line of has(call, "r") ? kept.toReversed() : kept) call.out(`${line}\n`);
		return status;
	},
	tail: (call) => part(call, true),
	tee: async (call) => {
		const text = await call.input();
		call.out(text);
		let status = 0;
		for (const path of operands(call)) {
			const { path: whole, local } = at(path, call);
			if (isWritable(whole, call.shell.session.report)) {
				writeFileSync(local, text, {
					encoding: "latin1",
					flag: has(call, "a") ? "a" : "w",
				});
			} else {
				call.err(`tee: ${path}: Permission denied\n`);
				status = 1;
			}
		}
		return status;
	},
	uniq: (call) =>
		eachText(call, operands(call), ({ text }) => {
			const lines = linesOf(text);
			for (const [place, line] of lines.entries()) if (line !== lines[place - 1]) call.out(`${line}\n`);
		}),
	wc,
};

function threeOf([first, step, last]: readonly string[]): number[] {
	return [Number(last), Number(first), Number(step)];
}

function linesOf(text: string): string[] {
	return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

interface Opened {
	readonly text: string;
	/** As it was typed; undefined: the input. */
	readonly path: string | undefined;
}

/** Reads each of the files, or the input where there is none. */
async function eachText(
	call: Call,
	paths: readonly string[],
	act: (opened: Opened) => void,
): Promise<number> {
	if (paths.length === 0) act({ text: await call.input(), path: undefined });
	let status = 0;
	for (const path of paths) {
		if (path === "-") {
			act({ text: await call.input(), path });
			continue;
		}
		const { local, found } = at(path, call);
		if (found?.isFile()) act({ text: readFileSync(local, "latin1"), path });
		else if (path !== "/dev/null") {
			const where = call.name === "tail" || call.name === "head" ? `cannot open '${path}' for reading` : path;
			call.err(
				`${call.name}: ${where}: ${found === undefined ? "No such file or directory" : "Is a directory"}\n`,
			);
			status = call.name === "grep" ? 2 : 1;
		}
	}
	return status;
}

/** `head` and `tail`: by lines or bytes, with the name of each where there are several. */
async function part(call: Call, atEnd: boolean): Promise<number> {
	let [by, amount] = ["n", "10"];
	const paths: string[] = [];
	const words = [...call.words];
	for (let word = words.shift(); word !== undefined; word = words.shift()) {
		const [, letter, joined] = /^-([nc])(.*)$/.exec(word) ?? /^--(lines|bytes)=(.*)$/.exec(word) ?? [];
		if (word === "--") {
			paths.push(...words);
			break;
		}
		if (letter !== undefined) [by, amount] = [letter, joined || (words.shift() ?? "")];
		else if (/^-\d+$/.test(word)) amount = word.slice(1);
		else if (/^-[fF]$/.test(word)) {
			call.err(`${call.name}: ${word} is no part of the demo\n`);
			return 1;
		} else if (!word.startsWith("-") || word === "-") paths.push(word);
	}
	const inBytes = by === "c" || by === "bytes";
	const count = Math.abs(Number(amount)) || 0;
	const cut = <Parts extends string | string[]>(parts: Parts): Parts => {
		if (atEnd && amount.startsWith("+")) return parts.slice(Math.max(0, count - 1)) as Parts;
		if (!atEnd && amount.startsWith("-")) return parts.slice(0, Math.max(0, parts.length - count)) as Parts;
		return (atEnd ? parts.slice(Math.max(0, parts.length - count)) : parts.slice(0, count)) as Parts;
	};
	let shownAny = false;
	return await eachText(call, paths, ({ text, path }) => {
		if (paths.length > 1) call.out(`${shownAny ? "\n" : ""}==> ${path} <==\n`);
		shownAny = true;
		call.out(inBytes ? cut(text) : cut(text.match(/[^\n]*\n|[^\n]+$/g) ?? []).join(""));
	});
}

async function wc(call: Call): Promise<number> {
	const paths = operands(call);
	const wanted = ["l", "w", "c"].filter((letter) => has(call, letter));
	return await eachText(call, paths, ({ text, path }) => {
		const counts: Readonly<Record<string, number>> = {
			l: text.split("\n").length - 1,
			w: text.split(/\s+/).filter(Boolean).length,
			c: text.length,
		};
		const numbers = (wanted.length === 0 ? ["l", "w", "c"] : wanted).map((letter) => String(counts[letter]));
		const width = wanted.length === 1 ? 0 : 7;
		call.out(`${numbers.map((it) => it.padStart(width)).join(" ")}${path === undefined ? "" : ` ${path}`}\n`);
	});
}

async function grep(call: Call): Promise<number> {
	const [pattern = "", ...paths] = operands(call);
	const text = has(call, "F") ? pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&") : pattern;
	const word = has(call, "w") ? `(?<!\\w)(?:${text})(?!\\w)` : text;
	const fits = new RegExp(has(call, "x") ? `^(?:${text})$` : word, has(call, "i") ? "i" : "");
	const [quiet, counts, names] = [has(call, "q"), has(call, "c"), has(call, "l")];
	let found = 0;
	const status = await eachText(call, paths, ({ text: whole, path }) => {
		const lines = linesOf(whole).filter((line) => fits.test(line) !== has(call, "v"));
		found += lines.length;
		if (quiet) return;
		const before = paths.length > 1 && !has(call, "h") ? `${path}:` : "";
		if (names) call.out(lines.length > 0 ? `${path}\n` : "");
		else if (counts) call.out(`${before}${lines.length}\n`);
		else call.out(lines.map((line) => `${before}${line}\n`).join(""));
	});
	return status !== 0 && !(quiet && found > 0) ? status : Number(found === 0);
}
