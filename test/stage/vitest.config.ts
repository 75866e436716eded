import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Read by Python as pcluster reads it, in `npm test` with as few made files as find a slip of the hand. */
const made = "test/config/{ini-fuzz,ini-python,writer-v3-bytes}.test.ts";

/** Minutes long each: whichever began last would be waited for alone. */
const LONG = [
	"resize",
	"work",
	"commands",
	"trouble",
	"trouble-v3",
	"wizard-v3",
	"one-name",
	"life-v3",
	"life-2-11-9",
	"fresh-machine",
].map((name) => `${name}.stage.test.ts`);

class LongOnesFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => LONG.indexOf(basename(moduleId)) + 1 || LONG.length + 1;
		const sorted = await super.sort(files);
		return sorted.sort((one, other) => rank(one) - rank(other));
	}
}

/** The stage: the real pcluster on an emulated AWS. Two files a core: each has an account and ports of its own, and waits more than it works. */
export default defineConfig({
	test: {
		include: ["test/stage/**/*.stage.test.ts", made],
		env: { FIRSTLIGHT_FILES: process.env["FIRSTLIGHT_FILES"] ?? "150" },
		globalSetup: ["test/stage/global-setup.ts"],
		maxWorkers: 2 * availableParallelism(),
		sequence: { concurrent: false, sequencer: LongOnesFirst },
		testTimeout: 900_000,
		hookTimeout: 600_000,
	},
});
