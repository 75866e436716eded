import { Text } from "ink";
import { useState } from "react";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useHoldings } from "../../hooks/use-holdings.ts";
import { useKeys } from "../../hooks/use-keys.ts";
import { clusterView } from "../components/console/world.ts";
import { screenOf } from "../harness/screen.ts";
import { CONFIG_PATH, worldOf } from "../harness/services.ts";

test("asked once for each stack, however often the cluster is looked at", async () => {
	const asked: string[] = [];
	const stacks = {
		stack: async (_region: unknown, id: string) => void asked.push(id),
		resources: async () => [],
	};
	const ec2 = { attachedVolumes: async () => [] };
	const { services, engine } = worldOf({ stacks, ec2 });
	function Screen() {
		const [look, setLook] = useState(0);
		const [stackId, setStackId] = useState("stack-1");
		useKeys(({ name }) => (name === "o" ? setStackId("stack-2") : setLook(look + 1)));
		const held = useHoldings(engine, clusterView({ stackId, computeNodes: look }), CONFIG_PATH);
		return <Text>{`${stackId}, look ${look}: ${held === undefined ? "asking" : "known"}`}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
	);
	await screen.see("stack-1, look 0: known");
	await screen.press("r");
	await screen.see("stack-1, look 1: known");
	await screen.press("o");
	await screen.see("stack-2, look 1: known");
	expect(asked).toEqual(["stack-1", "stack-2"]);
});
