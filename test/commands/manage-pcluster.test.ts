import { describe, expect, test } from "vitest";
import type { Installed, Installer } from "../../src/install/installer.ts";
import { recommendedVersion } from "../../src/install/recommended.ts";
import { AppError } from "../../src/ports/errors.ts";
import { called, refusalOf } from "../harness/command-line.ts";
import { possiblePlan } from "../harness/install.ts";
import { answerOf } from "../harness/schemas.ts";

const FOLDER = "/home/ada/.local/share/firstlight/pcluster";
const one = (version: string): Installed => ({
	version,
	folder: `${FOLDER}/${version}`,
	path: `${FOLDER}/${version}/bin/pcluster`,
});

function manage(words: string, installer: Partial<Installer>, signal?: AbortSignal) {
	return called(["pcluster", ...words.split(" ")], { installer, ...(signal && { signal }) });
}

test("install: plan, news line by line, and the program's path alone on the output", async () => {
	const { code, said, noted } = await manage("install 3.16.1", {
		plan: async (version) => possiblePlan(version),
		install: async (version, python, onProgress) => {
			onProgress({ phase: "environment", fraction: 0.02, line: undefined });
			onProgress({ phase: "download", fraction: 0.12, line: undefined });
			onProgress({ phase: "download", fraction: 0.3, line: "Collecting boto3" });
			onProgress({ phase: "download", fraction: 0.35, line: undefined });
			expect(python.version).toBe("3.11.7");
			return one(version);
		},
	});
	expect(code).toBe(0);
	expect(said).toEqual([`${FOLDER}/3.16.1/bin/pcluster`]);
	expect(noted).toEqual([
		"Installs ParallelCluster 3.16.1: 70 MB in ~/.local/share/firstlight/pcluster/3.16.1 (54 GB free), with Python 3.11, /usr/bin/python3.11.",
		"  2%  Making a Python environment of its own",
		" 12%  Fetching its parts from the registry of Python packages (PyPI)",
		" 30%    Collecting boto3",
		"ParallelCluster 3.16.1 is installed.",
	]);
});

test("install without a version takes the recommended one; one that is there and runs is left alone", async () => {
	const { code, said, noted } = await manage("install", {
		plan: async (version) => possiblePlan(version, { installed: true }),
		install: async (version) => one(version),
	});
	expect(code).toBe(0);
	expect(said).toEqual([one(recommendedVersion()).path]);
	expect(noted).toHaveLength(1);
	expect(noted[0]).toContain("is installed already");
});

test("what stands in the way is said before anything is done", async () => {
	const why = new AppError("python-missing", "No Python.", { hint: "Get one." });
	const { possible: _, python: __, ...facts } = possiblePlan("2.11.9");
	const { code, said, noted } = await manage("install 2.11.9", {
		plan: async () => ({ ...facts, possible: false, why }),
	});
	expect({ code, said, noted }).toEqual({
		code: 1,
		said: [],
		noted: ["No Python. Get one.", "Log: /log"],
	});
});

test("Ctrl-C ends with 130 and a sentence", async () => {
	const stop = new AbortController();
	const { code, noted } = await manage(
		"install 2.11.9",
		{
			plan: async (version) => possiblePlan(version),
			install: async () => {
				stop.abort();
				throw new DOMException("stopped", "AbortError");
			},
		},
		stop.signal,
	);
	expect(code).toBe(130);
	expect(noted.at(-1)).toBe("Stopped. Nothing was left behind.");
});

test("list shows version, path and size; nothing is said where there is none", async () => {
	const all = [one("3.16.1"), one("2.11.9")];
	const listed = await manage("list", {
		list: async () => all,
		sizeOf: async ({ version }) => (version === "3.16.1" ? 184e6 : 70.4e6),
	});
	expect(listed).toMatchObject({ code: 0, noted: [] });
	expect(listed.said).toEqual([
		`3.16.1  ${FOLDER}/3.16.1/bin/pcluster  184 MB`,
		`2.11.9  ${FOLDER}/2.11.9/bin/pcluster  70 MB`,
	]);
	const asJson = await manage("list --json", {
		folder: FOLDER,
		list: async () => all,
		sizeOf: async () => 70,
	});
	expect(answerOf("pcluster-list", asJson.said.join("\n"))).toMatchObject({
		folder: FOLDER,
		installed: [{ version: "3.16.1", bytes: 70 }, { version: "2.11.9" }],
	});
	const none = await called(["pcluster", "list"], { installer: { folder: FOLDER, list: async () => [] } });
	expect(none).toMatchObject({ code: 0, said: [] });
	expect(none.noted[0]).toContain("no ParallelCluster below ~/.local/share/firstlight/pcluster");
});

test("remove asks nothing, and refuses what is not there", async () => {
	const removed: string[] = [];
	const remove = async (version: string) => void removed.push(version);
	expect(await manage("remove 2.11.9", { remove })).toMatchObject({ code: 0 });
	expect(removed).toEqual(["2.11.9"]);
	const unknown = await manage("remove 9.9.9", {
		remove: () =>
			Promise.reject(new AppError("not-found", "Not there.", { hint: "It has installed 2.11.9." })),
	});
	expect(unknown).toMatchObject({ code: 5, said: [], noted: ["Not there. It has installed 2.11.9."] });
});

describe("firstlight pcluster", () => {
	test.each([
		["", "What is to be done is missing."],
		["update", "“update” is no command."],
		["remove", "“remove” needs the version to remove."],
		["install --json", "--json is for the list."],
		["list 2.11.9", "“list” takes no version."],
		["install 2.11.9 3.16.1", "One version at a time: “3.16.1” is too many."],
		["install --fast", "Unknown option '--fast'."],
		["install --log=", "Option '--log' needs a value."],
	])("“%s” is refused", async (words, message) => {
		const error = await refusalOf(["pcluster", ...words.split(" ").filter(Boolean)]);
		expect(error.code).toBe("usage");
		expect(error.message).toBe(message);
		expect(error.hint).toContain("firstlight pcluster --help");
	});

	test("its log and its folders follow the environment", async () => {
		const env = { HOME: "/home/ada", XDG_DATA_HOME: "/big" };
		const { settings } = await called(["pcluster", "list", "--log", "l.txt"], {
			env,
			installer: { folder: FOLDER, list: async () => [] },
		});
		expect(settings).toMatchObject({ log: "/here/l.txt", places: { data: "/big/firstlight" } });
	});
});
