import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { calledProgram } from "../harness/called-program.ts";
import { findInterpreters, type Interpreter } from "./interpreters.ts";

/** What a Python environment of the stage consists of. */
interface Recipe {
	readonly name: string;
	/** Python versions that fit, the best first. */
	readonly pythons: readonly string[];
	/** What pip installs, one call after the other. */
	readonly steps: readonly (readonly string[])[];
}

/** An environment that is ready, or the reason why there is none, in one sentence. */
export type Environment =
	| { readonly available: true; readonly bin: string; readonly python: string }
	| {
			readonly available: false;
			readonly reason: string;
			/** False when no fitting Python was found; true when there is one and the installation failed. */
			readonly tried: boolean;
	  };

export interface Environments {
	readonly moto: Environment;
	/** The last version of ParallelCluster 2. */
	readonly pcluster2119: Environment;
	/** The version of the tutorial's time; optional, since its Python is rare by now. */
	readonly pcluster241: Environment;
	/** The newest version of ParallelCluster 3 that firstlight knows, and one of two years before. */
	readonly pcluster3161: Environment;
	readonly pcluster3111: Environment;
}

const LIMIT_MS = 600_000;

/** Without what its `server` brings beyond the services that pcluster uses: two thirds of the work of installing it. */
const MOTO: Recipe = {
	name: "moto",
	pythons: ["3.12", "3.11", "3.13", "3.10"],
	steps: [
		[
			"moto[awslambda,dynamodb,s3]==5.2.5",
			"flask==3.1.3",
			"flask-cors==6.0.5",
			"openapi-spec-validator==0.9.0",
		],
	],
};

/**
 * Makes what is missing in `folder` and reuses what is complete there: each pcluster by firstlight's own command, as
 * `program` has it. What pip says of moto goes to pip.log in it. Never rejects for a missing Python or an unreachable
 * registry: that environment is then unavailable, with the reason.
 */
export async function makeEnvironments(folder: string, program: string): Promise<Environments> {
	await mkdir(folder, { recursive: true });
	const interpreters = await findInterpreters();
	const install = (version: string) => installed(version, folder, program);
	const [moto, pcluster2119, pcluster241, pcluster3161, pcluster3111] = await Promise.all([
		environmentFor(MOTO, interpreters, folder),
		install("2.11.9"),
		install("2.4.1"),
		install("3.16.1"),
		install("3.11.1"),
	]);
	return { moto, pcluster2119, pcluster241, pcluster3161, pcluster3111 };
}

/** A pcluster as `firstlight pcluster install` makes it; one that is there and runs is left as it is. */
async function installed(version: string, folder: string, program: string): Promise<Environment> {
	const name = `pcluster ${version}`;
	const env = { ...process.env, XDG_DATA_HOME: folder };
	const { code, said, noted } = await calledProgram(program, ["pcluster", "install", version], { env });
	if (code === 0) {
		const bin = dirname(said.trim());
		return { available: true, bin, python: join(bin, "python") };
	}
	const reason = `${name} could not be installed: ${noted.trim().split("\n").slice(-2).join(" ")}`;
	return { available: false, reason, tried: !/needs Python/.test(noted) };
}

function ended(child: ChildProcess): Promise<number | null> {
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", resolve);
	});
}

async function environmentFor(
	recipe: Recipe,
	interpreters: readonly Interpreter[],
	folder: string,
): Promise<Environment> {
	const name = `${recipe.name}-${fingerprintOf(recipe)}`;
	const ready = at(join(folder, name));
	if (await works(ready.python)) return ready;
	const interpreter = recipe.pythons
		.map((version) => interpreters.find((found) => found.version === version))
		.find((found) => found !== undefined);
	if (interpreter === undefined) {
		const reason = `${recipe.name} needs Python ${recipe.pythons.join(", ")}: none found`;
		return { available: false, reason, tried: false };
	}
	try {
		await build(recipe, interpreter, folder, name);
		return ready;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return { available: false, reason: `${recipe.name} could not be installed: ${why}`, tried: true };
	}
}

function at(path: string) {
	return { available: true, bin: join(path, "bin"), python: join(path, "bin", "python") } as const;
}

/** Changes with what is installed, so that an old environment is not taken for a new one. */
function fingerprintOf(recipe: Recipe): string {
	return createHash("sha256").update(JSON.stringify(recipe.steps)).digest("hex").slice(0, 8);
}

async function works(python: string): Promise<boolean> {
	return stat(python)
		.then(
			() => runToLog(python, ["-c", ""]).then(() => true),
			() => false,
		)
		.catch(() => false);
}

/**
 * A virtual environment cannot be moved once it is made. So it is made in a folder of its own, and a link with
 * the name that everybody looks for is put in place only when it is complete.
 */
async function build(recipe: Recipe, interpreter: Interpreter, folder: string, name: string): Promise<void> {
	await removeLeftovers(folder, name);
	const made = `${name}.build-${process.pid}`;
	const path = join(folder, made);
	const log = join(folder, "pip.log");
	await runToLog(interpreter.file, ["-m", "venv", path], log);
	for (const requirements of recipe.steps) {
		const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", ...requirements];
		await runToLog(join(path, "bin", "python"), pip, log);
	}
	const link = `${path}.link`;
	await symlink(made, link);
	await rename(link, join(folder, name));
}

/** Builds that were broken off: not linked to, and their maker is gone. */
async function removeLeftovers(folder: string, name: string): Promise<void> {
	const linked = await readlink(join(folder, name)).catch(() => undefined);
	for (const entry of await readdir(folder)) {
		const maker = entry.startsWith(`${name}.build-`)
			? Number.parseInt(entry.split(".build-")[1] ?? "", 10)
			: 0;
		if (maker > 0 && entry !== linked && !isAlive(maker)) {
			await rm(join(folder, entry), { recursive: true, force: true });
		}
	}
	if (linked !== undefined) await rm(join(folder, name), { force: true });
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return pid !== process.pid;
	} catch {
		return false;
	}
}

/** Rejects with the last line it wrote when it fails or takes too long. */
async function runToLog(file: string, args: readonly string[], log?: string): Promise<void> {
	const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (chunk: string) => {
			output += chunk;
		});
	}
	const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
	const code = await ended(child).finally(() => clearTimeout(limit));
	if (log !== undefined) await appendFile(log, `$ ${file} ${args.join(" ")}\n${output}\n`);
	if (code !== 0) throw new Error(output.trim().split("\n").at(-1) || `${file} ended with ${code}`);
}
