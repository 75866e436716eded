import fc from "fast-check";
import { expect, test } from "vitest";
import {
	afterLine,
	afterUnpacked,
	atPhase,
	FIRST_PROGRESS,
	type PipProgress,
} from "../../src/install/pip-progress.ts";
import { recipeFor } from "../../src/install/recipes.ts";

const recipe = recipeFor("2.11.9");
const LINES = [
	"Collecting aws-parallelcluster==2.11.9",
	"  Downloading aws_parallelcluster-2.11.9-py3-none-any.whl (200 kB)",
	"Collecting botocore<1.45.0,>=1.44.5 (from boto3)",
	"  Downloading botocore-1.44.5-py3-none-any.whl (16.6 MB)",
	"Requirement already satisfied: setuptools<70 in ./x (65.5.0)",
	"Installing collected packages: six, PyYAML, botocore, aws-parallelcluster",
	"Successfully installed PyYAML-6.0.3 aws-parallelcluster-2.11.9 botocore-1.44.5 six-1.17.0",
];
const read = (lines: readonly string[], from = atPhase(FIRST_PROGRESS, "download")) =>
	lines.reduce((progress, line) => afterLine(progress, line, recipe), from);

test("each part that is fetched moves the bar, a big one more", () => {
	const small = read(LINES.slice(0, 2)).fraction;
	const big = read(LINES.slice(0, 4)).fraction;
	expect(small).toBeGreaterThan(atPhase(FIRST_PROGRESS, "download").fraction);
	expect(big - small).toBeGreaterThan(small - atPhase(FIRST_PROGRESS, "download").fraction);
});

test("pip's word for unpacking begins that phase and says how many there are", () => {
	expect(read(LINES.slice(0, 5)).phase).toBe("download");
	expect(read(LINES.slice(0, 6))).toMatchObject({ phase: "unpack", toUnpack: 4 });
});

test("packages that have arrived move it on; it is full only at the very end", () => {
	const unpacking = read(LINES);
	const half = afterUnpacked(unpacking, 2);
	const all = afterUnpacked(half, 4);
	expect(half.fraction).toBeGreaterThan(unpacking.fraction);
	expect(all.fraction).toBeGreaterThan(half.fraction);
	expect(atPhase(all, "check").fraction).toBeLessThan(1);
	expect(afterUnpacked(FIRST_PROGRESS, 3)).toBe(FIRST_PROGRESS);
});

test("other lines leave it alone", () => {
	const before = read(LINES.slice(0, 2));
	expect(afterLine(before, "WARNING: Retrying (Retry(total=4)) after connection broken", recipe)).toBe(
		before,
	);
	expect(afterLine(before, "  Preparing metadata (setup.py): started", recipe)).toBe(before);
});

test("whatever comes, it never falls and stays within 0 and 1", () => {
	const step = fc.oneof(
		fc.constantFrom(...LINES).map((line) => (progress: PipProgress) => afterLine(progress, line, recipe)),
		fc
			.integer({ min: 0, max: 500 })
			.map((count) => (progress: PipProgress) => afterUnpacked(progress, count)),
		fc
			.constantFrom("environment" as const, "download" as const, "unpack" as const, "check" as const)
			.map((phase) => (progress: PipProgress) => atPhase(progress, phase)),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
			let progress = FIRST_PROGRESS;
			for (const apply of steps) {
				const next = apply(progress);
				expect(next.fraction).toBeGreaterThanOrEqual(progress.fraction);
				expect(next.fraction).toBeLessThanOrEqual(1);
				progress = next;
			}
		}),
	);
});
