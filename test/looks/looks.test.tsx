import type { ReactElement } from "react";
import { expect, test } from "vitest";

// Colours are chosen once, when they are loaded: what draws comes after this.
process.env["FORCE_COLOR"] = "1";
const { screenOf } = await import("../harness/screen.ts");
const { COLOURS: THEME } = await import("../../components/theme.ts");
const { BillTable } = await import("../../components/ui/BillTable.tsx");
const { ErrorPanel } = await import("../../components/ui/ErrorPanel.tsx");
const { Frame } = await import("../../components/ui/Frame.tsx");
const { Header } = await import("../../components/ui/Header.tsx");
const { KeyMenu } = await import("../../components/ui/KeyMenu.tsx");
const { Notice } = await import("../../components/ui/Notice.tsx");
const { OptionList } = await import("../../components/ui/OptionList.tsx");
const { PhaseList } = await import("../../components/ui/PhaseList.tsx");
const { QuestionHead } = await import("../../components/ui/QuestionHead.tsx");
const { RailLine } = await import("../../components/ui/Rail.tsx");
const { ResourceTree } = await import("../../components/ui/ResourceTree.tsx");
const { ScrollPane } = await import("../../components/ui/ScrollPane.tsx");
const { StateWord } = await import("../../components/ui/StateWord.tsx");
const { TypedLine } = await import("../../components/ui/TypedLine.tsx");
const { createList, listReducer } = await import("../../src/list/list-state.ts");
const { AppError } = await import("../../src/ports/errors.ts");
const { FieldRow } = await import("../../components/ui/FieldRow.tsx");
const { CheckList } = await import("../../components/ui/CheckList.tsx");
const { ListView } = await import("../../components/ui/ListView.tsx");
const { QuestionView } = await import("../../components/ui/QuestionView.tsx");
const { Rail } = await import("../../components/ui/Rail.tsx");
const { SideBySide } = await import("../../components/ui/SideBySide.tsx");

const STYLES: Readonly<Record<string, string>> = { 1: "bold", 2: "dim", 7: "inverse" };
const STYLE_ENDS: Readonly<Record<string, readonly string[]>> = { 22: ["bold", "dim"], 27: ["inverse"] };
const COLOURS: Readonly<Record<string, string>> = {
	31: "red",
	32: "green",
	35: "magenta",
	39: "",
};

/** Each text of a drawn part with its look: "bold magenta: › lsst". */
function looksOf(element: ReactElement): string[] {
	const styles = new Set<string>();
	let colour = "";
	const parts: string[] = [];
	for (const piece of `0m${screenOf(element).frame()}`.split("\u001b[")) {
		const [, code = "", text = ""] = /^(\d+)m(.*)$/s.exec(piece) ?? [];
		if (STYLES[code]) styles.add(STYLES[code]);
		for (const end of STYLE_ENDS[code] ?? []) styles.delete(end);
		colour = COLOURS[code] ?? colour;
		const look = [...styles, colour].filter((part) => part !== "").join(" ") || "plain";
		parts.push(...text.split("\n").flatMap((line) => (line.trim() === "" ? [] : `${look}: ${line.trim()}`)));
	}
	return parts;
}

test("a question: its title, money and answer stand out, its body only where it says so", () => {
	const question = (refused: boolean) =>
		looksOf(
			<QuestionView
				title="Delete lsst?"
				body={[
					{ text: "The disks go." },
					{ text: "Copy first.", bold: true },
					{ text: "vol-1", dim: true },
					{ text: "No way back.", tone: "bad" },
				]}
				money={["Costs nothing any more."]}
				answer="y deletes"
				refused={refused}
				top={0}
				columns={60}
				rows={20}
			/>,
		);
	expect(question(false)).toEqual([
		"bold: Delete lsst?",
		"plain: The disks go.",
		"bold: Copy first.",
		"dim: vol-1",
		"red: No way back.",
		"bold red: Costs nothing any more.",
		"bold magenta: y deletes",
	]);
	expect(question(true).at(-1)).toBe("bold red: ! y deletes");
});

test("a list: the row under the cursor is lit unless the keys go elsewhere, what cannot be chosen is dim", () => {
	const row = (key: string, current: boolean, disabled?: string) => ({
		key,
		cells: [key],
		current,
		...(disabled === undefined ? {} : { disabled }),
	});
	const rows = [row("first", true), row("second", false), row("third", false, "too small")];
	const list = (active: boolean) =>
		looksOf(<ListView titles={["Name"]} rows={rows} columns={60} active={active} />);
	expect(list(true)).toEqual([
		"dim: Name",
		"bold magenta: › first",
		"plain: second",
		"dim: third   too small",
	]);
	expect(list(false)).toEqual(["dim: Name", "plain: › first", "plain: second", "dim: third   too small"]);
	const [, unfit] = looksOf(
		<ListView titles={["Name"]} rows={[row("third", true, "too small")]} columns={60} active />,
	);
	expect(unfit).toMatch(/^bold dim: › third/);
});

test("a field: the current one is lit, a faulty one red, what is known beside it dim", () => {
	const field = (current: boolean, faulty: boolean) =>
		looksOf(
			<FieldRow
				field={{
					key: "max",
					label: "Most nodes",
					kind: "number",
					value: "10",
					aside: ["4 vCPUs each"],
					current,
					faulty,
				}}
				columns={60}
				labelColumns={12}
			/>,
		);
	expect(field(false, false)).toEqual(["plain: Most nodes    10", "dim: 4 vCPUs each"]);
	expect(field(true, false)).toEqual(["bold magenta: › Most nodes    10", "dim: 4 vCPUs each"]);
	expect(field(true, true)).toEqual(["bold red: ✗ Most nodes", "bold magenta: 10", "dim: 4 vCPUs each"]);
});

test("a check: its mark has the colour of its result, and only what is in order is dim", () => {
	const check = (state: "pass" | "warn" | "fail" | "unknown") =>
		looksOf(
			<CheckList
				columns={60}
				checks={[
					{
						id: "ssh",
						label: "ssh",
						state,
						detail: "OpenSSH",
						advice: ["Install it."],
						commands: ["apt install"],
					},
				]}
			/>,
		);
	expect(check("pass")).toEqual(["bold green: ✓", "plain: ssh", "dim: OpenSSH"]);
	expect(check("warn")).toEqual(["bold red: !", "plain: ssh                    OpenSSH"]);
	expect(check("unknown").at(0)).toBe("bold red: ?");
	expect(check("fail")).toEqual([
		"bold red: ✗",
		"plain: ssh                    OpenSSH",
		"plain: Install it.",
		"magenta: apt install",
	]);
});

test("a check that is fine has one row: the log's path shows its end, all else its beginning", () => {
	const shown = (id: "log" | "region") => {
		const check = { id, label: id, state: "pass", advice: [], commands: [] } as const;
		return looksOf(
			<CheckList columns={50} checks={[{ ...check, detail: "a234567890b234567890c234567890" }]} />,
		)[2];
	};
	expect(shown("log")).toBe("dim: a234567890b…0c234567890");
	expect(shown("region")).toBe("dim: a234567890b234567890c2…");
});

test("the rail: where one is stands out, what comes is dim", () => {
	const rail = looksOf(
		<Rail
			columns={40}
			rows={10}
			entries={[
				{ key: "region", title: "Region", summary: "eu-west-2", state: "done" },
				{ key: "vpc", title: "VPC", summary: "vpc-1", state: "current" },
				{ key: "subnet", title: "Subnet", summary: "", state: "open" },
			]}
		/>,
	);
	expect(rail).toEqual([
		"green: ✓",
		"plain: Region    eu-west-2",
		"bold magenta: › VPC",
		"dim: vpc-1",
		"dim: Subnet",
	]);
});

test("things side by side: the one under the cursor is lit, what cannot be had is dim and says why", () => {
	const sides = looksOf(
		<SideBySide
			rows={["Costs"]}
			at={0}
			columns={80}
			sides={[
				{ key: "s", title: "Stop", cells: ["a little"], not: undefined },
				{ key: "d", title: "Delete", cells: ["nothing"], not: "It is being built." },
			]}
		/>,
	);
	expect(sides).toEqual([
		"bold magenta: › s Stop",
		"bold dim: d Delete",
		"dim: Costs",
		"plain: a little",
		"dim: nothing",
		"dim: Not now",
		"plain: It is being built.",
	]);
});

test("resources: what is at work, done or failed has its mark's colour, what waits or is gone is dim", () => {
	const rows = (["waiting", "working", "done", "failed", "removed"] as const).map((state) => ({
		...{ key: state, logicalId: state, type: "AWS::EC2::EIP", depth: 0, state, seconds: undefined },
		reason: state === "failed" ? "None left" : undefined,
	}));
	const tree = (deleting: boolean) =>
		looksOf(<ResourceTree {...{ rows, deleting, columns: 70, height: 5, offset: 0 }} />).map((look) =>
			look.replace(/ {2,}/g, " "),
		);
	const first = ["dim: · waiting public address", "magenta: ◐", "plain: working", "dim: public address"];
	const failed = ["red: ✗", "plain: failed None left"];
	const done = ["green: ✓", "plain: done", "dim: public address"];
	expect(tree(false)).toEqual([...first, ...done, ...failed, "dim: − removed removed again"]);
	const there = ["plain: · done", "dim: public address"];
	expect(tree(true)).toEqual([...first, ...there, ...failed, "dim green: ✓", "dim: removed public address"]);
});

test("the parts of a creation: the one at work is bold, those to come are dim", () => {
	const states = ["waiting", "working", "done", "failed"] as const;
	const lines = states.map((state) => {
		const phase = { name: state as never, state, began: 0, ended: undefined, rows: [] };
		return { is: "phase", title: state, time: "", expects: "", phase } as const;
	});
	expect(looksOf(<PhaseList columns={60} lines={[...lines, { is: "about", text: "About it." }]} />)).toEqual([
		"dim: · waiting",
		...["bold magenta: ◐", "bold: working", "green: ✓", "plain: done", "red: ✗", "plain: failed"],
		"dim: About it.",
	]);
});

test("the frame: keys are lit and what they do is dim; what was said has its tone", () => {
	const foot = (said?: { readonly text: string; readonly tone: "good" | "warn" }) => {
		const hints = [{ shown: "a", label: "first" }];
		const page = { columns: 40, rows: 12, header: "", hints, said, children: "" };
		return looksOf(<Frame {...page} />).slice(2);
	};
	expect(foot()).toEqual(["bold magenta: a", "dim: first"]);
	expect(foot({ text: "Done.", tone: "good" })).toEqual(["bold green: ✓ Done."]);
	expect(foot({ text: "No.", tone: "warn" })).toEqual(["bold red: ! No."]);
});

test("a pane: its title is lit while the arrow keys scroll it, each line looks as it says", () => {
	const pane = (active: boolean) => {
		const lines = [
			...[{ text: "as it is" }, { text: "known", dim: true }, { text: "news", bold: true }],
			...[
				{ text: "a fault", tone: "bad" as const },
				{ label: "Label", text: " text", tone: "good" as const },
			],
		];
		return looksOf(<ScrollPane {...{ title: "File", top: 0, columns: 20, rows: 6, active, lines }} />);
	};
	const lines = [
		"plain: as it is",
		"dim: known",
		"bold: news",
		"red: a fault",
		"green: Label",
		"plain: text",
	];
	expect(pane(true)).toEqual(["bold magenta: File", `dim: ${"─".repeat(14)}`, ...lines]);
	expect(pane(false)).toEqual(["plain: File", `dim: ${"─".repeat(14)}`, ...lines]);
});

test("below a list: a filter, its count, news, and why a row cannot be chosen", () => {
	const options = [
		{ key: "a", value: 1, cells: ["first"] },
		{ key: "b", value: 2, cells: ["second"], disabled: "too small" },
	];
	const list = createList(options, { suggested: [], height: 5 });
	const below = (state: typeof list, more: { readonly filtering?: boolean } = {}) => {
		const looks = looksOf(<OptionList state={state} titles={[""]} columns={50} news="News." {...more} />);
		return looks.filter((look) => !/first$|second/.test(look) || look.startsWith("magenta"));
	};
	expect(below(list)).toEqual(["dim: News."]);
	expect(below(list, { filtering: true })).toEqual(["bold magenta: /", "dim: type to filter"]);
	const found = listReducer(list, { type: "filtered", query: "first" });
	expect(below(found, { filtering: true })).toEqual([
		"bold magenta: /",
		"magenta: first",
		"dim: 1 of 2 match",
	]);
	expect(below(found).at(0)).toBe("bold magenta: /");
	const refused = listReducer(listReducer(list, { type: "moved", by: 1 }), { type: "confirmed" });
	expect(below(refused)).toEqual(["dim: News.", "bold red: ! too small"]);
});

const AWAY = new AppError("unreachable", "Away.", { hint: "Wait." });
const WORDS = { question: ["Which?"], why: ["Why."], notes: ["Note."], left: 3 };
const RAIL = (["done", "current", "open"] as const).map((state) => ({
	...{ key: state, title: state, summary: "", state },
}));
const typed = (value: string, error?: typeof AWAY) => ({
	...{ text: { value, cursor: value.length }, checking: false, error },
});

test.each<[string, ReactElement, readonly string[]]>([
	[
		"a header: the demo stands out, and so does money",
		<Header key="" columns={60} parts={["eu-west-2"]} right="$1/h" demo />,
		["bold magenta: firstlight", "inverse magenta: DEMO", "dim: eu-west-2", "plain: $1/h"],
	],
	[
		"an error: what to do is bold, the keys are dim",
		<ErrorPanel key="" columns={40} rows={9} error={AWAY} ways="r asks again" />,
		["bold red: ✗ That did not work", "plain: Away.", "bold: Wait.", "dim: r asks again"],
	],
	[
		"a question's head: why is dim, what is to be known is not",
		<QuestionHead key="" lines={WORDS} />,
		["bold: Which?", "dim: Why.", "red: Note."],
	],
	[
		"a menu",
		<KeyMenu key="" columns={20} entries={[{ shown: "a", label: "first" }]} />,
		["bold magenta: a", "plain: first"],
	],
	[
		"good news",
		<Notice key="" tone="good" text="It is so." columns={30} />,
		["bold green: ✓", "plain: It is so."],
	],
	[
		"a warning",
		<Notice key="" tone="warn" text="It is so." columns={30} />,
		["bold red: !", "plain: It is so."],
	],
	["a cluster in order", <StateWord key="" mood="good" word="running" />, ["green: ● running"]],
	["a cluster at work", <StateWord key="" mood="busy" word="stopping" />, ["magenta: ◐ stopping"]],
	["a cluster in trouble", <StateWord key="" mood="trouble" word="failed" />, ["red: ✗ failed"]],
	[
		"a bill: only its figures are not dim",
		<BillTable key="" title="Bill" titles="per hour" lines={["disk"]} sight="1–1 of 2" notes={["note"]} />,
		["bold: Bill", "dim: 1–1 of 2", "dim: per hour", "plain: disk", "dim: note"],
	],
	[
		"a line without a letter yet",
		<TypedLine key="" label="An id:" placeholder="vpc-1" columns={40} entry={typed("")} />,
		["plain: An id:", "bold magenta: ›", "dim: vpc-1"],
	],
	[
		"a line with a fault",
		<TypedLine key="" label="An id:" columns={40} entry={typed("vpc", AWAY)} />,
		["plain: An id:", "bold magenta: ›", "magenta: vpc", "red: ✗ Away.", "plain: Wait."],
	],
	[
		"the rail in one line",
		<RailLine key="" columns={60} entries={RAIL} />,
		["green: ✓", "plain: done", "bold magenta: › current", "magenta: ·", "dim: open"],
	],
])("%s", (_, part, looks) => {
	expect(looksOf(part).filter((look) => !/[│╭╰]/.test(look))).toEqual(looks);
});

/** How much light a colour of the cube gives, from 0 to 1, by the formula of the Web Content Accessibility Guidelines. */
function lightOf(colour: number): number {
	const [red = 0, green = 0, blue = 0] = [36, 6, 1].map((step) => {
		const part = Math.floor((colour - 16) / step) % 6;
		return part === 0 ? 0 : ((55 + 40 * part + 14.025) / 269.025) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(["accent", "good", "warn", "bad"] as const)(
	"the colour of %s can be read on black and on white",
	(tone) => {
		const light = lightOf(Number(/\d+(?=\))/.exec(THEME[tone])?.[0]));
		expect((light + 0.05) / 0.05).toBeGreaterThan(2.8);
		expect(1.05 / (light + 0.05)).toBeGreaterThan(2.8);
	},
);
