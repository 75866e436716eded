import type { ReactElement } from "react";
import { expect, test } from "vitest";

// Colours are chosen once, when they are loaded: what draws comes after this.
process.env["FORCE_COLOR"] = "1";
const { screenOf } = await import("../harness/screen.ts");
const { COLOURS: THEME } = await import("../../components/theme.ts");
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
