import { join } from "node:path";
import type { Installer } from "../install/installer.ts";
import { pipEnvironment } from "../install/pip-environment.ts";
import type { Places } from "../settings.ts";
import type { Environment } from "./aws-profiles.ts";
import type { SessionLog } from "./log.ts";
import { pclusterInstaller } from "./pcluster-installer.ts";
import { processes } from "./processes.ts";
import { withChosenPath } from "./program-folders.ts";

/** Where firstlight's own pclusters lie. */
export function ownFolder(places: Places): string {
	return join(places.data, "pcluster");
}

export interface OwnInstaller extends Installer {
	/** Stops what is being installed, and resolves once nothing of it runs. */
	close(): Promise<void>;
}

/** The installer of firstlight's own folder. */
export function ownInstaller(places: Places, env: Environment, log: SessionLog): OwnInstaller {
	const chosen = withChosenPath({ env, home: places.home, cwd: process.cwd() });
	const programs = processes(log, { env: pipEnvironment(chosen) });
	const installer = pclusterInstaller({
		folder: ownFolder(places),
		env: chosen,
		home: places.home,
		processes: programs,
	});
	return { ...installer, close: programs.close };
}
