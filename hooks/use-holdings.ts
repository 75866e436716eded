import { useCallback } from "react";
import { type Holdings, NOTHING_KNOWN, type Subject } from "../src/cluster/holdings.ts";
import { loginUserOf } from "../src/cluster/spec.ts";
import type { Engine } from "../src/engine/engine.ts";
import { newestOf } from "../src/ports/asked.ts";
import type { Prefill } from "../src/questions/prefill.ts";
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
		const read = inFile(engine, ports.configFiles, configPath).then(async ({ volumes = [], nodes, os }) => {
			const mounts = new Map(volumes.map(({ id, mountPoint }) => [id, mountPoint]));
			const held = await readHoldings(ports, subject, mounts, signal);
			return { ...held, queue: nodes, user: os && loginUserOf(os) };
		});
		return (await withinTime(ports.clock, LONGEST_MS, read, signal))?.value ?? NOTHING_KNOWN;
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each stack, not at each look at it
	const { answer } = useAsked(useCallback(ask, [ports, engine, region, stackName, stackId, configPath]));
	return answer.at === "failed" ? NOTHING_KNOWN : newestOf(answer);
}

/** What the config file says of volumes, nodes and system; nothing where there is no such file. */
async function inFile(
	{ writer }: Engine,
	files: ReturnType<typeof useServices>["ports"]["configFiles"],
	path: string,
): Promise<Pick<Prefill, "volumes" | "nodes" | "os">> {
	try {
		const text = (await files.read(path))?.text;
		return text === undefined ? {} : writer.prefillFrom(dataIn(text));
	} catch {
		return {};
	}
}
