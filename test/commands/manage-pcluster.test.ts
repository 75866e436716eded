import { expect, test } from "vitest";
import { managePcluster } from "../../src/commands/manage-pcluster.ts";
import type { PclusterRequest } from "../../src/commands/pcluster-request.ts";
import type { Installed, Installer } from "../../src/install/installer.ts";
import { AppError } from "../../src/ports/errors.ts";
import { possiblePlan } from "../harness/install.ts";
import { strictPort } from "../harness/strict-port.ts";

const FOLDER = "/home/ada/.local/share/firstlight/pcluster";
const one = (version: string): Installed => ({
	version,
	folder: `${FOLDER}/${version}`,
	path: `${FOLDER}/${version}/bin/pcluster`,
});

async function manage(
	request: PclusterRequest,
	port: Partial<Installer>,
	signal = new AbortController().signal,
) {
	const said: string[] = [];
	const noted: string[] = [];
	const code = await managePcluster(request, {
		installer: strictPort<Installer>("installer", port, { folder: FOLDER }),
		recommended: "2.11.9",
		home: "/home/ada",
		log: { path: "/log", fault: undefined },
		say: (line) => said.push(line),
		note: (line) => noted.push(line),
		signal,
	});
	return { code, said, noted };
}

test("install: plan, news line by line, and the program's path alone on the output", async () => {
	const { code, said, noted } = await manage(
		{ action: "install", version: "3.16.1" },
		{
			plan: async (version) => possiblePlan(version),
			install: async (version, python, onProgress) => {
				onProgress({ phase: "environment", fraction: 0.02, line: undefined });
				onProgress({ phase: "download", fraction: 0.12, line: undefined });
				onProgress({ phase: "download", fraction: 0.3, line: "Collecting boto3" });
				onProgress({ phase: "download", fraction: 0.35, line: undefined });
				expect(python.version).toBe("3.11.7");
				return one(version);
			},
		},
	);
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
	const { code, said, noted } = await manage(
		{ action: "install", version: undefined },
		{
			plan: async (version) => possiblePlan(version, { installed: true }),
			install: async (version) => one(version),
		},
	);
	expect(code).toBe(0);
	expect(said).toEqual([`${FOLDER}/2.11.9/bin/pcluster`]);
	expect(noted).toHaveLength(1);
	expect(noted[0]).toContain("is installed already");
});

test("what stands in the way is said before anything is done", async () => {
	const why = new AppError("python-missing", "No Python.", { hint: "Get one." });
	const { possible: _, python: __, ...facts } = possiblePlan("2.11.9");
	const { code, said, noted } = await manage(
		{ action: "install", version: "2.11.9" },
		{ plan: async () => ({ ...facts, possible: false, why }) },
	);
	expect({ code, said, noted }).toEqual({
		code: 1,
		said: [],
		noted: ["No Python. Get one.", "Log: /log"],
	});
});

test("Ctrl-C ends with 130 and a sentence", async () => {
	const stop = new AbortController();
	const { code, noted } = await manage(
		{ action: "install", version: "2.11.9" },
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
	const listed = await manage(
		{ action: "list" },
		{ list: async () => all, sizeOf: async ({ version }) => (version === "3.16.1" ? 184e6 : 70.4e6) },
	);
	expect(listed).toMatchObject({ code: 0, noted: [] });
	expect(listed.said).toEqual([
		`3.16.1  ${FOLDER}/3.16.1/bin/pcluster  184 MB`,
		`2.11.9  ${FOLDER}/2.11.9/bin/pcluster  70 MB`,
	]);
	const none = await manage({ action: "list" }, { list: async () => [] });
	expect(none).toMatchObject({ code: 0, said: [] });
	expect(none.noted[0]).toContain("no ParallelCluster below ~/.local/share/firstlight/pcluster");
});

test("remove asks nothing, and refuses what is not there", async () => {
	const removed: string[] = [];
	const remove = async (version: string) => void removed.push(version);
	expect(await manage({ action: "remove", version: "2.11.9" }, { remove })).toMatchObject({ code: 0 });
	expect(removed).toEqual(["2.11.9"]);
	const unknown = await manage(
		{ action: "remove", version: "9.9.9" },
		{
			remove: () =>
				Promise.reject(new AppError("not-found", "Not there.", { hint: "It has installed 2.11.9." })),
		},
	);
	expect(unknown).toEqual({ code: 1, said: [], noted: ["Not there. It has installed 2.11.9."] });
});
