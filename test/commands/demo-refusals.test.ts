import { expect, test } from "vitest";
import { calledHere, demoHome } from "../harness/demo-here.ts";
import { answerIn } from "../harness/schemas.ts";

test("a size that cannot be names its flag, and what it could be; a list says in JSON what it says in lines", async () => {
	const home = demoHome();
	expect((await calledHere(["create", "--demo", "--name", "m31", "--yes"], { home })).code).toBe(0);
	for (const [words, told] of [
		[["--max", "x"], "--max x: A whole number, not “x”."],
		[["--min", "9"], "--min 9: Not more than the most nodes, 2."],
		[["--compute", "t3.xlrge"], "--compute t3.xlrge: t3.xlrge is not offered here. It could be t3.xlarge ("],
	] as const) {
		const { code, noted } = await calledHere(["resize", "m31", "--demo", ...words, "--dry-run"], { home });
		expect(code).toBe(2);
		expect(noted).toContain(told);
	}
	const { answer } = answerIn("list", await calledHere(["list", "--demo", "--json"], { home }));
	const { said } = await calledHere(["list", "--demo"], { home });
	expect(said).toContain(`  ${answer.clusters[0].words}  `);
});

test("a region that nobody has fails the look around, with the nearest names", async () => {
	const home = demoHome();
	const found = answerIn(
		"doctor",
		await calledHere(["doctor", "--demo", "--region", "eu-wst-2", "--json"], { home }),
	);
	expect(found.code).toBe(3);
	expect(found.answer.checks).toContainEqual(
		expect.objectContaining({
			...{ id: "region", state: "fail", detail: "pcluster 3.16.1 does not work in eu-wst-2" },
			advice: [expect.stringContaining("eu-west-2")],
		}),
	);
});

test("of a creation that failed is told how to remove it, and no cost of a cluster at work", async () => {
	const home = demoHome();
	const of = (command: string, ...more: string[]) =>
		calledHere([command, "--demo-trouble=head-failed", "m31", ...more], { home });
	const name = ["--demo-trouble=head-failed", "--name", "m31", "--yes"];
	const made = await calledHere(["create", ...name], { home });
	expect(made.code).toBe(1);
	expect(made.noted).toMatch(/\nTo remove it: firstlight delete --demo --demo-trouble head-failed m31 /);
	expect(answerIn("cost", await of("cost", "--json")).answer.states).toEqual([]);
	expect((await of("cost")).said).toContain("AWS shows no head node of it");
	expect((await of("stop", "--yes")).noted).toContain("m31: Its creation failed. firstlight delete --demo");
});
