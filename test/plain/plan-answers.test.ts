import { test } from "vitest";
import { demoHome } from "../harness/demo-here.ts";
import { linesHere } from "../harness/lines-here.ts";

test("an answer to change that there is not is asked for again, until there is one or none is wanted", async () => {
	const lines = await linesHere({ home: demoHome(), flags: { demo: "3" } });
	await lines.answer("What next?", "f");
	await lines.answer("What next?", "e");
	await lines.answer("Which one?", "99");
	await lines.see("Type a number from 1 to 11.");
	await lines.answer("Which one?", "name");
	await lines.answer("Which one?", "11");
	await lines.see("What should the cluster be called?");
});
