import { link, lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../ports/errors.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { newDraft } from "./drafts.ts";
import { faultCode, reasonFor, writeFault } from "./file-faults.ts";
import { makeFolder } from "./folders.ts";
import { readPrivateKey } from "./private-key.ts";

/**
 * A private key in a file of its own, see KeyFiles. The draft is open before the key is made: what can be known to
 * stand in the way of the file does so before there is a key to lose. A link never takes another file's place.
 */
export async function newKeyFile(path: string, make: () => Promise<Outside>): Promise<void> {
	if (await isThere(path)) throw taken(path);
	const draft = await draftOf(path);
	try {
		const text = dataIn(await make());
		const reading = readPrivateKey(text);
		if ("reason" in reading) throw lost(path, "what came is no private key");
		try {
			await draft.fill(text.endsWith("\n") ? text : `${text}\n`, path);
			await link(draft.path, path);
		} catch (thrown) {
			throw lost(
				path,
				faultCode(thrown) === "EEXIST" ? "there is such a file meanwhile" : reasonFor(thrown),
				thrown,
			);
		}
	} finally {
		await draft.drop();
	}
}

async function isThere(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (thrown) {
		if (faultCode(thrown) === "ENOENT") return false;
		throw writeFault(path, thrown);
	}
}

async function draftOf(path: string) {
	try {
		makeFolder(dirname(path));
		return await newDraft(path);
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
}

function taken(path: string): AppError {
	return new AppError(
		"bad-input",
		`There is a file ${path} already. It was left as it is, and nothing was made.`,
		{
			hint: "Move it away, or make the key pair in the EC2 console under another name.",
		},
	);
}

function lost(path: string, why: string, cause?: unknown): AppError {
	return new AppError(
		"config-unwritable",
		`The key pair was made, but its file ${path} could not be: ${why}.`,
		{
			hint: "Nobody can log in with that key pair: delete it in the EC2 console and make another.",
			cause,
		},
	);
}
