import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Demo, startDemo } from "../../src/demo/account-server.ts";
import { runPcluster } from "../../src/demo/cli/run.ts";
import { POLL_VARIABLE } from "../../src/demo/control/protocol.ts";
import { regionOf } from "../../src/demo/world/regions.ts";
import type { DemoRegion } from "../../src/demo/world/things.ts";
import { sampleKeys } from "../adapters/sample-keys.ts";
import { bundled } from "../harness/bundled.ts";

/** A demo account of a test's own whose time stands still until it is moved. */
export interface TestDemo extends Demo {
	readonly stateFolder: string;
	advance(seconds: number): void;
	/** Starts the stand-in as a program of its own; its text is added to by and by. */
	start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
	/** Plays it to its end without starting a program; not for a login, which reads its terminal. */
	run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
	/** Writes a config file and gives its path. */
	config(text: string): string;
}

export interface Finished {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

interface Running {
	/** Resolves as soon as `text` stands in its output; rejects when it ends without. */
	until(text: string): Promise<void>;
	interrupt(): void;
	readonly finished: Promise<Finished>;
}

export const START = Date.parse("2026-11-23T09:00:00Z");

export async function testDemo(
	stateFolder = temporaryFolder(),
	startAt = START,
	major: 2 | 3 = 2,
	trouble?: string,
): Promise<TestDemo> {
	let now = startAt;
	giveKey(trouble === undefined ? stateFolder : join(stateFolder, trouble));
	const pclusterScript = await bundled("src/demo/pcluster.ts");
	const clock = { now: () => new Date(now) };
	const demo = await startDemo({ stateFolder, major, trouble, clock, pclusterScript });
	onTestFinished(() => demo.close());
	const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running =>
		started(demo, args, env);
	return {
		...demo,
		stateFolder,
		advance: (seconds) => {
			now += seconds * 1000;
		},
		start,
		run: (args, env = {}) => played(args, environment(demo, env)),
		config(text) {
			const path = join(stateFolder, "config");
			writeFileSync(path, text);
			return path;
		},
	};
}

/** A key that is there already: making one takes longer than most tests. */
export function giveKey(stateFolder: string): void {
	const path = join(stateFolder, "home", ".ssh", "lsst-demo.pem");
	if (existsSync(path)) return;
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, sampleKeys.rsaPem, { mode: 0o600 });
}

export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-demo-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

function environment(demo: Demo, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
	const { AWS_DEFAULT_REGION: _, AWS_PCLUSTER_CONFIG_FILE: __, ...inherited } = process.env;
	return { ...inherited, ...demo.env, [POLL_VARIABLE]: "5", ...extra };
}

async function played(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> {
	let stdout = "";
	let stderr = "";
	const code = await runPcluster(args, env, {
		stdout(text) {
			stdout += text;
		},
		stderr(text) {
			stderr += text;
		},
		onInterrupt() {},
	});
	return { code, stdout, stderr };
}

function started(demo: Demo, args: readonly string[], extra: Readonly<Record<string, string>>): Running {
	const child = spawn(demo.pcluster.file, [...demo.pcluster.args, ...args], {
		env: environment(demo, extra),
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	const listeners = new Set<() => void>();
	child.stdout.on("data", (chunk) => {
		stdout += String(chunk);
		for (const listener of listeners) listener();
	});
	child.stderr.on("data", (chunk) => {
		stderr += String(chunk);
	});
	const finished = new Promise<Finished>((resolve) => {
		child.on("close", (code) => resolve({ code, stdout, stderr }));
	});
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	return {
		finished,
		interrupt: () => child.kill("SIGINT"),
		until: (text) =>
			new Promise((resolve, reject) => {
				const look = () => {
					if (!stdout.includes(text)) return;
					listeners.delete(look);
					resolve();
				};
				listeners.add(look);
				look();
				finished.then(() => reject(new Error(`ended without «${text}»: ${stdout}${stderr}`)));
			}),
	};
}

/** The tutorial's region, with keys that nobody holds. */
export function london(): DemoRegion {
	return knownRegion("eu-west-2");
}

export function knownRegion(id: string): DemoRegion {
	const region = regionOf(id, { made: "aa:bb", imported: "cc:dd", ed25519: "ee" });
	if (region === undefined) throw new Error(`no region ${id}`);
	return region;
}

/** What the tutorial's file looks like when it is made for the demo account; `lines` replaces keys of the cluster. */
export function tutorialConfig(lines: Readonly<Record<string, string>> = {}, volumes = 2): string {
	const region = london();
	const image = region.images.find((it) => it.name.startsWith("aws-parallelcluster-2.11.9-centos7-hvm"));
	const cluster = {
		base_os: "centos7",
		scheduler: "slurm",
		key_name: "lsst-demo",
		custom_ami: image?.id ?? "",
		master_instance_type: "t3.medium",
		compute_instance_type: "t3.xlarge",
		initial_queue_size: "2",
		max_queue_size: "2",
		maintain_initial_size: "true",
		master_root_volume_size: "35",
		compute_root_volume_size: "35",
		vpc_settings: "public",
		ebs_settings: region.volumes
			.slice(0, volumes)
			.map((it) => it.tags["Name"])
			.join(", "),
		...lines,
	};
	const ebs = region.volumes.slice(0, volumes).flatMap((it) => {
		const name = it.tags["Name"];
		return [`[ebs ${name}]`, `shared_dir = /mnt/${name}`, `ebs_volume_id = ${it.id}`];
	});
	return [
		"[global]",
		"cluster_template = default",
		"update_check = false",
		"[aws]",
		"aws_region_name = eu-west-2",
		"[cluster default]",
		...Object.entries(cluster).map(([key, value]) => `${key} = ${value}`),
		"[vpc public]",
		`vpc_id = ${region.vpcs[0]?.id}`,
		`master_subnet_id = ${region.subnets[0]?.id}`,
		...ebs,
		"",
	].join("\n");
}
