import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { pclusterFinder } from "../../src/adapters/pcluster-finder.ts";
import { processes } from "../../src/adapters/processes.ts";
import { programConsents } from "../../src/adapters/program-consents.ts";
import { withChosenPath } from "../../src/adapters/program-folders.ts";

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-finder-"));
});
afterEach(() => {
	rmSync(home, { recursive: true });
});

const never = new AbortController().signal;

/** A pcluster at `place` below the home folder: a shell script with `body`. */
function install(place: string, body: string): string {
	const file = join(home, place, "pcluster");
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `#!/bin/sh\n[ "$*" = version ] || exit 9\n${body}\n`);
	chmodSync(file, 0o755);
	return file;
}

interface Set {
	readonly env?: Record<string, string>;
	/** What programs inherit. */
	readonly own?: Record<string, string>;
	readonly explicit?: string;
	readonly cwd?: string;
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
}

function finderWith({ env = {}, own = {}, explicit, timeoutMs, cwd = join(home, "work") }: Set = {}) {
	const log = openLog("", { flag: join(home, "log") });
	return pclusterFinder({
		env,
		home,
		cwd,
		explicit,
		processes: processes(log, { env: { PATH: "/usr/bin:/bin", ...own }, patienceMs: 50 }),
		consents: async () => programConsents(join(home, "state"), log),
		...(timeoutMs === undefined ? {} : { timeoutMs }),
	});
}

function find(set: Set = {}) {
	return finderWith(set).find(set.signal ?? never);
}

const works = (path: string, version: string) => ({
	works: true,
	program: { file: path, args: [] },
	path,
	version,
});

describe("a pcluster is found", () => {
	test.each([
		["in a venv at home", "venv/bin"],
		["in the environment of AWS's own guide", "apc-ve/bin"],
		["through pipx", ".local/bin"],
		["in pipx's environments", ".local/share/pipx/venvs/aws-parallelcluster/bin"],
		["in older pipx's environments", ".local/pipx/venvs/aws-parallelcluster/bin"],
		["through virtualenvwrapper", ".virtualenvs/astro/bin"],
		["through pyenv", ".pyenv/versions/3.9.18/bin"],
		["where pip puts it on a Mac", "Library/Python/3.9/bin"],
		["through conda", "miniconda3/envs/lsst/bin"],
	])("%s", async (_, place) => {
		const file = install(place, "echo 2.11.9");
		const { found, searched } = await find();
		expect(found).toEqual([works(file, "2.11.9")]);
		expect(searched).toContain(dirname(file));
	});

	test("PATH's first, then the active environment's, then the others", async () => {
		const other = install("venv/bin", "echo 2.4.1");
		const onPath = install("tools", "echo 2.11.9");
		const active = install("active/bin", 'echo \'{\n  "version": "3.11.1"\n}\'');
		const env = { VIRTUAL_ENV: join(home, "active"), PATH: `/usr/bin::relative:${join(home, "tools")}` };
		expect((await find({ env })).found).toEqual([
			works(onPath, "2.11.9"),
			works(active, "3.11.1"),
			works(other, "2.4.1"),
		]);
	});

	test("once, whatever links lead to it", async () => {
		const real = install(".local/share/pipx/venvs/aws-parallelcluster/bin", "echo 3.11.1");
		mkdirSync(join(home, ".local/bin"), { recursive: true });
		symlinkSync(real, join(home, ".local/bin/pcluster"));
		expect((await find()).found).toEqual([works(join(home, ".local/bin/pcluster"), "3.11.1")]);
	});

	test("in spite of what Python warns of", async () => {
		const warning = "venv/pcluster/utils.py:12: UserWarning: pkg_resources is deprecated as an API.";
		const file = install("venv/bin", `echo '${warning}\n  import pkg_resources' >&2; echo 2.11.9`);
		expect((await find()).found).toEqual([works(file, "2.11.9")]);
	});

	test("in colours, and on the error output", async () => {
		const file = install("venv/bin", "printf '\\033]0;title\\007\\033[32m2.11.9\\033[0m\\n' >&2");
		expect((await find()).found).toEqual([works(file, "2.11.9")]);
	});

	test("nowhere", async () => {
		const { found, searched } = await find({ env: { PATH: "/usr/bin:relative:/usr/bin" } });
		expect(found).toEqual([]);
		expect(searched).toContain(join(home, ".local/bin"));
		expect(searched).not.toContain("relative");
		expect(new Set(searched).size).toBe(searched.length);
	});

	test("below the folders that the environment names, which a relative path cannot, and there in order", async () => {
		const pyenv = join(home, "pyenv");
		const versions = ["3.9.1", "3.11.4", "3.10.2", "3.8.18"];
		for (const version of versions) mkdirSync(join(pyenv, "versions", version), { recursive: true });
		const { searched } = await find({ env: { PYENV_ROOT: pyenv, PIPX_HOME: "pipx/" } });
		expect(searched.filter((folder) => folder.startsWith(pyenv))).toEqual(
			versions.sort().map((version) => join(pyenv, "versions", version, "bin")),
		);
		expect(searched).toContain(join(home, ".local/share/pipx/venvs/aws-parallelcluster/bin"));
	});
});

describe("a pcluster that came with the working folder", () => {
	/** Leaves a trace when it is run, whatever it is asked. */
	const plant = (place: string) => install(place, `touch "${home}/was-run"; echo 2.11.9`);
	const wasRun = () => existsSync(join(home, "was-run"));

	test.each(["venv/bin", ".venv/bin", "env/bin", "pcluster/bin"])(
		"in %s is named, and not run",
		async (place) => {
			const file = plant(`work/${place}`);
			expect((await find()).found).toEqual([{ works: "not-asked", path: file }]);
			expect(wasRun()).toBe(false);
		},
	);

	test.each([
		["work/node_modules/.bin", "work"],
		["work/tools", "work"],
		["work/node_modules/.bin", "work/deep/down"],
	])("in %s, that PATH leads to, is not run either", async (place, cwd) => {
		const file = plant(place);
		const { found } = await find({ env: { PATH: dirname(file) }, cwd: join(home, cwd) });
		expect(found).toEqual([{ works: "not-asked", path: file }]);
		expect(wasRun()).toBe(false);
	});

	test("is known through links, too", async () => {
		const file = plant("work/tools");
		symlinkSync(join(home, "work"), join(home, "link"));
		const env = { PATH: join(home, "link/tools") };
		expect((await find({ env })).found).toEqual([
			{ works: "not-asked", path: join(home, "link/tools/pcluster") },
		]);
		expect((await find({ env: { PATH: dirname(file) }, cwd: join(home, "link") })).found).toMatchObject([
			{ works: "not-asked" },
		]);
		expect(wasRun()).toBe(false);
	});

	test("comes after all that were chosen", async () => {
		const file = plant("work/venv/bin");
		const good = install("venv/bin", "echo 2.11.9");
		expect((await find()).found).toEqual([works(good, "2.11.9"), { works: "not-asked", path: file }]);
	});

	test("is run once the user has said yes, also next time", async () => {
		const file = plant("work/venv/bin");
		const finder = finderWith();
		await finder.allow(file, true);
		expect((await finder.find(never)).found).toEqual([works(file, "2.11.9")]);
		expect((await find()).found).toEqual([works(file, "2.11.9")]);
	});

	test("is not named again after a no, until it is another one", async () => {
		const file = plant("work/venv/bin");
		await finderWith().allow(file, false);
		expect((await find()).found).toEqual([]);
		plant("work/venv/bin");
		writeFileSync(file, "#!/bin/sh\necho 3.11.1 and more\n");
		expect((await find()).found).toEqual([{ works: "not-asked", path: file }]);
		expect(wasRun()).toBe(false);
	});

	test("stays answered for the session where the answer cannot be written", async () => {
		const file = plant("work/venv/bin");
		writeFileSync(join(home, "state"), "");
		const log = openLog("", { flag: join(home, "log") });
		const consents = programConsents(join(home, "state"), log);
		await consents.remember(file, true);
		expect(await consents.recall(file)).toBe(true);
		expect(readFileSync(join(home, "log"), "utf8")).toContain(`said about ${file} could not be kept`);
	});

	test("may be gone by the time that the answer comes: then there is nothing to keep", async () => {
		const file = plant("work/venv/bin");
		const finder = finderWith();
		expect((await finder.find(never)).found).toEqual([{ works: "not-asked", path: file }]);
		rmSync(join(home, "work/venv"), { recursive: true });
		await finder.allow(file, true);
		expect((await finder.find(never)).found).toEqual([]);
	});

	test("is asked about anew where what was kept is no answer", async () => {
		const file = plant("work/venv/bin");
		await finderWith().allow(file, true);
		const kept = join(home, "state/programs.json");
		writeFileSync(kept, readFileSync(kept, "utf8").replace("true", '"yes"'));
		expect((await find()).found).toEqual([{ works: "not-asked", path: file }]);
	});

	test("is nobody else's where the environment is active, and at home", async () => {
		const file = plant("work/venv/bin");
		const env = { VIRTUAL_ENV: join(home, "work/venv") };
		expect((await find({ env })).found).toEqual([works(file, "2.11.9")]);
		const mine = install("venv/bin", "echo 2.4.1");
		expect((await find({ cwd: home })).found).toEqual([works(mine, "2.4.1")]);
	});

	test("is run when --pcluster names it; a word means PATH's first", async () => {
		const file = plant("work/venv/bin");
		expect((await find({ explicit: "venv" })).found).toEqual([works(file, "2.11.9")]);
		install("work/pcluster/bin", "echo 9.9.9");
		const onPath = install("tools", "echo 2.4.1");
		const env = { PATH: dirname(onPath) };
		expect((await find({ explicit: "pcluster", env })).found).toEqual([works(onPath, "2.4.1")]);
	});
});

describe("the PATH that programs get", () => {
	const pathFor = (path: string, env: Record<string, string> = {}, cwd = "/home/ada/clone") =>
		withChosenPath({ env: { ...env, PATH: path }, home: "/home/ada", cwd })["PATH"];

	test.each([
		["relative entries", "bin::.:/usr/bin:", "/usr/bin"],
		["those of the working folder", "/home/ada/clone/bin:/home/ada/clone:/home/ada/bin", "/home/ada/bin"],
		["npm's of any folder", "/home/ada/node_modules/.bin:/home/ada/bin", "/home/ada/bin"],
		["npm's own", "/usr/lib/node_modules/npm/bin/node-gyp-bin:/home/ada/bin", "/home/ada/bin"],
	])("is without %s", (_, path, left) => {
		expect(pathFor(path)).toBe(left);
	});

	test("keeps the active environment, a folder of a like name, and the system's where firstlight starts there", () => {
		const env = { VIRTUAL_ENV: "/home/ada/clone/venv" };
		expect(pathFor("/home/ada/clone/venv/bin:/usr/bin", env)).toBe("/home/ada/clone/venv/bin:/usr/bin");
		expect(pathFor("/home/ada/clone-2/bin")).toBe("/home/ada/clone-2/bin");
		expect(pathFor("/usr/bin:/bin", {}, "/usr")).toBe("/usr/bin:/bin");
		expect(pathFor("/home/ada/bin:/opt/bin", {}, "/home/ada")).toBe("/home/ada/bin:/opt/bin");
	});

	test("is never empty: that would be the working folder; and none where there was none", () => {
		expect(pathFor(".")).toBe("/usr/bin:/bin");
		const env = { HOME: "/home/ada" };
		expect(withChosenPath({ env, home: "/home/ada", cwd: "/home/ada/clone" })).toEqual(env);
	});
});

describe("the one that --pcluster names", () => {
	test("is the only one looked at", async () => {
		install("venv/bin", "echo 2.4.1");
		const mine = install("mine/bin", "echo 2.11.9");
		const expected = { found: [works(mine, "2.11.9")], searched: [dirname(mine)] };
		expect(await find({ explicit: mine })).toEqual(expected);
		expect((await find({ explicit: join(home, "mine") })).found).toEqual(expected.found);
	});

	test("may be given in the working folder's terms, or as a name on PATH", async () => {
		const mine = install("work/tools", "echo 2.11.9");
		expect((await find({ explicit: "tools/pcluster" })).found).toEqual([works(mine, "2.11.9")]);
		const env = { PATH: `/usr/bin:${dirname(mine)}` };
		expect((await find({ explicit: "pcluster", env })).found).toEqual([works(mine, "2.11.9")]);
	});

	test("may be missing", async () => {
		expect((await find({ explicit: join(home, "no/pcluster") })).found).toMatchObject([
			{ works: false, path: join(home, "no/pcluster"), cause: expect.stringContaining("not there") },
		]);
	});
});

const traceback = (last: string) =>
	`Traceback (most recent call last):\n  File "pcluster", line 5, in <module>\n${last}`;

describe("rows 52 and 53: a pcluster that does not work says why", () => {
	test.each([
		["ModuleNotFoundError: No module named 'pkg_resources'", /no pkg_resources/, /install 'setuptools<70'/],
		["ImportError: cannot import name 'packaging' from 'pkg_resources' (x)", /setuptools/, /'setuptools<70'/],
		["ImportError: cannot import name 'JSONEncoder' from 'flask.json'", /Flask/, /fresh/],
		["AttributeError: module 'flask.json' has no attribute 'JSONEncoder'", /Flask/, /fresh/],
		["ModuleNotFoundError: No module named 'imp'", /Python 3\.12/, /Python 3\.8 to 3\.11/],
		["ImportError: cannot import name 'Iterable' from 'collections'", /Python 3\.10/, /Python 3\.8 to 3\.11/],
		[
			"PermissionError: [Errno 13] Permission denied: '/home/x/.parallelcluster/pcluster-cli.log'",
			/not write/,
			/chown/,
		],
		["OSError: [Errno 28] No space left on device", /disk is full/, /space/],
		["ModuleNotFoundError: No module named 'pcluster'", /no longer installed/, /'aws-parallelcluster<3'/],
		[
			"ModuleNotFoundError: No module named 'boto3.session'",
			/A part it needs .*: boto3\.session\.$/,
			/fresh/,
		],
		["SyntaxError: \u001b[31minvalid\u001b[0m syntax", /breaks off: SyntaxError: invalid syntax/, /fresh/],
	])("%s", async (last, cause, cure) => {
		writeFileSync(join(home, "trouble"), traceback(last));
		const file = install("venv/bin", `cat "${home}/trouble" >&2; exit 1`);
		const { found } = await find();
		expect(found).toEqual([
			{ works: false, path: file, cause: expect.stringMatching(cause), cure: expect.stringMatching(cure) },
		]);
	});

	test("with the pip of its own environment", async () => {
		writeFileSync(join(home, "trouble"), traceback("ModuleNotFoundError: No module named 'pkg_resources'"));
		install("venv/bin", `cat "${home}/trouble"; exit 1`);
		symlinkSync(process.execPath, join(home, "venv/bin/python"));
		expect((await find()).found).toMatchObject([
			{ cure: `Run: ${join(home, "venv/bin/python")} -m pip install 'setuptools<70'` },
		]);
	});

	test.each([
		[
			"pyenv's stand-in",
			String.raw`printf 'pyenv: pcluster: command not found\n\nThe pcluster command exists in these Python versions:\n  3.9.18\n' >&2; exit 127`,
			/active here has no ParallelCluster/,
		],
		["silence", "true", "It gives no version."],
		["something else", "echo hello", "It does not answer with a version but with “hello”."],
		["a wrong language", "echo '{\"version\": true}'", /does not answer with a version/],
		["silence and a code", "exit 255", "It gives no version. It ended with code 255 and said nothing."],
		["a signal", "kill -SEGV $$", /ended before it gave its version, by the signal SIGSEGV\./],
		["SIGKILL", "kill -KILL $$", /by the signal SIGKILL: perhaps this machine is short of memory/],
		["two versions", "echo 2.11.9; echo 3.11.1", "It answers with more than one version: 2.11.9, 3.11.1."],
		[
			"many versions",
			"for part in 1 2 3 4; do echo 3.1.$part; done",
			/^It answers with more than one version: 3\.1\.1, 3\.1\.2, 3\.1\.3\.$/,
		],
		["one blank word", "echo ' hello '; echo ' '", "It does not answer with a version but with “hello”."],
		["a long story", "printf '%0300d' 0", `It does not answer with a version but with “${"0".repeat(200)}”.`],
		["bytes", "printf '\\377\\376\\001'", "It answers with something that is no text."],
		["a flood", "exec yes 2.11.9", "It prints without end when asked for its version."],
		["a question", "read x < /dev/tty && echo 2.11.9", /asks something on the terminal/],
		["a library too old", "echo \"python: version 'GLIBC_2.34' not found\"; exit 1", /newer system/],
		["a lack of memory", "echo MemoryError >&2; exit 1", /short of memory/],
	])("%s", async (_, body, cause) => {
		install("venv/bin", body);
		expect((await find()).found).toMatchObject([{ works: false, cause: expect.stringMatching(cause) }]);
	});

	test("having the line ends of Windows", async () => {
		writeFileSync(install("venv/bin", ""), "#!/bin/sh\r\necho 2.11.9\r\n");
		expect((await find()).found).toMatchObject([{ cause: expect.stringContaining("as on Windows") }]);
	});

	test("having something at its top that cannot be run", async () => {
		writeFileSync(install("venv/bin", ""), `#!${home}\n`);
		expect((await find()).found).toMatchObject([{ cause: expect.stringContaining(`(${home})`) }]);
	});

	test("having lost its Python", async () => {
		writeFileSync(install("venv/bin", ""), "#!/nowhere/bin/python3\n");
		expect((await find()).found).toMatchObject([{ works: false, cause: expect.stringContaining("Python") }]);
	});

	test("having no right to run", async () => {
		chmodSync(install("venv/bin", "echo 2.11.9"), 0o644);
		expect((await find()).found).toMatchObject([
			{
				works: false,
				cause: expect.stringContaining("may not run it"),
				cure: "Install ParallelCluster afresh, or name another one with --pcluster.",
			},
		]);
	});

	test("not answering in time", async () => {
		install("venv/bin", "exec sleep 600");
		expect((await find({ timeoutMs: 50 })).found).toMatchObject([
			{
				works: false,
				cause: "It gave no version within 0.05 seconds.",
				cure: expect.stringContaining("press r"),
			},
		]);
	});

	test("but not for a fault in the AWS files, which is none of its own", async () => {
		const file = install("venv/bin", '[ "$AWS_CONFIG_FILE$AWS_PROFILE" = /dev/null ] && echo 2.11.9');
		const finder = finderWith({ own: { AWS_PROFILE: "astr0" } });
		expect((await finder.find(never)).found).toEqual([works(file, "2.11.9")]);
	});

	test("and does not hide one that works", async () => {
		install("active/bin", "exit 1");
		const good = install("venv/bin", "echo 2.11.9");
		const { found } = await find({ env: { VIRTUAL_ENV: join(home, "active") } });
		expect(found).toEqual([expect.objectContaining({ works: false }), works(good, "2.11.9")]);
	});
});

describe("a pcluster in an environment of its own", () => {
	/** As pip leaves it; the Python notes that it was run, and says `says`. */
	function environment(says: string, recorded = "aws_parallelcluster-2.11.9.dist-info"): string {
		const bin = join(home, "venv/bin");
		mkdirSync(bin, { recursive: true });
		const python = join(bin, "python3.9");
		writeFileSync(python, `#!/bin/sh\necho run >>"${home}/runs"\n${says}\n`);
		writeFileSync(join(bin, "pcluster"), `#!${python}\nimport sys\n`);
		for (const file of [python, join(bin, "pcluster")]) chmodSync(file, 0o755);
		const packages = join(home, "venv/lib/python3.9/site-packages");
		for (const name of ["pcluster", recorded]) mkdirSync(join(packages, name), { recursive: true });
		return join(bin, "pcluster");
	}
	const runs = () => (existsSync(join(home, "runs")) ? readFileSync(join(home, "runs"), "utf8") : "");

	test("is known without being run, and asked once to confirm it", async () => {
		const path = environment("echo 2.11.9");
		const finder = finderWith();
		expect((await finder.find(never)).found).toEqual([{ ...works(path, "2.11.9"), unconfirmed: true }]);
		expect(runs()).toBe("");
		const told = await Promise.all([finder.confirm(path), finder.confirm(path)]);
		expect(told).toEqual([works(path, "2.11.9"), works(path, "2.11.9")]);
		expect(runs()).toBe("run\n");
		expect((await finder.find(never)).found).toEqual([{ ...works(path, "2.11.9"), unconfirmed: true }]);
		expect(runs()).toBe("run\n");
		expect(await finder.confirm("/not/found")).toBeUndefined();
	});

	test("also through pipx's link", async () => {
		environment("echo 2.11.9");
		mkdirSync(join(home, ".local/bin"), { recursive: true });
		symlinkSync(join(home, "venv/bin/pcluster"), join(home, ".local/bin/pcluster"));
		expect((await find()).found).toMatchObject([{ version: "2.11.9", unconfirmed: true }]);
	});

	test("that does not run says so once it is confirmed, and is asked at once from then on", async () => {
		const path = environment("exit 3");
		const finder = finderWith();
		expect((await finder.find(never)).found).toMatchObject([{ works: true }]);
		const told = await finder.confirm(path);
		expect(told).toMatchObject({ works: false, cause: expect.stringContaining("code 3") });
		expect((await finder.find(never)).found).toEqual([told]);
	});

	test("that says another version is asked at once from then on", async () => {
		const path = environment("echo 2.10.0");
		const finder = finderWith();
		await finder.find(never);
		expect(await finder.confirm(path)).toEqual(works(path, "2.10.0"));
		expect((await finder.find(never)).found).toEqual([works(path, "2.10.0")]);
	});

	test.each<[string, (path: string) => void]>([
		["whose Python is gone", () => rmSync(join(home, "venv/bin/python3.9"))],
		["whose Python may not be run", () => chmodSync(join(home, "venv/bin/python3.9"), 0o644)],
		["of a Python elsewhere", (path) => writeFileSync(path, "#!/bin/sh\necho 2.11.9\n")],
		[
			"without its code",
			() => rmSync(join(home, "venv/lib/python3.9/site-packages/pcluster"), { recursive: true }),
		],
		[
			"recorded twice",
			() => mkdirSync(join(home, "venv/lib/python3.9/site-packages/aws_parallelcluster-3.1.1.dist-info")),
		],
		[
			"recorded for two Pythons",
			() => {
				const other = join(home, "venv/lib/python3.11/site-packages");
				for (const name of ["pcluster", "aws_parallelcluster-3.1.1.dist-info"])
					mkdirSync(join(other, name), { recursive: true });
			},
		],
	])("%s is asked as any other", async (_, spoil) => {
		const path = environment("echo 2.11.9");
		spoil(path);
		const { found } = await find();
		expect(found).toHaveLength(1);
		expect(found).not.toMatchObject([{ unconfirmed: true }]);
	});

	test("in the making is asked as any other", async () => {
		environment("echo 2.11.9", "aws_parallelcluster-2.11.9.dev0.dist-info");
		expect((await find()).found).not.toMatchObject([{ unconfirmed: true }]);
		expect(runs()).toBe("run\n");
	});
});

test("the search can be taken back", async () => {
	const abort = new AbortController();
	install("venv/bin", "echo started; exec sleep 600");
	const search = find({ signal: abort.signal });
	const log = () => {
		try {
			return readFileSync(join(home, "log"), "utf8");
		} catch {
			return "";
		}
	};
	await expect.poll(log).toContain("started\n");
	abort.abort();
	await expect(search).rejects.toMatchObject({ name: "AbortError" });
});
