import { AppError } from "../../ports/errors.ts";
import { nearestFirst } from "../../text/nearest.ts";
import type { DemoMajor } from "../cluster/facts.ts";
import { accountTroubles } from "./account-troubles.ts";
import { nodeTroubles } from "./node-troubles.ts";
import { programTroubles } from "./program-troubles.ts";
import { refusalTroubles } from "./refusal-troubles.ts";
import { sshTroubles } from "./ssh-troubles.ts";
import { stackTroubles } from "./stack-troubles.ts";
import { isShownBy, type Trouble } from "./trouble.ts";

/** All that the demo can be put into, by number. */
export const troubles: readonly Trouble[] = [
	...accountTroubles,
	...refusalTroubles,
	...stackTroubles,
	...nodeTroubles,
	...sshTroubles,
	...programTroubles,
].toSorted((a, b) => a.number - b.number || a.name.localeCompare(b.name));

/** The trouble of that name; throws AppError `usage` with the names there are, the nearest first. */
export function troubleNamed(name: string, major: DemoMajor): Trouble {
	const found = troubles.find((trouble) => trouble.name === name);
	if (found === undefined) {
		const names = nearestFirst(
			troubles.map((trouble) => trouble.name),
			name,
		);
		throw new AppError("usage", `The demo knows no trouble ${name}.`, {
			hint: `There are: ${names.join(", ")}.`,
		});
	}
	if (isShownBy(found, major)) return found;
	throw new AppError("usage", `ParallelCluster ${major} does not know the trouble ${name}.`, {
		hint: `Write --demo ${major === 2 ? 3 : 2} --demo-trouble ${name}.`,
	});
}
