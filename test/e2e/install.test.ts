import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PIP_WAITS, putPythonIn } from "../adapters/pretend-python.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { firstlight, newHome } from "./firstlight.ts";
import { answer } from "./walk.ts";

type Pretend = Parameters<typeof putPythonIn>[2];

/** Keys that are there, and an AWS that is not. */
const CREDENTIALS = {
	AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
	AWS_SECRET_ACCESS_KEY: "secret",
	AWS_ENDPOINT_URL: "http://127.0.0.1:9",
};

/** A machine with credentials and a Python, but no pcluster. */
function machine(pretend?: Pretend) {
	const home = newHome();
	putPythonIn(join(home, "tools"), "python3", pretend);
	const bare = bareEnvironment(home);
	const folder = join(home, ".local/share/firstlight/pcluster");
	const left = () => (existsSync(folder) ? readdirSync(folder) : []);
	return {
		home,
		env: { ...bare, ...CREDENTIALS, PATH: `${join(home, "tools")}:${bare["PATH"]}` },
		folder,
		left,
	};
}

describe("the start screen", () => {
	test("one Enter, and there is a pcluster", async () => {
		const { home, env, left } = machine();
		const program = firstlight({ home, env });
		await program.waitFor("enter install it");
		program.press("enter");
		await program.waitFor(/✓ pcluster \d+\.\d+\.\d+ +firstlight's own/);
		expect(left()).toHaveLength(1);
	});

	test("Esc and yes stop it midway, and nothing stays", async () => {
		const { home, env, left } = machine({ pip: PIP_WAITS });
		const program = firstlight({ home, env });
		await program.waitFor("enter install it");
		program.press("enter");
		await program.waitFor("Collecting x");
		expect(left()).toHaveLength(1);
		program.press("esc");
		await answer(program);
		await program.waitFor("enter install it");
		expect(left()).toEqual([]);
	});

	test("killed midway: the next start finds none, offers it again, and has cleaned up", async () => {
		const { home, env, left } = machine({ pip: PIP_WAITS });
		const program = firstlight({ home, env });
		await program.waitFor("enter install it");
		program.press("enter");
		await program.waitFor("Collecting x");
		process.kill(program.pid, "SIGKILL");
		await program.exit();
		expect(left()).toHaveLength(1);
		const next = firstlight({ home, env });
		await next.waitFor("enter install it");
		expect(left()).toEqual([]);
	});
});

describe("firstlight pcluster, without a terminal", () => {
	function run(args: readonly string[], { home, env }: ReturnType<typeof machine>) {
		return spawnSync(process.execPath, [PROGRAM, "pcluster", ...args], { env, cwd: home, encoding: "utf8" });
	}

	test("install, list, remove", () => {
		const at = machine();
		const path = join(at.folder, "2.11.9/bin/pcluster");
		const installed = run(["install", "2.11.9"], at);
		expect(installed).toMatchObject({ status: 0, stdout: `${path}\n` });
		expect(installed.stderr).toContain("Collecting aws-parallelcluster==2.11.9");
		expect(run(["list"], at).stdout).toMatch(new RegExp(`^2\\.11\\.9 {2}${path} {2}\\d+ MB\n$`));
		expect(run(["remove", "2.11.8"], at)).toMatchObject({ status: 5, stdout: "" });
		expect(run(["remove", "2.11.9"], at)).toMatchObject({ status: 0, stdout: "" });
		expect(at.left()).toEqual([]);
	});

	test("help, and a wrong command", () => {
		const at = machine();
		expect(run(["--help"], at)).toMatchObject({ status: 0, stderr: "" });
		expect(run(["update"], at)).toMatchObject({ status: 2, stdout: "" });
	});

	test("Ctrl-C ends with 130, and nothing stays", async () => {
		const { home, env, left } = machine({ pip: PIP_WAITS });
		const child = spawn(process.execPath, [PROGRAM, "pcluster", "install", "2.11.9"], { env, cwd: home });
		let news = "";
		for await (const chunk of child.stderr) {
			const before = news;
			news += chunk;
			if (news.includes("Collecting x") && !before.includes("Collecting x")) child.kill("SIGINT");
		}
		if (child.exitCode === null) await once(child, "exit");
		expect(child.exitCode).toBe(130);
		expect(news).toContain("Stopped. Nothing was left behind.");
		expect(left()).toEqual([]);
	});
});
