import { dirname, join } from "node:path";

/** The built program, as `npm start` runs it. */
export const PROGRAM = join(import.meta.dirname, "../../dist/firstlight.js");

/** The environment of a machine with nothing on it but Node, what that has compiled, and the system's own programs. */
export function bareEnvironment(home: string): Record<string, string> {
	const compiled = process.env["NODE_COMPILE_CACHE"];
	return {
		...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }),
		HOME: home,
		PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
		LANG: "C.UTF-8",
		AWS_EC2_METADATA_DISABLED: "true",
	};
}
