import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment } from "./built-program.ts";
import { newHome } from "./firstlight.ts";

const root = join(import.meta.dirname, "../..");

test("the packed file runs where nothing else is installed, licences included", async () => {
	const home = newHome();
	const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", home];
	const name = execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
	execFileSync("tar", ["xzf", name], { cwd: home });
	const folder = join(home, "package");
	expect(readdirSync(folder).sort()).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
	expect(readFileSync(join(folder, "dist/THIRD-PARTY-LICENCES.txt"), "utf8")).toContain("ink 8");
	expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies).toBeUndefined();

	const program = startProgram({
		file: process.execPath,
		args: [join(folder, "dist/firstlight.js"), "--demo"],
		env: bareEnvironment(home),
		cwd: home,
	});
	try {
		await program.waitFor("enter set up a cluster");
	} finally {
		await program.dispose();
	}
});
