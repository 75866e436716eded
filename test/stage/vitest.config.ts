import { defineConfig } from "vitest/config";

/** The stage: the real pcluster on an emulated AWS, one file after the other. */
export default defineConfig({
	test: {
		include: ["test/stage/**/*.stage.test.ts"],
		globalSetup: ["test/stage/global-setup.ts"],
		fileParallelism: false,
		sequence: { concurrent: false },
		testTimeout: 300_000,
		hookTimeout: 120_000,
	},
});
