import { expect, test } from "vitest";
import { Header } from "../../components/ui/Header.tsx";
import { screenOf } from "../harness/screen.ts";

const STATE = "≈ $0.01/h · lsst  ○ nodes and head node stopped";

const LONG = "lsst  ○ nodes stopped, head node on";

test.each([
	[68, STATE, " firstlight   DEMO  ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[67, STATE, " DEMO  eu-west-2   ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[60, STATE, " DEMO       ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[60, `≈ $0.06/h and more · ${LONG}`, " DEMO  ≈ $0.06/h and more · lsst …des stopped, head node on"],
	[80, STATE, " firstlight   DEMO  eu-west-2   ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[60, "", " firstlight   DEMO  eu-west-2 · pcluster 2.11.9"],
	[99, "", " firstlight   DEMO  eu-west-2 · pcluster 2.11.9"],
	[100, "", " firstlight   DEMO: nothing here is real or costs anything  eu-west-2 · pcluster 2.11.9"],
	[40, "lsst  ○ off", " firstlight   DEMO          lsst  ○ off"],
	[40, "lssts  ○ off", " firstlight   DEMO         lssts  ○ off"],
])(
	"on %i columns the demo is named, and money and the end of a long state are there",
	(columns, right, row) => {
		const screen = screenOf(
			<Header columns={columns} parts={["eu-west-2", "pcluster 2.11.9"]} right={right} demo />,
			{ columns, rows: 1 },
		);
		// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
		const shown = screen.frame().replace(/\u001b\[[\d;]*m/g, "");
		expect(shown.trimEnd()).toBe(row);
	},
);

test.each([
	[61, STATE, " firstlight  ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[60, STATE, " eu-west-2  ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[50, "lsst", " firstlight  eu-west-2 · pcluster 2.11.9     lsst"],
	[47, "lsst", " firstlight  eu-west-2 · pcluster 2.11.9  lsst"],
	[46, "lsst", " firstlight  eu-west-2                   lsst"],
	[29, "lsst", " firstlight  eu-west-2  lsst"],
	[28, "lsst", " firstlight            lsst"],
])(
	"on %i columns of a real account our name and what has room whole stand before the state",
	(columns, right, row) => {
		const parts = [undefined, "eu-west-2", "", "pcluster 2.11.9"];
		const screen = screenOf(<Header columns={columns} parts={parts} right={right} demo={false} />, {
			columns,
			rows: 1,
		});
		expect(screen.frame().trimEnd()).toBe(row);
	},
);
