import { render } from "ink-testing-library";
import { expect, test } from "vitest";
import { Header } from "../../components/ui/Header.tsx";

const STATE = "≈ $0.01/h · lsst  ○ nodes and head node stopped";

test.each([
	[60, STATE, " firstlight   DEMO  ≈ $0.01/h · lsst  ○ nodes and head nod…"],
	[80, STATE, " firstlight   DEMO  eu-west-2…  ≈ $0.01/h · lsst  ○ nodes and head node stopped"],
	[60, "", " firstlight   DEMO  eu-west-2 · pcluster 2.11.9"],
])("on %i columns the demo is named, and a long state is cut at its end", (columns, right, row) => {
	const screen = render(
		<Header columns={columns} parts={["eu-west-2", "pcluster 2.11.9"]} right={right} demo />,
	);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
	const shown = (screen.lastFrame() ?? "").replace(/\u001b\[[\d;]*m/g, "");
	screen.unmount();
	expect(shown.trimEnd()).toBe(row);
});
