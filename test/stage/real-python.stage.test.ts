import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { ownInstaller } from "../../src/adapters/own-installer.ts";
import { pclusterFinder } from "../../src/adapters/pcluster-finder.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { InstallProgress } from "../../src/install/installer.ts";
import { chosenPython } from "../../src/install/python-choice.ts";
import { recipeFor } from "../../src/install/recipes.ts";
import { AppError } from "../../src/ports/errors.ts";
import { removeHome } from "../harness/remove-home.ts";
import { type PackageIndex, startIndex } from "./package-index.ts";

/*
 * The whole way with a real Python, a real virtual environment and a real pip; only the registry is a small one on
 * loopback, whose pcluster does no more than tell its version.
 */
const VERSION = "2.11.9";
const never = new AbortController().signal;
const home = mkdtempSync(join(tmpdir(), "firstlight-real-install-"));
const log = openLog("", { flag: join(home, "log") });
const places = {
	home,
	state: home,
	settings: join(home, "config.toml"),
	cache: home,
	data: join(home, "data"),
};
const folder = join(home, "data/pcluster");

const env = (index: string) => ({
	PATH: process.env["PATH"] ?? "/usr/bin:/bin",
	HOME: home,
	PYENV_ROOT: process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"),
	PYTHONPATH: "/no/such/place",
	PIP_CONFIG_FILE: "/dev/null",
	PIP_INDEX_URL: index,
	PIP_RETRIES: "0",
	PIP_TARGET: join(home, "elsewhere"),
});

let index: PackageIndex;
const found = await ownInstaller(places, env(""), log).pythons(never);
const python = chosenPython(VERSION, recipeFor(VERSION), found, { platform: "linux", families: [] });
if (python instanceof AppError) console.log(`Left out: installing with a real Python. ${python.message}`);

beforeAll(async () => {
	const empty = (name: string, version: string) => ({
		name,
		version,
		files: { [`${name}_stands_in.py`]: "" },
	});
	index = await startIndex([
		empty("setuptools", "69.5.1"),
		empty("wheel", "0.43.0"),
		{
			name: "aws-parallelcluster",
			version: VERSION,
			files: { "pcluster/__init__.py": "", "pcluster/cli.py": `def main():\n    print("${VERSION}")\n` },
			scripts: { pcluster: "pcluster.cli:main" },
		},
	]);
});
afterAll(async () => {
	await index.close();
	await removeHome(home);
});

test.skipIf(python instanceof AppError)(
	"a real environment is made, moved to its place, found, and removed",
	async () => {
		if (python instanceof AppError) throw python;
		const installer = ownInstaller(places, env(index.url), log);
		const news: InstallProgress[] = [];
		const installed = await installer.install(VERSION, python, (one) => news.push(one), never);
		const output = execFileSync(installed.path, ["version"], { encoding: "utf8", env: { HOME: home } });
		expect(output.trim()).toBe(VERSION);
		expect(readdirSync(folder)).toEqual([VERSION]);
		expect(existsSync(join(home, "elsewhere"))).toBe(false);
		expect(existsSync(join(home, ".cache"))).toBe(false);
		const fractions = news.map(({ fraction }) => fraction);
		expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
		expect(fractions.at(-1)).toBe(1);
		expect(news.some(({ line }) => line?.startsWith("Collecting aws-parallelcluster==2.11.9"))).toBe(true);
		// What belongs to other Python programs of the user does not get in the way.
		const child = processes(log, { env: { PATH: "/bin", HOME: home, PYTHONHOME: "/no/such/place" } });
		const consents = () => Promise.reject(new Error("nothing came with the working folder"));
		const finder = pclusterFinder({
			env: {},
			home,
			cwd: home,
			processes: child,
			ownFolder: folder,
			consents,
		});
		expect((await finder.find(never)).found).toMatchObject([{ works: true, version: VERSION, own: true }]);
		await installer.remove(VERSION);
		expect(readdirSync(folder)).toEqual([]);
	},
);

test.skipIf(python instanceof AppError)(
	"a registry that is not there is one sentence, and nothing stays",
	async () => {
		if (python instanceof AppError) throw python;
		const gone = await startIndex([]);
		await gone.close();
		const installer = ownInstaller(places, env(gone.url), log);
		await expect(installer.install(VERSION, python, () => undefined, never)).rejects.toMatchObject({
			code: "unreachable",
		});
		expect(readdirSync(folder)).toEqual([]);
	},
);
