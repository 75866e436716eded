import { constants } from "node:fs";
import { access, readdir, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileBeginning } from "./file-beginning.ts";

/** As pip names what it records of a package; a package in the making is recorded under other names. */
const RECORD = /^aws_parallelcluster-(\d+\.\d+\.\d+)\.dist-info$/;

/**
 * The version that pip has recorded beside a pcluster: the same record that `pcluster version` reads, without the
 * second that its Python takes. Undefined unless the script names the Python of the environment it lies in, and
 * that one environment holds the package whole.
 */
export async function recordedVersion(path: string): Promise<string | undefined> {
	try {
		const script = await realpath(path);
		const bin = dirname(script);
		const python = await pythonOf(script);
		if (!/^python[\d.]*$/.test(basename(python)) || (await realpath(dirname(python))) !== bin)
			return undefined;
		await access(python, constants.X_OK);
		await access(script, constants.X_OK);
		const lib = join(dirname(bin), "lib");
		const versions = (await readdir(lib)).filter((name) => /^python\d/.test(name));
		const [found, ...more] = (await Promise.all(versions.map((name) => recordsIn(join(lib, name))))).flat();
		return more.length === 0 ? found : undefined;
	} catch {
		return undefined;
	}
}

/** What the script's first line names. */
async function pythonOf(script: string): Promise<string> {
	return /^#!(\/\S+)\n/.exec(await fileBeginning(script))?.[1] ?? "";
}

/** The versions recorded in the packages of this Python whose code is there, too. */
async function recordsIn(python: string): Promise<string[]> {
	const packages = join(python, "site-packages");
	const names = await readdir(packages).catch((): string[] => []);
	return names.includes("pcluster") ? names.flatMap((name) => RECORD.exec(name)?.[1] ?? []) : [];
}
