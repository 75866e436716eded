import { expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import { KEYS } from "../../harness/screen.ts";
import { clusterView, consoleOf, ScriptedWatch } from "./world.ts";

/** The list of London, reached through the console of the one cluster there is. */
async function listOf(watch: ScriptedWatch) {
	const console = consoleOf({ watch });
	await console.screen.see("enter open lsst");
	await console.screen.press(KEYS.enter);
	await console.screen.see("Head node   ");
	await console.screen.press("n");
	await console.screen.see("Clusters in eu-west-2, London");
	return console;
}

test("new clusters come in by themselves, and the cursor stays on its row", async () => {
	const watch = new ScriptedWatch([clusterView()]);
	const { screen } = await listOf(watch);
	await screen.see("› lsst");
	const alpha = clusterView({ name: "alpha", state: "creating", head: undefined });
	await screen.press(KEYS.down);
	watch.show({ clusters: [alpha, clusterView()] });
	const frame = await screen.see("alpha");
	expect(frame).toContain("› lsst");
	expect(frame).toContain("being created");
	const many = Array.from({ length: 30 }, (_, place) => clusterView({ name: `survey-${place}` }));
	watch.show({ clusters: [...many, clusterView()] });
	const full = await screen.see("22–31 of 31");
	expect(full).toContain("› lsst");
	expect(full).toContain("Looked just now.");
	await screen.press("?");
	await screen.see("A + stands for what is not known");
});

test("when AWS cannot be asked, the old picture stays and says its age and why", async () => {
	const watch = new ScriptedWatch([clusterView()]);
	const { screen } = await listOf(watch);
	watch.show({
		asOf: new Date("2026-11-23T10:00:00Z"),
		trouble: new AppError("unreachable", "AWS does not answer."),
	});
	const frame = await screen.see("! AWS does not answer. What you see is 2 h 00 min old.");
	expect(frame).toContain("› lsst");
});

test("where stacks may not be read, it says that pcluster was asked", async () => {
	const watch = new ScriptedWatch([clusterView()]);
	const { screen } = await listOf(watch);
	watch.show({ source: "pcluster" });
	await screen.see("from pcluster itself: your account may not read stacks");
});

test("Esc goes back to the start, and the watch is closed each time", async () => {
	const watch = new ScriptedWatch([clusterView()]);
	const { screen, watched } = await listOf(watch);
	await screen.press(KEYS.escape);
	await screen.see("Launch, enter and stop");
	await screen.see("enter open lsst");
	screen.unmount();
	expect(watch.closed).toBe(watched.length);
});

test("each cluster's machines have their price, and what is not known is said", async () => {
	const watch = new ScriptedWatch([clusterView({ nodes: [], computeNodes: 0 })]);
	const { screen } = await listOf(watch);
	await screen.see(/lsst .*\$0.05\/h/);
	watch.show({ clusters: [clusterView({ head: undefined, computeNodes: undefined })] });
	await screen.see(/lsst .*not known/);
});
