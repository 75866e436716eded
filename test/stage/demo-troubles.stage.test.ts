import { expect, test } from "vitest";
import { demo, firstCopied, newHome } from "../e2e/firstlight.ts";
import { answer, create, walkToReview } from "../e2e/walk.ts";

const inTrouble = (name: string, major: 2 | 3) =>
	demo({ home: newHome(), major, args: ["--demo-trouble", name] });

test("an account on the Free plan: its check fails, then the creation, which says so in AWS's words last", async () => {
	const program = inTrouble("free-plan", 2);
	await walkToReview(program);
	program.press("enter");
	await program.waitFor(/AWS's Free plan, with \$140 of credit/);
	await answer(program, "a");
	await answer(program);
	await program.waitFor("Creating lsst did not work", { timeoutMs: 60_000 });
	await program.waitFor(/Free (?:plan|Tier)/);
	await program.waitFor(/The specified instance type is not eligible for\s+Free Tier\./);
});

test("a host key that has changed: the login is explained, and y copies the command that mends it", async () => {
	const program = inTrouble("host-key-changed", 3);
	await walkToReview(program);
	await create(program);
	await program.waitFor("lsst is ready", { timeoutMs: 60_000 });
	program.press("s");
	await program.waitFor("Another machine had this address before");
	await program.waitFor("y copy");
	program.press("y");
	await program.waitFor(/copied, if your terminal allows it:\s+ssh-keygen /);
	expect(firstCopied(program).text).toMatch(/^ssh-keygen -f \S+\/\.ssh\/known_hosts -R \d+\.\d+\.\d+\.\d+$/);
});
