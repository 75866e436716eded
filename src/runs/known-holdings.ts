import { type Holdings, NOTHING_KNOWN, type Subject } from "../cluster/holdings.ts";
import { loginUserOf } from "../cluster/spec.ts";
import type { Engine } from "../engine/engine.ts";
import type { ConfigFiles } from "../ports/files.ts";
import type { Ports } from "../ports/ports.ts";
import type { Prefill } from "../questions/prefill.ts";
import { dataIn } from "../text/plain.ts";
import { withinTime } from "./pause.ts";
import { readHoldings } from "./read-holdings.ts";

/** How long a question waits for what AWS tells, milliseconds. */
const LONGEST_MS = 20_000;

/** What belongs to a cluster, as far as AWS tells in time; its folders and nodes as its config file has them. */
export async function knownHoldings(
	ports: Pick<Ports, "ec2" | "stacks" | "log" | "clock" | "configFiles">,
	engine: Engine,
	subject: Subject,
	configPath: string,
	signal: AbortSignal,
): Promise<Holdings> {
	const read = inFile(engine, ports.configFiles, configPath).then(async ({ volumes = [], nodes, os }) => {
		const mounts = new Map(volumes.map(({ id, mountPoint }) => [id, mountPoint]));
		const held = await readHoldings(ports, subject, mounts, signal);
		return { ...held, queue: nodes, user: os && loginUserOf(os) };
	});
	return (await withinTime(ports.clock, LONGEST_MS, read, signal))?.value ?? NOTHING_KNOWN;
}

/** What the config file says of volumes, nodes and system; nothing where there is no such file. */
async function inFile(
	{ writer }: Engine,
	files: ConfigFiles,
	path: string,
): Promise<Pick<Prefill, "volumes" | "nodes" | "os">> {
	try {
		const text = (await files.read(path))?.text;
		return text === undefined ? {} : writer.prefillFrom(dataIn(text));
	} catch {
		return {};
	}
}
