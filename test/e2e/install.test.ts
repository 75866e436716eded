import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PIP_WAITS, putPythonIn } from "../adapters/pretend-python.ts";
import { calledProgram } from "../harness/called-program.ts";
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

// What is installed and removed, test/adapters/pcluster-installer.test.ts has.
test("on the start screen: stopped midway nothing stays, killed midway the next start cleans up, and then installs it", async () => {
	const { home, env, left } = machine({ pip: PIP_WAITS });
	const program = firstlight({ home, env });
	const begin = async () => {
		// What a check that ends just then draws anew is to be read anew: its Enter is pressed once more, as anybody would.
		const begun = () => {
			const shown = program.screen().join("\n");
			if (shown.includes("enter install it")) program.press("enter");
			return shown.includes("Collecting x");
		};
		await expect.poll(begun, { timeout: 15_000, interval: 500 }).toBe(true);
		expect(left()).toHaveLength(1);
	};
	await begin();
	program.press("esc");
	await answer(program);
	await program.waitFor("enter install it");
	expect(left()).toEqual([]);
	await begin();
	process.kill(program.pid, "SIGKILL");
	await program.exit();
	expect(left()).toHaveLength(1);

	putPythonIn(join(home, "tools"), "python3");
	const next = firstlight({ home, env });
	await next.waitFor("enter install it");
	expect(left()).toEqual([]);
	next.press("enter");
	await next.waitFor(/✓ pcluster \d+\.\d+\.\d+ +firstlight's own/);
	expect(left()).toHaveLength(1);
});

describe("firstlight pcluster, without a terminal", () => {
	test("install: news beside the path alone", async () => {
		const { home, env, folder } = machine();
		const installed = await calledProgram(PROGRAM, ["pcluster", "install", "2.11.9"], { env, cwd: home });
		expect(installed).toMatchObject({ code: 0, said: `${join(folder, "2.11.9/bin/pcluster")}\n` });
		expect(installed.noted).toContain("Collecting aws-parallelcluster==2.11.9");
	});

	test("a signal ends it with 128 and its number, and nothing stays", async () => {
		const { home, env, left } = machine({ pip: PIP_WAITS });
		const child = spawn(process.execPath, [PROGRAM, "pcluster", "install", "2.11.9"], { env, cwd: home });
		let news = "";
		for await (const chunk of child.stderr) {
			const before = news;
			news += chunk;
			if (news.includes("Collecting x") && !before.includes("Collecting x")) child.kill("SIGTERM");
		}
		if (child.exitCode === null) await once(child, "exit");
		expect(child.exitCode).toBe(143);
		expect(news).toContain("Stopped. Nothing was left behind.");
		expect(left()).toEqual([]);
	});
});
