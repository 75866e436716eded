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

// Each way in that fails is told by the same check, see test/checks/login-faults.test.ts.
test("on a machine with no way into AWS and nothing on it, the doctor ends with 4 and says so in JSON", () => {
	const home = newHome();
	const one = loginCase("UTF-16");
	layOutLogin(home, one);
	const { status, stdout, stderr } = doctor(home, "--json");
	expect({ status, stderr }).toEqual({ status: 4, stderr: "" });
	const told = JSON.parse(stdout);
	expect(told).toMatchObject({ ok: false, pcluster: null });
	const states = Object.fromEntries(
		told.checks.map((each: { id: string; state: string }) => [each.id, each.state]),
	);
	expect(states).toMatchObject({ pcluster: "fail", credentials: "fail", log: "pass", disk: "pass" });
	expect(told.checks).toContainEqual(expect.objectContaining({ id: "credentials", detail: one.detail }));
});
