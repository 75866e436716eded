import headless from "@xterm/headless";
import { expect, test } from "vitest";
import { terminalClipboard } from "../../src/adapters/clipboard.ts";
import { plainText } from "../../src/text/plain.ts";
import { HOSTILE } from "../text/hostile.ts";

const ESC = "\u001b";
const COMMAND = "aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames --region eu-west-2";

function written(text: string, env: Readonly<Record<string, string>> = {}): string {
	let all = "";
	const write = (part: string | Uint8Array) => {
		all += part;
		return true;
	};
	terminalClipboard({ write }, env).put(text);
	return all;
}

/** What a terminal takes of `bytes` for its clipboard, and what it shows. */
async function taken(bytes: string): Promise<{ readonly copied: string[]; readonly shown: string }> {
	const terminal = new headless.Terminal({ cols: 200, rows: 5, allowProposedApi: true });
	const copied: string[] = [];
	terminal.parser.registerOscHandler(52, (data) => {
		const [kind, encoded = ""] = data.split(";");
		copied.push(`${kind} ${Buffer.from(encoded, "base64").toString("utf8")}`);
		return true;
	});
	await new Promise<void>((done) => terminal.write(bytes, done));
	return { copied, shown: terminal.buffer.active.getLine(0)?.translateToString(true) ?? "" };
}

test("the terminal gets the text as base64, and shows nothing of it", async () => {
	const bytes = written(COMMAND);
	expect(bytes).toBe(`${ESC}]52;c;${Buffer.from(COMMAND).toString("base64")}\u0007`);
	expect(await taken(bytes)).toEqual({ copied: [`c ${COMMAND}`], shown: "" });
});

test.each<readonly [what: string, text: string, left: string]>([
	...HOSTILE,
	["two commands", "aws configure\nrm -rf ~\n", "aws configure rm -rf ~ "],
	["an end of the sequence", `a\u0007b${ESC}\\c`, "abc"],
])("%s in a text neither ends the sequence nor is pasted as a line of its own", async (_what, text) => {
	const bytes = written(text);
	expect(bytes).toMatch(new RegExp(`^${ESC}\\]52;c;[A-Za-z0-9+/=]*\u0007$`));
	const clean = plainText(text);
	expect(clean).not.toMatch(/\p{Cc}/u);
	expect(await taken(bytes)).toEqual({ copied: [`c ${clean}`], shown: "" });
});

test("in tmux it goes to tmux and through it", () => {
	const bytes = written(COMMAND, { TMUX: "/tmp/tmux-1000/default,1,0" });
	const plain = written(COMMAND);
	expect(bytes).toBe(`${plain}${ESC}Ptmux;${ESC}${plain}${ESC}\\`);
});

test("in screen it goes through in pieces that screen takes", async () => {
	const text = `echo ${"data ".repeat(300)}`;
	const pieces = written(text, { STY: "1.pts-0" }).split(`${ESC}\\`);
	expect(pieces.pop()).toBe("");
	const longest = `${ESC}P`.length + 240;
	expect(pieces.map(({ length }) => length)).toEqual([
		...pieces.slice(1).map(() => longest),
		expect.toSatisfy((length) => length <= longest),
	]);
	expect(pieces.every((piece) => piece.startsWith(`${ESC}P`))).toBe(true);
	const through = pieces.map((piece) => piece.slice(2)).join("");
	expect(through).toBe(written(text));
});
