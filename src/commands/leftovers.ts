import type { Leftover } from "../leftovers/leftover.ts";
import {
	isBlind,
	leftoverCost,
	leftoversTotal,
	unreadLines,
	usdAMonth,
} from "../leftovers/leftover-words.ts";
import { type Swept, sweepLeftovers } from "../leftovers/sweep.ts";
import { defineCommand, type Tools } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { screens } from "./screens.ts";
import { sweepNews } from "./sweep-news.ts";
import { toItsEnd } from "./to-its-end.ts";

/** `firstlight leftovers`: what the screen of that name finds, in plain lines or as JSON. */
export const leftovers = defineCommand({
	call: "firstlight leftovers",
	does: "shows what goes on costing, in all regions.",
	usage: [["[flags]", ""]],
	flags: {
		json: { does: ["write it as JSON"] },
		profile: screens.flags.profile,
		demo: { ...screens.flags.demo, does: ["look at the demo's pretend account"] },
		log: screens.flags.log,
	},
	more: [
		"What may have stayed of clusters: volumes that no machine holds, snapshots,",
		"Elastic IPs, NAT gateways, networks of pcluster configure, stopped machines,",
		"stacks that failed, log groups and S3 buckets of pcluster. It removes nothing.",
		"News go to the error output.",
		"",
		"It ends with 0 when it could look, 1 when it could not, 2 for a wrong command,",
		"4 when there is no way into AWS, 130 after Ctrl-C.",
	],
	run({ json, ...given }, _, tools) {
		return toItsEnd(
			tools,
			given,
			async ({ ports, settings }, signal) => {
				const swept = await sweepLeftovers(
					ports,
					settings.profile,
					sweepNews({ tools, clock: ports.clock, json }, "leftovers"),
					signal,
				);
				if (json) tools.say(asJson(swept));
				else tellLeftovers(swept, tools);
				return isBlind(swept) ? EXIT.failed : EXIT.done;
			},
			{ json },
		);
	},
});

/** Tells what was found, with the command that removes it; `show` tells what is to be copied. */
export function tellLeftovers(
	swept: Swept<Leftover>,
	{ say, note }: Pick<Tools, "say" | "note">,
	show = (line: string) => say(line, true),
): void {
	const { found, unread, of } = swept;
	for (const one of found) {
		say(`${leftoverCost(one)}  ${one.region}  ${one.what}`);
		say(`    ${one.wasFor}`);
		show(`    To ${one.does}: ${one.command}`);
		say(`    ${one.loses}`);
	}
	say(leftoversTotal(swept));
	for (const line of unreadLines(unread, of)) note(line);
}

function asJson({ found, unread, of }: Swept<Leftover>): string {
	return JSON.stringify(
		{
			currency: "USD",
			regions: of,
			leftovers: found.map((one) => ({
				kind: one.kind,
				region: one.region,
				id: one.id,
				what: one.what,
				wasFor: one.wasFor,
				usdPerMonth: usdAMonth(one) ?? null,
				cost: leftoverCost(one),
				command: one.command,
				does: one.does,
				loses: one.loses,
			})),
			unread,
		},
		undefined,
		"\t",
	);
}
