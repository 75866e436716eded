import { expect, test } from "vitest";
import { useRunPanes } from "../../hooks/use-run-panes.ts";
import type { ResourceRow } from "../../src/runs/run.ts";
import { runView } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";

const ROWS = Array.from({ length: 30 }, (_, place): ResourceRow => {
	const id = `R${place}`;
	return {
		key: id,
		logicalId: id,
		type: "AWS::EC2::EIP",
		depth: 0,
		state: "waiting",
		reason: undefined,
		seconds: 1,
	};
});
const WARNED = Array.from({ length: 30 }, () => ({
	level: "WARNING" as const,
	type: "Check",
	diagnosis: { resource: undefined, reason: "No.", meaning: undefined, cure: undefined, step: undefined },
}));

test("each pane scrolls by itself, and the key that led to it leads back", async () => {
	const view = runView({ verb: "delete", rows: ROWS, findings: WARNED, tail: ["{"] });
	const hook = hooked(() => useRunPanes(view, { columns: 80, rows: 24 }));
	const now = () => {
		const { pane, offset, top, isMore } = hook.now();
		return [pane, offset, top, isMore];
	};
	const after = async (act: (panes: ReturnType<typeof useRunPanes>) => void) => {
		act(hook.now());
		await hook.redraw();
		return now();
	};
	expect(now()).toEqual(["tree", 0, 0, true]);
	expect(await after(({ scroll }) => scroll(-2))).toEqual(["tree", -2, 0, true]);
	expect(await after(({ show }) => show("findings"))).toEqual(["findings", -2, 0, true]);
	expect(await after(({ scroll }) => scroll(3))).toEqual(["findings", -2, 3, true]);
	expect(await after(({ show }) => show("tail"))).toEqual(["tail", -2, 3, false]);
	expect(await after(({ scroll }) => scroll(1))).toEqual(["tail", -2, 3, false]);
	expect(await after(({ show }) => show("tail"))).toEqual(["tree", -2, 3, true]);
});
