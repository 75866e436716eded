import { becomes, type Change, own } from "./change.ts";
import type { ClusterFacts, DemoUpdate } from "./facts.ts";
import { nestedNameOf } from "./names.ts";
import { STACK_TYPE } from "./plan.ts";
import type { DemoRelease } from "./release.ts";
import { stackNameOf } from "./releases.ts";

/** What happens while a cluster's stack is changed, or fails to be and is taken back. */
export function updateChanges(
	facts: ClusterFacts,
	{ reason }: DemoUpdate,
	touched: ReturnType<DemoRelease["touched"]>,
): Change[] {
	const root = stackNameOf(facts);
	const last = touched.at(-1);
	const done = Math.max(...touched.map(({ to }) => to));
	const begins = own("", root, 0, "UPDATE_IN_PROGRESS", "User Initiated");
	const broken = reason !== undefined && last;
	const forth = touched.flatMap((it) => [
		...around(facts, it, 0),
		...(it === broken ? [] : [becomes(it, it.to, `${it.fresh ? "CREATE" : "UPDATE"}_COMPLETE`)]),
	]);
	if (!broken) {
		return [
			...[begins, ...forth],
			own("", root, done + 0.4, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
			own("", root, done + 1, "UPDATE_COMPLETE"),
		];
	}
	const back = touched.filter((it) => it !== broken);
	const why = `The following resource(s) failed to ${broken.fresh ? "create" : "update"}: [${broken.id}]. `;
	return [
		...[begins, ...forth],
		becomes(broken, done, `${broken.fresh ? "CREATE" : "UPDATE"}_FAILED`, reason),
		own("", root, done + 0.3, "UPDATE_ROLLBACK_IN_PROGRESS", why),
		...back.flatMap((it) => [...around(facts, it, done), becomes(it, done + it.to, "UPDATE_COMPLETE")]),
		own("", root, done + 3, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"),
		...(broken.fresh ? [becomes(broken, done + 3.2, "DELETE_COMPLETE")] : []),
		own("", root, done + 3.6, "UPDATE_ROLLBACK_COMPLETE"),
	];
}

type Touched = ReturnType<DemoRelease["touched"]>[number];

/** Its beginning, and the nested stack that it is in. */
function around(facts: ClusterFacts, it: Touched, after: number): Change[] {
	const begun = becomes(it, after + it.from, `${it.fresh ? "CREATE" : "UPDATE"}_IN_PROGRESS`);
	if (it.stack === "") return [begun];
	const name = nestedNameOf(facts, it.stack);
	const outer = { stack: "", id: it.stack, type: STACK_TYPE };
	return [
		becomes(outer, after + it.from - 0.2, "UPDATE_IN_PROGRESS"),
		own(it.stack, name, after + it.from - 0.1, "UPDATE_IN_PROGRESS", "User Initiated"),
		begun,
		own(it.stack, name, after + it.to + 0.1, "UPDATE_COMPLETE"),
		becomes(outer, after + it.to + 0.2, "UPDATE_COMPLETE"),
	];
}
