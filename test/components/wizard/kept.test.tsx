import { describe, expect, test } from "vitest";
import { caseText } from "../../config/cases/read-case.ts";
import { KEYS } from "../../harness/screen.ts";
import { CONFIG_PATH } from "../../harness/services.ts";
import { complete } from "../../wizard/answers.ts";
import { type WizardSetup, wizardScreen } from "./wizard-screen.tsx";

const PRIVATE = caseText("v2/c01-private-compute-no-public-ip.cfg")
	.replace("vpc-e8d2089e", complete.vpc)
	.replace("subnet-1516890f", "subnet-0ccccccc");

const review = (configText: string | undefined, size: WizardSetup["size"] = { columns: 80, rows: 24 }) =>
	wizardScreen({
		start: complete,
		size,
		...(configText === undefined ? {} : { configText }),
	});

/** Scrolls the plan to its end, and gives all of its words. */
async function wholePlan(screen: ReturnType<typeof review>["screen"]): Promise<string> {
	let words = screen.frame();
	for (let page = 0; page < 4; page++) {
		await screen.press(KEYS.pageDown);
		words += screen.frame();
	}
	return (words + (await screen.see("After delete"))).replace(/\s+/g, " ");
}

describe("what the config file keeps", () => {
	test("stands in the plan and in the costs", async () => {
		const { screen } = review(caseText("v2/c02-own-new-volume.cfg"), { columns: 120, rows: 60 });
		await screen.see("File keeps");
		const words = screen.frame().replace(/\s+/g, " ");
		expect(words).toContain("FSx for Lustre, 1200 GiB, /fsx (line 12)");
		expect(words).toContain("FSx for Lustre, 1200 GiB, /fsx: price not known");
		expect(words).toMatch(/File loses .*queue, q1, up to 10 × c5.xlarge \(line 13\)/);
	});

	test("is judged: what does not fit the answers is a failed check, with the way out", async () => {
		const { screen } = review(PRIVATE, { columns: 120, rows: 60 });
		await screen.see("Kept: placement group");
		await screen.see("AWS starts no t3.xlarge in a placement group.");
		await screen.see("On the review k");
		expect(await wholePlan(screen)).toContain("IAM role, my-old-role (line 10)");
	});

	test.each([
		{ columns: 80, rows: 24 },
		{ columns: 60, rows: 20 },
	])("k lists it: what loses its tick becomes a comment in the file ($columns×$rows)", async (size) => {
		const { screen, world } = review(PRIVATE, size);
		await screen.see("failed");
		await screen.press("k");
		await screen.see("What is your config file to keep?");
		await screen.see("does not fit");
		await screen.press(KEYS.down);
		await screen.see("› ◉ proxy");
		expect(screen.frame()).toContain("http://10.0.0.1:8080: line 9");
		expect(screen.frame().split("\n").length).toBeLessThanOrEqual(size.rows);
		await screen.press(KEYS.space);
		await screen.see("becomes a comment");
		await screen.see("› ○ proxy");
		await screen.press(KEYS.enter);
		await screen.see("Is this what you want?");
		expect(world.config.writes).toEqual([]);
		await screen.see("enter create …");
		await world.clock.pass(400);
		await screen.see("w write");
		await screen.press("w");
		await screen.see("Nothing was created");
		const written = world.config.disk.get(CONFIG_PATH);
		expect(written).toContain("\n# proxy_server = http://10.0.0.1:8080\n");
		expect(written).toContain("\npre_install = https://example.org/a.sh\n");
	});

	test("what the answers do to other templates is said", async () => {
		const { screen } = review(caseText("v2/c07-two-templates-unknown-key.cfg"), { columns: 120, rows: 60 });
		await screen.see("In the file");
		expect(
			screen
				.frame()
				.replace(/^(.{58}).*$/gm, "$1")
				.replace(/\s+/g, " "),
		).toContain("Yours is a copy, [vpc public_2].");
	});

	test("a tick taken away can be given back", async () => {
		const { screen } = review(PRIVATE);
		await screen.see("k file keeps");
		await screen.press("k");
		await screen.see("› ◉ script");
		await screen.press(KEYS.space);
		await screen.see("› ○ script");
		await screen.press(KEYS.space);
		await screen.see("› ◉ script");
		await screen.gone(/becomes a comment(?! in the file)/);
	});

	test("a refusal is gone once another tick was taken away", async () => {
		const text = PRIVATE.replace(/^(proxy_server = .*)$/m, "$1\nextra_json = %(proxy_server)s");
		const { screen } = review(text);
		await screen.see("k file keeps");
		await screen.press("k");
		await screen.see("› ◉ script");
		await screen.press(KEYS.down);
		await screen.see("› ◉ proxy");
		await screen.press(KEYS.space);
		await screen.see("refers to it");
		await screen.press(KEYS.up);
		await screen.press(KEYS.space);
		await screen.see("› ○ script");
		await screen.press(KEYS.down);
		await screen.see("› ◉ proxy");
		expect(screen.frame()).not.toContain("refers to it");
	});

	test("k does nothing where the file keeps nothing", async () => {
		const { screen } = review(undefined);
		await screen.see("fine");
		await screen.press("k");
		await screen.press("?");
		await screen.see("The review");
		expect(screen.frame()).not.toContain("File keeps");
	});
});
