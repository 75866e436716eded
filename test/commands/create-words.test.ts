import { expect, test } from "vitest";
import { createWords } from "../../src/commands/create-words.ts";
import { volumeId } from "../harness/account.ts";
import { called } from "../harness/command-line.ts";
import { complete } from "../wizard/answers.ts";
import { planningPorts } from "./planning.ts";

test.each([
	["of the tutorial", complete],
	["without volumes, and without a key file", { ...complete, volumes: [], keyFile: { path: undefined } }],
	["on the spot market, with nodes that stay", spot()],
])("firstlight plans by these flags the very cluster %s", async (_, answers) => {
	const [, ...flags] = createWords(answers);
	const { code, said } = await called(["plan", ...flags, "--json"], { ports: planningPorts() });
	expect(code).toBe(0);
	const plan = JSON.parse(said.join("\n"));
	const given = plan.answers.filter(({ from }: { from: string }) => from === "given");
	const asked = given.map(({ question }: { question: string }) => question);
	expect(asked).toEqual(
		expect.arrayContaining(["region", "vpc", "subnet", "volumes", "image", "keyPair", "keyFile", "nodes"]),
	);
	const { nodes, keyPair, volumes, mounts } = answers;
	for (const line of [
		`key_name = ${keyPair.name}`,
		`max_queue_size = ${nodes.maximum}`,
		`initial_queue_size = ${nodes.initial}`,
		`maintain_initial_size = ${nodes.keepInitial}`,
		`cluster_type = ${nodes.capacity}`,
		...(volumes.length === 0 ? [] : mounts.map(({ mountPoint }) => `shared_dir = ${mountPoint}`)),
	])
		expect(plan.config.text).toContain(line);
	if (volumes.length === 0) expect(plan.config.text).not.toContain(volumeId("1"));
});

function spot() {
	const nodes = { ...complete.nodes, initial: 1, keepInitial: true, capacity: "spot" as const };
	return { ...complete, nodes };
}
