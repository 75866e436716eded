import { Text } from "ink";
import { useState } from "react";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useKeys } from "../../hooks/use-keys.ts";
import { useTarget } from "../../hooks/use-target.ts";
import type { Target } from "../../src/pcluster/dialect.ts";
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
	const targets: Target[] = [];
	function Screen() {
		const [{ stackId, looks }, look] = useState<{ stackId?: string; looks: number }>({ looks: 0 });
		const { target } = useTarget(engine, LONDON, "lsst", stackId);
		useKeys(({ name }) => look({ stackId: `stack-${name}`, looks: looks + 1 }));
		targets.push(target);
		return <Text>{`${looks}. ${stackId}: ${target.configPath}`}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
	);
	return { screen, remembered, targets };
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

test("it stays the same from look to look: what was asked about it is not asked anew", async () => {
	const { screen, targets, remembered } = target();
	await screen.press("1");
	await expect.poll(() => remembered.length).toBe(1);
	await screen.press("1");
	await screen.see(`2. stack-1: ${REMEMBERED.configPath}`);
	const before = targets.at(-1);
	await screen.press("1");
	await screen.see(`3. stack-1: ${REMEMBERED.configPath}`);
	expect(targets.at(-1)).toBe(before);
});
