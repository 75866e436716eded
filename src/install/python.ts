/** A Python on this machine. */
export interface Python {
	readonly file: string;
	/** In full, e.g. 3.11.7. */
	readonly version: string;
	/** How it makes an environment of its own: by itself, by the uv that is installed, or not at all. */
	readonly environments: "itself" | "uv" | "none";
}

/** Major and minor version of a Python, e.g. "3.11": what decides which packages fit. */
export function minorOf(version: string): string {
	return version.split(".").slice(0, 2).join(".");
}

/** Below zero when `a` is the older one. */
export function comparePythons(a: string, b: string): number {
	const left = a.split(".").map(Number);
	const right = b.split(".").map(Number);
	for (let place = 0; place < 3; place++) {
		const difference = (left[place] || 0) - (right[place] || 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

/**
 * Prints the version, whether environments can be made, and where this Python really is, as one line of JSON.
 * Runs with every Python from 2.7 on, so that one that is too old can be named.
 */
export const PYTHON_PROBE = [
	"import json, sys",
	"try:",
	"    import ensurepip, venv",
	"    able = True",
	"except ImportError:",
	"    able = False",
	"version = '%d.%d.%d' % tuple(sys.version_info[:3])",
	"print(json.dumps({'version': version, 'able': able, 'file': sys.executable}))",
].join("\n");

/** Reads what the probe printed, run as `file`; undefined when it is no answer. */
export function pythonFrom(file: string, output: string, hasUv: boolean): Python | undefined {
	const line = output.split("\n").find((candidate) => candidate.startsWith("{"));
	if (line === undefined) return undefined;
	const answer = answerIn(line);
	if (answer === undefined || !/^\d+\.\d+\.\d+$/.test(String(answer["version"]))) return undefined;
	const real = answer["file"];
	return {
		file: typeof real === "string" && real.startsWith("/") ? real : file,
		version: String(answer["version"]),
		environments: answer["able"] === true ? "itself" : hasUv ? "uv" : "none",
	};
}

function answerIn(line: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
