import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";

/** Where pcluster 2 looks for its config file. */
export function configPath(account: Account): string {
	return join(account.home, ".parallelcluster", "config");
}

/**
 * The file as a user may have it before the wizard runs for the first time: keys, a section and a comment that the
 * wizard does not manage. The two URLs are what lets the real pcluster find the nested templates here.
 */
export function unmanagedConfig(account: Account): string {
	const { hitTemplate, dashboardTemplate } = account.belongings.urls;
	return [
		"# my own file",
		"[global]",
		"cluster_template = default",
		"",
		"[cluster default]",
		`hit_template_url = ${hitTemplate}`,
		`cw_dashboard_template_url = ${dashboardTemplate}`,
		'tags = {"project": "survey"}',
		"",
		"[aliases]",
		"; how I like to log in",
		"ssh = ssh {CFN_USER}@{MASTER_IP} {ARGS}",
		"",
	].join("\n");
}

export async function layOutConfig(account: Account): Promise<void> {
	const path = configPath(account);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, unmanagedConfig(account), { mode: 0o600 });
}
