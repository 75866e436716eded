import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freeMegabytes } from "../../src/adapters/disk-room.ts";
import { faultCode, readFault, reasonFor, writeFault } from "../../src/adapters/file-faults.ts";
import { outputFault } from "../../src/adapters/standard-output.ts";
import { AppError } from "../../src/ports/errors.ts";

const fault = (code: unknown) => Object.assign(new Error("the system's words"), { code });

test.each([
	[fault("EACCES"), "EACCES", "your user may not do that"],
	[fault("EIO"), "EIO", "the system says EIO"],
	[fault(5), undefined, "the system's words"],
	[new Error("no code"), undefined, "no code"],
	[{ code: "EACCES" }, undefined, "[object Object]"],
	["a text", undefined, "a text"],
])("%o has the code %s, and says: %s", (thrown, code, reason) => {
	expect([faultCode(thrown), reasonFor(thrown)]).toEqual([code, reason]);
});

test.each(["ENOSPC", "EDQUOT", "EFBIG"])("%s leaves no room to write", (code) => {
	expect(writeFault("/f", fault(code)).code).toBe("disk-full");
});

test("what has its sentence keeps it", () => {
	const own = new AppError("refused", "No.");
	expect([readFault("/f", own), writeFault("/f", own)]).toEqual([own, own]);
	expect(readFault("/f", fault("EACCES")).message).toBe("/f cannot be read: your user may not do that.");
});

test.each([
	["EPIPE", "output-closed", "Nobody reads the output any more."],
	["ENOSPC", "output-failed", "The output could not be written: the disk is full."],
	["EIO", "output-failed", "The output could not be written: the system refused it (EIO)."],
])("output that ends by %s is told as %s", (code, kind, message) => {
	expect(outputFault(fault(code) as NodeJS.ErrnoException)).toMatchObject({ code: kind, message });
});

test("a disk's room is that of the folder which is there, and nobody's below a file", async () => {
	const { bavail, bsize } = statfsSync(tmpdir());
	const free = (await freeMegabytes(join(tmpdir(), "no such folder", "below it"))) ?? 0;
	expect(Math.abs(free / ((bavail * bsize) / 1_000_000) - 1)).toBeLessThan(0.1);
	expect(Number.isInteger(free)).toBe(true);
	expect(await freeMegabytes("/dev/null/below")).toBeUndefined();
});
