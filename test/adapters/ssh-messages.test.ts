import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { sshMessages } from "../../src/adapters/ssh-messages.ts";
import { dataIn } from "../../src/text/plain.ts";

test("each login has a place of its own that nobody else can read, and nothing stays", async () => {
	const messages = sshMessages();
	const [one, other] = [await messages.prepare(), await messages.prepare()];
	expect(one).not.toBe(other);
	expect(statSync(dirname(one)).mode & 0o077).toBe(0);
	expect(existsSync(one)).toBe(false);
	writeFileSync(one, "Host key verification failed.\r\n");
	expect(await messages.take(one)).toBe("Host key verification failed.\r\n");
	expect(await messages.take(other)).toBeUndefined();
	expect([dirname(one), dirname(other)].filter(existsSync)).toEqual([]);
});

test("bytes that are no UTF-8 do not hide the rest", async () => {
	const messages = sshMessages();
	const path = await messages.prepare();
	writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from("Connection refused\n")]));
	expect(await messages.take(path)).toContain("Connection refused");
});

test("of five megabytes the start and the end are read", async () => {
	const messages = sshMessages();
	const path = await messages.prepare();
	const text = `the start\n${"chatter\n".repeat(640_000)}the end\n`;
	writeFileSync(path, text);
	const said = dataIn((await messages.take(path)) ?? "");
	expect(said === `${text.slice(0, 65_536)}\n${text.slice(-65_536)}`).toBe(true);
});

test("nothing is read twice where start and end meet", async () => {
	const messages = sshMessages();
	const path = await messages.prepare();
	const text = Array.from({ length: 9_000 }, (_, place) => `line ${place}`).join("\n");
	writeFileSync(path, text);
	const lines = dataIn((await messages.take(path)) ?? "").split("\n");
	const seen = lines.filter((line) => /^line \d+$/.test(line));
	expect(seen.length).toBeGreaterThanOrEqual(8_999);
	expect(new Set(seen).size).toBe(seen.length);
});
