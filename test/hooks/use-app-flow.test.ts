import { expect, test } from "vitest";
import { useAppFlow } from "../../hooks/use-app-flow.ts";
import { planFor } from "../../src/wizard/plan.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { clusterView, LONDON, runView, ScriptedRun } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";
import { worldOf } from "../harness/services.ts";
import { complete } from "../wizard/answers.ts";

test("a region's clusters are seen with the pcluster that a cluster was opened or made with last", async () => {
	const { services, engine: first } = worldOf({
		services: { startRun: () => new ScriptedRun(runView()) },
	});
	const second = worldOf({ version: "2.11.8" }).engine;
	const third = worldOf({ version: "2.11.7" }).engine;
	const none = () => undefined;
	const flow = hooked(() => useAppFlow(services, { leave: none, gone: none }));
	const seenWith = async () => {
		flow.now().openClusters(first, LONDON);
		await flow.redraw();
		const { screen } = flow.now().state;
		return screen.at === "clusters" && screen.engine.profile.version;
	};
	expect(await seenWith()).toBe("2.11.9");
	flow.now().openCluster(second, LONDON, clusterView({ version: "2.11.8" }));
	expect(await seenWith()).toBe("2.11.8");
	flow
		.now()
		.launch(third, planFor(third, specFrom(complete), "/c", { changed: true, backup: undefined }), {});
	expect(await seenWith()).toBe("2.11.7");
});
