import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Read by Python as pcluster reads it, in `npm test` with as few made files as find a slip of the hand. */
const made = "test/config/{ini-fuzz,ini-python,writer-v3-bytes}.test.ts";

/** The stage: the real pcluster on an emulated AWS. Two files a core: each has an account and ports of its own, and waits more than it works. */
export default defineConfig({
	test: {
		include: ["test/stage/**/*.stage.test.ts", made],
		env: { FIRSTLIGHT_FILES: process.env["FIRSTLIGHT_FILES"] ?? "150" },
		globalSetup: ["test/stage/global-setup.ts"],
		maxWorkers: 2 * availableParallelism(),
		sequence: { concurrent: false },
		testTimeout: 900_000,
		hookTimeout: 600_000,
	},
});
