import { AppError } from "./ports/errors.ts";

/** Where files of firstlight and pcluster lie, worked out once from the environment. */
export interface Places {
	/** The user's home folder, without a slash at the end. */
	readonly home: string;
	/** Folder for what firstlight remembers and logs (XDG_STATE_HOME or ~/.local/state, then /firstlight). */
	readonly state: string;
	/** The settings file (XDG_CONFIG_HOME or ~/.config, then /firstlight/config.toml). */
	readonly settings: string;
	/** Folder for what can be made again (XDG_CACHE_HOME or ~/.cache, then /firstlight). */
	readonly cache: string;
	/** Folder for what firstlight installs (XDG_DATA_HOME or ~/.local/share, then /firstlight). */
	readonly data: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the files lie. Throws AppError `no-home`. */
export function placesFrom(env: Environment, systemHome: string | undefined): Places {
	const home = (env["HOME"] || systemHome || "").replace(/\/+$/, "");
	if (!home.startsWith("/")) {
		throw new AppError(
			"no-home",
			"Your home folder is not known, so there is no place for the config file.",
			{
				hint: "Set HOME to a folder of yours and start firstlight again.",
			},
		);
	}
	return {
		home,
		state: `${folderOr(env["XDG_STATE_HOME"], `${home}/.local/state`)}/firstlight`,
		settings: `${folderOr(env["XDG_CONFIG_HOME"], `${home}/.config`)}/firstlight/config.toml`,
		cache: `${folderOr(env["XDG_CACHE_HOME"], `${home}/.cache`)}/firstlight`,
		data: `${folderOr(env["XDG_DATA_HOME"], `${home}/.local/share`)}/firstlight`,
	};
}

/** Where firstlight's own pclusters lie. */
export function ownFolder({ data }: Pick<Places, "data">): string {
	return `${data}/pcluster`;
}

/** Where the demo keeps what it plays and remembers. */
export function demoFolder({ state }: Pick<Places, "state">): string {
	return `${state}/demo`;
}

/** The XDG rule: a relative path in the variable counts as unset. */
function folderOr(variable: string | undefined, otherwise: string): string {
	return variable?.startsWith("/") ? variable.replace(/\/+$/, "") : otherwise;
}
