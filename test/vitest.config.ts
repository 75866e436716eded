import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { asShipped } from "./as-shipped.ts";

/** Folders whose tests leave nothing in the process: their files share one, and what it has loaded. */
const SHARING =
	"{adapters,checks,commands,components,config,console,cost,demo,diagnosis,engine,flow,hooks,install,keys,leftovers,list,login,logs,pcluster,plain,progress,questions,rules,runs,services,slurm,start,text,transfer,wizard}";
const shared = [`test/${SHARING}/**/*.test.{ts,tsx}`, "test/*.test.ts"];
const e2e = "test/e2e/**/*.test.ts";

// React as the program ships it.
process.env["NODE_ENV"] = "production";
// What Node compiled for one file's tests, and for a program they start, it need not compile for the next.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "../node_modules/.cache/node");

export default defineConfig({
	plugins: [await asShipped()],
	test: {
		// A ceiling for what hangs, far above what a busy machine needs.
		testTimeout: 180_000,
		restoreMocks: true,
		// Who tests a program mostly waits for it.
		maxWorkers: availableParallelism() + 1,
		projects: [
			{ extends: true, test: { name: "shared", include: shared, isolate: false } },
			{
				extends: true,
				test: { name: "e2e", include: [e2e], isolate: false, globalSetup: ["test/e2e/compiled.ts"] },
			},
			{
				extends: true,
				test: {
					name: "alone",
					include: ["test/**/*.test.{ts,tsx}"],
					exclude: [...shared, e2e, "test/stage/**", "**/node_modules/**"],
				},
			},
		],
	},
});
