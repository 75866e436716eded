// Writes what it is told on standard input, and says how each went: the other firstlight of the tests.
import { createInterface } from "node:readline";
import { clusterMemory } from "../../src/adapters/cluster-memory.ts";
import { configFiles } from "../../src/adapters/config-file.ts";
import type { RegionId } from "../../src/ports/ids.ts";

async function carriedOut(line: string): Promise<unknown> {
	const [kind, path = "", ...words] = line.split(" ");
	if (kind === "config") {
		const [fingerprint, text = ""] = words;
		return configFiles().write(path, text, fingerprint || undefined);
	}
	const [name = ""] = words;
	const region = "eu-west-2" as RegionId;
	return clusterMemory(path).remember({
		name,
		region,
		version: "3.16.1",
		configPath: "/c",
		keyFile: undefined,
	});
}

for await (const line of createInterface({ input: process.stdin })) {
	console.log(
		await carriedOut(line).then(
			() => "written",
			(thrown) => thrown.code,
		),
	);
}
