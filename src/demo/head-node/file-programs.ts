import { createHash } from "node:crypto";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	type Stats,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { absolute, at, bytes, isWritable, reasonOf } from "./disk.ts";
import type { Call, Program } from "./shell.ts";

/** Programs that look at files and change them. */
export const FILE_PROGRAMS: Readonly<Record<string, Program>> = {
	basename: ({ words: [path = "", ending = ""], out }) => {
		const name = path.replace(/\/+$/, "").split("/").at(-1) ?? "";
		out(
			`${ending !== "" && name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : name}\n`,
		);
		return 0;
	},
	chmod: (call) => onEach(call, call.words.slice(1), (path) => chmodSync(path, statSync(path).mode)),
	cp: (call) => moved(call, (from, to) => cpSync(from, to, { recursive: true })),
	dirname: ({ words: [path = ""], out }) => {
		const at = path.replace(/\/+$/, "").lastIndexOf("/");
		out(`${at > 0 ? path.slice(0, at) : at === 0 ? "/" : "."}\n`);
		return 0;
	},
	du,
	find,
	ls,
	md5sum: (call) => sums(call, "md5"),
	mkdir,
	mv: (call) => moved(call, renameSync),
	readlink: realPath,
	realpath: realPath,
	rm,
	rmdir: (call) => onEach(call, operands(call), (path) => rmdirSync(path)),
	sha256sum: (call) => sums(call, "sha256"),
	stat,
	touch: (call) =>
		onEach(call, operands(call), (path) => {
			const now = new Date();
			if (existsSync(path)) utimesSync(path, now, now);
			else writeFileSync(path, "");
		}),
};

/** The words that are no options. */
export function operands({ words }: Pick<Call, "words">): string[] {
	const end = words.indexOf("--");
	const before = (end < 0 ? words : words.slice(0, end)).filter(
		(word) => word === "-" || !word.startsWith("-"),
	);
	return end < 0 ? before : [...before, ...words.slice(end + 1)];
}

/** True where one of the options has this letter. */
export function has({ words }: Pick<Call, "words">, letter: string): boolean {
	const end = words.indexOf("--");
	return (end < 0 ? words : words.slice(0, end)).some(
		(word) => /^-[A-Za-z0-9]+$/.test(word) && word.includes(letter),
	);
}

/** Why something could not be done; undefined where it was. */
function faultOf(act: () => void): string | undefined {
	try {
		act();
		return undefined;
	} catch (thrown) {
		return reasonOf(thrown);
	}
}

const VERBS: Readonly<Record<string, string>> = {
	chmod: "cannot access",
	mkdir: "cannot create directory",
	rm: "cannot remove",
	rmdir: "failed to remove",
	touch: "cannot touch",
};

function onEach(call: Call, paths: readonly string[], act: (local: string) => void): number {
	const { shell, name, err } = call;
	let status = 0;
	for (const path of paths) {
		const { path: whole, local } = at(path, call);
		const reason = isWritable(whole, shell.session.report) ? faultOf(() => act(local)) : "Permission denied";
		if (reason === undefined) continue;
		err(`${name}: ${VERBS[name] ?? "cannot stat"} '${path}': ${reason}\n`);
		status = 1;
	}
	return status;
}

function mkdir(call: Call): number {
	return onEach(call, operands(call), (path) => void mkdirSync(path, { recursive: has(call, "p") }));
}

function rm(call: Call): number {
	const [recursive, force] = [has(call, "r") || has(call, "R"), has(call, "f")];
	return onEach(call, operands(call), (path) => {
		if (!force || existsSync(path)) rmSync(path, { recursive });
	});
}

function moved(call: Call, act: (from: string, to: string) => void): number {
	const paths = operands(call);
	const target = paths.pop();
	if (target === undefined || paths.length === 0) {
		call.err(`${call.name}: missing file operand\n`);
		return 1;
	}
	const inside = at(target, call).found?.isDirectory() === true;
	let status = 0;
	for (const path of paths) {
		const { local, found } = at(path, call);
		if (found === undefined) {
			call.err(`${call.name}: cannot stat '${path}': No such file or directory\n`);
			status = 1;
			continue;
		}
		const name = inside ? `${target}/${path.replace(/\/+$/, "").split("/").at(-1)}` : target;
		status = onEach(call, [name], (to) => act(local, to)) || status;
	}
	return status;
}

function ls(call: Call): number {
	const { shell, out, err } = call;
	const paths = operands(call);
	const [all, long, itself] = [has(call, "a") || has(call, "A"), has(call, "l"), has(call, "d")];
	const listed = (names: readonly string[], folder: string) => {
		if (names.length === 0) return;
		if (long) out(names.map((name) => `${longRow(name, folder, call)}\n`).join(""));
		else if (shell.session.columns !== undefined && !has(call, "1")) out(`${names.join("  ")}\n`);
		else out(names.map((name) => `${name}\n`).join(""));
	};
	let status = 0;
	const several = paths.length > 1;
	for (const [place, path] of (paths.length === 0 ? ["."] : paths).entries()) {
		const { local, found } = at(path, call);
		if (found === undefined) {
			err(`ls: cannot access '${path}': No such file or directory\n`);
			status = 2;
		} else if (itself || !found.isDirectory()) listed([path], "");
		else {
			if (several) out(`${place === 0 ? "" : "\n"}${path}:\n`);
			const names = readdirSync(local).map(bytes).toSorted();
			const kept = names.filter((name) => all || !name.startsWith("."));
			if (long) out(`total ${kept.length * 4}\n`);
			listed(kept, `${path}/`);
		}
	}
	return status;
}

function longRow(name: string, folder: string, call: Call): string {
	const { found } = at(folder + name, call);
	const { user } = call.shell.session.report;
	const size = String(found?.isDirectory() ? 4096 : (found?.size ?? 0)).padStart(8);
	const [, month, day, , time] = (found?.mtime ?? new Date(0)).toUTCString().split(/[ ,]+/).slice(0, 5);
	const date = `${day} ${String(Number(month)).padStart(2)} ${time?.slice(0, 5)}`;
	return `${modeOf(found)} 1 ${user} ${user} ${size} ${date} ${name}`;
}

function modeOf(found: Stats | undefined): string {
	const letters = "rwxrwxrwx";
	const mode = found?.mode ?? 0;
	const rights = [...letters].map((letter, place) => ((mode >> (8 - place)) & 1 ? letter : "-"));
	return `${found?.isDirectory() ? "d" : "-"}${rights.join("")}`;
}

function stat(call: Call): number {
	const { words, out, err } = call;
	const option = words.findIndex((word) => /^(-c|--format|--printf)/.test(word));
	const inOne = /^--\w+=([\s\S]*)$/.exec(words[option] ?? "")?.[1];
	const format = option < 0 ? undefined : (inOne ?? words[option + 1] ?? "");
	const taken = option < 0 ? [] : [option, ...(inOne === undefined ? [option + 1] : [])];
	let status = 0;
	for (const path of operands({ words: words.filter((_, place) => !taken.includes(place)) })) {
		const { found } = at(path, call);
		if (found === undefined) {
			err(`stat: cannot stat '${path}': No such file or directory\n`);
			status = 1;
			continue;
		}
		const { user } = call.shell.session.report;
		const kind = found.isDirectory() ? "directory" : "regular file";
		const fields: Readonly<Record<string, string>> = {
			n: path,
			s: String(found.size),
			Y: String(Math.floor(found.mtimeMs / 1000)),
			y: found.mtime.toISOString().replace("T", " ").replace("Z", "000000 +0000"),
			F: kind,
			a: (found.mode & 0o777).toString(8),
			A: modeOf(found),
			U: user,
			G: user,
			u: "1000",
			g: "1000",
		};
		const text = format ?? "  File: %n\n  Size: %s\t%F\nAccess: (0%a/%A)  Uid: (%u/%U)\nModify: %y";
		out(`${text.replaceAll(/%(.)/g, (whole, letter) => fields[letter] ?? whole)}\n`);
	}
	return status;
}

function sums(call: Call, algorithm: "sha256" | "md5"): number | Promise<number> {
	const paths = operands(call);
	const sumOf = (content: Buffer) => createHash(algorithm).update(content).digest("hex");
	if (paths.length === 0) {
		return call.input().then((text) => call.out(`${sumOf(Buffer.from(text, "latin1"))}  -\n`) ?? 0);
	}
	let status = 0;
	for (const path of paths) {
		const { local, found } = at(path, call);
		if (found?.isFile()) call.out(`${sumOf(readFileSync(local))}  ${path}\n`);
		else {
			call.err(
				`${call.name}: ${path}: ${found === undefined ? "No such file or directory" : "Is a directory"}\n`,
			);
			status = 1;
		}
	}
	return status;
}

function du(call: Call): number {
	const paths = operands(call);
	for (const path of paths.length === 0 ? ["."] : paths) {
		const { local, found } = at(path, call);
		if (found === undefined) {
			call.err(`du: cannot access '${path}': No such file or directory\n`);
			return 1;
		}
		const size = sizeOf(local);
		call.out(`${has(call, "b") ? size : Math.ceil(size / 1024)}\t${path}\n`);
	}
	return 0;
}

/** `find PATH [-maxdepth N] -printf '%y\t%s\t%T@\t%P\0'`: of several -printf the last counts, and tests none. */
function find(call: Call): number {
	const words = call.words.filter((word) => word !== "-H");
	const value = (name: string) => (words.includes(name) ? words[words.lastIndexOf(name) + 1] : undefined);
	const [path = "."] = words;
	const format = (value("-printf") ?? "%p\\n").replaceAll("\\t", "\t").replaceAll("\\0", "\0");
	const told = (name: string, depth: number) => {
		const { local, found } = at(name === "" ? path : `${path}/${name}`, call);
		if (found === undefined) return;
		const fields: Readonly<Record<string, string>> = {
			y: found.isDirectory() ? "d" : "f",
			s: String(found.size),
			"T@": String(found.mtimeMs / 1000),
			P: name,
		};
		call.out(format.replaceAll(/%(T@|.)/g, (whole, sign) => fields[sign] ?? whole));
		if (!found.isDirectory() || depth === 0) return;
		for (const each of readdirSync(local).map(bytes)) told(name === "" ? each : `${name}/${each}`, depth - 1);
	};
	told("", Number(value("-maxdepth") ?? 1_000));
	return 0;
}

function sizeOf(local: string): number {
	const found = statSync(local);
	if (!found.isDirectory()) return found.size;
	return readdirSync(local).reduce((sum, name) => sum + sizeOf(`${local}/${name}`), 4096);
}

function realPath(call: Call): number {
	for (const path of operands(call)) call.out(`${absolute(path, call.shell.folder)}\n`);
	return 0;
}
