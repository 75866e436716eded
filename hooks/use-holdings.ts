import { useCallback } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import type { Engine } from "../src/engine/engine.ts";
import { newestOf } from "../src/ports/asked.ts";
import { withinTime } from "../src/runs/pause.ts";
import { readHoldings } from "../src/runs/read-holdings.ts";
import { dataIn } from "../src/text/plain.ts";
import { useServices } from "./services-context.tsx";
import { useAsked } from "./use-asked.ts";

/** How long a question waits for what AWS tells, milliseconds. */
const LONGEST_MS = 20_000;

/**
 * What belongs to a cluster, read anew for each question; undefined while AWS is being asked, and where there is no
 * cluster to ask for.
 */
export function useHoldings(
	engine: Engine,
	subject: Subject | undefined,
	configPath: string,
): Holdings | undefined {
	const { ports } = useServices();
	const { stackName, stackId, region } = subject ?? {};
	const ask = async (signal: AbortSignal) => {
		if (subject === undefined) return undefined;
		const read = mountsIn(engine, ports.configFiles, configPath).then((mounts) =>
			readHoldings(ports, subject, mounts, signal),
		);
		return (await withinTime(ports.clock, LONGEST_MS, read, signal))?.value ?? NOTHING_KNOWN;
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each stack, not at each look at it
	const { answer } = useAsked(useCallback(ask, [ports, engine, region, stackName, stackId, configPath]));
	return answer.at === "failed" ? NOTHING_KNOWN : newestOf(answer);
}

/** The folders that the config file gives to volumes, by id; none where there is no such file. */
async function mountsIn(
	{ writer }: Engine,
	files: ReturnType<typeof useServices>["ports"]["configFiles"],
	path: string,
): Promise<ReadonlyMap<string, string>> {
	try {
		const text = (await files.read(path))?.text;
		const volumes = text === undefined ? [] : (writer.prefillFrom(dataIn(text)).volumes ?? []);
		return new Map(volumes.map(({ id, mountPoint }) => [id, mountPoint]));
	} catch {
		return new Map();
	}
}
