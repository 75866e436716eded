import { Box } from "ink";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CheckList } from "../../components/ui/CheckList.tsx";
import { FieldRow } from "../../components/ui/FieldRow.tsx";
import { ListView } from "../../components/ui/ListView.tsx";
import { PhaseList } from "../../components/ui/PhaseList.tsx";
import { ProgressBar } from "../../components/ui/ProgressBar.tsx";
import { Rail } from "../../components/ui/Rail.tsx";
import { ResourceTree } from "../../components/ui/ResourceTree.tsx";
import { Spinner } from "../../components/ui/Spinner.tsx";
import { screenOf } from "../harness/screen.ts";

beforeEach(() => {
	vi.stubEnv("INK_SCREEN_READER", "true");
});
afterEach(() => {
	vi.unstubAllEnvs();
});

/** What a screen reader is given of a part, line by line. */
function read(part: ReactNode): string[] {
	const screen = screenOf(<Box flexDirection="column">{part}</Box>);
	return screen
		.frame()
		.trim()
		.split("\n")
		.map((line) => line.trim());
}

test("a list is read with its name, each row with what it has, and no mark", () => {
	const rows = [
		{ key: "a", cells: ["vpc-1", "", "home"], note: "yours", current: true, ticked: true },
		{ key: "b", cells: ["vpc-2"], note: "other", disabled: "too small", current: false },
	];
	const list = { titles: [""], rows, columns: 60 };
	expect(read(<ListView {...list} label="VPCs" />)).toEqual([
		"listbox: VPCs",
		"option: (selected) vpc-1, home, yours",
		"option: (disabled) vpc-2, too small",
	]);
	expect(read(<ListView {...list} multi />)).toEqual([
		"listbox: option: (selected, checked) vpc-1, home, yours",
		"option: (disabled) vpc-2, too small",
	]);
});

test.each([
	[undefined, "not known yet"],
	[0.56, "50 percent"],
	[1, "100 percent"],
])("progress of %s is read in words", (fraction, words) => {
	expect(read(<ProgressBar fraction={fraction} columns={20} />)).toEqual([`progressbar: ${words}`]);
});

test("a field is read with what is known of it, a question of the rail with its answer", () => {
	const field = { key: "n", label: "Most", kind: "number", value: "4", faulty: false } as const;
	expect(
		read(<FieldRow field={{ ...field, current: true, aside: ["8 GiB"] }} columns={40} labelColumns={6} />),
	).toEqual(["(current) Most: 4 8 GiB"]);
	expect(
		read(<FieldRow field={{ ...field, current: false, aside: [] }} columns={40} labelColumns={6} />),
	).toEqual(["Most: 4"]);
	const entries = [
		{ key: "a", title: "Region", summary: "eu-west-2", state: "done" },
		{ key: "b", title: "VPC", summary: "", state: "current" },
	] as const;
	expect(read(<Rail entries={entries} columns={30} rows={5} />)).toEqual([
		"list: listitem: Region eu-west-2",
		"listitem: VPC not answered",
	]);
});

test("states are read as words", () => {
	const checks = (["pass", "warn", "fail", "unknown", "asking"] as const).map((state) => ({
		...({ id: "ssh", label: state, detail: "", advice: [], commands: [], state } as const),
	}));
	expect(checks.map((check) => read(<CheckList checks={[check]} columns={60} />)[0])).toEqual([
		"listitem: in order pass",
		"listitem: take note warn",
		"listitem: missing fail",
		"listitem: not known unknown",
		"listitem: asking",
	]);
	const rows = (["waiting", "working", "done", "failed", "removed"] as const).map((state) => ({
		...{
			key: state,
			logicalId: state,
			type: "AWS::EC2::EIP",
			depth: 0,
			state,
			seconds: undefined,
			reason: undefined,
		},
	}));
	const tree = (deleting: boolean) =>
		read(<ResourceTree {...{ rows, deleting, columns: 60, height: 5, offset: 0 }} />);
	expect(tree(false)).toEqual([
		"list: listitem: waiting waiting",
		"listitem: working working",
		"listitem: done done",
		"listitem: failed failed",
		"listitem: removed removed again",
	]);
	expect([tree(true)[2], tree(true)[4]]).toEqual(["listitem: done still there", "listitem: removed removed"]);
	const phase = { name: "head", state: "working", began: 0, ended: undefined, rows: [] } as const;
	const line = { is: "phase", phase, title: "head node", time: "5 s", expects: "" } as const;
	expect(read(<PhaseList lines={[line]} columns={60} />)).toEqual(["list: listitem: head node: working"]);
	expect(read(<Spinner label="Asking AWS …" />)).toEqual(["Asking AWS …"]);
});
