import { Text } from "ink";
import { useState } from "react";
import { expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { useConfigDraft } from "../../hooks/use-config-draft.ts";
import { useKeys } from "../../hooks/use-keys.ts";
import type { ConfigDraft } from "../../src/engine/draft.ts";
import { asAppError } from "../../src/ports/errors.ts";
import { screenOf } from "../harness/screen.ts";
import { worldOf } from "../harness/services.ts";

/** A draft that was already the file's text when it was read. */
const DRAFT = {
	before: { text: "[global]\n", fingerprint: "f" },
	text: "[global]\n",
} as unknown as ConfigDraft;
const SPEC = { name: "lsst" } as Parameters<typeof useConfigDraft>[1];
const NONE: readonly string[] = [];

test.each([
	["[global]\n", "changed: false"],
	["[global]\nother = 1\n", "config-changed"],
	[undefined, "config-changed"],
])("a file that was to stay as it is, and is now %j: %s", async (configText, outcome) => {
	const { services, engine } = worldOf(configText === undefined ? {} : { configText });
	function Screen() {
		const [said, setSaid] = useState("ready");
		const { write } = useConfigDraft(engine, SPEC, undefined, NONE);
		useKeys(() => {
			write(DRAFT).then(
				({ changed }) => setSaid(`changed: ${changed}`),
				(thrown: unknown) => setSaid(asAppError(thrown).code),
			);
		});
		return <Text>{said}</Text>;
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
	);
	await screen.see("ready");
	await screen.press("w");
	expect(await screen.see(outcome)).toContain(outcome);
});
