import { expect, test } from "vitest";
import type { Target } from "../../src/pcluster/dialect.ts";
import type { PclusterFinder } from "../../src/ports/found-pcluster.ts";
import type { HeadNodes, SshRoute } from "../../src/ports/head-node.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Processes } from "../../src/ports/machine.ts";
import { servicesOf } from "../../src/services/services.ts";
import { worldOf } from "../harness/services.ts";
import { strictPort } from "../harness/strict-port.ts";

const never = new AbortController().signal;
const target: Target = { name: "lsst", region: "eu-west-2" as RegionId, configPath: "/config" };

test("the head node is the same for all who ask, and its connection ends with the cluster", async () => {
	const closed: SshRoute[] = [];
	const { promise: deleting, resolve: deletes } = Promise.withResolvers<void>();
	const { services: given, engine } = worldOf({
		ports: {
			finder: strictPort<PclusterFinder>("finder", { find: async () => ({ found: [], searched: [] }) }),
			headNodes: strictPort<HeadNodes>("headNodes", {
				run: async () => ({ code: 0, stdout: "", stderr: "", isCut: false }),
				close: async (route) => void closed.push(route),
			}),
			processes: strictPort<Processes>("processes", {
				run: async ({ args }, onOutput, signal) => {
					if (args[0] === "ssh") {
						onOutput("SSH command: ssh ec2-user@192.0.2.1 FIRSTLIGHT_COMMAND\n");
						return { code: 0, signal: undefined };
					}
					deletes();
					return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
				},
			}),
		},
	});
	const { settings, ports, installer } = given;
	const services = servicesOf(
		{
			settings,
			ports,
			installer,
			lookMs: undefined,
			profileRegion: async () => undefined,
			close: async () => {},
		},
		"0.1.0",
	);
	await services.ports.finder.find(never);
	const head = services.headNode(engine, target, "stack");
	expect(services.headNode(engine, target, "stack")).toBe(head);
	expect(services.headNode(engine, target, "another")).not.toBe(head);
	await head.run({ words: ["true"], reads: true }, never);
	const run = services.startRun(engine, {
		verb: "delete",
		target,
		stackName: "parallelcluster-lsst",
		attach: false,
	});
	await deleting;
	expect(closed).toEqual([["ssh", "ec2-user@192.0.2.1"]]);
	expect(head.isOpen()).toBe(false);
	await run.leave();
});
