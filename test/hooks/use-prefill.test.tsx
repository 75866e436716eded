import { Text } from "ink";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { usePrefill } from "../../hooks/use-prefill.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { LONDON } from "../components/console/world.ts";
import { screenOf } from "../harness/screen.ts";
import { worldOf } from "../harness/services.ts";

const VIRGINIA = "us-east-1" as RegionId;

test.each([
	[
		"the region where the user has looked counts more than the files'",
		VIRGINIA,
		LONDON,
		"eu-west-2 where you looked",
	],
	["it counts where the files say nothing", undefined, LONDON, "eu-west-2 where you looked"],
	["the files' word stays where it is the same", LONDON, LONDON, "eu-west-2 your file"],
	["and where the user has looked nowhere", VIRGINIA, undefined, "us-east-1 your file"],
])("%s", async (_when, inFiles, looked, shown) => {
	const prefill = inFiles === undefined ? {} : { region: inFiles, source: { region: "your file" } };
	const { services, engine } = worldOf({ services: { prefillFor: async () => ({ prefill, notes: [] }) } });
	function Screen() {
		const { answer } = usePrefill(engine, looked);
		if (answer.at !== "known") return <Text>{answer.at}</Text>;
		const { region, source } = answer.value.prefill;
		return <Text>{`${region} ${source?.region}`}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
	);
	expect(await screen.see(shown)).toContain(shown);
});
