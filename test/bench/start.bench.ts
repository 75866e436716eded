import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startDemo } from "../../src/demo/account-server.ts";
import { PROGRAM } from "../e2e/built-program.ts";
import { removeHome } from "../harness/remove-home.ts";
import { interleaved, table, type Variant } from "./measure.ts";
import { type Ran, ranOnTerminal } from "./terminal-run.ts";

const ROUNDS = 15;
/** What the start screen says once it has asked everything; all in colours of their own, so word by word. */
const ALL_CHECKED = ["pcluster 3.16.1", "account ", "OpenSSH", "No cluster in"];

/** What the shells' scripts call. */
const TAB = ["complete", "--"];

/** As pip leaves it; its Python takes the second that a real pcluster's does. */
function installPcluster(home: string): void {
	const environment = join(home, "apc-ve");
	const python = join(environment, "bin/python3");
	const packages = join(environment, "lib/python3.11/site-packages");
	for (const folder of ["pcluster", "aws_parallelcluster-3.16.1.dist-info"])
		mkdirSync(join(packages, folder), { recursive: true });
	mkdirSync(join(environment, "bin"), { recursive: true });
	writeFileSync(python, `#!/bin/sh\nsleep 0.9\necho '{"version": "3.16.1"}'\n`);
	writeFileSync(join(environment, "bin/pcluster"), `#!${python}\n`);
	for (const file of [python, join(environment, "bin/pcluster")]) chmodSync(file, 0o755);
}

/** Start: the first frame, all checks and the answers that need no screen, against an empty Node program. */
export async function startBench(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const demo = await startDemo({ stateFolder: join(folder, "demo"), major: 3 });
	const warm = join(folder, "warm");
	mkdirSync(warm);
	installPcluster(warm);
	const files = {
		".aws/config": "[profile work]\n",
		".local/state/firstlight/clusters.json":
			'{"clusters":[{"name":"lsst","region":"eu-west-2","version":"3.16.1","configPath":"/lsst.yaml"}]}',
	};
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(warm, name)), { recursive: true });
		writeFileSync(join(warm, name), text);
	}
	const account = {
		HOME: warm,
		AWS_ENDPOINT_URL: demo.endpoint,
		AWS_REGION: demo.region,
		AWS_ACCESS_KEY_ID: demo.credentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: demo.credentials.secretAccessKey,
	};
	const empty = (staysMs = 0) =>
		ranOnTerminal({
			args: ["-e", "console.log('ready'); setTimeout(() => {}, 30)"],
			env: { HOME: warm },
			shows: ["ready"],
			staysMs,
		});
	const program = (shows: readonly string[], staysMs: number, ...args: string[]) =>
		ranOnTerminal({ args: [PROGRAM, ...args], env: account, shows, staysMs });
	const cold = async () => {
		const home = mkdtempSync(join(folder, "cold-"));
		const env = { ...account, HOME: home };
		return ranOnTerminal({ args: [PROGRAM], env, shows: ["firstlight"], staysMs: 300 });
	};
	const timed = (name: string, once: () => Promise<Ran>, goal?: number): Variant => ({
		name,
		goal,
		once: async () => (await once()).ms,
	});
	const weighed = (
		name: string,
		part: "shownMiB" | "endMiB",
		once: () => Promise<Ran>,
		goal?: number,
	): Variant => ({
		name,
		goal,
		once: async () => (await once())[part],
	});
	try {
		const times = await interleaved(
			[
				timed("node, one line printed", empty),
				timed("firstlight --version", () => program(["firstlight"], 0, "--version"), 1.3),
				timed("firstlight --help", () => program(["firstlight"], 0, "--help"), 1.3),
				timed("firstlight completion bash", () => program(["firstlight"], 0, "completion", "bash"), 1.3),
				timed("Tab for a region", () => program(["eu-west-2"], 0, ...TAB, "--region", "eu-w"), 1.3),
				timed("Tab for a profile", () => program(["work"], 0, ...TAB, "--profile", "w"), 1.3),
				timed("Tab for a cluster", () => program(["lsst"], 0, ...TAB, "status", "l"), 1.3),
				timed("first frame", () => program(["firstlight"], 300), 3.3),
				timed("first frame, first start ever", cold, 4.5),
				timed("start's checks done", () => program(ALL_CHECKED, 300), 15),
			],
			ROUNDS,
		);
		console.log(table("Start, time to the text on the terminal", times, "ms"));
		const memory = await interleaved(
			[
				weighed("node, one line printed", "shownMiB", empty),
				weighed("at the first frame", "shownMiB", () => program(["firstlight"], 300), 1.6),
				weighed("left right after it", "endMiB", () => program(["firstlight"], 0), 1.6),
				weighed("start's checks done", "shownMiB", () => program(ALL_CHECKED, 0)),
			],
			5,
		);
		console.log(table("Resident memory, at most", memory, "MiB"));
	} finally {
		await demo.close();
		await removeHome(folder);
	}
}
