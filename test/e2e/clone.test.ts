import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bareEnvironment } from "./built-program.ts";
import { firstlight, newHome, putProgram } from "./firstlight.ts";

test("started in a cloned folder, firstlight runs nothing of it before a y on the question that names it", async () => {
	const home = newHome();
	const clone = newHome();
	const trace = (name: string) => `#!/bin/sh\ntouch "${home}/${name}-was-run"\necho 2.11.9\n`;
	const wasRun = (name: string) => existsSync(join(home, `${name}-was-run`));
	putProgram(join(clone, "venv/bin"), "pcluster", trace("pcluster"));
	for (const name of ["ssh", "python3", "uv", "node"]) putProgram(clone, name, trace(name));
	const { PATH } = bareEnvironment(home);
	const program = firstlight({ home, cwd: clone, env: { PATH: `.:${clone}:${PATH}` }, cols: 120, rows: 40 });
	await program.waitFor(/only in this folder/);
	await program.waitFor(/OpenSSH/);
	await program.waitFor("ParallelCluster 2.11.9");
	expect(wasRun("pcluster")).toBe(false);
	program.press("f");
	await program.waitFor(`Run ${join(clone, "venv/bin/pcluster")}?`);
	await program.waitFor("Press y to run it");
	expect(wasRun("pcluster")).toBe(false);
	program.press("y");
	await program.waitFor("✓ pcluster 2.11.9");
	expect(["ssh", "python3", "uv", "node"].filter(wasRun)).toEqual([]);
});
