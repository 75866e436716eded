import { defineConfig } from "vitest/config";

/** The stage: the real pcluster on an emulated AWS. Two files at a time: each has an account and ports of its own, and waits more than it works. */
export default defineConfig({
	test: {
		include: ["test/stage/**/*.stage.test.ts"],
		globalSetup: ["test/stage/global-setup.ts"],
		maxWorkers: 2,
		sequence: { concurrent: false },
		testTimeout: 900_000,
		hookTimeout: 600_000,
	},
});
