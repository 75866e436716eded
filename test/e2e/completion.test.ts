import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { called } from "../harness/command-line.ts";
import { startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { newHome } from "./firstlight.ts";

/** A home where firstlight is on the PATH, there are two profiles, and a cluster is remembered. */
function completingHome() {
	const home = newHome();
	const env = bareEnvironment(home);
	const folders = {
		bin: join(home, "bin"),
		aws: join(home, ".aws"),
		state: join(home, ".local/state/firstlight"),
	};
	for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
	symlinkSync(PROGRAM, join(folders.bin, "firstlight"));
	writeFileSync(join(folders.aws, "config"), '[profile work]\n[profile workshop]\n[profile "my lab"]\n');
	const lsst = { name: "lsst", region: "eu-west-2", version: "3.16.1", configPath: "/c" };
	writeFileSync(join(folders.state, "clusters.json"), JSON.stringify({ clusters: [lsst] }));
	return { home, env: { ...env, PATH: `${folders.bin}:${env["PATH"]}` } };
}

test.each(["bash", "zsh", "fish"])("the script for %s is one", async (shell) => {
	const script = (await called(["completion", shell])).said.join("\n");
	expect(script).toContain("complete -- ");
	// fish reads nothing that it is to check from a socket.
	const file = join(newHome(), "script");
	writeFileSync(file, script);
	const checked = spawnSync(shell, ["-n", file], { encoding: "utf8" });
	const isThere = (checked.error as NodeJS.ErrnoException | undefined)?.code !== "ENOENT";
	if (isThere) expect({ status: checked.status, stderr: checked.stderr }).toEqual({ status: 0, stderr: "" });
});

test("Tab in bash completes commands, flags, and what this machine knows", async () => {
	const { home, env } = completingHome();
	writeFileSync(
		join(home, "rc"),
		"PS1='$ '\nsource <(firstlight completion bash)\nbind 'set bell-style none'\n",
	);
	writeFileSync(join(home, "my log"), "");
	const bash = startProgram({
		file: "bash",
		args: ["--rcfile", join(home, "rc"), "-i"],
		env,
		cwd: home,
		cols: 120,
	});
	try {
		await bash.waitFor("$");
		for (const [typed, line] of [
			["firstlight do", "$ firstlight doctor"],
			["--regi", "$ firstlight doctor --region"],
			["il", "$ firstlight doctor --region il-central-1"],
			["--profile=wor", "--profile=work"],
			["shop --clus", "--profile=workshop --cluster"],
			["l", "--cluster lsst"],
			["--log my", "--log my\\ log"],
			["--profile 'my", "--profile 'my lab'"],
		] as const) {
			bash.type(typed);
			bash.press("tab");
			await bash.waitFor(line);
		}
	} finally {
		await bash.dispose();
	}
});
