import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Account, startAccount } from "./account.ts";
import { writeConfig2119 } from "./config-by-hand.ts";
import { realPcluster, type SpokenPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { ready, aws, pcluster } = stage();

/** The dialect against what the real program says, from the first verb to the last. */
describe.skipIf(!ready)("pcluster 2.11.9, spoken to through its dialect", () => {
	let account: Account;
	let real: SpokenPcluster;
	const name = "lsst";

	beforeAll(async () => {
		account = await startAccount(aws());
		real = realPcluster(account, pcluster(), "2.11.9", await writeConfig2119(account));
	});
	afterAll(() => account?.stop());

	test("says its version", async () => {
		expect((await real.say({ args: ["version"], env: {} })).lines).toEqual(["2.11.9"]);
	});

	test("creates a cluster, and CloudFormation has what the config says", async () => {
		const { lines, code } = await real.say(real.dialect.create(real.profile, real.target(name)));
		expect(real.dialect.verdictOf("create", lines, code)).toEqual({ outcome: "done" });
		const stack = await account.stack(`parallelcluster-${name}`);
		const { belongings } = account;
		expect(stack).toMatchObject({
			status: "CREATE_COMPLETE",
			tags: { Version: "2.11.9" },
			parameters: {
				VPCId: belongings.vpc,
				MasterSubnetId: belongings.subnets[`${account.region}a`],
				KeyName: "my_key",
				BaseOS: "alinux2",
			},
		});
		expect(await account.instances(`parallelcluster-${name}`)).toEqual([
			expect.objectContaining({ role: "Master", type: "t2.micro", state: "running" }),
			expect.objectContaining({ role: "Compute", type: "t2.xlarge", state: "running" }),
			expect.objectContaining({ role: "Compute", type: "t2.xlarge", state: "running" }),
		]);
	});

	test("refuses a name that is taken", async () => {
		const { lines, code } = await real.say(real.dialect.create(real.profile, real.target(name)));
		expect(real.dialect.verdictOf("create", lines, code)).toMatchObject({ outcome: "failed" });
		expect(lines.join("\n")).toContain("already exists");
	});

	test("lists it", async () => {
		const { lines } = await real.say(
			real.dialect.list(real.profile, real.target(name).region, real.target(name).configPath),
		);
		expect(real.dialect.clustersFrom(lines)).toEqual([
			{ name, status: "CREATE_COMPLETE", version: "2.11.9" },
		]);
	});

	test("tells the fleet's state", async () => {
		const { lines } = await real.say(real.dialect.status(real.profile, real.target(name)));
		expect(real.dialect.fleetFrom(lines)).toBe("RUNNING");
	});

	test("would log in with the key it is given", async () => {
		const { args, env } = real.dialect.ssh(real.profile, real.target(name), "/keys/my key.pem", ["-d"]);
		const { lines } = await real.say({ args, env });
		expect(lines).toEqual(["SSH command: ssh ec2-user@127.0.0.1 -i '/keys/my key.pem'"]);
	});

	test("stops the fleet, which takes a while, and starts it again", async () => {
		for (const [verb, end] of [
			["stop", "STOPPED"],
			["start", "RUNNING"],
		] as const) {
			const { lines, code } = await real.say(real.dialect[verb](real.profile, real.target(name)));
			expect(real.dialect.verdictOf(verb, lines, code)).toEqual({ outcome: "in-progress" });
			await expect.poll(() => account.fleet(name), { timeout: 20_000 }).toBe(end);
		}
		const again = await real.say(real.dialect.start(real.profile, real.target(name)));
		expect(real.dialect.verdictOf("start", again.lines, again.code)).toEqual({ outcome: "done" });
	});

	test("deletes it, nodes and all", async () => {
		const { lines, code } = await real.say(real.dialect.delete(real.profile, real.target(name)));
		expect(real.dialect.verdictOf("delete", lines, code)).toEqual({ outcome: "done" });
		expect(await account.stacks()).toEqual([]);
		const left = await account.instances(`parallelcluster-${name}`);
		expect(new Set(left.map(({ state }) => state))).toEqual(new Set(["terminated"]));
		const gone = await real.say(real.dialect.delete(real.profile, real.target(name)));
		expect(real.dialect.verdictOf("delete", gone.lines, gone.code)).toEqual({ outcome: "done" });
	});

	test("a resource of a nested stack that fails is named with its own reason", async () => {
		const reason = "You have requested more vCPU capacity than your current vCPU limit of 1 allows.";
		// pcluster reads the nested stack's events before that is gone, also where it takes long over it.
		await account.behave({ fail: { MasterServer: reason }, rollback_seconds: 15 });
		const { lines, code } = await real.say(real.dialect.create(real.profile, real.target("broken")));
		expect(real.dialect.verdictOf("create", lines, code)).toMatchObject({
			outcome: "failed",
			failures: expect.arrayContaining([{ type: "AWS::EC2::Instance", logicalId: "MasterServer", reason }]),
		});
		await expect
			.poll(() => account.stacks(), { timeout: 180_000 })
			.toEqual(["parallelcluster-broken ROLLBACK_COMPLETE"]);
	});

	test("a stack that will not go is a failure, whatever the exit code says", async () => {
		await account.behave({ fail_delete: { MasterSecurityGroup: "resource sg-1 has a dependent object" } });
		await real.say(real.dialect.create(real.profile, real.target("stuck")));
		const { lines, code } = await real.say(real.dialect.delete(real.profile, real.target("stuck")));
		expect(code).toBe(0);
		expect(real.dialect.verdictOf("delete", lines, code)).toMatchObject({ outcome: "failed" });
	});
});
