import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { startDemo } from "../../src/demo/account-server.ts";
import { regionOf } from "../../src/demo/world/regions.ts";
import { bareEnvironment, PROGRAM } from "../e2e/built-program.ts";
import { callsIn, farEndpoint } from "../harness/far-endpoint.ts";
import { removeHome } from "../harness/remove-home.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import { against } from "./measure.ts";

const MINUTE_MS = 60_000;
/** Until then what a screen asks for as it opens is there. */
const SETTLED_MS = 8_000;
const WAIT_MS = 60_000;

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** A screen at rest, and the account before it. */
interface Resting {
	readonly name: string;
	readonly mostCalls: number | undefined;
	readonly program: RunningProgram;
	readonly calls: ReadonlyMap<string, number>;
	/** How many pclusters were started. */
	started(): number;
	close(): Promise<void>;
}

/** As pip leaves it: a pcluster that plays the demo's, and notes each start. */
function installPcluster(demo: Demo, notes: string): void {
	const environment = join(demo.home, "apc-ve");
	const python = join(environment, "bin/python3");
	const packages = join(environment, "lib/python3.11/site-packages");
	for (const folder of ["pcluster", `aws_parallelcluster-${demo.version}.dist-info`])
		mkdirSync(join(packages, folder), { recursive: true });
	mkdirSync(join(environment, "bin"), { recursive: true });
	const { file, args } = demo.pcluster;
	const words = [...Object.entries(demo.env).map(([name, value]) => `${name}=${value}`), file, ...args];
	const call = words.map((word) => `'${word}'`).join(" ");
	writeFileSync(python, `#!/bin/sh\nshift\necho "$@" >>'${notes}'\nexec env ${call} "$@"\n`);
	writeFileSync(join(environment, "bin/pcluster"), `#!${python}\n`);
	for (const path of [python, join(environment, "bin/pcluster")]) chmodSync(path, 0o755);
}

/** The smallest cluster that the demo's account has everything for. */
function clusterFile(demo: Demo): string {
	const SubnetId = regionOf(demo.region, { made: "", imported: "", ed25519: "" })?.subnets[0]?.id;
	const ComputeResources = [{ Name: "nodes", InstanceType: "t3.xlarge", MinCount: 2, MaxCount: 4 }];
	return JSON.stringify({
		Region: demo.region,
		Image: { Os: "alinux2023" },
		HeadNode: { InstanceType: "t3.medium", Networking: { SubnetId }, Ssh: { KeyName: "lsst-demo" } },
		Scheduling: {
			Scheduler: "slurm",
			SlurmQueues: [{ Name: "compute", Networking: { SubnetIds: [SubnetId] }, ComputeResources }],
		},
	});
}

/** The cluster `lsst`, ready. */
async function makeCluster(demo: Demo, folder: string): Promise<void> {
	const path = join(folder, "cluster.yaml");
	writeFileSync(path, clusterFile(demo));
	const pcluster = async (...args: string[]) => {
		const program = join(demo.home, "apc-ve/bin/pcluster");
		const env = bareEnvironment(demo.home);
		return (await promisify(execFile)(program, [...args, "--region", demo.region], { env })).stdout;
	};
	await pcluster("create-cluster", "--cluster-name", "lsst", "--cluster-configuration", path);
	while (!(await pcluster("list-clusters")).includes("CREATE_COMPLETE")) await setTimeout(200);
}

async function resting(
	name: string,
	reach: (program: RunningProgram) => Promise<unknown>,
	{ args = [], mostCalls, cluster }: { args?: string[]; mostCalls?: number; cluster?: true } = {},
): Promise<Resting> {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const demo = await startDemo({ stateFolder: join(folder, "demo"), major: 3, speed: 50 });
	const far = await farEndpoint(demo.endpoint, 0);
	const notes = join(folder, "started");
	writeFileSync(notes, "");
	installPcluster(demo, notes);
	if (cluster) await makeCluster(demo, folder);
	const program = startProgram({
		file: process.execPath,
		args: [PROGRAM, ...args],
		cols: 100,
		rows: 40,
		waitMs: WAIT_MS,
		env: {
			...bareEnvironment(demo.home),
			AWS_ENDPOINT_URL: far.endpoint,
			AWS_REGION: demo.region,
			AWS_ACCESS_KEY_ID: demo.credentials.accessKeyId,
			AWS_SECRET_ACCESS_KEY: demo.credentials.secretAccessKey,
		},
	});
	const close = async () => {
		await program.dispose();
		far.close();
		await demo.close();
		await removeHome(folder);
	};
	try {
		await reach(program);
	} catch (thrown) {
		await close();
		throw thrown;
	}
	const started = () => readFileSync(notes, "utf8").split("\n").length - 1;
	return { name, mostCalls, program, calls: far.calls, started, close };
}

/** CPU time of a process so far, milliseconds; Linux only. */
function cpuMs(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return Number.NaN;
	}
}

/** What a screen does in a minute in which nobody touches it. */
async function minuteOf({ name, mostCalls, program, calls, started }: Resting): Promise<void> {
	await setTimeout(SETTLED_MS);
	const now = () => ({
		asked: callsIn(calls),
		programs: started(),
		bytes: program.output().length,
		ms: cpuMs(program.pid),
	});
	const before = now();
	await setTimeout(MINUTE_MS);
	const after = now();
	const asked = after.asked - before.asked;
	const goal = mostCalls === undefined ? "" : `  ${against(asked, mostCalls)}`;
	console.log(
		`  ${name.padEnd(20)} ${asked} calls${goal}, ${after.programs - before.programs} pclusters started, ` +
			`${after.bytes - before.bytes} bytes drawn, ${((100 * (after.ms - before.ms)) / MINUTE_MS).toFixed(2)} % of a processor`,
	);
}

/** The screens that stay open for long, all in the same minute. */
export async function restingBench(): Promise<void> {
	const shown = await Promise.all([
		resting("the start", (program) => program.waitFor("No cluster in")),
		resting("a question", async (program) => {
			await program.waitFor("No cluster in");
			program.press("enter");
			await program.waitForGone("No cluster in");
		}),
		resting("the console", (program) => program.waitFor("ssh"), {
			args: ["--cluster", "lsst"],
			mostCalls: 4,
			cluster: true,
		}),
	]);
	try {
		console.log("A minute in which nobody touches it");
		await Promise.all(shown.map(minuteOf));
		console.log();
	} finally {
		await Promise.all(shown.map(({ close }) => close()));
	}
}
