import type { Engine } from "../engine/engine.ts";
import type { RegionId } from "../ports/ids.ts";
import type { FileTrouble, Prefilled } from "../questions/prefill.ts";
import { prefilledIn } from "../services/prefilled.ts";
import type { Services } from "../services/services.ts";
import { configFileTyped, OTHER_FILE, troubleKeys } from "../start/config-trouble-keys.ts";
import { troubleLines } from "../start/config-trouble-words.ts";
import { type Act, actsOf, menu } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/**
 * What is known before the first question; a config file with faults is told, and asked about. Undefined where its user
 * goes back.
 */
export async function knownBefore(
	prompt: Prompt,
	services: Services,
	engine: Engine,
	region: RegionId | undefined,
): Promise<Prefilled | undefined> {
	for (;;) {
		const known = await prompt.during(() => prefilledIn(services, engine, region));
		const way = known.trouble ? await wayOn(prompt, services, engine, known.trouble) : "go on";
		if (way === "back") return undefined;
		if (way === "go on") return known;
	}
}

type Way = "look again" | "go on" | "back";

async function wayOn(
	prompt: Prompt,
	{ settings: { places }, chooseConfig }: Services,
	{ profile: { version } }: Engine,
	trouble: FileTrouble,
): Promise<Way> {
	const { home } = places;
	prompt.say("", ...troubleLines(trouble, { home, version }).map(({ text }) => text));
	let way: Way = "look again";
	const leads =
		(to: Way): Act["does"] =>
		async () => {
			way = to;
			return "back";
		};
	const acts = actsOf(
		(then) =>
			troubleKeys(trouble, home, {
				again: () => then(leads("look again")),
				other: () =>
					then(async () => {
						const typed = await prompt.ask(`${OTHER_FILE} An empty line for none:`);
						if (typed === "") return "again";
						const isPath = await attempted(prompt, async () => chooseConfig(configFileTyped(typed, home)));
						return isPath ? "back" : "again";
					}),
				file: (path) => {
					chooseConfig(path);
					then(leads("look again"));
				},
				goOn: () => then(leads("go on")),
				back: () => then(leads("back")),
			}),
		{ letters: { escape: "b" } },
	);
	await menu(prompt, () => acts);
	return way;
}
