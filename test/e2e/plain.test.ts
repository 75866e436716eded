import { expect, test } from "vitest";
import { steps } from "../../src/questions/steps.ts";
import { calledProgram } from "../harness/called-program.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { demo, newHome } from "./firstlight.ts";
import { QUESTIONS } from "./walk.ts";

const WIDE = { cols: 200, rows: 60 };
const ESC = "\u001b";

/** Types a line where `prompt` waits for one. */
async function answer(program: RunningProgram, prompt: string | RegExp, line: string): Promise<void> {
	const last = (rows: readonly string[]) => rows.findLast((row) => row !== "") ?? "";
	await program.waitFor((rows) => {
		const row = last(rows);
		return row.endsWith(":") && (typeof prompt === "string" ? row.includes(prompt) : prompt.test(row));
	});
	program.type(`${line}\r`);
}

const NEXT = "What next?";

/** From the start to the plan: each question's prompts with an empty line, which takes what is suggested. */
async function walkToPlan(program: RunningProgram): Promise<void> {
	await answer(program, NEXT, "n");
	for (const question of QUESTIONS) {
		await program.waitFor(question);
		const fields = steps.find((step) => step.question === question)?.kind === "form";
		if (!fields) await answer(program, "empty line", "");
		else await answerFields(program, question);
	}
}

/** Empty lines until the next question, or the plan, is there. */
async function answerFields(program: RunningProgram, question: string): Promise<void> {
	const next = QUESTIONS[QUESTIONS.indexOf(question) + 1] ?? "The plan is worked out";
	for (;;) {
		const text = await program.waitFor((rows) => {
			const row = rows.findLast((one) => one !== "") ?? "";
			return rows.some((one) => one.includes(next)) || /or an empty line for .*:$/.test(row);
		});
		if (text.includes(next)) return;
		const asked = text.trimEnd().split("\n").at(-1) ?? "";
		program.type("\r");
		await program.waitFor((rows) => (rows.findLast((one) => one !== "") ?? "") !== asked);
	}
}

test("the whole way by line prompts alone: start, questions, create, status, ssh, stop, leave", async () => {
	const program = demo({ home: newHome(), args: ["--plain"], major: 3, ...WIDE });
	await walkToPlan(program);
	await answer(program, NEXT, "c");
	await program.waitFor("Create the cluster lsst in eu-west-2?");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor("lsst is ready", { timeoutMs: 60_000 });
	await program.waitFor("lsst in eu-west-2: running");
	await answer(program, NEXT, "s");
	await program.waitFor("]$");
	program.type("exit\r");
	await program.waitFor("You are back");
	await answer(program, NEXT, "j");
	await program.waitFor("Jobs: 0 running, 0 waiting.");
	await answer(program, NEXT, "p");
	await answer(program, "What is to end?", "2");
	await answer(program, "Type y to stop the nodes and the head node of lsst", "y");
	await program.waitFor("The nodes and the head node of lsst are stopped", { timeoutMs: 60_000 });
	await program.waitFor("nodes and head node stopped");
	await answer(program, NEXT, "n");
	await answer(program, NEXT, "q");
	expect(await program.exit()).toEqual({ code: 0, signal: undefined });
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	const told = program.transcript().join("\n");
	expect(told).toContain("lsst (eu-west-2) has its nodes and its head node stopped");
	expect(told).toMatch(/To come back: .*--plain --demo/);
	// Nothing is drawn anew; only the shell of the head node may do as it likes.
	const [before = "", after = ""] = program.output().split(/logging in to lsst[\s\S]*You are back/u);
	expect(before + after).not.toContain(ESC);
});

test("a key file that was refused is not tried again by itself", async () => {
	const trouble = ["--demo-trouble", "key-refused"];
	const program = demo({ home: newHome(), args: ["--plain", ...trouble], major: 3, ...WIDE });
	await answer(program, NEXT, "f");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor("lsst in eu-west-2: running", { timeoutMs: 60_000 });
	await answer(program, NEXT, "s");
	await program.waitFor("The login did not work");
	await answer(program, NEXT, "s");
	await answer(program, "Path of the key file", "");
	await answer(program, NEXT, "n");
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
});

test.each([{ TERM: "dumb" }, { INK_SCREEN_READER: "true" }])("%j asks in lines", async (env) => {
	const program = demo({ home: newHome(), env, ...WIDE });
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
	expect(program.output()).not.toContain(ESC);
});

test("wrong answers are told why, and nothing is made by an empty line or another word", async () => {
	const program = demo({ home: newHome(), args: ["--plain"], major: 3, ...WIDE });
	await answer(program, NEXT, "");
	await program.waitFor("Type a number from 1 to");
	await answer(program, NEXT, "n");
	await program.waitFor(QUESTIONS[0] ?? "");
	await answer(program, "empty line", "atlantis");
	await program.waitFor(/atlantis.*(not|no) /);
	await answer(program, "empty line", "/stock");
	await program.waitFor("eu-north-1  Stockholm");
	await answer(program, "empty line", "london");
	await program.waitFor(QUESTIONS[1] ?? "");
	await answer(program, "empty line", "2");
	await program.waitFor(/archive.* cannot be used|cannot be used: DNS/);
	await answer(program, "empty line", "b");
	await program.waitFor(/(London[\s\S]*){2}empty line for/);
	await answer(program, "empty line", "p");
	await program.waitFor("The plan is worked out");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "");
	await program.waitFor("Nothing was created.");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "yes");
	await program.waitFor(/(Nothing was created\.[\s\S]*){2}/);
	await answer(program, NEXT, "b");
	await program.waitFor("set up a cluster, step by step");
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
});

test("Ctrl-C at a menu leaves; at a question it asks first; at the one that spends it creates nothing", async () => {
	const home = newHome();
	const first = demo({ home, args: ["--plain"], ...WIDE });
	await first.waitFor(NEXT);
	first.press("ctrl-c");
	expect((await first.exit()).code).toBe(0);

	const program = demo({ home, args: ["--plain"], ...WIDE });
	await answer(program, NEXT, "n");
	await program.waitFor(/empty line for .*:/);
	program.press("ctrl-c");
	await program.waitFor("The answers so far would be lost.");
	await answer(program, "Type y to leave", "");
	await answer(program, "empty line", "p");
	await answer(program, NEXT, "c");
	await program.waitFor("Type y to create lsst");
	program.press("ctrl-c");
	await program.waitFor("nothing was made");
	program.press("ctrl-c");
	expect((await program.exit()).code).toBe(0);

	const again = demo({ home, args: ["--plain"], ...WIDE });
	await again.waitFor("No cluster in eu-west-2 yet.");
	await again.waitFor(NEXT);
	again.press("ctrl-d");
	expect((await again.exit()).code).toBe(0);
});

test("Ctrl-C during a creation leaves it to AWS, and what was typed ahead answers no question that spends", async () => {
	const program = demo({ home: newHome(), args: ["--plain"], env: { FIRSTLIGHT_DEMO_SPEED: "5" }, ...WIDE });
	await answer(program, NEXT, "f");
	await program.waitFor("The plan is worked out");
	await answer(program, NEXT, "c\ry");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor(/\d+%/);
	expect(program.output().split("Type y to create lsst").length).toBe(2);
	program.press("ctrl-c");
	await program.waitFor("goes on at AWS without firstlight");
	await program.waitFor("lsst in eu-west-2: being created");
	program.press("ctrl-c");
	expect((await program.exit()).code).toBe(0);
});

test("flags answer their questions, one that is refused is asked, and the rest as well", async () => {
	const args = ["--plain", "--vpc", "vpc-e8d2089e", "--max", "4", "--name", "no_good"];
	const program = demo({ home: newHome(), args, major: 3, ...WIDE });
	await answer(program, NEXT, "n");
	await answer(program, "empty line for London", "");
	await program.waitFor("VPC: vpc-e8d2089e (from --vpc)");
	await answer(program, "empty line for eu-west-2a", "");
	await answer(program, "empty line for lsst_stack", "");
	await answer(program, "empty line for Amazon Linux", "");
	await answer(program, "empty line for ~/.ssh/lsst-demo.pem", "");
	await program.waitFor(/Nodes: t3\.medium, ≤ 4 × .* \(from --max\)/);
	await program.waitFor("--name no_good: “_” cannot be in it");
	await answer(program, "empty line for lsst:", "second");
	await program.waitFor("The name second is free.");
	await answer(program, NEXT, "b");
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
});

test("what an answer needs is made after a yes, and not before", async () => {
	const program = demo({ home: newHome(), args: ["--plain", "--name", "made"], major: 3, ...WIDE });
	await answer(program, NEXT, "n");
	await answer(program, "empty line for London", "");
	await answer(program, "empty line for", "c 1");
	await program.waitFor("There is nothing to make for this row.");
	await answer(program, "empty line for", "");
	await answer(program, "empty line for eu-west-2a", "");
	await answer(program, "empty line for lsst_stack", "");
	await answer(program, "empty line for Amazon Linux", "");
	await program.waitFor("Type c to make a key pair. It is asked before. It costs nothing.");
	await answer(program, "empty line for ~/.ssh/lsst-demo.pem", "c");
	await answer(program, /^Type y to make/, "");
	await program.waitFor("Nothing was done.");
	await answer(program, "empty line for ~/.ssh/lsst-demo.pem", "c");
	await answer(program, /^Type y to make/, "y");
	await program.waitFor(/\.pem/);
	await answer(program, "empty line for", "b");
	program.press("ctrl-d");
	expect((await program.exit()).code).toBe(0);
});

test("bill, reminder, all regions, what costs, and ? at each prompt", async () => {
	const program = demo({ home: newHome(), args: ["--plain"], major: 3, ...WIDE });
	await answer(program, NEXT, "f");
	await answer(program, NEXT, "i");
	await program.waitFor(/head node's disk, 45 GiB gp\d: .*\/h/);
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "?");
	await program.waitFor("It is done only after y and Enter.");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor("lsst in eu-west-2: running", { timeoutMs: 60_000 });
	await answer(program, NEXT, "b");
	await program.waitFor(/head node's public address: .*\/month/);
	await answer(program, NEXT, "m");
	await program.waitFor("aws budgets create-budget");
	await answer(program, "In how many hours", "?");
	await program.waitFor("if it is still open");
	await answer(program, "In how many hours", "0.0003");
	await program.waitFor("You asked to be reminded of lsst. It costs");
	program.type("p\r");
	await answer(program, "What is to end?", "?");
	await program.waitFor("is asked about once more");
	await answer(program, "What is to end?", "");
	await answer(program, NEXT, "n");
	await program.waitFor(/open lsst \(o1\)/);
	await answer(program, NEXT, "a");
	await program.waitFor("open lsst in eu-west-2: running");
	await answer(program, NEXT, "b");
	await program.waitFor(/set up a cluster[\s\S]*set up a cluster/);
	await answer(program, NEXT, "o");
	await program.waitFor(/\d+ things?: ≈ \$\d+\/month in all/);
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
	expect(
		program
			.transcript()
			.join("\n")
			.match(/^ok {2}ssh:/gm),
	).toHaveLength(1);
});

test("a creation that made nothing tells why, and its plan is there again", async () => {
	const args = ["--plain", "--demo-trouble", "stack-not-allowed"];
	const program = demo({ home: newHome(), args, major: 3, ...WIDE });
	await answer(program, NEXT, "f");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor("Your AWS user lacks a right that the cluster needs.");
	await program.waitFor("Nothing was made, and nothing costs money.");
	await answer(program, NEXT, "i");
	await program.waitFor("head node's disk");
	await answer(program, NEXT, "b");
	await answer(program, NEXT, "q");
	expect((await program.exit()).code).toBe(0);
});

test("a signal that ends it during a creation leaves what goes on, and how to come back", async () => {
	const program = demo({ home: newHome(), args: ["--plain"], env: { FIRSTLIGHT_DEMO_SPEED: "5" }, ...WIDE });
	await answer(program, NEXT, "f");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor(/\d+%/);
	process.kill(program.pid, "SIGTERM");
	expect(await program.exit()).toEqual({ code: 143, signal: undefined });
	const told = program.transcript().join("\n");
	expect(told).toContain("The creation of lsst goes on at AWS without firstlight.");
	expect(told).toMatch(/To come back: .*--plain --demo/);
});

test("--cluster opens the cluster of that name", async () => {
	const home = newHome();
	const first = demo({ home, args: ["--plain"], major: 3, ...WIDE });
	await answer(first, NEXT, "f");
	await answer(first, NEXT, "c");
	await answer(first, "Type y to create lsst", "y");
	await first.waitFor("lsst in eu-west-2: running", { timeoutMs: 60_000 });
	first.press("ctrl-d");
	await first.exit();
	const again = demo({ home, args: ["--plain", "--cluster", "lsst"], major: 3, ...WIDE });
	await again.waitFor("log in to the head node (s)");
	again.press("ctrl-d");
	expect((await again.exit()).code).toBe(0);
});

test("a pipe is heard line by line, and its end leaves", async () => {
	const home = newHome();
	const ends: [code: number | null, told: string][] = [];
	for (const lines of [
		["f", "c", "y", "d", "other", "d", "lsst", "y"],
		["n", "", "y", ""],
	]) {
		const env = { ...bareEnvironment(home), FIRSTLIGHT_DEMO_SPEED: "20" };
		const input = `${lines.join("\n")}\n`;
		const { code, said } = await calledProgram(PROGRAM, ["--demo", "--plain"], { env, cwd: home, input });
		ends.push([code, said]);
	}
	const [[, made], [, asked]] = ends as [(typeof ends)[0], (typeof ends)[0]];
	expect(ends.map(([code]) => code)).toEqual([0, 0]);
	expect(made).toContain("lsst is ready");
	expect(made.match(/Nothing was done/g)).toHaveLength(1);
	expect(made).toContain("lsst (eu-west-2) is deleted");
	expect(asked).not.toContain("Create the cluster");
});
