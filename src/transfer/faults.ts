import { AppError } from "../ports/errors.ts";
import { lastLine } from "../text/last-line.ts";
import type { Outside } from "../text/plain.ts";
import { dataIn, plainText } from "../text/plain.ts";
import type { TransferPlan } from "./plan.ts";

/** What a copy failed at. */
interface Failed {
	readonly code: number | undefined;
	readonly stderr: Outside;
}

const GOES_ON = "What has come stays: do the same again and it goes on from there.";

/** rsync's codes for a connection that broke, and those of ssh and sftp. */
const BROKE_OFF = [10, 12, 20, 30, 35, 255];

/** Why a copy failed, in a sentence, and what to do. */
export function transferFault(plan: TransferPlan, { code, stderr }: Failed): AppError {
	const said = dataIn(stderr);
	const isPut = plan.direction === "put";
	const [to, at] = isPut ? ["the cluster", "there"] : ["this computer", "here"];
	if (/No space left|Disk quota exceeded/i.test(said))
		return new AppError("disk-full", `There is no space left on ${to}, where ${plan.into} lies.`, {
			hint: `Free some space ${at}. ${GOES_ON}`,
		});
	const named = /^.*(?:Permission denied|No such file or directory).*$/im.exec(said)?.[0];
	if (named !== undefined && !/publickey/.test(named)) {
		const isDenied = /Permission denied/i.test(named);
		return new AppError(
			isDenied ? "refused" : "not-found",
			`${isDenied ? "Your user may not read or write a file" : "A file is not there any more"}: ${shortLine(named)}`,
			{
				hint: isDenied
					? "Look at its owner and mode (ls -ld), or choose another folder."
					: `Something changed it meanwhile. ${GOES_ON}`,
			},
		);
	}
	if (BROKE_OFF.includes(code ?? 255) || /Connection (?:closed|reset)|Broken pipe/i.test(said))
		return new AppError("unreachable", "The connection to the cluster broke off.", {
			hint: `See that this computer has a network. ${GOES_ON}`,
		});
	const last = lastLine(stderr);
	return new AppError(
		"run-failed",
		`${plan.by} could not copy all of it: ${last === "" ? `it ended with code ${code}` : shortLine(last)}`,
		{ hint: GOES_ON },
	);
}

function shortLine(line: string): string {
	return `${plainText(line).trim().slice(0, 300).replace(/\.$/, "")}.`;
}
