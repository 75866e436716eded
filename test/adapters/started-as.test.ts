import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startedAs } from "../../src/adapters/started-as.ts";
import { newHome } from "../e2e/firstlight.ts";

const byNpm = { npm_lifecycle_event: "start", npm_package_name: "firstlight" };
const byNpx = { npm_command: "exec", npm_lifecycle_event: "npx" };
const PATH = "/usr/bin:/usr/local/bin";

test.each([
	["/usr/local/bin/firstlight", { PATH }, "firstlight"],
	["/opt/my tools/firstlight", { PATH }, "'/opt/my tools/firstlight'"],
	["/here/dist/firstlight.js", { PATH }, "node dist/firstlight.js"],
	["/elsewhere/dist/firstlight.js", { PATH }, "node /elsewhere/dist/firstlight.js"],
	["/here/dist/firstlight.js", byNpm, "npm start"],
	["/here/dist/firstlight.js", { ...byNpm, npm_package_name: "notebook" }, "node dist/firstlight.js"],
	["/here/dist/firstlight.js", { ...byNpm, npm_lifecycle_event: "test" }, "node dist/firstlight.js"],
	["/here/node_modules/.bin/firstlight", byNpx, "npx firstlight"],
	["/here/dist/firstlight.js", { ...byNpx, npm_command: "run" }, "node dist/firstlight.js"],
	["/here/dist/firstlight.js", { ...byNpx, npm_lifecycle_event: "dev" }, "node dist/firstlight.js"],
] as const)("%s with %j was started as %s", (script, env, call) => {
	expect(startedAs({ env, script, cwd: "/here" })).toBe(call);
});

test("npx is asked for what it was asked for: the file, where that is no name", () => {
	const fetched = newHome();
	mkdirSync(join(fetched, "node_modules/.bin"), { recursive: true });
	const script = join(fetched, "node_modules/.bin/firstlight");
	const asked = (packages: string[]) => {
		writeFileSync(join(fetched, "package.json"), JSON.stringify({ _npx: { packages } }));
		return startedAs({ env: byNpx, script, cwd: "/here" });
	};
	expect(asked(["./firstlight-0.1.0.tgz"])).toBe("npx ./firstlight-0.1.0.tgz");
	expect(asked(["./firstlight-0.1.0.tgz", "other"])).toBe("npx firstlight");
	expect(asked([])).toBe("npx firstlight");
});
