import { parseArgs } from "node:util";
import { AppError } from "../ports/errors.ts";
import { pathTyped } from "../text/path-typed.ts";
import { type PclusterRequest, pclusterRequestFrom } from "./pcluster-request.ts";

/** Where files of firstlight and pcluster lie, worked out once from the environment. */
export interface Places {
	/** The user's home folder, without a slash at the end. */
	readonly home: string;
	/** Folder for what firstlight remembers and logs (XDG_STATE_HOME or ~/.local/state, then /firstlight). */
	readonly state: string;
	/** Folder for what can be made again (XDG_CACHE_HOME or ~/.cache, then /firstlight). */
	readonly cache: string;
	/** Folder for what firstlight installs (XDG_DATA_HOME or ~/.local/share, then /firstlight). */
	readonly data: string;
}

/** The major versions that the demo can play, and the one that plain `--demo` means. */
export type DemoVersion = 2 | 3;
export const DEFAULT_DEMO_VERSION: DemoVersion = 3;

/** What argv and environment ask for; the same for the whole session. */
export interface Settings {
	readonly demo: boolean;
	/** Which ParallelCluster the demo plays: `--demo 2`, `--demo 3`. */
	readonly demoVersion: DemoVersion;
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
	/** `--log`: the log file, absolute; undefined: one of its own in `places.state`. */
	readonly log: string | undefined;
	readonly places: Places;
}

/** What the command line asks for. */
export type Request =
	| { readonly kind: "help" }
	| { readonly kind: "pcluster-help" }
	/** `firstlight pcluster …`: without the screens. */
	| {
			readonly kind: "pcluster";
			readonly request: PclusterRequest;
			readonly log: string | undefined;
			readonly places: Places;
	  }
	| { readonly kind: "version" }
	| { readonly kind: "run"; readonly settings: Settings };

type Environment = Readonly<Record<string, string | undefined>>;

const OPTIONS = {
	demo: { type: "string" },
	region: { type: "string" },
	profile: { type: "string" },
	config: { type: "string" },
	pcluster: { type: "string" },
	cluster: { type: "string" },
	log: { type: "string" },
	help: { type: "boolean", short: "h" },
	version: { type: "boolean", short: "v" },
} as const;

/** The text of `--help`. */
export const HELP = `firstlight: launch, enter and stop a cluster on AWS, from one screen.

Usage: firstlight [flags]
       firstlight pcluster install|list|remove [VERSION]

  --demo [2|3]     try everything on a pretend account, with ParallelCluster 2 or 3 (${DEFAULT_DEMO_VERSION} if you do not say):
                   nothing is charged, nothing real is touched
  --region NAME    start with this region, for example eu-west-2
  --profile NAME   use this profile of your AWS credentials
  --config FILE    the config file that pcluster reads (default config, with
                   version 3 NAME.yaml, in ~/.parallelcluster); with version 3
                   a file of version 2 is only read: NAME.yaml goes beside it
  --pcluster FILE  the pcluster program to use, when it is not found by itself
  --cluster NAME   the cluster to open, or the name for a new one
  --log FILE       write the log there
  -h, --help       show this text
  -v, --version    show firstlight's version

"firstlight pcluster --help" tells how pcluster itself is installed without these screens.
Press ? on any screen for an explanation.
`;

/**
 * Reads argv (without node and script) and the environment. `home` is the account's home folder as the system
 * knows it, used when HOME is not set; `cwd` makes paths absolute. Throws AppError `usage` or `no-home`.
 */
export function requestFrom(
	argv: readonly string[],
	env: Environment,
	home: string | undefined,
	cwd: string,
): Request {
	if (argv[0] === "pcluster") return pclusterRequest(argv.slice(1), env, home, cwd);
	const flags = parsedFlags(argv);
	if (flags.help) return { kind: "help" };
	if (flags.version) return { kind: "version" };
	const places = placesFrom(env, home);
	const absolute = (path: string | undefined) => absolutePath(path, places.home, cwd);
	return {
		kind: "run",
		settings: {
			demo: flags.demo !== undefined,
			demoVersion: demoVersion(flags.demo),
			region: flags.region,
			profile: flags.profile ?? (env["AWS_PROFILE"] || undefined),
			configPath: absolute(flags.config ?? (env["AWS_PCLUSTER_CONFIG_FILE"] || undefined)),
			pcluster: flags.pcluster?.includes("/") ? absolute(flags.pcluster) : flags.pcluster,
			cluster: flags.cluster,
			log: absolute(flags.log),
			places,
		},
	};
}

function pclusterRequest(
	args: readonly string[],
	env: Environment,
	home: string | undefined,
	cwd: string,
): Request {
	const asked = pclusterRequestFrom(args);
	if (asked === "help") return { kind: "pcluster-help" };
	const places = placesFrom(env, home);
	return { kind: "pcluster", request: asked.request, log: absolutePath(asked.log, places.home, cwd), places };
}

function parsedFlags(argv: readonly string[]) {
	try {
		const { values } = parseArgs({ args: withDemoValue(argv), options: OPTIONS, allowPositionals: false });
		for (const [name, value] of Object.entries(values)) {
			if (value === "") throw new Error(`Option '--${name}' needs a value.`);
		}
		return values;
	} catch (error) {
		const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "").replace(/\.$/, "") : "";
		throw new AppError("usage", `${reason}.`, {
			hint: "Run firstlight --help to see what it takes.",
			cause: error,
		});
	}
}

/** `--demo` may stand alone or before a number: both become `--demo=NUMBER`, which the parser understands. */
function withDemoValue(argv: readonly string[]): string[] {
	return argv.flatMap((word, index) => {
		const next = argv[index + 1] ?? "";
		if (word === "--demo") return [`--demo=${/^\d/.test(next) ? next : DEFAULT_DEMO_VERSION}`];
		return /^\d/.test(word) && argv[index - 1] === "--demo" ? [] : [word];
	});
}

function demoVersion(word: string | undefined): DemoVersion {
	if (word === undefined) return DEFAULT_DEMO_VERSION;
	if (word === "2") return 2;
	if (word === "3") return 3;
	throw new AppError("usage", `The demo plays ParallelCluster 2 or 3, not ${word}.`, {
		hint: "Write --demo 2 or --demo 3.",
	});
}

function placesFrom(env: Environment, systemHome: string | undefined): Places {
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
		cache: `${folderOr(env["XDG_CACHE_HOME"], `${home}/.cache`)}/firstlight`,
		data: `${folderOr(env["XDG_DATA_HOME"], `${home}/.local/share`)}/firstlight`,
	};
}

/** The XDG rule: a relative path in the variable counts as unset. */
function folderOr(variable: string | undefined, otherwise: string): string {
	return variable?.startsWith("/") ? variable.replace(/\/+$/, "") : otherwise;
}

function absolutePath(given: string | undefined, home: string, cwd: string): string | undefined {
	if (given === undefined) return undefined;
	const path = pathTyped(given);
	if (path === "~" || path.startsWith("~/")) return `${home}${path.slice(1)}`;
	return path.startsWith("/") ? path : `${cwd}/${path.replace(/^\.\//, "")}`;
}
