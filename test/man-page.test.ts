import { spawnSync } from "node:child_process";
import { expect, onTestFinished, test, vi } from "vitest";
import { manPage } from "../man-page.ts";
import { allCommands } from "../src/commands/commands.ts";
import { TOPICS } from "../src/commands/topics.ts";

test("the man page has every command, flag and topic", async () => {
	const page = (await manPage()).replaceAll("\\-", "-");
	for (const { call, flags } of await allCommands()) {
		expect(page).toContain(`.B ${call}`);
		for (const flag of Object.keys(flags)) expect(page).toMatch(new RegExp(`^\\.B ".*--${flag}\\b`, "m"));
	}
	for (const { name } of TOPICS)
		expect(page).toMatch(new RegExp(`^\\.SH "${name.replace("-", " ")}"$`, "im"));
});

test("its day is the build's own, so that one source makes one page", async () => {
	vi.stubEnv("SOURCE_DATE_EPOCH", "1700000000");
	onTestFinished(() => void vi.unstubAllEnvs());
	expect(await manPage()).toContain('.TH FIRSTLIGHT 1 "2023-11-14"');
	vi.stubEnv("SOURCE_DATE_EPOCH", undefined);
	expect(await manPage()).toMatch(/^\.TH FIRSTLIGHT 1 "20\d\d-\d\d-\d\d"/);
});

test.each([
	["groff", ["-ww", "-man", "-Tutf8", "-z"]],
	["mandoc", ["-Tlint", "-Wstyle"]],
	["man", ["--warnings", "-l", "-"]],
])("%s finds nothing to say about it", async (linter, args) => {
	const input = await manPage();
	const { error, status, stdout, stderr } = spawnSync(linter, args, { input, encoding: "utf8" });
	const isThere = (error as NodeJS.ErrnoException | undefined)?.code !== "ENOENT";
	if (!isThere) return;
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	if (linter !== "man") expect(stdout).toBe("");
});

test("it holds no line that roff would take for a request of its own", async () => {
	const known = /^\.(TH|SH|SS|TP|P|B|BR|br|RS|RE|nf|fi)\b/;
	expect((await manPage()).split("\n").filter((line) => /^[.']/.test(line) && !known.test(line))).toEqual([]);
});
