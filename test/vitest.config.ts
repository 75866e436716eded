import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Folders whose tests start no program and leave nothing in the process: their files share one, and what it has loaded. */
const SHARING =
	"{checks,commands,components,config,console,diagnosis,engine,flow,hooks,keys,list,login,pcluster,progress,questions,rules,runs,text,wizard}";
const shared = `test/${SHARING}/**/*.test.{ts,tsx}`;
const e2e = "test/e2e/**/*.test.ts";

// React as the program ships it.
process.env["NODE_ENV"] = "production";

export default defineConfig({
	test: {
		// A ceiling for what hangs, far above what a busy machine needs.
		testTimeout: 180_000,
		restoreMocks: true,
		// Who tests a program mostly waits for it.
		maxWorkers: availableParallelism() + 1,
		projects: [
			{ extends: true, test: { name: "shared", include: [shared], isolate: false } },
			{ extends: true, test: { name: "e2e", include: [e2e], globalSetup: ["test/e2e/compiled.ts"] } },
			{
				extends: true,
				test: {
					name: "alone",
					include: ["test/**/*.test.{ts,tsx}"],
					exclude: [shared, e2e, "test/stage/**", "**/node_modules/**"],
				},
			},
		],
	},
});
