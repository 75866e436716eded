import { chmod, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError } from "../ports/errors.ts";
import type { KeyFile, KeyFiles } from "../ports/files.ts";
import { shellWord } from "../text/shell-word.ts";
import { faultCode, writeFault } from "./file-faults.ts";
import { newKeyFile } from "./new-key-file.ts";
import { type KeyReading, type NoKey, readPrivateKey } from "./private-key.ts";

/** A private key of 16,384 bits takes about 13 kB. */
const LARGEST_BYTES = 32 * 1024;
/** So many files are looked into per folder: a Downloads folder may hold thousands. */
const MOST_FILES = 200;

/** Where keys lie, and which names are worth a look there: anything in ~/.ssh, what looks like a key elsewhere. */
const PLACES: readonly { folder: string; likely: RegExp }[] = [
	{ folder: ".ssh", likely: /^(?!known_hosts|authorized_keys|config$|.*\.pub$)/ },
	{ folder: "Downloads", likely: /\.(pem|key|cer)(\.txt)?$|^id_(?!.*\.pub$)/i },
	{ folder: ".", likely: /\.(pem|key|cer)(\.txt)?$|^id_(?!.*\.pub$)/i },
];

/** The private key files on this machine; `home` is where `~` leads. */
export function keyFiles(home: string): KeyFiles {
	const full = (path: string) => (/^~(\/|$)/.test(path) ? join(home, path.slice(1)) : resolve(path));
	return {
		candidates: (signal) => candidates(home, signal),
		inspect: (path) => inspect(full(path)),
		makeNew: (path, make) => newKeyFile(full(path), make),
		mendMode: (path) => mendMode(full(path)),
	};
}

async function candidates(home: string, signal: AbortSignal): Promise<KeyFile[]> {
	const found = new Map<string, KeyFile>();
	for (const { folder, likely } of PLACES) {
		const place = join(home, folder);
		const names = await readdir(place).catch((): string[] => []);
		for (const name of names
			.filter((each) => likely.test(each))
			.sort()
			.slice(0, MOST_FILES)) {
			signal.throwIfAborted();
			const path = join(place, name);
			const file = await candidate(path).catch(() => undefined);
			const real = file && (await realpath(path).catch(() => path));
			if (file && real && !found.has(real)) found.set(real, file);
		}
	}
	signal.throwIfAborted();
	return [...found.values()];
}

/** A key that only ssh cannot read is shown with what mends it: nobody looks for a reason why it is not there. */
async function candidate(path: string): Promise<KeyFile | undefined> {
	const { reading, safeMode } = await keyIn(path);
	if (!("reason" in reading)) return { path, ...reading, safeMode };
	const cure = cureFor(path, reading);
	if (cure === undefined) return undefined;
	return { path, type: undefined, fingerprints: [], safeMode, unusable: `${reading.reason} ${cure}` };
}

async function inspect(path: string): Promise<KeyFile> {
	try {
		const { reading, safeMode } = await keyIn(path);
		if ("reason" in reading) throw noKey(path, reading.reason, cureFor(path, reading));
		return { path, ...reading, safeMode };
	} catch (thrown) {
		throw inspectFault(path, thrown);
	}
}

async function keyIn(path: string): Promise<{ reading: KeyReading; safeMode: boolean }> {
	const about = await stat(path);
	if (about.isDirectory()) throw noKey(path, "It is a folder.");
	if (!about.isFile() || about.size > LARGEST_BYTES) throw noKey(path, "It holds no private key.");
	const reading = readPrivateKey(await readFile(path, "latin1"));
	return { reading, safeMode: (about.mode & 0o077) === 0 };
}

function noKey(path: string, reason: string, cure?: string): AppError {
	return new AppError("bad-input", `${path} is not a private key that ssh can use. ${reason}`, {
		hint: cure ?? "Choose the .pem file that AWS gave you when the key pair was made.",
	});
}

/** A copy beside it, for its owner alone from the first moment: firstlight never alters a key. */
function cureFor(path: string, { cure }: NoKey): string | undefined {
	if (cure === undefined) return undefined;
	const copy = `${path.replace(/\.(pem|ppk|key)$/i, "")}-for-ssh.pem`;
	return `Make a good copy and choose that: (umask 077; ${cure(shellWord(path), shellWord(copy))})`;
}

function inspectFault(path: string, thrown: unknown): AppError {
	if (thrown instanceof AppError) return thrown;
	const code = faultCode(thrown);
	if (code === "ENOENT" || code === "ENOTDIR") {
		return new AppError("not-found", `There is no file ${path}.`, {
			hint: "Look where your browser saved the .pem file.",
			cause: thrown,
		});
	}
	return new AppError("bad-input", `${path} cannot be read (${code ?? "unknown reason"}).`, {
		hint: "Look at the file's owner and mode (ls -l).",
		cause: thrown,
	});
}

/** Looks again afterwards: on some disks (Windows drives under WSL) a change of the mode does nothing. */
async function mendMode(path: string): Promise<void> {
	try {
		await chmod(path, 0o600);
		if (((await stat(path)).mode & 0o077) === 0) return;
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
	throw new AppError(
		"config-unwritable",
		`The disk of ${path} does not keep file modes, and ssh needs them.`,
		{
			hint: "Copy the key into ~/.ssh and use it from there.",
		},
	);
}
