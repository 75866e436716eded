import { expect, test } from "vitest";
import { answerRows, askedSteps, mainSteps } from "../../src/wizard/answer-rows.ts";
import { reasonWords } from "../../src/wizard/plan-words.ts";
import { partRows } from "../../src/wizard/question-keys.ts";
import { complete } from "./answers.ts";

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test("asked is what does not answer itself; the main questions are those that belong to no other one", () => {
	expect(ids(askedSteps(complete))).not.toContain("os");
	expect(ids(askedSteps({ ...complete, volumes: [] }))).not.toContain("mounts");
	expect(ids(mainSteps(complete))).toEqual([
		"region",
		"vpc",
		"subnet",
		"volumes",
		"image",
		"keyPair",
		"nodes",
		"name",
	]);
});

test("each question has a row with its answer; what hangs on answers to come cannot be chosen", () => {
	const rows = answerRows({ region: complete.region });
	const row = (id: string) => rows.find(({ key }) => key === id);
	expect(row("region")).toEqual({ key: "region", value: "region", cells: ["Region", "eu-west-2"] });
	expect(row("vpc")).toEqual({ key: "vpc", value: "vpc", cells: ["VPC", ""] });
	expect(row("subnet")).toMatchObject({ disabled: "follows from answers still to come" });
});

test("g leads to the questions that belong to one", () => {
	const opened: string[] = [];
	const rows = partRows("volumes", (part) => void opened.push(part));
	expect(rows.map(({ keys, label }) => [keys, label])).toEqual([[["g"], "folders"]]);
	rows[0]?.does({ name: "g", text: "g" } as never);
	expect(opened).toEqual(["mounts"]);
	expect(partRows("image", () => undefined)).toEqual([]);
});

test("why the main questions are answered as they are, where there is something to say", () => {
	const words = reasonWords(complete, ({ id }) =>
		id === "region" || id === "mounts" ? "it is the tutorial's" : undefined,
	);
	expect(words).toEqual([{ label: "Region", lines: ["eu-west-2: it is the tutorial's"] }]);
});
