import { describe, expect, test } from "vitest";
import { WizardEntry } from "../../../components/screens/start/WizardEntry.tsx";
import { ServicesProvider } from "../../../hooks/services-context.tsx";
import type { Prefilled } from "../../../src/questions/prefill.ts";
import { KEYS, screenOf } from "../../harness/screen.ts";
import { CONFIG_PATH, worldOf } from "../../harness/services.ts";
import { complete } from "../../wizard/answers.ts";
import { wizardScreen } from "./wizard-screen.tsx";

const problem = {
	line: 2,
	reason: "The section [global] stands here for the second time.",
	cure: "Keep one of the two.",
};
const trouble = {
	path: CONFIG_PATH,
	text: "[global]\n[global]\n",
	problem,
	oddities: [],
	fresh: `${CONFIG_PATH}-2`,
};
const FIRST_QUESTION = "In which AWS region";

function entry(answers: readonly Partial<Prefilled>[], size = { columns: 80, rows: 24 }) {
	const chosen: string[] = [];
	const ends: string[] = [];
	const left = Promise.withResolvers<void>();
	let read = 0;
	const { services, engine } = worldOf({
		services: {
			prefillFor: async () => ({
				prefill: {},
				notes: [],
				...answers[Math.min(read++, answers.length - 1)],
			}),
			chooseConfig: (path) => void chosen.push(path),
		},
	});
	const screen = screenOf(
		<ServicesProvider services={services}>
			<WizardEntry
				engine={engine}
				region={undefined}
				start={{}}
				onLaunch={() => undefined}
				onWritten={() => undefined}
				onLeave={() => {
					ends.push("left");
					left.resolve();
				}}
				onQuit={() => void ends.push("quit")}
			/>
		</ServicesProvider>,
		size,
	);
	return { screen, chosen, ends, left: left.promise };
}

describe("a config file that cannot be used", () => {
	test.each([
		{ columns: 80, rows: 24 },
		{ columns: 60, rows: 20 },
		{ columns: 40, rows: 12 },
	])("stands before the first question, with line, reason and cure ($columns×$rows)", async (size) => {
		const { screen } = entry([{ trouble }], size);
		await screen.see(/cannot\s+be used/);
		const words = screen.frame().replace(/\s+/g, " ");
		expect(words).toContain("~/.parallelcluster/config cannot be used.");
		expect(screen.frame().split("\n").length).toBeLessThanOrEqual(size.rows);
		if (size.rows < 20) return;
		expect(words).toContain(`Line 2: ${problem.reason}`);
		expect(words).toContain(problem.cure);
		expect(words).toContain("~/.parallelcluster/config-2");
		expect(words).not.toContain(FIRST_QUESTION);
	});

	test("a secret in the line that is meant is not shown", async () => {
		const text = "[global]\naws_secret_access_key = hush\n";
		const { screen } = entry([{ trouble: { ...trouble, text } }]);
		const frame = await screen.see("aws_secret_access_key");
		expect(frame).not.toContain("hush");
	});

	test("Enter does nothing, and there is no going on", async () => {
		const { screen, chosen, ends } = entry([{ trouble }]);
		await screen.see("cannot be used");
		await screen.press(KEYS.enter);
		await screen.press("c");
		await screen.press("o");
		await screen.see("Which config file is to be used?");
		expect(chosen).toEqual([]);
		expect(ends).toEqual([]);
	});

	test("r looks again: once it is mended, the questions begin", async () => {
		const { screen } = entry([{ trouble }, {}]);
		await screen.see("cannot be used");
		await screen.press("r");
		await screen.see(FIRST_QUESTION);
	});

	test("n takes the new file beside it", async () => {
		const { screen, chosen } = entry([{ trouble }, {}]);
		await screen.see("cannot be used");
		await screen.press("n");
		await screen.see(FIRST_QUESTION);
		expect(chosen).toEqual([`${CONFIG_PATH}-2`]);
	});

	test("o asks for a path; only a whole one is taken, and ~ is the home folder", async () => {
		const { screen, chosen } = entry([{ trouble }, {}]);
		await screen.see("cannot be used");
		await screen.press("o");
		await screen.see("Which config file is to be used?");
		await screen.press(KEYS.enter);
		await screen.see("Type the whole path of a file");
		await screen.press("mine.cfg");
		await screen.see("~/mine.cfg");
		await screen.press(KEYS.enter);
		await screen.see(FIRST_QUESTION);
		expect(chosen).toEqual(["/home/ada/mine.cfg"]);
	});

	test("Esc goes back, q leaves, and while a path is typed both are its own", async () => {
		const { screen, ends, left } = entry([{ trouble }]);
		await screen.see("cannot be used");
		await screen.press("o");
		await screen.see("Which config file is to be used?");
		await screen.press("q");
		await screen.see("~/q");
		await screen.press(KEYS.escape);
		await screen.see("looks again");
		expect(ends).toEqual([]);
		await screen.press("q");
		await screen.press(KEYS.escape);
		await left;
		expect(ends).toEqual(["quit", "left"]);
	});
});

describe("a config file that is only odd", () => {
	const oddities = [
		{ line: 1, reason: "vpc_settings belongs into [cluster mycluster].", cure: "Move it there." },
		{ line: 2, reason: "pcluster does not know the key foo.", cure: "Take it out." },
	];
	const odd = { ...trouble, problem: undefined, oddities };

	test("is told with each place, and c goes on", async () => {
		const { screen } = entry([{ trouble: odd }]);
		const frame = await screen.see("2 things that pcluster 2.11.9");
		expect(frame).toContain("Line 1: vpc_settings belongs into [cluster mycluster].");
		expect(frame).toContain("Line 2: pcluster does not know the key foo.");
		await screen.press(KEYS.enter);
		await screen.see("Line 1: ");
		await screen.press("c");
		await screen.see(FIRST_QUESTION);
	});

	test("scrolls where there is more than fits, and the ways stay", async () => {
		const many = Array.from({ length: 20 }, (_, at) => ({ line: at + 1, reason: `Fault ${at}.`, cure: "" }));
		const { screen } = entry([{ trouble: { ...odd, oddities: many } }], { columns: 60, rows: 20 });
		await screen.see("Fault 0.");
		for (let page = 0; page < 8; page++) await screen.press(KEYS.pageDown);
		const frame = await screen.see("Fault 19.");
		expect(frame).toMatch(/–(\d+) of \1\s*$/m);
		expect(frame).toContain("c  goes on all the same");
	});
});

describe("at the question for the name", () => {
	const { name: _name, ...start } = complete;

	test.each([
		{ columns: 80, rows: 24 },
		{ columns: 60, rows: 20 },
	])(
		"Enter refuses a name whose file cannot be used, with line, reason and cure ($columns×$rows)",
		async (size) => {
			const bad = "[global]\n[global]\n";
			const { screen, world } = wizardScreen({ start, size, configText: bad });
			await screen.see("lsst is passed over");
			await screen.press("b");
			await screen.see("lsst-2b");
			await screen.press(KEYS.enter);
			const words = (await screen.see("✗ Its config file")).replace(/[│\s]+/g, " ");
			expect(words).toContain("cannot be used, line 2:");
			expect(screen.frame().split("\n").length).toBeLessThanOrEqual(size.rows);
			world.config.disk.delete(CONFIG_PATH);
			await screen.press("c");
			await screen.gone("✗ Its config file");
			await screen.press(KEYS.enter);
			await screen.see("lsst-2bc not created");
		},
	);
});
