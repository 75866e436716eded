import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Environments, makeEnvironments } from "./environments.ts";

declare module "vitest" {
	interface ProvidedContext {
		environments: Environments;
	}
}

/** Where the Python environments are kept between runs. */
const FOLDER = join(import.meta.dirname, "../../.stage");

/**
 * Makes the environments once for all test files. What is missing is said in one line; with
 * FIRSTLIGHT_STAGE_REQUIRED=1, as in CI, a stage that cannot be set up is a failure.
 */
export async function setup(project: TestProject): Promise<void> {
	const environments = await makeEnvironments(FOLDER);
	const { moto, pcluster2119 } = environments;
	const lacking = [moto, pcluster2119].flatMap((made) => (made.available ? [] : [made.reason]));
	if (lacking.length > 0) {
		const line = `The stage cannot be set up: ${lacking.join("; ")}.`;
		if (process.env["FIRSTLIGHT_STAGE_REQUIRED"] === "1") throw new Error(line);
		console.warn(`${line} Its tests are left out.`);
	}
	if (!environments.pcluster241.available) console.warn(`Without 2.4.1: ${environments.pcluster241.reason}.`);
	project.provide("environments", environments);
}
