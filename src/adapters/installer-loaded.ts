import { pipEnvironment } from "../install/pip-environment.ts";
import type { SessionLog } from "./log.ts";
import type { OwnInstaller } from "./own-installer.ts";
import { type InstallerOptions, pclusterInstaller } from "./pcluster-installer.ts";
import { processes } from "./processes.ts";

/** The installer itself, made at once; use `ownInstaller`, which loads this with its first call. */
export function loadedInstaller(options: Omit<InstallerOptions, "processes">, log: SessionLog): OwnInstaller {
	const programs = processes(log, { env: pipEnvironment(options.env) });
	return { ...pclusterInstaller({ ...options, processes: programs }), close: programs.close };
}
