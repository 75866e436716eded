import { Text } from "ink";
import { expect, test } from "vitest";
import { useRun } from "../../hooks/use-run.ts";
import type { RunView } from "../../src/runs/run.ts";
import { runView, ScriptedRun } from "../components/console/world.ts";
import { screenOf } from "../harness/screen.ts";

function watching() {
	const run = new ScriptedRun(runView());
	const ends: RunView[] = [];
	function Screen() {
		const view = useRun(run, (end) => ends.push(end));
		return <Text>{view.outcome.kind}</Text>;
	}
	return { run, ends, screen: screenOf(<Screen />) };
}

test("the end is shown, and told once", async () => {
	const { run, ends, screen } = watching();
	await screen.see("running");
	run.show({ outcome: { kind: "done" } });
	await screen.see("done");
	await run.ended;
	expect(ends.map(({ outcome }) => outcome.kind)).toEqual(["done"]);
});

test("an end after the screen is gone is not told", async () => {
	const { run, ends, screen } = watching();
	await screen.see("running");
	screen.unmount();
	run.show({ outcome: { kind: "done" } });
	await run.ended;
	await new Promise((resolve) => setImmediate(resolve));
	expect(ends).toEqual([]);
});
