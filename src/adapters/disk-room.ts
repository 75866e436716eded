import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { faultCode } from "./file-faults.ts";

/** Room on the disk that `folder` is, or will be, on; undefined where the system does not tell. */
export async function freeMegabytes(folder: string): Promise<number | undefined> {
	try {
		const { bavail, bsize } = await statfs(folder);
		return Math.floor((bavail * bsize) / 1_000_000);
	} catch (thrown) {
		const above = dirname(folder);
		return faultCode(thrown) === "ENOENT" && above !== folder ? freeMegabytes(above) : undefined;
	}
}
