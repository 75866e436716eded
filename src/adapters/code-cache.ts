import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { makeFolder } from "./folders.ts";

type Part = (
	exports: object,
	require: (id: string) => unknown,
	module: { exports: object },
	file: string,
	folder: string,
) => void;

/** Of the checksum: 8 bytes, so that the code stays aligned as V8 wants it. */
const SUM_BYTES = 8;

interface Loaded {
	readonly script: Script;
	readonly module: { exports: object };
}

/**
 * Loads the built program's parts with the machine code that an earlier run left below `folder`, so that nothing which
 * that run used is compiled again. `build` stands for the text of all parts: V8 knows a text by its length only, while
 * it refuses code of another V8 and for other flags by itself. Such code counts as a program: it is taken only from a
 * folder that nobody but this user can write to. Whatever is wrong with it, the program starts, only slower.
 */
export function partLoader(folder: string, build: string): (file: string) => object {
	const native = createRequire(import.meta.filename);
	const place = join(folder, `${build}-${process.version}-${process.arch}`);
	const trusted = isOwn(folder) && isOwn(place);
	const parts = new Map<string, Loaded>();
	/** Parts that came within another one. */
	const joined = new Map<string, object>();
	// Parts ask for each other by the hundred: so often, Node's `join` alone would wake V8's largest compiler.
	const files = new Map<string, string>();
	const fileOf = (from: string, id: string) => {
		const way = `${from}/${id}`;
		const file = files.get(way) ?? join(way);
		files.set(way, file);
		return file;
	};
	const load = (file: string): object => {
		const there = (native.cache[file] ?? parts.get(file)?.module)?.exports ?? joined.get(file);
		if (there) return there;
		const text = readFileSync(file, "utf8");
		const cachedData = trusted ? codeOf(join(place, basename(file))) : undefined;
		const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
			filename: file,
			...(cachedData ? { cachedData } : {}),
		});
		const from = dirname(file);
		const module = { exports: {} };
		parts.set(file, { script, module });
		const near = (id: string) => (id.startsWith(".") ? load(fileOf(from, id)) : native(id));
		(script.runInThisContext() as Part)(module.exports, near, module, file, from);
		const { joined: within } = module.exports as { joined?: Record<string, object> };
		for (const [name, part] of Object.entries(within ?? {})) joined.set(fileOf(from, name), part);
		return module.exports;
	};

	process.once("exit", () => {
		const fresh = [...parts].filter(([, { script }]) => script.cachedDataRejected !== false);
		if (fresh.length > 0) keep(folder, place, fresh);
	});
	return load;
}

/** Undefined where there is none or it is damaged: V8 looks only at its head, and would run the rest. */
function codeOf(path: string): Buffer | undefined {
	try {
		if (!isOwn(path)) return undefined;
		const kept = readFileSync(path);
		const code = kept.subarray(SUM_BYTES);
		return kept.readUInt32LE() === crc32(code) ? code : undefined;
	} catch {
		return undefined;
	}
}

/** What is kept of a part: the checksum of its code, then the code. */
function keptOf(script: Script): Buffer {
	const code = script.createCachedData();
	const sum = Buffer.alloc(SUM_BYTES);
	sum.writeUInt32LE(crc32(code));
	return Buffer.concat([sum, code]);
}

/** Each part whole or not at all; code of other builds goes. */
function keep(folder: string, place: string, parts: readonly [file: string, part: Loaded][]): void {
	try {
		makeFolder(place);
		if (!isOwn(folder) || !isOwn(place)) return;
		for (const other of readdirSync(folder)) {
			if (other !== basename(place)) rmSync(join(folder, other), { recursive: true });
		}
		for (const [file, { script }] of parts) {
			const draft = join(place, `${basename(file)}.${process.pid}`);
			try {
				writeFileSync(draft, keptOf(script), { mode: 0o600 });
				renameSync(draft, join(place, basename(file)));
			} finally {
				rmSync(draft, { force: true });
			}
		}
	} catch {
		// A full or read-only disk: the next run compiles again.
	}
}

/** True when it is there, this user's, and nobody else may write to it. */
function isOwn(path: string): boolean {
	try {
		const { uid, mode } = lstatSync(path);
		return uid === process.getuid?.() && (mode & 0o022) === 0;
	} catch {
		return false;
	}
}
