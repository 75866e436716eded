import { lacksCredentials } from "../checks/start-credentials.ts";
import { loginOf, pclusterChoices } from "../checks/start-list.ts";
import { type LookedAround, lookAround } from "../services/look-around.ts";
import { servicesOf } from "../services/services.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { checkWord } from "./check-words.ts";
import { defineCommand, type Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { screens } from "./screens.ts";
import { toItsEnd } from "./to-its-end.ts";

const { demo, region, profile, config, pcluster, cluster, log } = screens.flags;

/** `firstlight doctor`: what the start screen looks at and more, in plain lines or as JSON. */
export const doctor = defineCommand({
	call: "firstlight doctor",
	does: "looks whether all is here that a cluster needs.",
	usage: [["[flags]", ""]],
	flags: { json: { does: ["write it as JSON"] }, demo, region, profile, config, pcluster, cluster, log },
	more: [
		"It looks at pcluster with its Python and Node, at the way into AWS, the clock,",
		"the region, your rights, the config file, ssh and the disk, and says what to do",
		"where something is wrong; it changes nothing. A line begins with ok, note, FAIL",
		"or ?, which is not known. As JSON it is",
		'  {"ok", "pcluster": {"version", "path"} or null,',
		'   "checks": [{"id", "state", "label", "detail", "advice", "commands"}]}',
		"where a state is pass, warn, fail or unknown.",
		"",
		"It ends with 0 when no check failed, 3 when one did, 4 when there is no way into",
		"AWS, 1 when it could not look, 2 for a wrong command, 130 after Ctrl-C.",
	],
	run({ json, ...given }, _, tools) {
		return toItsEnd(
			tools,
			given,
			async (world, signal) => {
				const { settings } = world;
				const found = await lookAround(servicesOf(world, tools.version), signal);
				if (json) tools.say(asJson(found));
				else sayAll(found, settings.places.home, tools);
				if (lacksCredentials(loginOf(found.state, settings))) return EXIT.noCredentials;
				return found.checks.some(({ state }) => state === "fail") ? EXIT.checkFailed : EXIT.done;
			},
			{ json },
		);
	},
});

function sayAll({ checks, state }: LookedAround, home: string, { say }: Tools): void {
	for (const { id, state: outcome, label, detail, advice, commands, remark } of checks) {
		say(`${checkWord(outcome)}  ${label}: ${detail}`);
		if (id === "pcluster") for (const line of pclusterChoices(state, home)) say(`        ${line}`);
		for (const sentence of spoken(advice)) say(`      ${sentence}`);
		for (const command of commands) say(`        ${command}`, true);
		if (remark !== undefined) say(`      ${remark}`);
	}
}

/** No key of the screens is heard here. */
function spoken(advice: readonly string[]): string[] {
	return advice.map(withoutKeys).filter(Boolean);
}

function asJson({ checks, engine }: LookedAround): string {
	const answer = {
		ok: checks.every(({ state }) => state !== "fail"),
		pcluster: engine === undefined ? null : { version: engine.profile.version, path: engine.path },
		checks: checks.map(({ id, state, label, detail, advice, commands, remark }) => ({
			id,
			state,
			label,
			detail,
			advice: spoken([...advice, ...(remark === undefined ? [] : [remark])]),
			commands,
		})),
	};
	return JSON.stringify(answer, undefined, 2);
}
