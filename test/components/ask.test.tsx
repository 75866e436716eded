import { Box } from "ink";
import { expect, test } from "vitest";
import { Ask } from "../../components/screens/Ask.tsx";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useKeys } from "../../hooks/use-keys.ts";
import { answer, seeQuestion } from "../harness/answer.ts";
import { KEYS, screenOf } from "../harness/screen.ts";
import { worldOf } from "../harness/services.ts";

interface Setup {
	readonly typed?: string;
	readonly body?: string;
	readonly size?: { readonly columns: number; readonly rows: number };
}

/** A question over a screen that notes what it hears. */
function asked({ typed, body = "It costs money.", size = { columns: 80, rows: 24 } }: Setup = {}) {
	const { services, clock } = worldOf();
	const said: string[] = [];
	const below: string[] = [];
	function Below() {
		useKeys(({ name }) => below.push(name));
		return undefined;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Below />
			<Box>
				<Ask
					title="Delete lsst?"
					body={[{ text: body }, { text: "The cure: ask.", bold: true }]}
					money={["Costs from now on: the head node."]}
					yes={{ does: "delete lsst" }}
					no="keep it"
					{...(typed === undefined ? {} : { typed })}
					{...size}
					onYes={() => said.push("yes")}
					onNo={() => said.push("no")}
				/>
			</Box>
		</ServicesProvider>,
		size,
	);
	/** What was said, once all has settled. */
	const answers = async () => {
		await clock.pass(1_000);
		await clock.pass(0);
		return said;
	};
	return { screen, clock, said, below, answers };
}

test("y on a question that was seen is a yes", async () => {
	const { screen, clock, answers } = asked();
	await clock.pass(400);
	await screen.see("Press y to delete lsst, Esc to keep it.");
	await screen.press("y");
	expect(await answers()).toEqual(["yes"]);
});

test.each([KEYS.escape, "n"])("Esc and n are a no", async (key) => {
	const { screen, clock, said } = asked();
	await clock.pass(400);
	await screen.press(key);
	await expect.poll(() => said).toEqual(["no"]);
});

test("Enter is no answer, and says so", async () => {
	const { screen, clock, below, answers } = asked();
	await clock.pass(400);
	await screen.press("\r");
	await screen.see("! Press y to delete lsst, Esc to keep it.");
	expect(await answers()).toEqual([]);
	expect(below).toEqual([]);
});

test("a key from before it could be seen is none", async () => {
	const { screen, clock, answers } = asked();
	await screen.press("y");
	await clock.pass(100);
	await screen.press("y");
	expect(await answers()).toEqual([]);
});

test.each([
	["at once", "yyyy"],
	["with its line end", "y\r"],
	["in brackets", "\u001b[200~y\u001b[201~"],
	["of several lines", "y\r\ny\r\ny\r\n"],
])("a paste is none: %s", async (_name, text) => {
	const { screen, clock, answers } = asked();
	await clock.pass(400);
	await screen.press(text);
	await screen.see("! ");
	expect(await answers()).toEqual([]);
});

test("the first letter of a paste that comes slowly is none, nor is a key held down", async () => {
	const { screen, clock, answers } = asked();
	await clock.pass(400);
	await screen.press("y");
	for (let repeat = 0; repeat < 5; repeat++) {
		await clock.pass(30);
		await screen.press("y");
	}
	await screen.see("too quick");
	expect(await answers()).toEqual([]);
});

test("? explains the keys, answers nothing, and leads back to the same question, to be read anew", async () => {
	const { screen, clock, below, answers } = asked();
	await clock.pass(400);
	await screen.press("?");
	await screen.see("esc, n  keep it");
	expect(screen.frame().trimEnd()).toMatch(/\nesc close$/);
	expect(screen.frame()).toMatch(/^ +y +delete lsst$/m);
	expect(screen.frame()).toContain("Enter never answers");
	await clock.pass(400);
	for (const key of ["y", "n", "x"]) await screen.press(key);
	expect(await answers()).toEqual([]);
	await screen.press("?");
	await screen.press("y");
	await screen.see("One moment");
	expect(await answers()).toEqual([]);
	await screen.see("That was too quick to be sure. Press y to delete lsst, Esc to keep it. ? shows");
	await screen.press("?");
	await screen.see("esc, n");
	await screen.press(KEYS.escape);
	await screen.see("Delete lsst?");
	expect(await answers()).toEqual([]);
	expect(below).toEqual([]);
	await answer(screen, clock);
	expect(await answers()).toEqual(["yes"]);
});

test("the page of the keys scrolls to its last line where it has no room", async () => {
	const { screen, clock } = asked({ size: { columns: 40, rows: 12 } });
	await clock.pass(400);
	await screen.press("?");
	const first = await screen.see("Delete lsst?");
	expect(first).not.toContain("opens and closes this page");
	expect(first.trimEnd()).toMatch(/\nesc close {2}↑↓ scroll$/);
	await screen.press(KEYS.end);
	const last = await screen.see("opens and closes this page");
	expect(last.trimEnd().split("\n")).toHaveLength(12);
});

test("? while a name is typed says that it comes first, and what was typed stays", async () => {
	const { screen, clock, answers } = asked({ typed: "lsst" });
	await clock.pass(400);
	await screen.press("ls?");
	await screen.see("delete lsst (Type lsst first.)");
	await screen.press("\r");
	await screen.see("Type lsst: ls");
	await screen.press(KEYS.home);
	await screen.press("x");
	await screen.see("Type lsst: xls");
	expect(await answers()).toEqual([]);
});

test("a typed name leads to the question and does not answer it", async () => {
	const { screen, clock, answers } = asked({ typed: "lsst" });
	await clock.pass(400);
	await screen.see("Type lsst and press Enter, then y to ");
	await screen.press("lssx\r");
	await screen.see("That is not lsst. Nothing was done.");
	await screen.press(`${KEYS.backspace}t\ry\r`);
	await seeQuestion(screen, clock);
	expect(await answers()).toEqual([]);
	await answer(screen, clock);
	expect(await answers()).toEqual(["yes"]);
});

test.each([
	{ columns: 80, rows: 24 },
	{ columns: 60, rows: 20 },
])(
	"a reason of 1,200 letters leaves money and answer in sight at $columns×$rows, and scrolls",
	async (size) => {
		const { screen, clock } = asked({ body: `Encoded message: ${"x".repeat(1_200)}.`, size });
		await clock.pass(400);
		await screen.see("Press y to delete lsst, Esc to keep it.");
		expect(screen.frame()).toContain("Costs from now on");
		expect(screen.frame().split("\n").length).toBeLessThanOrEqual(size.rows);
		await screen.press(KEYS.pageDown);
		await screen.press(KEYS.pageDown);
		await screen.see("The cure: ask.");
		expect(screen.frame()).toContain("Press y");
	},
);
