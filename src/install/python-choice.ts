import { AppError } from "../ports/errors.ts";
import { listed } from "../text/some-names.ts";
import { comparePythons, minorOf, type Python } from "./python.ts";
import { type Machine, pythonCure, venvCure } from "./python-cures.ts";
import type { Recipe } from "./recipes.ts";

/** The best Python for this recipe, or why there is none and how to get one. */
export function chosenPython(
	version: string,
	recipe: Recipe,
	pythons: readonly Python[],
	machine: Machine,
): Python | AppError {
	const fitting = recipe.pythons.flatMap((minor) => pythons.filter((one) => minorOf(one.version) === minor));
	const able = fitting.find((one) => one.environments !== "none");
	if (able !== undefined) return able;
	const [first] = fitting;
	if (first !== undefined) return withoutVenv(first, machine);
	return new AppError("python-missing", missingMessage(version, recipe, pythons), {
		hint: pythonCure(machine, recipe.pythons, pythons.length > 0),
	});
}

function withoutVenv(python: Python, machine: Machine): AppError {
	return new AppError(
		"python-missing",
		`Python ${minorOf(python.version)} (${python.file}) is there, but without its part that makes environments (venv).`,
		{ hint: venvCure(machine, minorOf(python.version)) },
	);
}

function missingMessage(version: string, recipe: Recipe, pythons: readonly Python[]): string {
	const wanted = `ParallelCluster ${version} needs Python ${spanOf(recipe.pythons)}`;
	if (pythons.length === 0) return `${wanted}, and no Python was found on this machine.`;
	const minors = [...new Set(pythons.map((one) => minorOf(one.version)))].sort(comparePythons);
	const sorted = [...recipe.pythons].sort(comparePythons);
	const tooOld = minors.every((minor) => comparePythons(minor, sorted[0] ?? "") < 0);
	const tooNew = minors.every((minor) => comparePythons(minor, sorted.at(-1) ?? "") > 0);
	const verdict = tooOld ? ", which is too old" : tooNew ? ", which is too new" : "";
	return `${wanted}. This machine has ${listed(minors, "and")}${verdict}.`;
}

function spanOf(minors: readonly string[]): string {
	const sorted = [...minors].sort(comparePythons);
	return `${sorted[0]} to ${sorted.at(-1)}`;
}
