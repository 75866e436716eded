import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { beginBuilding, diskUseOf } from "../../src/adapters/install-folder.ts";
import { openLog } from "../../src/adapters/log.ts";
import { ownInstaller } from "../../src/adapters/own-installer.ts";
import { pclusterFinder } from "../../src/adapters/pcluster-finder.ts";
import { folderFault, pclusterInstaller } from "../../src/adapters/pcluster-installer.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { InstallProgress } from "../../src/install/installer.ts";
import type { Python } from "../../src/install/python.ts";
import { AppError } from "../../src/ports/errors.ts";
import { PIP_WAITS, PIP_WORKS, putPython, putPythonIn } from "./pretend-python.ts";

let home = "";
let folder = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-install-"));
	folder = join(home, "data/firstlight/pcluster");
});
afterEach(() => {
	rmSync(home, { recursive: true, force: true });
});

const never = new AbortController().signal;
const runner = () =>
	processes(openLog("", { flag: join(home, "log") }), {
		env: { PATH: "/usr/bin:/bin", HOME: home },
		patienceMs: 50,
	});

function installer(path = join(home, "bin"), room?: { megabytes: number | undefined }) {
	return pclusterInstaller({
		...(room && { roomOn: async () => room.megabytes }),
		folder,
		env: { PATH: path },
		home,
		cwd: "/nowhere",
		processes: runner(),
		systemFolders: [],
	});
}

test("what a pcluster unpacks for Node while it is tried runs, whatever a package.json above it says", async () => {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(home, "package.json"), '{ "type": "module" }');
	const building = await beginBuilding(folder, "3.16.1");
	const program = join(building.temporary, "jsii-runtime.js");
	writeFileSync(program, 'console.log(require("node:path").sep)');
	expect(execFileSync(process.execPath, [program], { encoding: "utf8" })).toBe("/\n");
	await building.drop();
});

function python(file = putPython(join(home, "bin/python3"))): Python {
	return { file, version: "3.11.7", environments: "itself" };
}

const consents = () => Promise.reject(new Error("nothing came with the working folder"));

async function refusal(work: Promise<unknown>): Promise<AppError> {
	const thrown = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (thrown instanceof AppError) return thrown;
	throw new Error(`expected a refusal, got ${thrown}`);
}

/** Everything in the installer's folder, hidden things included. */
const left = () => (existsSync(folder) ? readdirSync(folder) : []);

describe("an installation", () => {
	test("lies whole in the version's folder, and runs from there", async () => {
		const news: InstallProgress[] = [];
		const installed = await installer().install("2.11.9", python(), (one) => news.push(one), never);
		expect(installed).toEqual({
			version: "2.11.9",
			folder: join(folder, "2.11.9"),
			path: join(folder, "2.11.9/bin/pcluster"),
		});
		expect(execFileSync(installed.path, ["version"], { encoding: "utf8" })).toBe("2.11.9\n");
		expect(left()).toEqual(["2.11.9"]);
		for (const file of ["bin/pcluster", "pyvenv.cfg"]) {
			expect(readFileSync(join(installed.folder, file), "utf8")).not.toContain("partial");
		}
		expect([...new Set(news.map(({ phase }) => phase))]).toEqual([
			"environment",
			"download",
			"unpack",
			"check",
		]);
		expect(news.at(-1)?.fraction).toBe(1);
		const lines = news.map(({ line }) => line);
		expect(lines).toContain("Looking in indexes: https://pypi.org/simple");
		expect(lines).toContain("Collecting aws-parallelcluster==2.11.9");
		expect(lines).toContain("Successfully installed");
	});

	test("pip's whole output is in the log", async () => {
		await installer().install("2.11.9", python(), () => undefined, never);
		expect(readFileSync(join(home, "log"), "utf8")).toContain("Installing collected packages: six");
	});

	test("several stand side by side, the newest first; the finder knows them as firstlight's own", async () => {
		const pip = PIP_WORKS.replace(
			"echo 2.11.9",
			'case "$0" in *3.16.1*) echo 3.16.1 ;; *) echo 2.11.9 ;; esac',
		);
		const file = putPython(join(home, "bin/python3"), { pip });
		const one = installer();
		await one.install("2.11.9", python(file), () => undefined, never);
		await one.install("3.16.1", python(file), () => undefined, never);
		expect((await one.list()).map(({ version }) => version)).toEqual(["3.16.1", "2.11.9"]);
		const [first] = await one.list();
		expect(first && (await one.sizeOf(first))).toBeGreaterThan(0);
		const finder = pclusterFinder({
			env: {},
			home,
			cwd: home,
			processes: runner(),
			ownFolder: folder,
			consents,
		});
		const { found } = await finder.find(never);
		expect(found).toMatchObject([
			{ works: true, version: "3.16.1", own: true, program: { args: ["-I", "-u", first?.path] } },
			{ works: true, version: "2.11.9", own: true },
		]);
	});

	test("one that runs is not made again; one that is broken is", async () => {
		const one = installer();
		const { path } = await one.install("2.11.9", python(), () => undefined, never);
		const news: InstallProgress[] = [];
		await one.install("2.11.9", python(), (next) => news.push(next), never);
		expect(news).toEqual([]);
		rmSync(join(folder, "2.11.9/bin/python"));
		await one.install("2.11.9", python(), (next) => news.push(next), never);
		expect(news.at(-1)?.fraction).toBe(1);
		expect(execFileSync(path, ["version"], { encoding: "utf8" })).toBe("2.11.9\n");
		expect(left()).toEqual(["2.11.9"]);
		writeFileSync(path, `#!/bin/sh\necho 2.4.1\n`);
		await one.install("2.11.9", python(), () => undefined, never);
		expect(execFileSync(path, ["version"], { encoding: "utf8" })).toBe("2.11.9\n");
	});

	test("is begun by uv where a Python makes no environments by itself", async () => {
		const uv = join(home, "bin/uv");
		const plain = python();
		writeFileSync(uv, '#!/bin/sh\ntouch "$(dirname "$0")/was-run"\nexec "$4" -m venv "$5"\n');
		chmodSync(uv, 0o755);
		const wasRun = () => existsSync(join(home, "bin/was-run"));
		await installer().install("2.11.9", plain, () => undefined, never);
		expect(wasRun()).toBe(false);
		await installer().install("2.11.8", { ...plain, environments: "uv" }, () => undefined, never);
		expect(wasRun()).toBe(true);
	});

	test("that nobody wants any more before it begins makes not even a folder", async () => {
		const work = installer().install("2.11.9", python(), () => undefined, AbortSignal.abort());
		await expect(work).rejects.toMatchObject({ name: "AbortError" });
		expect(existsSync(folder)).toBe(false);
	});

	test("a broken one of its own is found as broken, with the command that mends it", async () => {
		await installer().install("2.11.9", python(), () => undefined, never);
		rmSync(join(folder, "2.11.9/bin/python"));
		const finder = pclusterFinder({
			env: {},
			home,
			cwd: home,
			processes: runner(),
			ownFolder: folder,
			consents,
		});
		expect((await finder.find(never)).found).toMatchObject([
			{ works: false, cure: "Install it afresh: firstlight pcluster install 2.11.9" },
		]);
	});

	test("is removed whole; another version is not", async () => {
		const one = installer();
		await one.install("2.11.9", python(), () => undefined, never);
		expect((await refusal(one.remove("3.16.1"))).code).toBe("not-found");
		expect((await refusal(one.remove("../../.."))).code).toBe("not-found");
		await one.remove("2.11.9");
		expect(left()).toEqual([]);
	});
});

describe("nothing half made stays", () => {
	test.each([
		["making the environment fails", { venv: "exit 1" }, "install-failed"],
		["there is no venv", { venv: "echo 'ensurepip is not available'; exit 1" }, "python-missing"],
		["pip fails", { pip: "echo '(from versions: none)'; exit 1" }, "unreachable"],
		["the disk is full", { pip: "echo '[Errno 28] No space left on device' >&2; exit 1" }, "disk-full"],
		["pip is killed", { pip: "kill -9 $$" }, "install-failed"],
		["pip brings no pcluster", { pip: "echo done" }, "install-failed"],
		[
			"what pip brings does not run",
			{ pip: PIP_WORKS.replace("echo %s", "echo %s; exit 3") },
			"install-failed",
		],
		[
			"what pip brings is another version",
			{ pip: PIP_WORKS.replace("echo %s", "echo 1%s") },
			"install-failed",
		],
	] as const)("when %s", async (_when, pretend, code) => {
		const file = putPython(join(home, "bin/python3"), pretend);
		const error = await refusal(installer().install("2.11.9", python(file), () => undefined, never));
		expect(error.code).toBe(code);
		expect(error.hint).toMatch(/\w/);
		expect(left()).toEqual([]);
	});

	test("when the Python is gone by then", async () => {
		const gone = { ...python(), file: join(home, "no-such-python") };
		const error = await refusal(installer().install("2.11.9", gone, () => undefined, never));
		expect(error.code).toBe("install-failed");
		expect(error.message).toContain("no-such-python");
		expect(left()).toEqual([]);
	});

	test("when it is stopped midway: pip is ended, then all is removed", async () => {
		const stop = new AbortController();
		const file = putPython(join(home, "bin/python3"), { pip: PIP_WAITS });
		const work = installer().install(
			"2.11.9",
			python(file),
			({ line }) => {
				if (line === "Collecting x") stop.abort();
			},
			stop.signal,
		);
		await expect(work).rejects.toMatchObject({ name: "AbortError" });
		expect(left()).toEqual([]);
	});

	test.each([
		[{ venv: "exit 1" }, 3, "disk-full"],
		[{ venv: "exit 1" }, 4, "install-failed"],
		[{ venv: "exit 1" }, undefined, "install-failed"],
		[{ venv: "echo 'ensurepip is not available'; exit 1" }, 3, "python-missing"],
	] as const)("and with %j and %j MB left on the disk it is %s", async (pretend, megabytes, code) => {
		const file = putPython(join(home, "bin/python3"), pretend);
		const one = installer(undefined, { megabytes });
		expect((await refusal(one.install("2.11.9", python(file), () => undefined, never))).code).toBe(code);
	});
});

test.each([
	["ENOSPC", "disk-full"],
	["EDQUOT", "disk-full"],
	["EROFS", "folder-unwritable"],
	["EIO", undefined],
])("%s of the system is %s", (code, kind) => {
	const thrown = Object.assign(new Error(code), { code });
	const fault = folderFault("/f", "2.11.9", thrown);
	expect(fault instanceof AppError ? fault.code : undefined).toBe(kind);
	expect(kind !== undefined || fault === thrown).toBe(true);
});

test("the room that a folder takes is that of its files, however deep, and of no link", async () => {
	mkdirSync(join(folder, "a/b"), { recursive: true });
	const files = [join(folder, "one"), join(folder, "a/b/two")];
	for (const file of files) writeFileSync(file, "x".repeat(10_000));
	symlinkSync(files[0] ?? "", join(folder, "link"));
	const bytes = files.map((file) => statSync(file).blocks * 512);
	expect(await diskUseOf(folder)).toBe((bytes[0] ?? 0) + (bytes[1] ?? 0));
	expect(await diskUseOf(join(folder, "no"))).toBe(0);
});

describe("two at once", () => {
	test("the second is told so; another version does not wait", async () => {
		const stop = new AbortController();
		const slow = putPython(join(home, "slow/python3"), { pip: PIP_WAITS });
		const begun = Promise.withResolvers<void>();
		const first = installer().install(
			"2.11.9",
			python(slow),
			({ line }) => {
				if (line !== undefined) begun.resolve();
			},
			stop.signal,
		);
		await begun.promise;
		const second = await refusal(installer().install("2.11.9", python(), () => undefined, never));
		expect(second.code).toBe("install-busy");
		await installer().install("2.11.8", python(), () => undefined, never);
		stop.abort();
		await expect(first).rejects.toThrow(/abort/i);
		expect(left()).toEqual(["2.11.8"]);
	});
});

describe("what was killed", () => {
	test("with SIGKILL is never used, and removed at the next start", async () => {
		const slow = putPythonIn(join(home, "slow"), "python3", { pip: PIP_WAITS });
		const source = `
			const { ownInstaller } = await import(${JSON.stringify(moduleUrl("own-installer"))});
			const { openLog } = await import(${JSON.stringify(moduleUrl("log"))});
			const places = { home: ${JSON.stringify(home)}, data: ${JSON.stringify(join(home, "data/firstlight"))} };
			const log = openLog("", { flag: ${JSON.stringify(join(home, "log"))} });
			const python = { file: ${JSON.stringify(slow)}, version: "3.11.7", environments: "itself" };
			await ownInstaller(places, process.env, log).install("2.11.9", python, ({ line }) => {
				if (line !== undefined) console.log(line);
			}, new AbortController().signal);`;
		const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		await once(child.stdout, "data");
		expect(left()).toEqual([".2.11.9.partial"]);
		child.kill("SIGKILL");
		await once(child, "exit");
		const one = ownInstaller(
			placesAt(),
			{ PATH: "/usr/bin:/bin", HOME: home },
			openLog("", { flag: join(home, "log") }),
		);
		expect(await one.list()).toEqual([]);
		expect(left()).toEqual([]);
		await one.install("2.11.9", python(), () => undefined, never);
		expect(left()).toEqual(["2.11.9"]);
	});

	test("on another machine of the same home counts as dead after two minutes without a sign of life", async () => {
		const partial = join(folder, ".2.11.9.partial");
		mkdirSync(partial, { recursive: true });
		writeFileSync(join(partial, "owner"), JSON.stringify({ pid: 999_999_999, host: `not-${hostname()}` }));
		expect((await refusal(installer().install("2.11.9", python(), () => undefined, never))).code).toBe(
			"install-busy",
		);
		const long = new Date(Date.now() - 180_000);
		utimesSync(join(partial, "owner"), long, long);
		await installer().install("2.11.9", python(), () => undefined, never);
		expect(left()).toEqual(["2.11.9"]);
	});

	test("whose owner cannot be read yet is taken for alive", async () => {
		mkdirSync(join(folder, ".2.11.9.partial"), { recursive: true });
		expect(await installer().list()).toEqual([]);
		expect(left()).toEqual([".2.11.9.partial"]);
	});

	test("a number of a process that another program has got by now does not keep it alive", async () => {
		const partial = join(folder, ".2.11.9.partial");
		mkdirSync(partial, { recursive: true });
		writeFileSync(join(partial, "owner"), JSON.stringify({ pid: process.pid, host: hostname() }));
		const long = new Date(Date.now() - 180_000);
		utimesSync(join(partial, "owner"), long, long);
		expect(await installer().list()).toEqual([]);
		expect(left()).toEqual([]);
	});

	test("removals that were broken off go too; anything else in the folder stays", async () => {
		for (const name of [".2.11.9.gone-0123456789ab", ".2.4.1.begun-0123456789ab", "notes", ".hidden"]) {
			mkdirSync(join(folder, name), { recursive: true });
		}
		const long = new Date(Date.now() - 180_000);
		utimesSync(join(folder, ".2.4.1.begun-0123456789ab"), long, long);
		await installer().list();
		expect(left().sort()).toEqual([".hidden", "notes"]);
	});
});

describe("the plan", () => {
	test("names version, folder, disk and the Python it takes", async () => {
		const file = putPythonIn(join(home, "bin"), "python3.11");
		const plan = await installer().plan("2.11.9", never);
		expect(plan).toMatchObject({
			version: "2.11.9",
			folder: join(folder, "2.11.9"),
			megabytes: { during: 88, after: 70 },
			installed: false,
			possible: true,
			python: { file, version: "3.11.7" },
		});
		expect(plan.freeMegabytes).toBeGreaterThan(0);
		expect(left()).toEqual([]);
	});

	test.each([
		["no Python", undefined, /no Python was found/],
		["only a Python that is too old", { version: "3.6.15" }, /3\.6, which is too old/],
		["only a Python that is too new", { version: "3.15.0" }, /3\.15, which is too new/],
		["no venv", { able: false }, /without its part that makes environments/],
	] as const)("%s", async (_what, pretend, words) => {
		if (pretend !== undefined) putPythonIn(join(home, "bin"), "python3", pretend);
		const plan = await installer().plan("2.11.9", never);
		if (plan.possible) throw new Error("should not be possible");
		expect(plan.why.code).toBe("python-missing");
		expect(plan.why.message).toMatch(words);
	});

	test.each([
		[87, false],
		[88, true],
		[undefined, true],
	])("with %j MB of room on the disk it is possible: %j", async (megabytes, possible) => {
		putPythonIn(join(home, "bin"), "python3.11");
		const plan = await installer(undefined, { megabytes }).plan("2.11.9", never);
		expect(plan).toMatchObject({ possible, freeMegabytes: megabytes });
		if (!plan.possible) expect(plan.why.code).toBe("disk-full");
	});

	test("needs no room for what is installed already", async () => {
		await installer().install("2.11.9", python(), () => undefined, never);
		const plan = await installer(undefined, { megabytes: 0 }).plan("2.11.9", never);
		expect(plan).toMatchObject({ installed: true, possible: true });
	});

	test("text that is no version is refused, and touches nothing", async () => {
		const plan = await installer().plan("../../../tmp", never);
		if (plan.possible) throw new Error("should not be possible");
		expect(plan.why.code).toBe("bad-input");
		expect((await refusal(installer().install("latest", python(), () => undefined, never))).code).toBe(
			"bad-input",
		);
	});
});

test("a folder that cannot be written is one sentence", async () => {
	writeFileSync(join(home, "data"), "a file");
	const error = await refusal(installer().install("2.11.9", python(), () => undefined, never));
	expect(error.code).toBe("folder-unwritable");
	expect(error.message).toContain("a file is in the way");
	expect(error.hint).toContain("XDG_DATA_HOME");
});

function placesAt() {
	return {
		home,
		state: join(home, "state"),
		cache: join(home, "cache"),
		settings: join(home, "config.toml"),
		data: join(home, "data/firstlight"),
	};
}

function moduleUrl(name: string): string {
	return new URL(`../../src/adapters/${name}.ts`, import.meta.url).href;
}
