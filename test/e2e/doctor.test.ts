import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { layOutLogin, loginCase } from "../harness/login-cases.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { newHome } from "./firstlight.ts";

/** What `firstlight doctor` says on a machine with nothing on it; nobody answers for AWS. */
function doctor(home: string, ...args: string[]) {
	const env = { ...bareEnvironment(home), AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_MAX_ATTEMPTS: "1" };
	return spawnSync(process.execPath, [PROGRAM, "doctor", ...args], { env, cwd: home, encoding: "utf8" });
}

test("on a machine with nothing on it, the doctor ends with 4 and says so in JSON", () => {
	const { status, stdout, stderr } = doctor(newHome(), "--json");
	expect({ status, stderr }).toEqual({ status: 4, stderr: "" });
	const told = JSON.parse(stdout);
	expect(told).toMatchObject({ ok: false, pcluster: null });
	const states = Object.fromEntries(
		told.checks.map((one: { id: string; state: string }) => [one.id, one.state]),
	);
	expect(states).toMatchObject({ pcluster: "fail", credentials: "fail", log: "pass", disk: "pass" });
});

test.each(["UTF-16", "a key twice", "a role that asks for a code"])("%s is told with its cure", (name) => {
	const one = loginCase(name);
	const home = newHome();
	layOutLogin(home, one);
	const { status, stdout } = doctor(home, ...(one.profile === undefined ? [] : ["--profile", one.profile]));
	expect(status).toBe(4);
	expect(stdout).toContain(`FAIL  AWS credentials: ${one.detail}`);
	for (const command of one.commands) expect(stdout).toContain(`\n        ${command}\n`);
});
