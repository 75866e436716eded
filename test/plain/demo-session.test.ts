import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { answersGiven } from "../../src/commands/given-answers.ts";
import { AppError } from "../../src/ports/errors.ts";
import { steps } from "../../src/questions/steps.ts";
import { caseText } from "../config/cases/read-case.ts";
import { QUESTIONS } from "../e2e/walk.ts";
import { demoFolderIn, demoHome } from "../harness/demo-here.ts";
import { type LinesHere, linesHere } from "../harness/lines-here.ts";

const NEXT = "What next?";

/** From the start to the plan: each question's prompts with an empty line, which takes what is suggested. */
async function walkToPlan(lines: LinesHere): Promise<void> {
	await lines.answer(NEXT, "n");
	for (const [place, question] of QUESTIONS.entries()) {
		await lines.see(question);
		if (steps.find((step) => step.question === question)?.kind !== "form")
			await lines.answer("empty line", "");
		else await answerFields(lines, QUESTIONS[place + 1] ?? "The plan is worked out");
	}
}

/** Empty lines until `next` is there. */
async function answerFields(lines: LinesHere, next: string): Promise<void> {
	const further = new RegExp(`${next.replaceAll("?", "\\?")}|or an empty line for .*:\\s*$`);
	do await lines.answer("or an empty line for ", "");
	while (!(await lines.see(further)).includes(next));
}

test("the whole way by line prompts alone: start, questions, create, jobs, first steps, size, files, stop, leave", async () => {
	const home = demoHome();
	const lines = await linesHere({ home, flags: { demo: "3" } });
	await walkToPlan(lines);
	await lines.answer(NEXT, "c");
	await lines.see("Create the cluster lsst in eu-west-2?");
	await lines.answer("Type y to create lsst", "y");
	await lines.see("lsst is ready");
	await lines.see("lsst in eu-west-2: running");
	await lines.answer(NEXT, "j");
	await lines.see("Jobs: 0 running, 0 waiting.");
	await lines.answer(NEXT, "n");
	await lines.answer("s sends it", "s");
	await lines.see("2 nodes start for it");
	await lines.answer("Type y to do it", "y");
	await lines.see("Its output: /mnt/data/first-job-1.out");
	await lines.answer(NEXT, "b");
	await lines.see(
		/lsst in eu-west-2: running\n[\s\S]*Costs: ≈ [\s\S]*the first steps, each done and checked \(t\)/,
	);
	await lines.answer(NEXT, "t");
	await lines.answer(NEXT, "a");
	await lines.see("In order: compute has 2 nodes.");
	await lines.answer(NEXT, "b");
	await lines.answer(NEXT, "z");
	await lines.answer("Most nodes", "three");
	await lines.answer("Most nodes", "3");
	await lines.answer("Nodes always on", "4");
	await lines.answer("empty line for t3.xlarge", "t3.huge");
	await lines.see("“t3.huge” is none of them.");
	await lines.answer("empty line for t3.xlarge", "");
	await lines.answer("empty line for ondemand", "");
	await lines.see("Nodes always on: Not more than the most nodes, 3.");
	await lines.answer("Nodes always on, or an empty line for 0", "b");
	await lines.answer(NEXT, "z");
	await lines.answer("Most nodes", "3");
	await lines.answer("Nodes always on", "");
	await lines.see(/good start\.\n {1,2}\d+ {2}t3\.xlarge/);
	await lines.answer("empty line for t3.xlarge", "+");
	await lines.see(/^ 15 {2}/m);
	await lines.answer("empty line for t3.xlarge", "");
	await lines.answer("empty line for ondemand", "");
	await lines.see("$0.46/h → $0.66/h at work");
	await lines.answer("Type y to do it", "y");
	await lines.see("lsst has been changed: it is what its config file says.");
	writeFileSync(join(home, "catalogue"), "m31");
	await lines.answer(NEXT, "f");
	await lines.answer("p copies to the cluster", "p");
	await lines.answer("Which file or folder on this computer?", join(home, "catalogue"));
	await lines.answer("Into which folder on lsst?", "~");
	await lines.see("It lies on the head node's own disk");
	await lines.answer("Type y to copy it", "y");
	await lines.see("catalogue is in /home/ec2-user on lsst: 1 file, 3 B");
	await lines.answer(NEXT, "p");
	await lines.answer("What is to end?", "2");
	await lines.answer("Type y to stop the nodes and the head node of lsst", "y");
	await lines.see("The nodes and the head node of lsst are stopped");
	await lines.see("nodes and head node stopped");
	await lines.answer(NEXT, "n");
	await lines.answer(NEXT, "q");
	await lines.ended;
	expect(lines.told()).toContain("lsst (eu-west-2) has its nodes and its head node stopped");
	expect(lines.told()).toMatch(/To come back: .*--plain --demo/);
	expect(lines.told()).not.toContain("\u001b");
});

test("a key file that was refused is not tried again by itself", async () => {
	const lines = await linesHere({ home: demoHome(), flags: { demo: "3", "demo-trouble": "key-refused" } });
	await lines.answer(NEXT, "f");
	await lines.answer(NEXT, "c");
	await lines.answer("Type y to create lsst", "y");
	await lines.see("lsst in eu-west-2: running");
	await lines.answer(NEXT, "s");
	await lines.see("The login did not work");
	await lines.answer(NEXT, "s");
	await lines.answer("Path of the key file", "");
	await lines.answer(NEXT, "n");
	await lines.answer(NEXT, "q");
	await lines.ended;
});

test("once the head node is out of reach the steps that only look are left", async () => {
	const run = async () => {
		throw new AppError("unreachable", "The head node did not answer.");
	};
	const lines = await linesHere({
		home: demoHome(),
		isTyped: false,
		instead: (world) => ({
			...world,
			ports: { ...world.ports, headNodes: { ...world.ports.headNodes, run } },
		}),
	});
	lines.type("f", "c", "y", "t", "a");
	await lines.end();
	expect(lines.told().match(/The head node did not answer/g)).toHaveLength(1);
});

test("a config file with faults is asked about, and what it keeps can be set aside", async () => {
	const home = demoHome();
	const path = join(demoFolderIn(home), "home/.parallelcluster/config");
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, `${caseText("v2/c01-private-compute-no-public-ip.cfg")}nonsense = 1\n`);
	const lines = await linesHere({ home });
	await lines.answer(NEXT, "f");
	await lines.see("nonsense");
	await lines.answer(NEXT, "c");
	await lines.see("The plan is worked out");
	await lines.answer(NEXT, "k");
	await lines.see("What is your config file to keep?");
	await lines.answer("Whose tick is to change?", "99");
	await lines.answer("Whose tick is to change?", "1");
	await lines.see(/1 {2}\[ \] script .*: becomes a comment/);
	await lines.answer("Whose tick is to change?", "");
	await lines.see("Set aside");
	await lines.end();
});

test("wrong answers are told why, and nothing is made by an empty line or another word", async () => {
	const lines = await linesHere({ home: demoHome(), flags: { demo: "3" } });
	await lines.answer(NEXT, "");
	await lines.see("Type a number from 1 to");
	await lines.answer(NEXT, "n");
	await lines.see(QUESTIONS[0] ?? "");
	await lines.answer("empty line", "atlantis");
	await lines.see(/atlantis.*(not|no) /);
	await lines.answer("empty line", "/zzz");
	await lines.see("No row has that word.");
	await lines.answer("empty line", "south");
	await lines.see(/“south” could be .*ap-south-1/);
	await lines.answer("empty line", "/stock");
	await lines.see("eu-north-1  Stockholm");
	await lines.answer("empty line", "london");
	await lines.see(QUESTIONS[1] ?? "");
	await lines.answer("empty line", "2");
	await lines.see(/archive.* cannot be used|cannot be used: DNS/);
	await lines.answer("empty line", "b");
	await lines.see(/London[\s\S]*empty line for/);
	await lines.answer("empty line", "p");
	await lines.see("The plan is worked out");
	for (const word of ["", "yes"]) {
		await lines.answer(NEXT, "c");
		await lines.answer("Type y to create lsst", word);
		await lines.see("Nothing was created.");
	}
	await lines.answer(NEXT, "s");
	await lines.answer("Type y to leave", "y");
	await lines.see("set up a cluster, step by step");
	await lines.answer(NEXT, "q");
	await lines.ended;
});

test("Ctrl-C at a menu leaves; at a question it asks first; at the one that spends it creates nothing", async () => {
	const home = demoHome();
	const first = await linesHere({ home });
	await first.see(NEXT);
	first.interrupt();
	await first.ended;

	const lines = await linesHere({ home });
	await lines.answer(NEXT, "n");
	await lines.see(/empty line for .*:/);
	lines.interrupt();
	await lines.see("The answers so far would be lost.");
	await lines.answer("Type y to leave", "");
	await lines.answer("empty line", "p");
	await lines.see("The plan is worked out and checked");
	lines.interrupt();
	await lines.answer("Type y to leave", "");
	await lines.answer(NEXT, "c");
	await lines.see("Type y to create lsst");
	lines.interrupt();
	await lines.see("nothing was made");
	lines.interrupt();
	await lines.ended;

	const again = await linesHere({ home });
	await again.see("No cluster in eu-west-2 yet.");
	await again.see(NEXT);
	await again.end();
});

test("Ctrl-C during a creation leaves it to AWS, and what was typed ahead answers no question that spends", async () => {
	const lines = await linesHere({ home: demoHome(), speed: 5 });
	await lines.answer(NEXT, "f");
	await lines.see("The plan is worked out");
	await lines.see(NEXT);
	lines.type("c", "y");
	await lines.answer("Type y to create lsst", "y");
	await lines.see(/\d+%/);
	expect(lines.told().split("Type y to create lsst")).toHaveLength(2);
	lines.interrupt();
	await lines.see("goes on at AWS without firstlight");
	await lines.see("lsst in eu-west-2: being created");
	await lines.see(NEXT);
	lines.interrupt();
	await lines.ended;
});

test("flags answer their questions, one that is refused is asked, and the rest as well", async () => {
	const answers = answersGiven({ vpc: "vpc-e8d2089e", max: "4", name: "no_good" });
	const lines = await linesHere({ home: demoHome(), flags: { demo: "3", answers } });
	await lines.answer(NEXT, "n");
	await lines.answer("empty line for London", "");
	await lines.see("VPC: vpc-e8d2089e (from --vpc)");
	await lines.answer("empty line for eu-west-2a", "");
	await lines.answer("empty line for lsst_stack", "");
	await lines.answer("empty line for Amazon Linux", "");
	await lines.answer("empty line for ~/.ssh/lsst-demo.pem", "");
	await lines.see(/Nodes: t3\.medium, ≤ 4 × .* \(from --max\)/);
	await lines.see("--name no_good: “_” cannot be in it");
	await lines.answer("empty line for lsst:", "second");
	await lines.see("The name second is free.");
	await lines.see(NEXT);
	await lines.end();
	expect(lines.told()).toContain("The answers are given up; no cluster was made from them.");
});

test("what an answer needs is made after a yes, and not before; its secret is in its file alone", async () => {
	const home = demoHome();
	const lines = await linesHere({ home, flags: { demo: "3", answers: answersGiven({ name: "made" }) } });
	await lines.answer(NEXT, "n");
	await lines.answer("empty line for London", "");
	await lines.answer("empty line for", "c 1");
	await lines.see("There is nothing to make for this row.");
	await lines.answer("empty line for", "");
	await lines.answer("empty line for eu-west-2a", "");
	await lines.answer("empty line for lsst_stack", "");
	await lines.answer("empty line for Amazon Linux", "");
	await lines.see("Type c to make a key pair. It is asked before. It costs nothing.");
	await lines.answer("empty line for ~/.ssh/lsst-demo.pem", "c");
	await lines.see(/^Type y to make/m);
	lines.interrupt();
	await lines.answer("Type y to leave", "");
	await lines.answer(/^Type y to make/, "");
	await lines.see("Nothing was done.");
	await lines.answer("empty line for ~/.ssh/lsst-demo.pem", "c");
	await lines.answer(/^Type y to make/, "y");
	await lines.see(/\.pem/);
	await lines.answer("empty line for", "b");
	await lines.end();
	const state = join(home, ".local/state/firstlight");
	const keys = join(state, "demo/home/.ssh");
	const [made = "", ...others] = readdirSync(keys).filter((name) => !name.startsWith("lsst-demo"));
	expect(others).toEqual([]);
	const secret = readFileSync(join(keys, made), "utf8").split("\n")[1] ?? "";
	expect(secret.length).toBeGreaterThan(30);
	const logs = readdirSync(state).filter((name) => name.endsWith(".log"));
	expect(logs).toHaveLength(1);
	for (const text of [lines.told(), ...logs.map((name) => readFileSync(join(state, name), "utf8"))])
		expect(text).not.toContain(secret);
});

test("where there is no VPC AWS makes the default one, and the questions go on in it", async () => {
	const lines = await linesHere({ home: demoHome(), flags: { "demo-trouble": "no-vpc" } });
	await lines.answer(NEXT, "n");
	await lines.answer("empty line for London", "");
	await lines.answer("Number or name:", "c");
	await lines.answer(/^Type y to make/, "y");
	await lines.see(/is the default VPC now/);
	await lines.answer("empty line for default:", "");
	await lines.see(/empty line for eu-west-2a/);
	await lines.end();
});

test("bill, reminder, all regions, what costs, and ? at each prompt", async () => {
	const lines = await linesHere({ home: demoHome(), flags: { demo: "3" } });
	await lines.answer(NEXT, "f");
	await lines.answer(NEXT, "i");
	await lines.see(/head node's disk, 45 GiB gp\d: .*\/h/);
	await lines.answer(NEXT, "c");
	await lines.answer("Type y to create lsst", "?");
	await lines.see("It is done only after y and Enter.");
	await lines.answer("Type y to create lsst", "y");
	await lines.see("lsst in eu-west-2: running");
	await lines.answer(NEXT, "b");
	await lines.see(/head node's public address: .*\/month/);
	await lines.answer(NEXT, "m");
	await lines.see("aws budgets create-budget");
	await lines.answer("In how many hours", "?");
	await lines.see("if it is still open");
	await lines.answer("In how many hours", "0.0003");
	await lines.see("You asked to be reminded of lsst. It costs");
	lines.type("p");
	await lines.answer("What is to end?", "?");
	await lines.see("is asked about once more");
	await lines.answer("What is to end?", "");
	await lines.answer(NEXT, "n");
	await lines.see(/open lsst \(o1\)/);
	await lines.answer(NEXT, "a");
	await lines.see("open lsst in eu-west-2: running");
	await lines.answer(NEXT, "b");
	await lines.see("set up a cluster");
	await lines.answer(NEXT, "o");
	await lines.see(/\d+ things?: ≈ \$\d+\/month in all/);
	await lines.answer(NEXT, "q");
	await lines.ended;
	expect(lines.told().match(/^ok {2}ssh:/gm)).toHaveLength(1);
});

test("a creation that made nothing tells why, and its plan is there again", async () => {
	const flags = { demo: "3", "demo-trouble": "stack-not-allowed" };
	const lines = await linesHere({ home: demoHome(), flags });
	await lines.answer(NEXT, "f");
	await lines.answer(NEXT, "c");
	await lines.answer("Type y to create lsst", "y");
	await lines.see("Your AWS user lacks a right that the cluster needs.");
	await lines.see("Nothing was made, and nothing costs money.");
	await lines.answer(NEXT, "r");
	await lines.see(/Try once more to create lsst\?[\s\S]*It costs ≈ \$/);
	await lines.answer("Type y to create lsst", "");
	await lines.see("Nothing was done.");
	await lines.answer(NEXT, "e");
	await lines.answer(NEXT, "i");
	await lines.see("head node's disk");
	await lines.end();
	expect(lines.told()).not.toContain("To come back");
});

test("--cluster opens the cluster of that name, which a pipe, heard line by line, has made and can delete", async () => {
	const home = demoHome();
	const made = await linesHere({ home, isTyped: false });
	made.type("f", "c", "y", "j");
	await made.end();
	expect(made.told()).toContain("lsst is ready");
	// Its jobs may have started nodes since it was looked at.
	expect(made.told().split("Jobs: 0 running")[1]).not.toContain("It costs");
	const opened = await linesHere({ home, flags: { cluster: "lsst" } });
	await opened.see("log in to the head node (s)");
	await opened.end();
	const deleted = await linesHere({ home, flags: { cluster: "lsst" }, isTyped: false });
	deleted.type("d", "other", "d", "lsst", "y");
	await deleted.end();
	expect(deleted.told().match(/Nothing was done/g)).toHaveLength(1);
	expect(deleted.told()).toContain("lsst (eu-west-2) is deleted");
});
