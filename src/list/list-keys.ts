import type { KeyRow } from "../keys/key-row.ts";
import type { ListAction } from "./list-state.ts";

type Move = Extract<ListAction<never>, { readonly type: "moved" | "paged" | "wentTo" }>;

/** Moving a list's cursor; `label` undefined: the footer does not name it. */
export function moveRows(move: (action: Move) => void, label: string | undefined = "choose"): KeyRow[] {
	return [
		{
			keys: ["up"],
			label,
			help: "moves the cursor, as the mouse wheel does",
			does: () => move({ type: "moved", by: -1 }),
		},
		{ keys: ["down"], does: () => move({ type: "moved", by: 1 }) },
		{
			keys: ["pageup"],
			help: "moves by a page, as PgDn does; Home and End go to the first and last row",
			does: () => move({ type: "paged", by: -1 }),
		},
		{ keys: ["pagedown"], does: () => move({ type: "paged", by: 1 }) },
		{ keys: ["home"], does: () => move({ type: "wentTo", end: "first" }) },
		{ keys: ["end"], does: () => move({ type: "wentTo", end: "last" }) },
	];
}
