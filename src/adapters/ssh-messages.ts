import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { SshMessages } from "../ports/files.ts";
import { faultCode } from "./file-faults.ts";

/** So many bytes are read at the start and at the end: the login stands at the one, its end at the other. */
const PART_BYTES = 64 * 1024;

/** A file for each session, in a folder that nobody else can read and that goes with it. */
export function sshMessages(): SshMessages {
	return {
		prepare: async () => join(await mkdtemp(join(tmpdir(), "firstlight-ssh-")), "messages"),
		async take(path) {
			try {
				return await bothEnds(path);
			} catch (thrown) {
				if (faultCode(thrown) === "ENOENT") return undefined;
				throw thrown;
			} finally {
				await rm(dirname(path), { recursive: true, force: true }).catch(() => {});
			}
		},
	};
}

/** Whatever the bytes are: those that are no UTF-8 become replacement characters. */
async function bothEnds(path: string): Promise<string> {
	const file = await open(path, "r");
	try {
		const { size } = await file.stat();
		const part = async (from: number, length: number) => {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
			return buffer.subarray(0, bytesRead).toString("utf8");
		};
		if (size <= 2 * PART_BYTES) return await part(0, size);
		return `${await part(0, PART_BYTES)}\n${await part(size - PART_BYTES, PART_BYTES)}`;
	} finally {
		await file.close();
	}
}
