import { join } from "node:path";
import type { Places } from "../commands/settings.ts";
import type { Installer } from "../install/installer.ts";
import type { Environment } from "./aws-profiles.ts";
import type { SessionLog } from "./log.ts";
import { withChosenPath } from "./program-folders.ts";

/** Where firstlight's own pclusters lie. */
export function ownFolder(places: Places): string {
	return join(places.data, "pcluster");
}

export interface OwnInstaller extends Installer {
	/** Stops what is being installed, and resolves once nothing of it runs. */
	close(): Promise<void>;
}

/** The installer of firstlight's own folder. Its code loads at the first call. */
export function ownInstaller(places: Places, env: Environment, log: SessionLog): OwnInstaller {
	const folder = ownFolder(places);
	const chosen = withChosenPath({ env, home: places.home, cwd: process.cwd() });
	let loading: Promise<OwnInstaller> | undefined;
	const loaded = () => {
		loading ??= import("./installer-loaded.ts").then((module) =>
			module.loadedInstaller({ folder, home: places.home, env: chosen }, log),
		);
		return loading;
	};
	return {
		folder,
		pythons: async (...args) => (await loaded()).pythons(...args),
		plan: async (...args) => (await loaded()).plan(...args),
		install: async (...args) => (await loaded()).install(...args),
		list: async (...args) => (await loaded()).list(...args),
		sizeOf: async (...args) => (await loaded()).sizeOf(...args),
		remove: async (...args) => (await loaded()).remove(...args),
		close: async () => (await loading)?.close(),
	};
}
