import type { Installer } from "../install/installer.ts";
import { ownFolder, type Places } from "../places.ts";
import type { Environment } from "./aws-profiles.ts";
import { late } from "./late.ts";
import type { SessionLog } from "./log.ts";
import { withChosenPath } from "./program-folders.ts";

export interface OwnInstaller extends Installer {
	/** Stops what is being installed, and resolves once nothing of it runs. */
	close(): Promise<void>;
}

/** The installer of firstlight's own folder. Its code loads at the first call. */
export function ownInstaller(places: Places, env: Environment, log: SessionLog): OwnInstaller {
	const folder = ownFolder(places);
	const where = { home: places.home, cwd: process.cwd() };
	const chosen = withChosenPath({ env, ...where });
	let loading: Promise<OwnInstaller> | undefined;
	const load = () => {
		loading ??= import("./pcluster-installer.ts").then(({ installerWithPrograms }) =>
			installerWithPrograms({ folder, ...where, env: chosen }, log),
		);
		return loading;
	};
	return late(load, { folder, close: async () => (await loading)?.close() });
}
