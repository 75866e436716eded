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

test.each([
	[{}, "9 "],
	[{ TERM: "xterm-256color", TERM_PROGRAM: "WezTerm" }, "9 "],
	[{ TERM: "xterm-kitty" }, "9 "],
	[{ TERM: "xterm-256color", VTE_VERSION: "7600" }, "777 notify;firstlight;"],
	[{ TERM: "rxvt-unicode-256color" }, "777 notify;firstlight;"],
	[{ TERM: "foot" }, "777 notify;firstlight;"],
])(
	"in a terminal that says %j the bell rings once and one notification is sent; nothing is shown",
	async (env, kind) => {
		expect(await heard(written("lsst costs; ≈ $0.46/h", env))).toEqual({
			told: [`${kind}lsst costs, ≈ $0.46/h`],
			bells: 1,
			shown: "",
		});
	},
);

test.each(HOSTILE)("%s in a name does not end the sequence", async (_what, text) => {
	for (const env of [{}, { TERM: "foot" }]) {
		const { told, bells, shown } = await heard(written(text, env));
		expect({ count: told.length, bells, shown }).toEqual({ count: 1, bells: 1, shown: "" });
	}
});

test("in tmux it goes through it", () => {
	expect(written("x", { TMUX: "1" })).toContain("\u001bPtmux;\u001b\u001b]9;x");
});
