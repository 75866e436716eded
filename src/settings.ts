/** Where files of firstlight and pcluster lie, worked out once from the environment. */
export interface Places {
	/** The user's home folder, without a slash at the end. */
	readonly home: string;
	/** Folder for what firstlight remembers and logs (XDG_STATE_HOME or ~/.local/state, then /firstlight). */
	readonly state: string;
}

/** What argv and environment ask for; the same for the whole session. */
export interface Settings {
	readonly demo: boolean;
	/** `--region`. */
	readonly region: string | undefined;
	/** `--profile`, else AWS_PROFILE. */
	readonly profile: string | undefined;
	/** `--config`, else AWS_PCLUSTER_CONFIG_FILE, as an absolute path; undefined: pcluster's own default. */
	readonly configPath: string | undefined;
	/** `--pcluster`: the program to use instead of searching. */
	readonly pcluster: string | undefined;
	/** `--cluster`: the cluster to open, or the name to suggest for a new one. */
	readonly cluster: string | undefined;
	readonly places: Places;
}
