import { open, stat } from "node:fs/promises";

/** The first 16 kB of a file as text; none of what is no file. Rejects with the system's own error. */
export async function fileBeginning(file: string): Promise<string> {
	// Anything but a file might never end, or never begin.
	if (!(await stat(file)).isFile()) return "";
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read();
		return buffer.toString("utf8", 0, bytesRead);
	} finally {
		await handle.close();
	}
}
