import {
	chmodSync,
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { configFiles } from "../../src/adapters/config-file.ts";
import { writeFault } from "../../src/adapters/file-faults.ts";
import type { AppError } from "../../src/ports/errors.ts";

const now = new Date(2026, 10, 23, 10, 15, 0);
const files = configFiles({ now: () => now });
const backupName = "config.2026-11-23T10-15-00.bak";
let folder = "";
let path = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-config-"));
	path = join(folder, "config");
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const modeOf = (name: string) => statSync(name).mode & 0o777;
const fingerprintOf = async (name: string) => (await files.read(name))?.fingerprint;

/** Writes over whatever is there now. */
async function overwrite(name: string, text: string) {
	return files.write(name, text, await fingerprintOf(name));
}

async function failure(action: Promise<unknown>): Promise<AppError> {
	return action.then(
		() => {
			throw new Error("it did not fail");
		},
		(thrown: AppError) => thrown,
	);
}

describe("reading", () => {
	it("gives nothing where there is no file", async () => {
		expect(await files.read(path)).toBeUndefined();
		expect(await files.read(join(folder, "no", "folder"))).toBeUndefined();
	});

	it("gives the text to the byte, a byte order mark and line ends included", async () => {
		writeFileSync(path, "\ufeff[aws]\r\n# é\n");
		expect((await files.read(path))?.text).toBe("\ufeff[aws]\r\n# é\n");
	});

	it("gives a fingerprint that tells a change", async () => {
		writeFileSync(path, "a");
		const first = await fingerprintOf(path);
		writeFileSync(path, "b");
		expect(await fingerprintOf(path)).not.toBe(first);
	});

	it.each([
		["a folder", () => mkdirSync(path)],
		["bytes that are no UTF-8", () => writeFileSync(path, Buffer.from([0x5b, 0xe9, 0x5d]))],
		["far too much", () => writeFileSync(path, "#".repeat(1024 * 1024 + 1))],
		["a link in a circle", () => symlinkSync(path, path)],
		["a device", () => symlinkSync("/dev/null", path)],
	])("refuses %s", async (_name, make) => {
		make();
		const error = await failure(files.read(path));
		expect(error).toMatchObject({ code: "config-unreadable" });
		expect(error.message).toContain(path);
		expect(error.hint).toBeTruthy();
	});

	it("refuses a path through a file", async () => {
		writeFileSync(path, "");
		expect(await failure(files.read(join(path, "below")))).toMatchObject({ code: "config-unreadable" });
	});
});

describe("writing", () => {
	it("makes the file and its folders, for their owner only", async () => {
		const deep = join(folder, ".parallelcluster", "mine", "config");
		expect(await files.write(deep, "text é", undefined)).toEqual({ backup: undefined });
		expect(readFileSync(deep, "utf8")).toBe("text é");
		expect(modeOf(deep)).toBe(0o600);
		expect(modeOf(join(folder, ".parallelcluster"))).toBe(0o700);
		expect(readdirSync(join(folder, ".parallelcluster", "mine"))).toEqual(["config"]);
	});

	it("keeps the old text in a backup with the time, both for their owner only", async () => {
		writeFileSync(path, "old", { mode: 0o644 });
		const backup = join(folder, backupName);
		expect(await overwrite(path, "new")).toEqual({ backup });
		expect([readFileSync(path, "utf8"), readFileSync(backup, "utf8")]).toEqual(["new", "old"]);
		expect([modeOf(path), modeOf(backup)]).toEqual([0o600, 0o600]);
		expect(readdirSync(folder).sort()).toEqual(["config", backupName]);
	});

	it("keeps no backup of an empty file", async () => {
		writeFileSync(path, "");
		expect(await overwrite(path, "new")).toEqual({ backup: undefined });
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it("never writes over a backup of the same second", async () => {
		for (const text of ["1", "2", "3"]) await overwrite(path, text);
		expect(readFileSync(join(folder, backupName), "utf8")).toBe("1");
		expect(readFileSync(join(folder, "config.2026-11-23T10-15-00-2.bak"), "utf8")).toBe("2");
	});

	it("backs nothing up when nothing changes, and still mends the mode", async () => {
		writeFileSync(path, "same");
		chmodSync(path, 0o757);
		expect(await overwrite(path, "same")).toEqual({ backup: undefined });
		expect(modeOf(path)).toBe(0o700);
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it.each([
		["changed", "other"],
		["came into being", undefined],
	])("notices a file that %s in the meantime", async (_name, before) => {
		if (before !== undefined) writeFileSync(path, before);
		const expected = await fingerprintOf(path);
		writeFileSync(path, "theirs");
		expect(await failure(files.write(path, "ours", expected))).toMatchObject({ code: "config-changed" });
		expect(readFileSync(path, "utf8")).toBe("theirs");
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it("notices a file that changed even while its backup was made, and leaves no backup", async () => {
		writeFileSync(path, "old");
		const changing = configFiles({
			now: () => {
				writeFileSync(path, "theirs");
				return now;
			},
		});
		const error = await failure(changing.write(path, "ours", await fingerprintOf(path)));
		expect(error).toMatchObject({ code: "config-changed" });
		expect(readFileSync(path, "utf8")).toBe("theirs");
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it("notices a file that went away", async () => {
		writeFileSync(path, "old");
		const expected = await fingerprintOf(path);
		rmSync(path);
		expect(await failure(files.write(path, "ours", expected))).toMatchObject({ code: "config-changed" });
		expect(existsSync(path)).toBe(false);
	});

	it("lets one of two writers win whole", async () => {
		writeFileSync(path, "old");
		const expected = await fingerprintOf(path);
		const results = await Promise.allSettled(
			["first", "second"].map((text) => files.write(path, text.repeat(1000), expected)),
		);
		expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
		expect(["first", "second"].map((text) => text.repeat(1000))).toContain(readFileSync(path, "utf8"));
		expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
	});
});

describe("links", () => {
	it.each([
		["relative", "../real/there"],
		["absolute", undefined],
	])("are followed: %s", async (_name, link) => {
		mkdirSync(join(folder, "real"));
		mkdirSync(join(folder, "links"));
		const target = join(folder, "real", "there");
		const entry = join(folder, "links", "config");
		writeFileSync(target, "old");
		symlinkSync(link ?? target, entry);
		const { backup } = await overwrite(entry, "new");
		expect(lstatSync(entry).isSymbolicLink()).toBe(true);
		expect(readFileSync(target, "utf8")).toBe("new");
		expect(backup).toBe(join(folder, "links", backupName));
	});

	it("to nothing get their file, its folder too", async () => {
		symlinkSync("dotfiles/first", path);
		symlinkSync("second", join(folder, "first-alias"));
		await files.write(path, "new", undefined);
		expect(readlinkSync(path)).toBe("dotfiles/first");
		expect(readFileSync(join(folder, "dotfiles", "first"), "utf8")).toBe("new");
	});

	it("of folders are resolved before a relative link goes up from them", async () => {
		mkdirSync(join(folder, "a", "real"), { recursive: true });
		symlinkSync(join("a", "real"), join(folder, "alias"));
		symlinkSync("../target", join(folder, "a", "real", "config"));
		await files.write(join(folder, "alias", "config"), "new", undefined);
		expect(readFileSync(join(folder, "a", "target"), "utf8")).toBe("new");
	});
});

describe("faults leave what was there, and nothing beside it", () => {
	it("a folder in the way of the file", async () => {
		mkdirSync(path);
		expect(await failure(files.write(path, "new", undefined))).toMatchObject({ code: "config-unreadable" });
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it("a file in the way of the folder", async () => {
		writeFileSync(path, "old");
		const error = await failure(files.write(join(path, "below"), "new", undefined));
		expect(error).toMatchObject({ code: "config-unreadable" });
		expect(readFileSync(path, "utf8")).toBe("old");
	});

	it("a link to nowhere that no folder can be made for", async () => {
		symlinkSync("/dev/null/config", path);
		const error = await failure(files.write(path, "new", undefined));
		expect(error.code).toMatch(/^config-un(readable|writable)$/);
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it("a file system that takes no files", async () => {
		symlinkSync("/proc/firstlight-config", path);
		const error = await failure(files.write(path, "new", undefined));
		expect(error).toMatchObject({ code: "config-unwritable" });
		expect(error.hint).toBeTruthy();
		expect(readdirSync(folder)).toEqual(["config"]);
	});

	it.each([
		["a name too long for a backup", "c".repeat(250)],
		["a name too long for a draft", "c".repeat(240)],
	])("%s", async (_name, name) => {
		const long = join(folder, name);
		writeFileSync(long, "old");
		chmodSync(long, 0o600);
		expect(await failure(overwrite(long, "new"))).toMatchObject({ code: "config-unwritable" });
		expect(readFileSync(long, "utf8")).toBe("old");
		expect(readdirSync(folder)).toEqual([name]);
	});

	it.each([
		["ENOSPC", "disk-full"],
		["EDQUOT", "disk-full"],
		["EACCES", "config-unwritable"],
		["EROFS", "config-unwritable"],
		["EIO", "config-unwritable"],
	])("%s is %s, in plain words", (code, expected) => {
		const error = writeFault(path, Object.assign(new Error(`${code}: bad`), { code }));
		expect(error.code).toBe(expected);
		expect(error.message).toContain(path);
		expect(error.hint).toContain("Nothing was changed.");
	});
});
