import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startAws } from "./account.ts";
import { type Environments, makeEnvironments } from "./environments.ts";
import { makeSlurm, type SlurmPrograms } from "./slurm-packages.ts";
import { makeSshServer, type SshServer } from "./ssh-server.ts";

declare module "vitest" {
	interface ProvidedContext {
		environments: Environments;
		/** The socket where the emulated AWS gives out accounts; empty where there is none. */
		aws: string;
		sshServer: SshServer;
		slurm: SlurmPrograms;
		/** The built program: a copy, so that a build meanwhile does not change what is tested. */
		program: string;
	}
}

const ROOT = join(import.meta.dirname, "../..");
/** Where the Python environments are kept between runs. */
const ENVIRONMENTS = join(ROOT, ".stage");

/**
 * Makes the environments once for all test files. What is missing is said in one line; with
 * FIRSTLIGHT_STAGE_REQUIRED=1, as in CI, a stage that cannot be set up is a failure. A machine on which nobody may make
 * namespaces, or which has no packages of Slurm, says so with FIRSTLIGHT_STAGE_WITHOUT_SLURM=1. Returns how to clean up.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const copy = await mkdtemp(join(tmpdir(), "firstlight-"));
	await cp(join(ROOT, "dist"), join(copy, "dist"), { recursive: true });
	await cp(join(ROOT, "package.json"), join(copy, "package.json"));
	const program = join(copy, "dist", "firstlight.js");
	project.provide("program", program);
	const sshd = makeSshServer();
	const [environments, sshServer, slurm] = await Promise.all([
		makeEnvironments(ENVIRONMENTS, program),
		sshd,
		makeSlurm(sshd),
	]);
	const { moto, pcluster2119, pcluster241, pcluster3161, pcluster3111 } = environments;
	const withoutSlurm = process.env["FIRSTLIGHT_STAGE_WITHOUT_SLURM"] === "1";
	const needed = [
		moto,
		pcluster2119,
		pcluster3161,
		pcluster3111,
		sshServer,
		...(withoutSlurm ? [] : [slurm]),
		...(pcluster241.available || pcluster241.tried ? [pcluster241] : []),
	];
	const lacking = needed.flatMap((made) => (made.available ? [] : [made.reason]));
	if (lacking.length > 0) {
		const line = `The stage is not complete: ${lacking.join("; ")}.`;
		if (process.env["FIRSTLIGHT_STAGE_REQUIRED"] === "1") throw new Error(line);
		console.warn(`${line} Tests that need it are left out.`);
	} else if (!pcluster241.available) console.warn(`Tests of 2.4.1 are left out: ${pcluster241.reason}.`);
	if (withoutSlurm && !slurm.available)
		console.warn(`Tests with a real Slurm are left out: ${slurm.reason}.`);
	const aws = moto.available ? await startAws(moto.python) : undefined;
	project.provide("environments", environments);
	project.provide("aws", aws?.socket ?? "");
	project.provide("sshServer", sshServer);
	project.provide("slurm", slurm);
	return async () => {
		await aws?.stop();
		await rm(copy, { recursive: true, force: true });
	};
}
