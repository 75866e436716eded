import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";
import { machineAtHand, pythonsFound } from "../../src/adapters/python-finder.ts";
import { putPython } from "./pretend-python.ts";

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-pythons-"));
});
afterEach(() => {
	rmSync(home, { recursive: true });
});

const never = new AbortController().signal;

function find(env: Record<string, string> = {}, signal = never, cwd = "/nowhere") {
	const child = processes(openLog("", { flag: join(home, "log") }), { env: { PATH: "/usr/bin:/bin" } });
	return pythonsFound({ env, home, cwd, processes: child, systemFolders: [join(home, "system")] }, signal);
}

const put = (place: string, pretend: Parameters<typeof putPython>[1] = {}) =>
	putPython(join(home, place), pretend);

describe("a Python is found", () => {
	test.each([
		["on PATH", "tools/python3.12"],
		["where the system has it", "system/python3"],
		["among pyenv's", ".pyenv/versions/3.11.7/bin/python3"],
		["among uv's", ".local/share/uv/python/cpython-3.11/bin/python3.11"],
		["in the user's own programs", ".local/bin/python3.11"],
		["in conda's base", "miniconda3/bin/python3"],
	])("%s", async (_where, place) => {
		const file = put(place);
		expect(await find({ PATH: `${join(home, "tools")}:relative` })).toEqual([
			{ file, version: "3.11.7", environments: "itself" },
		]);
	});

	test("below other names of pyenv's and uv's folders", async () => {
		const one = put("py/versions/3.9/bin/python3", { version: "3.9.18" });
		const two = put("uvs/cpython/bin/python3", { version: "3.10.1" });
		const env = { PYENV_ROOT: join(home, "py"), UV_PYTHON_INSTALL_DIR: join(home, "uvs") };
		expect((await find(env)).map(({ file }) => file)).toEqual([one, two]);
	});

	test("the newest name first, from those that ParallelCluster may yet take to those that are too old", async () => {
		const names = ["python", "python3.6", "python3.9", "python3.15", "python3"];
		for (const name of ["python3.5", "python3.16", ...names]) put(`system/${name}`);
		const found = (await find()).map(({ file }) => basename(file));
		expect(found).toEqual(["python3.15", "python3.9", "python3.6", "python3", "python"]);
	});

	test("once, whatever links lead to it", async () => {
		const file = put("system/python3.11");
		symlinkSync(file, join(home, "system/python3"));
		symlinkSync(file, join(home, "system/python"));
		expect(await find()).toHaveLength(1);
	});

	test("also one without venv; uv makes up for it", async () => {
		put("system/python3", { able: false });
		expect(await find()).toMatchObject([{ environments: "none" }]);
		const uv = join(home, "tools/uv");
		mkdirSync(dirname(uv));
		writeFileSync(uv, "#!/bin/sh\n", { mode: 0o755 });
		expect(await find({ PATH: join(home, "tools") })).toMatchObject([{ environments: "uv" }]);
	});
});

describe("none is made of", () => {
	test.each([
		["a relative folder of pyenv's", { PYENV_ROOT: "py" }],
		["a relative folder of uv's", { UV_PYTHON_INSTALL_DIR: "uvs" }],
		["a relative folder of data", { XDG_DATA_HOME: "data" }],
		["pyenv's in the working folder", { PYENV_ROOT: "CLONE/py" }],
		["uv's in the working folder", { UV_PYTHON_INSTALL_DIR: "CLONE/uvs" }],
	])("%s: what lies there came with the working folder", async (_, env) => {
		const clone = join(home, "clone");
		for (const place of ["py/versions/3.9", "uvs/cpython", "data/uv/python/cpython"])
			put(`clone/${place}/bin/python3`);
		const before = process.cwd();
		process.chdir(clone);
		onTestFinished(() => process.chdir(before));
		const named = Object.entries(env).map(([name, value]) => [name, value.replace("CLONE", clone)]);
		expect(await find(Object.fromEntries(named), never, clone)).toEqual([]);
	});

	test("a stand-in for a Python that is not chosen, a broken program, and what may not be run", async () => {
		const put = (name: string, text: string, mode = 0o755) => {
			mkdirSync(join(home, "system"), { recursive: true });
			writeFileSync(join(home, "system", name), text, { mode });
		};
		put("python3.8", "#!/bin/sh\necho 'pyenv: python3.8: command not found' >&2\nexit 127\n");
		put("python3.9", "#!/no/such/interpreter\n");
		put("python3.10", "#!/bin/sh\n", 0o644);
		expect(await find()).toEqual([]);
	});

	test("nothing at all", async () => {
		expect(await find()).toEqual([]);
	});
});

test("a search that is given up rejects", async () => {
	put("system/python3");
	await expect(find({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
});

test("the system is known by its file, or not at all", async () => {
	const file = join(home, "os-release");
	writeFileSync(file, "ID=fedora\n");
	expect(await machineAtHand(file)).toEqual({ platform: process.platform, families: ["fedora"] });
	expect((await machineAtHand(join(home, "none"))).families).toEqual([]);
});
