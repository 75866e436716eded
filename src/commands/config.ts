import { DEFAULT_BOUND } from "../cost/bound.ts";
import { rateText } from "../cost/money.ts";
import type { World } from "../services/services.ts";
import type { SettingName, Source } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import { tableLines } from "../text/table-lines.ts";
import { defineCommand, type Tools } from "./command.ts";
import { screens } from "./screens.ts";
import { toItsEnd } from "./to-its-end.ts";

const { region, profile, config: configFile, log } = screens.flags;

/** A setting that is in force. */
interface InForce {
	readonly name: SettingName | "at-most" | "plain";
	/** Undefined where nobody says anything, and it is asked or found out. */
	readonly value: string | number | boolean | undefined;
	readonly source: Source | { readonly from: "AWS profile" | "default"; readonly name?: undefined };
}

/** `firstlight config`: what is set, and by whom. */
export const config = defineCommand({
	call: "firstlight config",
	does: "shows which settings are in force, and where each comes from.",
	usage: [["[flags]", ""]],
	flags: { json: { does: ["write it as JSON"] }, region, profile, config: configFile, log },
	more: [
		"A flag counts before the environment, that before the settings file, and that",
		'before what AWS\'s own files say. "firstlight help config" tells of the file.',
		"",
		"It ends with 0 when it has shown them, 2 for a wrong command or a settings file",
		"that is not understood.",
	],
	run({ json, ...given }, _, tools) {
		return toItsEnd(
			tools,
			given,
			async (world) => {
				const all = await inForce(world);
				if (json) tools.say(asJson(all, world));
				else sayAll(all, world, tools);
				return 0;
			},
			{ json },
		);
	},
});

async function inForce({ settings, ports, profileRegion }: World): Promise<InForce[]> {
	const { sources, plain, onlyThisAddress } = settings;
	const region = settings.region ?? (await profileRegion());
	const bound = await ports.bound.usdPerHour();
	const byDefault = { from: "default" } as const;
	const file = { from: "settings file", name: settings.places.settings } as const;
	const ofProfile = region === undefined ? byDefault : ({ from: "AWS profile" } as const);
	return [
		{ name: "profile", value: settings.profile, source: sources.profile ?? byDefault },
		{ name: "region", value: region, source: sources.region ?? ofProfile },
		{ name: "at-most", value: bound ?? DEFAULT_BOUND, source: bound === undefined ? byDefault : file },
		{ name: "plain", value: plain ?? false, source: plain === undefined ? byDefault : file },
		{
			name: "only-this-address",
			value: onlyThisAddress ?? false,
			source: sources["only-this-address"] ?? byDefault,
		},
		{ name: "config", value: settings.configPath, source: sources.config ?? byDefault },
		{ name: "log", value: ports.log.path, source: sources.log ?? byDefault },
	];
}

/** What happens where nothing is set. */
const UNSET: Readonly<Partial<Record<InForce["name"], string>>> = {
	profile: "AWS's own choice",
	region: "the one of your config file, or asked",
	config: "config, or NAME.yaml, in ~/.parallelcluster",
};

function sayAll(all: readonly InForce[], { settings }: World, { say }: Tools): void {
	const { home, settings: file } = settings.places;
	const rows = all.map(({ name, value, source }) => {
		const shown = shownAs(value, home);
		const said = source.name === undefined ? source.from : shortPath(source.name, home);
		return [name, shown ?? UNSET[name] ?? "", said] as const;
	});
	for (const line of tableLines(rows)) say(line);
	say(`The settings file is ${shortPath(file, home)}: see firstlight help config.`);
}

function shownAs(value: InForce["value"], home: string): string | undefined {
	if (typeof value === "number") return rateText(value);
	return typeof value === "boolean" ? `${value}` : value && shortPath(value, home);
}

function asJson(all: readonly InForce[], { settings }: World): string {
	const answer = {
		file: settings.places.settings,
		settings: all.map(({ name, value, source }) => ({
			name,
			value: value ?? null,
			from: source.from,
			source: source.name ?? null,
		})),
	};
	return JSON.stringify(answer, undefined, 2);
}
