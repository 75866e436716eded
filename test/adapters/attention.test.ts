import headless from "@xterm/headless";
import { expect, test } from "vitest";
import { terminalAttention } from "../../src/adapters/attention.ts";
import { HOSTILE } from "../text/hostile.ts";

function written(text: string, env: Readonly<Record<string, string>> = {}): string {
	let all = "";
	const write = (part: string | Uint8Array) => {
		all += part;
		return true;
	};
	terminalAttention({ write }, env).call(text);
	return all;
}

/** What a terminal makes of `bytes`: notifications by their number, bells, and what it shows. */
async function heard(bytes: string) {
	const terminal = new headless.Terminal({ cols: 200, rows: 5, allowProposedApi: true });
	const told: string[] = [];
	let bells = 0;
	terminal.onBell(() => bells++);
	for (const kind of [9, 777]) {
		terminal.parser.registerOscHandler(kind, (data) => {
			told.push(`${kind} ${data}`);
			return true;
		});
	}
	await new Promise<void>((done) => terminal.write(bytes, done));
	return { told, bells, shown: terminal.buffer.active.getLine(0)?.translateToString(true) ?? "" };
}

test("the bell rings once, and both kinds of notification are sent; nothing is shown", async () => {
	expect(await heard(written("lsst costs; ≈ $0.46/h"))).toEqual({
		told: ["9 lsst costs, ≈ $0.46/h", "777 notify;firstlight;lsst costs, ≈ $0.46/h"],
		bells: 1,
		shown: "",
	});
});

test.each(HOSTILE)("%s in a name does not end the sequence", async (_what, text) => {
	const { told, bells, shown } = await heard(written(text));
	expect({ count: told.length, bells, shown }).toEqual({ count: 2, bells: 1, shown: "" });
});

test("in tmux it goes through it", () => {
	expect(written("x", { TMUX: "1" })).toContain("\u001bPtmux;\u001b\u001b]9;x");
});
