import { Text } from "ink";
import { useState } from "react";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useKeys } from "../../hooks/use-keys.ts";
import { useTarget } from "../../hooks/use-target.ts";
import type { RememberedCluster } from "../../src/ports/files.ts";
import { LONDON } from "../components/console/world.ts";
import { screenOf } from "../harness/screen.ts";
import { CONFIG_PATH, worldOf } from "../harness/services.ts";

const REMEMBERED: RememberedCluster = {
	name: "lsst",
	region: LONDON,
	version: "2.11.9",
	configPath: "/home/ada/lsst.config",
	keyFile: undefined,
	stackId: undefined,
};

/** Where the config of the cluster lies; each number is the stack that has its name then. */
function target(known: Partial<RememberedCluster> = {}) {
	const remembered: RememberedCluster[] = [];
	const memory = {
		recall: async () => ({ ...REMEMBERED, ...known }),
		remember: async (cluster: RememberedCluster) => void remembered.push(cluster),
	};
	const { services, engine } = worldOf({ ports: { memory } });
	function Screen() {
		const [stackId, setStackId] = useState<string>();
		const { target } = useTarget(engine, LONDON, "lsst", stackId);
		useKeys(({ name }) => setStackId(`stack-${name}`));
		return <Text>{`${stackId}: ${target.configPath}`}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
	);
	return { screen, remembered };
}

test("what was remembered without a stack is noted for the first that is seen, and not for a later one", async () => {
	const { screen, remembered } = target();
	await screen.see(`undefined: ${REMEMBERED.configPath}`);
	await screen.press("1");
	await screen.see(`stack-1: ${REMEMBERED.configPath}`);
	await screen.press("2");
	await screen.see(`stack-2: ${CONFIG_PATH}`);
	expect(remembered).toEqual([{ ...REMEMBERED, stackId: "stack-1" }]);
});

test("what was remembered for another stack, or by another major version, is of no use", async () => {
	const other = target({ stackId: "stack-9" });
	await other.screen.press("1");
	await other.screen.see(`stack-1: ${CONFIG_PATH}`);
	expect(other.remembered).toEqual([]);
	const newer = target({ version: "3.11.1" });
	await newer.screen.press("1");
	await newer.screen.see(`stack-1: ${CONFIG_PATH}`);
});
