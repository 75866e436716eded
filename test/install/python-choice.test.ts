import { describe, expect, test } from "vitest";
import type { Python } from "../../src/install/python.ts";
import { chosenPython } from "../../src/install/python-choice.ts";
import { familiesFrom, type Machine, pythonCure, venvCure } from "../../src/install/python-cures.ts";
import { recipeFor } from "../../src/install/recipes.ts";
import { AppError } from "../../src/ports/errors.ts";

const DEBIAN: Machine = { platform: "linux", families: ["debian"] };
const FEDORA: Machine = { platform: "linux", families: ["fedora"] };
const MAC: Machine = { platform: "darwin", families: [] };
const OTHER: Machine = { platform: "linux", families: ["arch"] };

const python = (version: string, environments: Python["environments"] = "itself"): Python => ({
	file: `/opt/${version}/bin/python3`,
	version,
	environments,
});

function choice(version: string, pythons: readonly Python[], machine = DEBIAN) {
	return chosenPython(version, recipeFor(version), pythons, machine);
}

function refusal(version: string, pythons: readonly Python[], machine = DEBIAN): AppError {
	const answer = choice(version, pythons, machine);
	if (answer instanceof AppError) return answer;
	throw new Error(`chose ${answer.file}`);
}

describe("the Python that is taken", () => {
	test("is the best for the version, not the first found", () => {
		const all = [python("3.6.15"), python("3.13.0"), python("3.9.18"), python("3.11.7"), python("3.8.18")];
		expect(choice("2.11.9", all)).toMatchObject({ version: "3.11.7" });
		expect(choice("2.4.1", all)).toMatchObject({ version: "3.8.18" });
		expect(choice("3.0.0", all)).toMatchObject({ version: "3.9.18" });
		expect(choice("3.16.1", all)).toMatchObject({ version: "3.11.7" });
	});
	test("is one that can make environments, before a better one that cannot", () => {
		expect(choice("2.11.9", [python("3.11.7", "none"), python("3.13.0")])).toMatchObject({
			version: "3.13.0",
		});
	});
	test("may be helped by uv", () => {
		expect(choice("2.11.9", [python("3.11.7", "uv")])).toMatchObject({ version: "3.11.7" });
	});
	test("is the first found of several of one version", () => {
		const first = { ...python("3.11.7"), file: "/a/python3" };
		expect(choice("2.11.9", [first, python("3.11.2")])).toBe(first);
	});
});

describe("why there is none", () => {
	test("no Python at all", () => {
		const error = refusal("2.11.9", []);
		expect(error.code).toBe("python-missing");
		expect(error.message).toBe(
			"ParallelCluster 2.11.9 needs Python 3.8 to 3.13, and no Python was found on this machine.",
		);
		expect(error.hint).toBe("Type: sudo apt install python3 python3-venv");
	});
	test("too old", () => {
		const error = refusal("3.16.1", [python("3.8.18"), python("2.7.18"), python("3.6.15")]);
		expect(error.message).toBe(
			"ParallelCluster 3.16.1 needs Python 3.9 to 3.13. This machine has 2.7, 3.6 and 3.8, which is too old.",
		);
		expect(error.hint).toContain("uv python install 3.11");
	});
	test("too new", () => {
		expect(refusal("2.11.9", [python("3.14.0")], FEDORA).message).toMatch(/has 3\.14, which is too new\.$/);
		expect(refusal("2.11.9", [python("3.14.0")], FEDORA).hint).toBe("Type: sudo dnf install python3.11");
	});
	test("some too old and some too new", () => {
		expect(refusal("3.0.0", [python("3.6.1"), python("3.13.0")]).message).toMatch(/has 3\.6 and 3\.13\.$/);
	});
	test("the part that makes environments is missing", () => {
		const error = refusal("2.11.9", [python("3.11.2", "none")]);
		expect(error.message).toContain("without its part that makes environments (venv)");
		expect(error.hint).toBe("Type: sudo apt install python3.11-venv");
	});
});

describe("the command that helps here", () => {
	test.each([
		[DEBIAN, "uv python install 3.11", "apt install python3.11-venv"],
		[FEDORA, "dnf install python3.11", "dnf reinstall python3.11-libs"],
		[MAC, "brew install python@3.11", "brew reinstall python@3.11"],
		[OTHER, "uv python install 3.11", "uv python install 3.11"],
		[{ platform: "linux", families: ["suse"] }, "zypper install python311", "zypper install python311"],
	] as const)("%j", (machine, forPython, forVenv) => {
		expect(pythonCure(machine, ["3.11", "3.10"], true)).toContain(forPython);
		expect(venvCure(machine, "3.11")).toContain(forVenv);
	});
	test("the system is known by its own file", () => {
		expect(familiesFrom('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n')).toEqual([
			"ubuntu",
			"debian",
		]);
		expect(familiesFrom('ID="amzn"\nID_LIKE="fedora"')).toEqual(["amzn", "fedora"]);
		expect(familiesFrom("")).toEqual([]);
	});
});
