import { readdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, create } from "../e2e/walk.ts";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { COSTS, openWizard, startFirstlight, takeSuggestions } from "./firstlight.ts";
import { stage } from "./stage.ts";
import { configPath, layOutConfig, unmanagedConfig } from "./user-config.ts";

const { ready, aws, pcluster } = stage();
const LONG = { timeoutMs: 180_000 };

/** The main job on one account, from the first question to the deleted cluster: each test goes on from the last. */
describe.skipIf(!ready)(
	"from a fresh account to the cluster lsst and back, by the real pcluster 2.11.9",
	() => {
		let account: Account;
		let program: RunningProgram;

		beforeAll(async () => {
			account = await startAccount(aws());
			await layOutConfig(account);
			program = startFirstlight(account, pcluster());
		});
		afterAll(async () => {
			await program?.dispose();
			await account?.stop();
		});

		test("at most 14 keys from the first question to create running, none of them typing an id", async () => {
			await openWizard(program);
			const before = program.keysPressed;
			await takeSuggestions(program, account);
			await create(program);
			await program.waitFor("Creating lsst");
			expect(program.keysPressed - before).toBeLessThanOrEqual(14);
		});

		test("the stack that pcluster makes has what was answered", async () => {
			await program.waitFor("lsst is ready", LONG);
			const { belongings, region } = account;
			expect(await account.stack("parallelcluster-lsst")).toMatchObject({
				status: "CREATE_COMPLETE",
				tags: { Version: "2.11.9", project: "survey" },
				parameters: {
					VPCId: belongings.vpc,
					MasterSubnetId: belongings.subnets[`${region}a`],
					KeyName: belongings.keyName,
					BaseOS: "alinux2",
					CustomAMI: belongings.images["aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-202212221212"],
					MasterInstanceType: "t3.medium",
					MasterRootVolumeSize: "35",
					Scheduler: "slurm",
				},
			});
		});

		test("the three volumes are mounted where the tutorial has them", async () => {
			const stack = await account.stack("parallelcluster-lsst");
			const list = (name: string) => stack?.parameters[name]?.split(",").map((item) => item.trim());
			const folders = list("SharedDir") ?? [];
			const mounted = Object.fromEntries((list("EBSVolumeId") ?? []).map((id, at) => [id, folders[at]]));
			for (const [name, id] of Object.entries(account.belongings.volumes)) {
				expect(mounted[id]).toBe(`/mnt/${name}`);
			}
		});

		test("the config file keeps every line that the wizard does not manage, and its old self beside it", async () => {
			const path = configPath(account);
			const text = await readFile(path, "utf8");
			const kept = unmanagedConfig(account).split("\n");
			expect(text.split("\n").filter((line) => kept.includes(line))).toEqual(expect.arrayContaining(kept));
			expect((await stat(path)).mode & 0o777).toBe(0o600);
			const backups = (await readdir(dirname(path))).filter((name) => /^config.+/.test(name));
			expect(backups).toHaveLength(1);
			expect(await readFile(`${dirname(path)}/${backups[0]}`, "utf8")).toBe(unmanagedConfig(account));
		});

		test("a login that fails is noticed, though pcluster says that all went well", async () => {
			await account.letIn(false);
			await program.waitFor("s ssh");
			program.press("s");
			await program.waitFor("The login did not work");
			expect(program.screen().join("\n")).toContain("Permission denied (publickey)");
			await account.letIn(true);
		});

		test("ssh has the terminal, and gives it back to the same screen", async () => {
			await program.waitFor("s try again");
			program.press("s");
			await program.waitFor(/› \S*my_key\.pem +was not accepted/);
			program.press("enter");
			await program.waitFor("[head ~]$");
			program.type("df");
			program.press("enter");
			await program.waitFor("you typed: df");
			program.type("exit");
			program.press("enter");
			await program.waitFor("You are back");
			expect(program.screen().join("\n")).toContain("lsst");
			expect((await account.sshCalls()).at(-1)).toMatch(
				new RegExp(`^ec2-user@127\\.0\\.0\\.1 -i ${account.home}/\\.ssh/my_key\\.pem`),
			);
		});

		test("stop says what goes on costing, and waits until the fleet is stopped", async () => {
			await program.waitFor(`Costs       ${COSTS.running} now`);
			program.press("p");
			await program.waitFor("2 the head node too");
			program.press("1");
			await program.waitFor("Goes on costing");
			await program.waitFor("It costs ≈ $0.05/h now, and $0.05/h then.");
			await answer(program);
			await program.waitFor("✓ The nodes of lsst are stopped", LONG);
			expect(await account.fleet("lsst")).toBe("STOPPED");
		});

		test("leaving keeps the cluster, and the terminal as it was", async () => {
			program.press("q");
			expect(await program.exit()).toEqual({ code: 0, signal: undefined });
			expect(program.modes()).toEqual(SANE_TERMINAL.modes);
			expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
			expect(await account.stacks()).toEqual(["parallelcluster-lsst CREATE_COMPLETE"]);
			await program.dispose();
		});

		test("the next session lists it; start brings the fleet back", async () => {
			program = startFirstlight(account, pcluster());
			await program.waitFor("open lsst");
			program.press("enter");
			await program.waitFor("u start");
			program.press("u");
			await answer(program);
			await program.waitFor("✓ The nodes of lsst", LONG);
			expect(await account.fleet("lsst")).toBe("RUNNING");
		});

		test("the head node stops after the fleet, and starts before it", async () => {
			const headState = async () =>
				(await account.instances("parallelcluster-lsst")).find(({ role }) => role !== "Compute")?.state;
			await program.waitFor("p stop", LONG);
			program.press("p");
			await program.waitFor("2 the head node too");
			program.press("2");
			await program.waitFor("and then its head node too?");
			await answer(program);
			await program.waitFor("✓ The nodes and the head node of lsst are stopped", LONG);
			expect(await account.fleet("lsst")).toBe("STOPPED");
			expect(await headState()).toBe("stopped");
			await program.waitFor("nodes and head node stopped", LONG);
			await program.waitFor(`Costs       ${COSTS.headOff} now`);
			program.press("u");
			await program.waitFor("head node first?");
			await answer(program);
			await program.waitFor("✓ The head node of lsst is on again", LONG);
			expect(await headState()).toBe("running");
			expect(await account.fleet("lsst")).toBe("RUNNING");
		});

		test("delete asks for the name, says what survives, and nothing is left but the volumes", async () => {
			program.press("d");
			await program.waitFor("Gone for good");
			await program.waitFor("It costs ≈ $0.05/h now, and $0/h then.");
			await program.waitFor("Type lsst");
			program.type("lsst");
			program.press("enter");
			await answer(program);
			await program.waitFor("lsst is deleted", LONG);
			expect(await account.stacks()).toEqual([]);
		});
	},
);
