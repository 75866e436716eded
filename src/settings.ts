import { DEFAULT_DEMO_VERSION, type DemoVersion } from "./demo-version.ts";
import { type Places, placesFrom } from "./places.ts";
import { AppError } from "./ports/errors.ts";
import type { GivenAnswers } from "./questions/given.ts";
import type { FileSettings } from "./setting-rows.ts";
import { pathTyped } from "./text/path-typed.ts";
import { plainText } from "./text/plain.ts";
import { shellWord } from "./text/shell-word.ts";

/** What argv and environment ask for; the same for the whole session. */
export interface Settings {
	readonly demo: boolean;
	/** Which ParallelCluster the demo plays: `--demo 2`, `--demo 3`. */
	readonly demoVersion: DemoVersion;
	/** `--demo-trouble`: what is to go wrong in the demo. */
	readonly demoTrouble: string | undefined;
	/** `--region`. */
	readonly region: string | undefined;
	/** The region that the settings file names: it counts after those of flag and environment. */
	readonly usualRegion: string | undefined;
	/** `--profile`, else AWS_PROFILE, else that of the settings file where the environment holds no key. */
	readonly profile: string | undefined;
	/** `--config`, else AWS_PCLUSTER_CONFIG_FILE, as an absolute path; undefined: pcluster's own default. */
	readonly configPath: string | undefined;
	/** `--pcluster`: the program to use instead of searching. */
	readonly pcluster: string | undefined;
	/** `--cluster`: the cluster to open, or the name to suggest for a new one. */
	readonly cluster: string | undefined;
	/** What flags answer of the wizard's questions. */
	readonly answers?: GivenAnswers | undefined;
	/** `--out`: where a plan's config file is to be written, absolute. */
	readonly out?: string | undefined;
	/** `--plain`, else what the settings file says: questions in lines, no screens. */
	readonly plain?: boolean | undefined;
	/** VISUAL, else EDITOR: what the user edits files with, as a shell calls it. */
	readonly editor?: string | undefined;
	/** FIRSTLIGHT_ONLY_THIS_ADDRESS, else what the settings file says: where no config file says from where ssh is let in. */
	readonly onlyThisAddress?: boolean | undefined;
	/** `--log`, else FIRSTLIGHT_LOG: the log file, absolute; undefined: one of its own in `places.state`. */
	readonly log: string | undefined;
	/** The words that call firstlight as it was called: `firstlight`, `npm start`, `npx FILE`. */
	readonly startedAs: string;
	/** Where the values above come from that are no defaults. */
	readonly sources: Readonly<Partial<Record<SettingName, Source>>>;
	readonly places: Places;
}

/** What can be said by a flag, a variable or the settings file. */
export type SettingName = "profile" | "region" | "config" | "log" | "only-this-address";

/** Who said so: a flag, a variable or the settings file, by its name. */
export interface Source {
	readonly from: "flag" | "environment" | "settings file";
	readonly name: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line gives of the settings, by flag. */
export interface GivenSettings {
	readonly demo?: string;
	readonly "demo-trouble"?: string;
	readonly region?: string;
	readonly profile?: string;
	readonly config?: string;
	readonly pcluster?: string;
	readonly cluster?: string;
	readonly log?: string;
	readonly plain?: true;
	/** What its flags answer of the wizard's questions. */
	readonly answers?: GivenAnswers;
	readonly out?: string;
}

/** Where the program was started. */
export interface StartedIn {
	readonly env: Environment;
	/** The account's home folder as the system knows it, used when HOME is not set. */
	readonly systemHome: string | undefined;
	/** The working folder, which makes paths absolute. */
	readonly cwd: string;
	/** The words that call firstlight so once more. */
	readonly startedAs: string;
	/** What the settings file says. */
	readonly file: FileSettings;
}

/** The variables that say as much as a flag, those that count first before others. */
const VARIABLES: Readonly<Record<keyof GivenSettings & SettingName, readonly string[]>> = {
	profile: ["AWS_PROFILE"],
	region: ["AWS_DEFAULT_REGION", "AWS_REGION"],
	config: ["AWS_PCLUSTER_CONFIG_FILE"],
	log: ["FIRSTLIGHT_LOG"],
};

/** The settings of flags, environment and settings file. Throws AppError `usage` or `no-home`. */
export function settingsFrom(given: GivenSettings, startedIn: StartedIn): Settings {
	const { env, systemHome, cwd, startedAs, file } = startedIn;
	const version = demoVersion(given.demo);
	const places = placesFrom(env, systemHome);
	const absolute = (path: string | undefined) => absolutePath(path, places.home, cwd);
	const sources: Partial<Record<SettingName, Source>> = {};
	const said = (name: keyof typeof VARIABLES, inFile?: string) => {
		const variable = VARIABLES[name].find((each) => env[each]);
		const named = [
			{ from: "flag", name: `--${name}`, value: given[name] },
			{ from: "environment", name: variable ?? "", value: variable && env[variable] },
			{ from: "settings file", name: places.settings, value: inFile },
		] as const;
		const first = named.find(({ value }) => value !== undefined);
		if (first) sources[name] = { from: first.from, name: first.name };
		return first && nameGiven(first.name, first.value);
	};
	said("region", file.region);
	const isDemo = given.demo !== undefined || given["demo-trouble"] !== undefined;
	const idle = isDemo ? NOT_IN_DEMO.find((name) => given[name] !== undefined) : undefined;
	if (idle !== undefined)
		throw new AppError("usage", `--${idle} does nothing with --demo, which has its own.`, {
			hint: "Leave one of them out.",
		});
	const onlyHere = yesOrNo(ONLY_HERE, env[ONLY_HERE]);
	if (onlyHere !== undefined) sources["only-this-address"] = { from: "environment", name: ONLY_HERE };
	else if (file["only-this-address"] !== undefined)
		sources["only-this-address"] = { from: "settings file", name: places.settings };
	return {
		demo: isDemo,
		demoVersion: version,
		demoTrouble: nameGiven("--demo-trouble", given["demo-trouble"]),
		region: nameGiven("--region", given.region),
		usualRegion: nameGiven(places.settings, file.region),
		profile: said("profile", hasKey(env) ? undefined : file.profile),
		configPath: absolute(said("config")),
		pcluster: given.pcluster?.includes("/") ? absolute(given.pcluster) : given.pcluster,
		cluster: nameGiven("--cluster", given.cluster),
		answers: given.answers,
		out: absolute(given.out),
		log: absolute(said("log")),
		plain: given.plain ?? file.plain,
		onlyThisAddress: onlyHere ?? file["only-this-address"],
		editor: env["VISUAL"] || env["EDITOR"] || undefined,
		startedAs,
		sources,
		places,
	};
}

const NOT_IN_DEMO = ["profile", "config", "pcluster"] as const;

const ONLY_HERE = "FIRSTLIGHT_ONLY_THIS_ADDRESS";

/** A variable that says yes or no; undefined where it is not set. Throws AppError `usage`. */
function yesOrNo(name: string, word: string | undefined): boolean | undefined {
	if (!word) return undefined;
	if (["1", "true", "yes"].includes(word)) return true;
	if (["0", "false", "no"].includes(word)) return false;
	throw new AppError("usage", `${name} is 1 or 0, not ${word}.`);
}

/** Keys in the environment count before a profile that was chosen once. */
function hasKey(env: Environment): boolean {
	return Boolean(env["AWS_ACCESS_KEY_ID"] && env["AWS_SECRET_ACCESS_KEY"]);
}

/** The command that comes back to this account, and to `region`. */
export function comeBackCommand(settings: Settings, region: string | undefined): string {
	return ownCommand(settings, region === undefined ? [] : ["--region", region]);
}

/** firstlight called with `words` for the same account, as it was called. */
export function ownCommand(settings: Settings, words: readonly string[]): string {
	const { demo, demoVersion, demoTrouble, profile, configPath, pcluster, sources } = settings;
	const demoWords = demo
		? ["--demo", ...(demoVersion === DEFAULT_DEMO_VERSION ? [] : [`${demoVersion}`])]
		: [];
	const [command] = words[0]?.startsWith("-") === false ? words : [];
	const named = {
		// Each trouble has an account of its own.
		"demo-trouble": demo ? demoTrouble : undefined,
		profile,
		config: sources.config?.from === "flag" ? configPath : undefined,
		pcluster: demo ? undefined : pcluster,
	};
	const flags = Object.entries(named).flatMap(([name, value]) =>
		value === undefined ? [] : [`--${name}`, value],
	);
	const plain = settings.plain && command === undefined ? ["--plain"] : [];
	const rest = command === undefined ? words : words.slice(1);
	const all = [...(command === undefined ? [] : [command]), ...plain, ...demoWords, ...flags, ...rest];
	return calledWith(settings, all.map(shellWord));
}

/** firstlight called with `words` as it was called; npm's scripts take flags only after `--`. */
function calledWith({ startedAs }: Settings, words: readonly string[]): string {
	const dashes = startedAs === "npm start" && words.length > 0 ? ["--"] : [];
	return [startedAs, ...dashes, ...words].join(" ");
}

function demoVersion(word: string | undefined): DemoVersion {
	if (word === undefined) return DEFAULT_DEMO_VERSION;
	if (word === "2") return 2;
	if (word === "3") return 3;
	throw new AppError("usage", `The demo plays ParallelCluster 2 or 3, not ${word}.`, {
		hint: "Write --demo 2 or --demo 3.",
	});
}

function absolutePath(given: string | undefined, home: string, cwd: string): string | undefined {
	if (given === undefined) return undefined;
	const path = pathTyped(given);
	if (path === "~" || path.startsWith("~/")) return `${home}${path.slice(1)}`;
	return path.startsWith("/") ? path : `${cwd}/${path.replace(/^\.\//, "")}`;
}

/** A name as it was given; throws `usage` for one that cannot be shown as it is. */
export function nameGiven(where: string, name: string | undefined): string | undefined {
	if (name === undefined || plainText(name) === name) return name;
	throw new AppError("usage", `${where} holds a sign that cannot be shown.`, {
		hint: "Write the name by hand: such signs come along with copied text.",
	});
}
