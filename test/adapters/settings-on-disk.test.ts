import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { settingsIn } from "../../src/adapters/settings-on-disk.ts";

test("the settings file is read where there is one, and what is no file is refused without waiting for it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-settings-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const at = (name: string) => join(folder, name);
	writeFileSync(at("file"), "plain = true\n");
	mkdirSync(at("folder"));
	execFileSync("mkfifo", [at("pipe")]);
	symlinkSync("/dev/zero", at("device"));
	expect(await settingsIn(at("none"))).toEqual({});
	expect(await settingsIn(at("file"))).toEqual({ plain: true });
	for (const [name, why] of [
		["folder", "a folder with that name is in the way."],
		["pipe", "it is no file."],
		["device", "it is no file."],
	] as const)
		await expect(settingsIn(at(name))).rejects.toMatchObject({
			code: "usage",
			message: `${at(name)} cannot be read: ${why}`,
		});
});
