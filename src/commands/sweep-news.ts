import type { Swept } from "../leftovers/sweep.ts";
import type { Tools } from "./command.ts";

/** Tells how many regions have answered, each number once. */
export function sweepNews({ note }: Pick<Tools, "note">): (swept: Pick<Swept<never>, "done" | "of">) => void {
	let told = 0;
	return ({ done, of }) => {
		if (done > told) note(`${done} of ${of} regions`);
		told = done;
	};
}
