import { readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { shellWord } from "../text/shell-word.ts";

/** How this process was started. */
interface Start {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The script that Node was given, an absolute path. */
	readonly script: string;
	readonly cwd: string;
}

/** The words that start firstlight once more, typed in the same folder: `npm start`, `npx FILE`, `node dist/firstlight.js`. */
export function startedAs({ env, script, cwd }: Start): string {
	if (env["npm_lifecycle_event"] === "start" && env["npm_package_name"] === "firstlight") return "npm start";
	if (env["npm_command"] === "exec" && env["npm_lifecycle_event"] === "npx") {
		return `npx ${shellWord(packageOf(script) ?? "firstlight")}`;
	}
	if (!script.endsWith(".js")) {
		const isOnPath = (env["PATH"] ?? "").split(":").includes(dirname(script));
		return isOnPath ? basename(script) : shellWord(script);
	}
	const near = relative(cwd, script);
	return `node ${shellWord(near.startsWith("..") || isAbsolute(near) ? script : near)}`;
}

/** What npx was asked to run, where that is not in the project at hand: it notes it beside what it has fetched. */
function packageOf(script: string): string | undefined {
	const fetched = join(dirname(script), "../../package.json");
	try {
		const [asked, ...more] = JSON.parse(readFileSync(fetched, "utf8"))._npx.packages;
		return typeof asked === "string" && more.length === 0 ? asked : undefined;
	} catch {
		return undefined;
	}
}
