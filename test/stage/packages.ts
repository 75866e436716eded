import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Installs packages of Debian and its kin, without what they only recommend. Takes root. */
export async function install(...packages: readonly string[]): Promise<void> {
	const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
	await run("apt-get", ["update"], options);
	await run("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], options);
}
