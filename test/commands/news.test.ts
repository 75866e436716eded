import { expect, test } from "vitest";
import { tellNews, tellWhileSlow } from "../../src/commands/news.ts";
import { answerOf } from "../harness/schemas.ts";
import { stillClock } from "../harness/services.ts";

test("what is quick tells nothing, what is slow tells each thing once, until it is over", async () => {
	const clock = stillClock();
	const told: string[] = [];
	let now = "VPC";
	const end = tellWhileSlow(
		clock,
		() => now,
		(text) => told.push(text),
	);
	await clock.pass(1_000);
	expect(told).toEqual([]);
	for (const at of ["VPC", "VPC", "Subnet"]) {
		now = at;
		await clock.pass(2_000);
	}
	await clock.pass(0);
	expect(told).toEqual(["VPC", "Subnet"]);
	end();
	now = "Name";
	await clock.pass(10_000);
	expect(told).toEqual(["VPC", "Subnet"]);
});

test("for programs a line is JSON of its shape", () => {
	const lines: string[] = [];
	const outlet = { tools: { note: (line: string) => lines.push(line) }, clock: stillClock() };
	const news = { cluster: null, verb: "plan", text: "Asking AWS: VPC …" } as const;
	tellNews(outlet, news);
	tellNews({ ...outlet, json: true }, news);
	expect(lines[0]).toBe("Asking AWS: VPC …");
	expect(answerOf("progress", lines[1] ?? "")).toMatchObject({ ...news, fraction: null });
});
