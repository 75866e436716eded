import { readFileSync } from "node:fs";
import { shellLine } from "../../text/shell-word.ts";
import { ownEntry } from "../own-entry.ts";
import { at } from "./disk.ts";
import { type Call, Left, type Program } from "./shell.ts";
import { test } from "./test-command.ts";

/** What the shell does by itself. */
export const SHELL_WORDS: Readonly<Record<string, Program>> = {
	":": () => 0,
	true: () => 0,
	false: () => 1,
	".": source,
	"[": test,
	test,
	source,
	cd,
	command,
	echo,
	eval: ({ words, script }) => script(words.join(" ")),
	exit,
	export: assign,
	local: assign,
	logout: exit,
	printf,
	pwd: ({ shell, out }) => out(`${shell.folder}\n`) ?? 0,
	read,
	return: exit,
	set: () => 0,
	shift: ({ shell }) => {
		const [own = "", , ...rest] = shell.words;
		shell.words = [own, ...rest];
		return 0;
	},
	trap: () => 0,
	type: ({ words, ...call }) => command({ ...call, words: ["-V", ...words] }),
	ulimit: () => 0,
	umask: () => 0,
	unset: ({ words, shell }) => {
		for (const name of words) shell.variables.delete(name);
		return 0;
	},
	wait: () => 0,
};

function exit({ words, shell }: Call): never {
	throw new Left(words[0] === undefined ? shell.status : Number(words[0]) & 255);
}

function echo({ words, out }: Call): number {
	const options = /^-[neE]+$/.test(words[0] ?? "") ? words[0] : undefined;
	const text = (options === undefined ? words : words.slice(1)).join(" ");
	out(`${options?.includes("e") ? unescaped(text) : text}${options?.includes("n") ? "" : "\n"}`);
	return 0;
}

/** `printf`: the format is used again as long as there are words. */
function printf({ words: [format = "", ...words], out }: Call): number {
	const left = [...words];
	do {
		const before = left.length;
		const text = unescaped(format).replaceAll(
			/%(-?0?\d*)(?:\.(\d+))?([sdiubqxfc%])/g,
			(_, width, precision, sign) => {
				if (sign === "%") return "%";
				const word = left.shift() ?? "";
				return padded(written(word, sign, precision), width);
			},
		);
		out(text);
		if (left.length === before) break;
	} while (left.length > 0);
	return 0;
}

function written(word: string, sign: string, precision: string | undefined): string {
	if (sign === "b") return unescaped(word);
	if (sign === "c") return word.slice(0, 1);
	if (sign === "q") return shellLine([word]);
	if (sign === "f") return (Number(word) || 0).toFixed(precision === undefined ? 6 : Number(precision));
	if (sign === "x") return Math.trunc(Number(word) || 0).toString(16);
	if (sign !== "s") return String(Math.trunc(Number(word) || 0));
	return precision === undefined ? word : word.slice(0, Number(precision));
}

function padded(text: string, width: string): string {
	const size = Math.abs(Number(width)) || 0;
	if (width.startsWith("-")) return text.padEnd(size);
	return text.padStart(size, width.startsWith("0") ? "0" : " ");
}

const ESCAPES: Readonly<Record<string, string>> = {
	n: "\n",
	t: "\t",
	r: "\r",
	a: "\u0007",
	e: "\u001b",
	"\\": "\\",
};

function unescaped(text: string): string {
	return text.replaceAll(
		/\\(?:0?([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
		(whole, octal, hex, letter) => {
			if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
			if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
			return ownEntry(ESCAPES, letter) ?? whole;
		},
	);
}

function assign({ words, shell }: Call): number {
	for (const word of words) {
		const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(word) ?? [];
		if (name !== undefined) shell.variables.set(name, value ?? "");
	}
	return 0;
}

async function read({ words, shell, input }: Call): Promise<number> {
	const names = words.filter((word) => !word.startsWith("-"));
	const text = await input();
	const [line = ""] = text.split("\n");
	const parts = line.trim().split(/\s+/);
	for (const [place, name] of names.entries()) {
		shell.variables.set(
			name,
			place === names.length - 1 ? parts.slice(place).join(" ") : (parts[place] ?? ""),
		);
	}
	return text === "" ? 1 : 0;
}

function cd({ words, shell, err }: Call): number {
	const typed = words[0] ?? shell.variables.get("HOME") ?? "/";
	const before = shell.variables.get("OLDPWD");
	const { path, found } = at(typed === "-" ? (before ?? shell.folder) : typed, { shell });
	if (found?.isDirectory() !== true) {
		err(`-bash: cd: ${typed}: ${found === undefined ? "No such file or directory" : "Not a directory"}\n`);
		return 1;
	}
	shell.variables.set("OLDPWD", shell.folder);
	shell.variables.set("PWD", path);
	shell.folder = path;
	return 0;
}

async function source({ name, words, shell, err, script }: Call): Promise<number> {
	const [typed, ...rest] = words;
	if (typed === undefined) {
		err(`-bash: ${name}: filename argument required\n`);
		return 2;
	}
	const { path, local, found } = at(typed, { shell });
	if (found === undefined) {
		err(`-bash: ${typed}: No such file or directory\n`);
		return 1;
	}
	const before = shell.words;
	if (rest.length > 0) shell.words = [before[0] ?? "", ...rest];
	shell.variables.set("BASH_SOURCE", path);
	try {
		return await script(readFileSync(local, "latin1"));
	} finally {
		shell.words = before;
		shell.variables.delete("BASH_SOURCE");
	}
}

/** `command -v` and `command -V`, or a command without the shell's own words. */
async function command({ words, pathOf, out, err, run }: Call): Promise<number> {
	const [option, ...names] = words;
	if (option !== "-v" && option !== "-V") return words.length === 0 ? 0 : await run(words);
	let status = 0;
	for (const name of names) {
		const path = Object.hasOwn(SHELL_WORDS, name) ? name : pathOf(name);
		if (path === undefined) {
			status = 1;
			if (option === "-V") err(`-bash: type: ${name}: not found\n`);
		} else if (option === "-v") out(`${path}\n`);
		else out(`${name} is ${path === name ? "a shell builtin" : path}\n`);
	}
	return status;
}
