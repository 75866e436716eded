import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { answer, create } from "../e2e/walk.ts";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { COSTS, openWizard, startFirstlight, suggestionsOf, takeSuggestions } from "./firstlight.ts";
import { type HeadNode, publicHalf, startHeadNode } from "./head-node.ts";
import { realPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { has3161, hasSshd, aws, pcluster3161, sshd } = stage();
const LONG = { timeoutMs: 180_000 };

/**
 * The main job with version 3: its own templates and validators, the emulated account's resources. No machine boots
 * and no code of the template runs: custom resources and wait conditions are complete at once, the head node's
 * daemon is played, and ssh is a stand-in that writes down its arguments.
 */
describe.skipIf(!has3161)(
	"from a fresh account to the cluster lsst and back, by the real pcluster 3.16.1",
	() => {
		let account: Account;
		let program: RunningProgram;
		let head: HeadNode | undefined;

		beforeAll(async () => {
			account = await startAccount(aws());
			program = startFirstlight(account, pcluster3161());
		});
		afterAll(async () => {
			await program?.dispose();
			await head?.close();
			await account?.stop();
		});

		test("as few keys as with version 2 from the first question to create running, none of them typing an id", async () => {
			await openWizard(program);
			const before = program.keysPressed;
			await takeSuggestions(program, account, "3.16.1");
			await create(program);
			await program.waitFor(/(Checking the config of|Creating) lsst/);
			// pcluster's own check comes first: it makes nothing.
			expect(await account.stacks()).toEqual([]);
			await program.waitFor("Creating lsst", LONG);
			expect(program.screen()[0]).toContain(COSTS.planned);
			expect(program.keysPressed - before).toBe(suggestionsOf(account).length + 2);
			expect(program.keysPressed - before).toBeLessThanOrEqual(14);
		});

		test("the cluster's own file says what was answered, in words of version 3", async () => {
			const path = configOf(account);
			const { belongings, region } = account;
			const subnet = belongings.subnets[`${region}a`];
			const disk = { LocalStorage: { RootVolume: { Size: 35 } } };
			expect(parse(await readFile(path, "utf8"))).toEqual({
				Region: region,
				Image: { Os: "alinux2023" },
				HeadNode: {
					InstanceType: "t3.medium",
					Networking: { SubnetId: subnet },
					Ssh: { KeyName: belongings.keyName },
					...disk,
				},
				Scheduling: {
					Scheduler: "slurm",
					SlurmQueues: [
						{
							Name: "compute",
							CapacityType: "ONDEMAND",
							Networking: { SubnetIds: [subnet] },
							ComputeSettings: disk,
							ComputeResources: [{ Name: "nodes", InstanceType: "t3.xlarge", MinCount: 0, MaxCount: 2 }],
						},
					],
				},
				SharedStorage: expect.toSatisfy((storage) => storage.length === 3),
			});
			expect((await stat(path)).mode & 0o777).toBe(0o600);
			expect((await readdir(dirname(path))).filter((name) => name.startsWith("lsst"))).toEqual(["lsst.yaml"]);
		});

		test("the stack is made of pcluster's own template, and has what was answered", async () => {
			await program.waitFor("lsst is ready", LONG);
			const image = account.belongings.images["aws-parallelcluster-3.16.1-amzn2023-hvm-x86_64-202609091130"];
			expect(await account.stack("lsst")).toMatchObject({
				status: "CREATE_COMPLETE",
				tags: { "parallelcluster:version": "3.16.1", "parallelcluster:cluster-name": "lsst" },
				parameters: { ClusterUser: "ec2-user", Scheduler: "slurm", OfficialAmi: image },
			});
			const volumes = (await account.stack("lsst"))?.outputs["EBSIds"]?.split(",").toSorted();
			expect(volumes).toEqual(Object.values(account.belongings.volumes).toSorted());
			expect(await account.instances("lsst")).toEqual([
				{
					role: "HeadNode",
					type: "t3.medium",
					state: "running",
					subnet: account.belongings.subnets[`${account.region}a`],
				},
			]);
		});

		test("the file passes pcluster's own check when it is asked without firstlight", async () => {
			const real = realPcluster(account, pcluster3161(), "3.16.1", configOf(account));
			const dryRun = real.dialect.dryRun?.(real.profile, real.target("another"));
			if (!dryRun) throw new Error("Version 3 can check without creating.");
			const { lines } = await real.say(dryRun);
			expect(real.dialect.findingsFrom?.(lines)).toMatchObject({ passed: true });
		});

		test("ssh has the terminal, and gives it back to the same screen", async () => {
			await program.waitFor("s ssh");
			program.press("s");
			await program.waitFor("[head ~]$", LONG);
			program.type("df");
			program.press("enter");
			await program.waitFor("you typed: df");
			program.type("exit");
			program.press("enter");
			await program.waitFor("You are back");
			expect((await account.sshCalls()).at(-1)).toMatch(
				new RegExp(`^ec2-user@127\\.0\\.0\\.1 -i ${account.home}/\\.ssh/my_key\\.pem`),
			);
		});

		test("stop waits until the fleet is stopped", async () => {
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
			expect(await account.stacks()).toEqual(["lsst CREATE_COMPLETE"]);
			await program.dispose();
		});

		test("the next session lists it; start brings the fleet back", async () => {
			program = startFirstlight(account, pcluster3161());
			await program.waitFor("open lsst");
			program.press("enter");
			await program.waitFor("u start", LONG);
			program.press("u");
			await answer(program);
			await program.waitFor("✓ The nodes of lsst", LONG);
			expect(await account.fleet("lsst")).toBe("RUNNING");
		});

		test.skipIf(!hasSshd)("the real ssh opens a real head node with the key of last time", async () => {
			const away = program;
			away.press("q");
			await away.exit();
			await away.dispose();
			head = await startHeadNode(sshd());
			await head.admit(await publicHalf(join(account.home, ".ssh", "my_key.pem")));
			const PATH = account.env(pcluster3161(), head.bin)["PATH"] ?? "";
			program = startFirstlight(account, pcluster3161(), [], { PATH });
			await program.waitFor("open lsst");
			program.press("enter");
			await program.waitFor("s  log in to the head node", LONG);
			program.press("s");
			await program.waitFor("Are you sure you want to continue connecting");
			program.type("yes");
			program.press("enter");
			await program.waitFor(/^\$/m);
			program.type("echo $(whoami) says $((6 * 7)); exit");
			program.press("enter");
			await program.waitFor("You are back");
			await head.admit();
			program.press("s");
			await program.waitFor("The head node did not accept this key.");
			await program.waitFor("esc back");
			program.press("esc");
		});

		test("the head node stops after the fleet, and starts before it", async () => {
			const headState = async () =>
				(await account.instances("lsst")).find(({ role }) => role !== "Compute")?.state;
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

		test("delete asks for the name, and nothing is left but the volumes", async () => {
			program.press("d");
			await program.waitFor("Gone for good");
			await program.waitFor("It costs ≈ $0.05/h now, and $0/h then.");
			await program.waitFor("Type lsst");
			program.type("lsst");
			program.press("enter");
			await answer(program);
			await program.waitFor("lsst is deleted", LONG);
			expect(await account.stacks()).toEqual([]);
			const left = await account.instances("lsst");
			expect(new Set(left.map(({ state }) => state))).toEqual(new Set(["terminated"]));
		});
	},
);

function configOf({ home }: Account): string {
	return join(home, ".parallelcluster", "lsst.yaml");
}
