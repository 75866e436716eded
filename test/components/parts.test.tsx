import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { EnoughRoom } from "../../components/screens/EnoughRoom.tsx";
import { CheckList } from "../../components/ui/CheckList.tsx";
import { ClusterList } from "../../components/ui/ClusterList.tsx";
import { ErrorPanel, errorRows } from "../../components/ui/ErrorPanel.tsx";
import { FactList } from "../../components/ui/FactList.tsx";
import { FieldRow, type ShownField } from "../../components/ui/FieldRow.tsx";
import { Frame } from "../../components/ui/Frame.tsx";
import { KeyMenu } from "../../components/ui/KeyMenu.tsx";
import { PhaseList } from "../../components/ui/PhaseList.tsx";
import { ProgressBar } from "../../components/ui/ProgressBar.tsx";
import { QuestionView } from "../../components/ui/QuestionView.tsx";
import { Rail, RailLine } from "../../components/ui/Rail.tsx";
import { ResourceTree } from "../../components/ui/ResourceTree.tsx";
import { ScrollPane } from "../../components/ui/ScrollPane.tsx";
import { SideBySide } from "../../components/ui/SideBySide.tsx";
import { Tail } from "../../components/ui/Tail.tsx";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import type { StartCheck } from "../../src/checks/start-check.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { Phase } from "../../src/progress/phases.ts";
import type { ResourceRow } from "../../src/runs/run.ts";
import { screenOf } from "../harness/screen.ts";
import { clusterView, NOW } from "./console/world.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
const COLOURS = /\u001b\[[\d;]*m/g;

/** What stands in each row of a part in so many columns. */
function drawn(part: ReactNode, columns: number): string[] {
	const screen = screenOf(
		<Box flexDirection="column" width={columns}>
			{part}
		</Box>,
		{ columns, rows: 24 },
	);
	return screen.frame().replace(COLOURS, "").trimEnd().split("\n");
}

describe("a menu of keys", () => {
	const menu = (columns: number) => {
		const keys = [
			{ shown: "a", label: "first" },
			{ shown: "PgUp", label: "second" },
			{ shown: "c", label: "third" },
		];
		return drawn(<KeyMenu entries={keys} columns={columns} />, columns);
	};

	test("stands in two columns where both fit with a gap, else as many in a row as fit", () => {
		expect(menu(25)).toEqual(["a  first      c  third", "PgUp second"]);
		expect(menu(22)).toEqual(["a  first      c  third", "PgUp second"]);
		expect(menu(21)).toEqual(["a  first   c  third", "PgUp second"]);
		expect(menu(19)).toEqual(["a  first   c  third", "PgUp second"]);
		expect(menu(18)).toEqual(["a  first", "PgUp second", "c  third"]);
	});
});

test.each([
	[undefined, "░░░░░░░░░░    …"],
	[0, "░░░░░░░░░░   0%"],
	[0.5, "█████░░░░░  50%"],
	[0.56, "█████▋░░░░  56%"],
	[0.999, "██████████  99%"],
	[1, "██████████ 100%"],
	[2, "██████████ 100%"],
])("a bar of %s never shows more than there is", (fraction, row) => {
	expect(drawn(<ProgressBar fraction={fraction} columns={15} />, 15)).toEqual([row]);
});

test("of the output the newest lines are shown, one at least", () => {
	const tail = (lines: string[], height: number) => drawn(<Tail lines={lines} height={height} />, 30);
	expect(tail(["a", "b", "c"], 2)).toEqual(["b", "c"]);
	expect(tail(["a", "b", "c"], 1)).toEqual(["c"]);
	expect(tail(["a", "b", "c"], 0)).toEqual(["c"]);
	expect(tail([], 2)).toEqual(["pcluster has said nothing yet."]);
});

const letters = (count: number) => [..."abcdefgh"].slice(0, count).map((text) => ({ text }));

describe("a pane", () => {
	const pane = (top: number, rows: number) =>
		drawn(<ScrollPane title="File" lines={letters(5)} top={top} columns={24} rows={rows} active />, 24);

	test("says which lines are in sight where that is not all", () => {
		expect(pane(0, 6)).toEqual(["File ──────────────────", "a", "b", "c", "d", "e"]);
		expect(pane(0, 5)).toEqual(["File ──────── 1–4 of 5", "a", "b", "c", "d"]);
	});

	test("scrolls to its last line and no further", () => {
		expect(pane(2, 4)).toEqual(["File ──────── 3–5 of 5", "c", "d", "e"]);
		expect(pane(9, 4)).toEqual(["File ──────── 3–5 of 5", "c", "d", "e"]);
	});

	test("says where it is in a longer text, and cuts its title for that", () => {
		const place = (
			<ScrollPane
				title="/var/log/a-log"
				lines={letters(1)}
				top={0}
				columns={24}
				rows={2}
				active
				place="7 % of 4 MB"
			/>
		);
		expect(drawn(place, 24)).toEqual(["/var…log ─ 7 % of 4 MB", "a"]);
	});
});

describe("a question", () => {
	const question = (rows: number, top: number, field?: ReactNode) => {
		const words = { title: "Delete?", body: letters(5), money: ["m1", "m2", "m3"], answer: "y deletes" };
		const view = { ...words, refused: false, top, columns: 30, rows };
		return drawn(<QuestionView {...view}>{field}</QuestionView>, 30);
	};

	test("has a field that is written in just above its answer", () => {
		const between = ["a", "b", "↓ 3 more lines", "m1", "m2", "m3"];
		expect(question(9, 0, <Text>Bound: 2</Text>)).toEqual(["Delete?", ...between, "Bound: 2", "y deletes"]);
	});

	test.each([
		[12, 0, ["a", "b", "c", "d", "e", "", "m1", "m2", "m3"]],
		[10, 0, ["a", "b", "c", "d", "e", "m1", "m2", "m3"]],
		[9, 0, ["a", "b", "c", "↓ 2 more lines", "m1", "m2", "m3"]],
		[9, 1, ["b", "c", "d", "↓ 1 more lines", "m1", "m2", "m3"]],
		[9, 9, ["c", "d", "e", "↑ 2 lines above", "m1", "m2", "m3"]],
		[7, 0, ["a", "b", "↓ 3 more lines", "m1", "m2"]],
		[4, 0, ["↓ 5 more lines", "m1"]],
		[3, 0, ["m1"]],
	])("in %i rows, scrolled by %i, keeps title, money and answer in sight", (rows, top, between) => {
		expect(question(rows, top)).toEqual(["Delete?", ...between, "y deletes"]);
	});
});

test("clusters: as many as fit, the one under the cursor among them, and how many there are", () => {
	const clusters = ["a", "b", "c", "d"].map((name) => clusterView({ name }));
	const list = (height: number, place: number) => {
		const part = { clusters, current: clusters[place], now: NOW, prices: undefined, columns: 60, height };
		return drawn(<ClusterList {...part} />, 60).map((row) => row.trim().replace(/ {2}.*/, ""));
	};
	expect(list(5, 0)).toEqual(["Cluster", "› a", "b", "c", "d"]);
	expect(list(4, 0)).toEqual(["Cluster", "› a", "b", "1–2 of 4"]);
	expect(list(4, 1)).toEqual(["Cluster", "a", "› b", "1–2 of 4"]);
	expect(list(4, 2)).toEqual(["Cluster", "b", "› c", "2–3 of 4"]);
	expect(list(2, 2)).toEqual(["Cluster", "› c", "3–3 of 4"]);
	expect(list(4, 9)).toEqual(["Cluster", "c", "d", "3–4 of 4"]);
});

test("facts break between their parts first", () => {
	const facts = [
		{ label: "Head node", value: "t3.medium  i-0ab1c2d3e4  running" },
		{ label: "Fleet", value: "on" },
	];
	const wide = ["Head node   t3.medium  i-0ab1c2d3e4", "            running", "Fleet       on"];
	const narrow = ["Head node   t3.medium", "            i-0ab1c2d3e4  running", "Fleet       on"];
	expect(drawn(<FactList facts={facts} columns={35} />, 35)).toEqual(wide);
	expect(drawn(<FactList facts={facts} columns={34} />, 34)).toEqual(narrow);
});

describe("an error", () => {
	const error = new AppError("unreachable", "AWS cannot be reached from here now, whatever is tried.", {
		hint: "Look at the network.",
	});
	const props = { error, doing: "Reading it", columns: 30, ways: "r asks again." };
	const [first, second, third] = ["AWS cannot be reached from", "here now, whatever is", "tried."];
	test.each([
		[8, [first, second, third]],
		[7, [first, "here now, whatever is …"]],
		[6, ["AWS cannot be reached fro…"]],
		[1, ["AWS cannot be reached fro…"]],
	])("in %i rows is cut, and what to do never is", (rows, reason) => {
		const panel = drawn(<ErrorPanel {...props} rows={rows} />, 30);
		expect(errorRows({ ...props, rows })).toBe(panel.length);
		expect(panel.slice(1, -1).map((row) => row.slice(2, -2).trim())).toEqual([
			"✗ Reading it did not work",
			...reason,
			"Look at the network.",
			"r asks again.",
		]);
	});
});

test("an error shows what is to be copied, whole", () => {
	const error = new AppError("unreachable", "No.", {
		hint: "Mend it:",
		copy: ["chmod 600 /home/ada/config"],
	});
	const props = { error, columns: 24, rows: 9 };
	const panel = drawn(<ErrorPanel {...props} />, 24);
	expect(panel.slice(2, -1).map((row) => row.slice(2, -2).trim())).toEqual([
		"No.",
		"Mend it:",
		"chmod 600",
		"/home/ada/config",
	]);
	expect(errorRows(props)).toBe(panel.length);
});

test("an error without a cure is its reason alone, and its title is cut", () => {
	const props = {
		error: new AppError("unreachable", "It broke."),
		doing: "Reading one thing",
		columns: 24,
		rows: 9,
	};
	const panel = drawn(<ErrorPanel {...props} />, 24);
	expect(panel.slice(1, -1)).toEqual(["│ ✗ Reading one thing… │", "│ It broke.            │"]);
	expect(errorRows(props)).toBe(panel.length);
});

test("a screen asks for a larger window below 40×12, and is drawn for no smaller one", () => {
	function Sized() {
		const { columns, rows } = useTerminalSize();
		return <Text>{`for ${columns}×${rows}`}</Text>;
	}
	const shown = (columns: number, rows: number) => {
		const room = (
			<EnoughRoom>
				<Sized />
			</EnoughRoom>
		);
		return screenOf(room, { columns, rows }).frame().split(/\s+/).join(" ").trim();
	};
	expect(shown(39, 12)).toBe("This window is 39×12. Make it at least 40×12, please.");
	expect(shown(40, 11)).toBe("This window is 40×11. Make it at least 40×12, please.");
	expect(shown(40, 12)).toBe("for 40×12");
	expect(shown(100, 30)).toBe("for 100×30");
	const part = screenOf(<Sized />, { columns: 30, rows: 8 });
	expect(part.frame()).toContain("for 40×12");
});

describe("the frame of a screen", () => {
	const HINTS = ["enter go", "a first", "b second one", "c third", "q quit", "? keys"].map((hint) => {
		const [shown = "", ...label] = hint.split(" ");
		return { shown, label: label.join(" ") };
	});
	const frame = (columns: number, rows: number, text?: string, hints = HINTS) => {
		const said = text === undefined ? undefined : ({ text, tone: "warn" } as const);
		const page = {
			columns,
			rows,
			header: <Text>head</Text>,
			hints,
			said,
			children: <Text>body</Text>,
		};
		return drawn(<Frame {...page} />, columns);
	};

	test("stands whole in the smallest window", () => {
		const rule = "─".repeat(40);
		const body = ["body", ...Array.from({ length: 7 }, () => "")];
		expect(frame(40, 12)).toEqual(["head", rule, ...body, rule, " enter go  a first  q quit  ? keys"]);
	});

	test("names as many keys as fit, in their order, and the ways out before all others", () => {
		expect(frame(58, 12).at(-1)).toBe(" enter go  a first  b second one  c third  q quit  ? keys");
		expect(frame(57, 12).at(-1)).toBe(" enter go  a first  b second one  q quit  ? keys");
		expect(frame(45, 12).at(-1)).toBe(" enter go  a first  c third  q quit  ? keys");
	});

	test("cuts a name in the first, rather than the ways out behind it", () => {
		const open = { shown: "enter", label: `open ${"a".repeat(57)}xyz` };
		expect(frame(40, 12, undefined, [open, ...HINTS.slice(1)]).at(-1)).toMatch(
			/^ enter open a+…a*xyz {2}q quit {2}\? keys$/,
		);
	});

	test("says what a key has led to whole, from the second row on in place of the rule, in half the rows at most", () => {
		expect(frame(40, 12, "Done.").slice(-2)).toEqual(["─".repeat(40), " ! Done."]);
		const long = frame(40, 12, "one two three four five six seven eight nine ten eleven twelve thirteen");
		expect(long.slice(-3)).toEqual([
			"",
			" ! one two three four five six seven",
			" eight nine ten eleven twelve thirteen",
		]);
		const command = `copied: ${"--cluster-name lsst ".repeat(6)}--region eu-west-2`;
		const whole = frame(40, 12, command);
		expect(whole.slice(-5).join("").replaceAll(/\s/g, "")).toBe(`!${command.replaceAll(" ", "")}`);
		expect(whole).toHaveLength(12);
		const cut = frame(40, 12, "one two three four five six seven eight ".repeat(9));
		expect(cut.slice(-7)[0]).toBe("");
		expect(cut.at(-1)).toMatch(/…$/);
	});
});

describe("the rail", () => {
	const ENTRIES = ["Region", "VPC", "Subnet", "Image", "Key"].map((title, place) => {
		const state = (["done", "done", "current", "open", "open"] as const)[place] ?? "open";
		return { key: title, title, summary: state === "done" ? "answered" : "", state };
	});

	test.each([
		[5, ["✓ Region    answer…", "✓ VPC       answer…", "› Subnet", "  Image", "  Key"]],
		[3, ["✓ VPC       answer…", "› Subnet", "  Image"]],
		[2, ["✓ VPC       answer…", "› Subnet"]],
		[1, ["› Subnet"]],
	])("in %i rows keeps where one is in sight", (rows, wanted) => {
		const rail = drawn(<Rail entries={ENTRIES} columns={20} rows={rows} />, 20);
		expect(rail).toEqual(wanted.map((row) => ` ${row}`));
	});

	test("keeps to its end where one is there", () => {
		const last = ENTRIES.map(
			(entry, place) => ({ ...entry, state: place < 4 ? "done" : "current" }) as const,
		);
		expect(drawn(<Rail entries={last} columns={40} rows={3} />, 40)).toEqual([
			" ✓ Subnet",
			" ✓ Image",
			" › Key",
		]);
		expect(drawn(<RailLine entries={last} columns={38} />, 38)).toEqual([
			" … ✓ VPC  ✓ Subnet  ✓ Image  › Key",
		]);
	});

	test.each([
		[47, " ✓ Region  ✓ VPC  › Subnet  · Image  · Key"],
		[46, " … ✓ VPC  › Subnet  · Image  · Key"],
		[30, " … ✓ VPC  › Subnet  · Image …"],
		[20, " … › Subnet …"],
	])("on one line of %i columns keeps it too, with one before it where there is room", (columns, line) => {
		expect(drawn(<RailLine entries={ENTRIES} columns={columns} />, columns)).toEqual([line]);
	});
});

describe("resources", () => {
	const row = (state: ResourceRow["state"], place: number): ResourceRow => ({
		...{ key: `${place}`, logicalId: `R${place}`, type: "AWS::EC2::Instance", depth: place % 2, state },
		reason: state === "failed" ? "No machine" : undefined,
		seconds: state === "waiting" ? undefined : 65,
	});
	const ROWS = (["done", "removed", "failed", "working", "waiting"] as const).map(row);
	const tree = (deleting: boolean, height = 5, offset = 0) =>
		drawn(<ResourceTree {...{ rows: ROWS, deleting, columns: 62, height, offset }} />, 62);

	test("each have their mark, time and kind, nested ones set in", () => {
		expect(tree(false)).toEqual([
			"✓ R0                      1 min 05 s  instance",
			"−   R1                    1 min 05 s  removed again",
			"✗ R2                      1 min 05 s  No machine",
			"◐   R3                    1 min 05 s  instance",
			"· R4                                  instance",
		]);
	});

	test("of the longest kind are named whole at 80 columns, also set in below their part", () => {
		const wait = { ...row("working", 0), type: "AWS::CloudFormation::WaitCondition" };
		const told = <ResourceTree rows={[wait]} deleting={false} columns={72} height={1} offset={0} />;
		expect(drawn(told, 72)[0]).toContain("waits for the head node");
	});

	test("that are still there while all are removed wait, and those that are gone are done", () => {
		expect(tree(true).map((line) => line.slice(0, 6).trim())).toEqual([
			"· R0",
			"✓   R1",
			"✗ R2",
			"◐   R3",
			"· R4",
		]);
	});

	test("have a long reason cut for how many more there are", () => {
		const reason = "No machine of this type is free in this zone";
		const rows = [row("failed", 0), row("failed", 2), row("failed", 4)].map((one) => ({ ...one, reason }));
		const cut = (height: number) =>
			drawn(<ResourceTree {...{ rows, deleting: false, columns: 62, height, offset: 0 }} />, 62);
		expect(cut(3)[0]).toBe(`✗ R0                      1 min 05 s  ${reason.slice(0, 22)}…`);
		expect(cut(2)[1]).toMatch(/ {2}No machine of … ↓ 1 more$/);
	});

	test("that failed for no reason that is known, or were taken back for one, say what they are", () => {
		const odd = [
			{ ...row("failed", 0), reason: undefined },
			{ ...row("removed", 2), reason: "No machine" },
		];
		const lines = drawn(
			<ResourceTree {...{ rows: odd, deleting: false, columns: 62, height: 2, offset: 0 }} />,
			62,
		);
		expect(lines.map((line) => line.split("05 s  ")[1])).toEqual(["instance", "removed again"]);
	});

	test("tell how many there are beyond the window", () => {
		const more = (offset: number) => tree(false, 3, offset).map((line) => /[↑↓] \d more/.exec(line)?.[0]);
		expect(more(0)).toEqual(["↑ 1 more", undefined, "↓ 1 more"]);
		expect(more(-1)).toEqual([undefined, undefined, "↓ 2 more"]);
		expect(more(1)).toEqual(["↑ 2 more", undefined, undefined]);
	});

	test("stand below the part of the creation that they belong to, not set in by their stack", () => {
		const phase: Phase = { name: "head", state: "working", began: 0, ended: undefined, rows: [] };
		const lines = [
			{ is: "phase", phase, title: "head node starts", time: "5 s", expects: "soon" },
			{ is: "about", text: "It costs from now on." },
			{ is: "resource", row: row("working", 1) },
		] as const;
		expect(drawn(<PhaseList lines={lines} columns={62} />, 62)).toEqual([
			"◐ head node starts               5 s  soon",
			"    It costs from now on.",
			"    ◐ R1                     1 min 05 s  instance",
		]);
	});
});

test("things are side by side from 70 columns; below that the one under the cursor is alone", () => {
	const sides = (columns: number, at: number) => {
		const both = [
			{ key: "s", title: "Stop", cells: ["a little"], not: undefined },
			{ key: "d", title: "Delete", cells: ["nothing"], not: "It is built." },
		];
		return drawn(<SideBySide rows={["Costs"]} at={at} columns={columns} sides={both} />, columns);
	};
	expect(sides(70, 0)).toEqual([
		"         › s Stop                         d Delete",
		"Costs    a little                       nothing",
		"Not now                                 It is built.",
	]);
	const three = ["a", "b", "c"].map((key) => ({ key, title: "x", cells: [key], not: undefined }));
	expect(drawn(<SideBySide rows={["Costs"]} at={0} columns={73} sides={three} />, 73)).toEqual([
		`         ${"› a x".padEnd(22)}${"  b x".padEnd(22)}  c x`,
		`Costs    ${"a".padEnd(22)}${"b".padEnd(22)}c`,
	]);
	const long = three.map((side) => ({ ...side, cells: ["exactly twenty chars then more"] }));
	const row = (text: string) =>
		[text, text, text]
			.map((cell) => cell.padEnd(22))
			.join("")
			.trimEnd();
	expect(drawn(<SideBySide rows={["Costs"]} at={0} columns={73} sides={long} />, 73).slice(1)).toEqual([
		`Costs    ${row("exactly twenty chars")}`,
		`         ${row("then more")}`,
	]);
	expect(sides(69, 0)).toEqual(["1 of 2   › s Stop", "Costs    a little"]);
	expect(sides(69, 1)).toEqual(["2 of 2   › d Delete", "Costs    nothing", "Not now  It is built."]);
});

describe("a field of a form", () => {
	const field = (columns: number, instead: Partial<ShownField> = {}) => {
		const most = {
			key: "max",
			label: "Most",
			kind: "number",
			value: "10",
			aside: ["4 vCPUs", "2 GiB"],
		} as const;
		const shown = { ...most, current: false, faulty: false, ...instead };
		return drawn(<FieldRow field={shown} columns={columns} labelColumns={6} />, columns);
	};

	test("is followed by as much of what is known of it as has room whole", () => {
		expect(field(28)).toEqual(["  Most    10  4 vCPUs  2 GiB"]);
		expect(field(27)).toEqual(["  Most    10  4 vCPUs"]);
		expect(field(20)).toEqual(["  Most    10"]);
	});

	test("shows a choice between its arrows while it is the current one, cut where it is long", () => {
		expect(field(32, { kind: "choice", current: true })).toEqual(["› Most    ‹ 10 ›  4 vCPUs  2 GiB"]);
		expect(field(31, { kind: "choice", current: true })).toEqual(["› Most    ‹ 10 ›  4 vCPUs"]);
		expect(field(20, { kind: "choice", current: true, value: "t3.2xlarge" })).toEqual([
			"› Most    ‹ t3.2x… ›",
		]);
		expect(field(18, { value: "t3.2xlarge" })).toEqual(["  Most    t3.2xla…"]);
	});

	test("says nothing beside it while it is written", () => {
		expect(field(40, { current: true, cursor: 2 })).toEqual(["› Most    10"]);
	});
});

describe("the checks of the start", () => {
	const check = (state: StartCheck["state"], instead: Partial<StartCheck> = {}) => {
		const detail = "one two three four five six";
		const all = { id: "ssh", label: "ssh", detail, advice: [], commands: [], state } as const;
		return drawn(<CheckList checks={[{ ...all, ...instead }]} columns={46} />, 46);
	};
	const [indent, cut] = [" ".repeat(27), "one two three four…"];

	test("say what is not fine whole, and of what is fine as much as has room in a row", () => {
		const label = "ssh".padEnd(23);
		const whole = [`${label}one two three four`, `${indent}five six`];
		expect(check("pass")).toEqual([`  ✓ ${label}${cut}`]);
		expect(check("pass", { id: "log" })).toEqual([`  ✓ ${label}one two t… five six`]);
		expect(check("asking")[0]).toContain(`${label}${cut}`);
		expect(check("warn")).toEqual([`  ! ${whole[0]}`, whole[1]]);
		expect(check("fail")).toEqual([`  ✗ ${whole[0]}`, whole[1]]);
		expect(check("unknown")).toEqual([`  ? ${whole[0]}`, whole[1]]);
	});

	test("say what to do where something is missing or not known, and only there", () => {
		const cure = {
			detail: "none",
			advice: ["Install it, by what your system has for that, please."],
			commands: ["apt install openssh-client"],
			remark: "Then look again.",
		};
		const told = [
			"    Install it, by what your system has for",
			"    that, please.",
			" apt install openssh-client",
			"    Then look again.",
		];
		expect(check("fail", cure).slice(1)).toEqual(told);
		expect(check("unknown", cure).slice(1)).toEqual(told);
		expect(check("warn", cure)).toHaveLength(1);
		expect(check("pass", cure)).toHaveLength(1);
	});
});
