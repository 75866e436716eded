import { Text } from "ink";
import { describe, expect, test } from "vitest";
import { ServicesProvider } from "../../hooks/services-context.tsx";
import { type ShownKeys, useKeyRows } from "../../hooks/use-key-rows.ts";
import type { KeyRow } from "../../src/keys/key-row.ts";
import { KEYS, screenOf } from "../harness/screen.ts";
import { worldOf } from "../harness/services.ts";

/** Two rows of help beside its title and the empty row. */
const HEIGHT = 4;

/** A screen with the keys s, which logs in, d, which cannot be pressed now, and Ctrl-C. */
function keyed({ about = true, typing = false } = {}) {
	const does: string[] = [];
	const rows: KeyRow[] = [
		{ keys: ["s"], label: "ssh", says: "logged in", does: () => void does.push("ssh") },
		{ keys: ["d"], label: "delete", not: "It is being made.", does: () => void does.push("delete") },
		{ keys: ["q", "ctrl-c"], label: "quit", does: ({ name }) => void does.push(`quit by ${name}`) },
	];
	const { services, clock } = worldOf();
	const shown: { now?: ShownKeys } = {};
	function Screen() {
		shown.now = useKeyRows(rows, {
			about: about ? { title: "The cluster", paragraphs: ["Its nodes."] } : undefined,
			typing: typing ? ({ text }) => does.push(`typed ${text}`) > 0 && text !== "" : undefined,
			width: 40,
			height: HEIGHT,
			onHelp: (open) => void does.push(open ? "help" : "no help"),
		});
		const { hints, said, help } = shown.now;
		const footer = hints.map((hint) => `${hint.shown} ${hint.label}`).join(", ");
		return (
			<Text>
				{[footer, said && `${said.tone}: ${said.text}`, help?.title, ...(help?.lines ?? [])].join("|")}
			</Text>
		);
	}
	const screen = screenOf(
		<ServicesProvider services={services}>
			<Screen />
		</ServicesProvider>,
		{ columns: 200, rows: 24 },
	);
	return { screen, does, clock };
}

const FOOTER = "s ssh, q quit, ? explain";

describe("the keys of a screen", () => {
	test("do what they say, or say why not; the next key takes that away", async () => {
		const { screen, does } = keyed();
		await screen.see(`${FOOTER}|`);
		await screen.press("s");
		await screen.see("good: logged in");
		await screen.press("d");
		await screen.see("warn: It is being made.");
		await screen.press("q");
		await screen.gone("warn");
		expect(does).toEqual(["ssh", "quit by q"]);
	});

	test("that no row has are told so for a moment, while the page that tells them is to be had", async () => {
		const { screen, clock } = keyed();
		await screen.press("x");
		await screen.see("warn: That key does nothing here. ? shows the keys.");
		await clock.pass(2_999);
		expect(screen.frame()).toContain("does nothing here");
		await clock.pass(1);
		await screen.gone("does nothing here");
		const bare = keyed({ about: false });
		await bare.screen.press("x");
		await bare.screen.press("d");
		await bare.screen.see("s ssh, q quit|warn: It is being made.");
	});

	test("that no row has are letters where something is typed", async () => {
		const { screen, does } = keyed({ typing: true });
		await screen.press("x");
		await screen.press("\u001b[15~");
		await screen.see("warn: That key does nothing here. ? shows the keys.");
		await screen.press("s");
		await screen.see("logged in");
		expect(does.filter((did) => did !== "typed ")).toEqual(["typed x", "ssh"]);
		const bare = keyed({ about: false, typing: true });
		await bare.screen.press("\u001b[15~");
		await bare.screen.see("warn: That key does nothing here.");
		await bare.screen.press("x");
		await bare.screen.gone("does nothing");
	});
});

describe("the page of keys", () => {
	test("lies over the screen with keys of its own, scrolls, and leaves Ctrl-C to the screen", async () => {
		const { screen, does } = keyed();
		await screen.press("?");
		await screen.see("esc close, ↑↓ scroll||The cluster|Its nodes.|");
		await screen.press("s");
		await screen.press("d");
		await screen.press(KEYS.pageDown);
		await screen.see("|The cluster|Keys|");
		await screen.press("\u0003");
		await screen.press(KEYS.escape);
		await screen.see(`${FOOTER}|`);
		expect(does).toEqual(["help", "quit by ctrl-c", "no help"]);
	});

	test.each(["?", KEYS.enter, "q"])("is closed by %j as well", async (key) => {
		const { screen, does } = keyed();
		await screen.press("?");
		await screen.see("close");
		await screen.press(key);
		await screen.see(FOOTER);
		expect(does).toEqual(["help", "no help"]);
	});
});
