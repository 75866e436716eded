import type { Swept } from "../leftovers/sweep.ts";
import { type NewsOutlet, tellNews } from "./news.ts";

/** Tells how many regions have answered, each number once. */
export function sweepNews(
	outlet: NewsOutlet,
	verb: "list" | "leftovers",
): (swept: Pick<Swept<never>, "done" | "of">) => void {
	let told = 0;
	return ({ done, of }) => {
		if (done > told)
			tellNews(outlet, { cluster: null, verb, fraction: done / of, text: `${done} of ${of} regions` });
		told = done;
	};
}
