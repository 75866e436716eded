import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stepById } from "../../src/questions/steps.ts";
import { demo, newHome } from "./firstlight.ts";
import { answer, walkTo } from "./walk.ts";

// Version 3's is made in lines, see test/plain/demo-session.test.ts.
test("c makes a key pair, whose private half is in its file alone", async () => {
	const home = newHome();
	const program = demo({ home, major: 2, args: ["--demo-trouble", "no-key-pair"] });
	await walkTo(program, "keyPair");
	await program.waitFor("c make a key pair");
	program.press("c");
	await program.waitFor("Make the key pair lsst in eu-west-2?");
	program.press("enter");
	await answer(program);
	await program.waitFor(/The key pair lsst is made/);
	await program.waitFor(/› lsst .*~\/\.ssh\/lsst\.pem/);
	const state = join(home, ".local/state/firstlight");
	const file = join(state, "demo/no-key-pair/home/.ssh/lsst.pem");
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const secret = readFileSync(file, "utf8").split("\n")[1] ?? "";
	expect(secret.length).toBeGreaterThan(30);
	const logs = readdirSync(state).filter((name) => name.endsWith(".log"));
	expect(logs.length).toBeGreaterThan(0);
	const written = [program.output(), ...logs.map((name) => readFileSync(join(state, name), "utf8"))].join(
		"\n",
	);
	expect(written).not.toContain(secret);
	expect(written).not.toContain("PRIVATE KEY");
});

test("c has AWS make the default VPC, and the walk goes on in it", async () => {
	const program = demo({ home: newHome(), major: 3, args: ["--demo-trouble", "no-vpc"] });
	await walkTo(program, "vpc");
	await program.waitFor("c make the default VPC");
	program.press("c");
	await answer(program);
	await program.waitFor(/is the default VPC now/);
	await program.waitFor(/› vpc-/);
	program.press("enter");
	await program.waitFor(stepById("subnet").question);
	await program.waitFor(/› subnet-.*eu-west-2a/);
});
