import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Account, startAccount } from "./account.ts";
import { writeConfig241 } from "./config-by-hand.ts";
import { realPcluster, type SpokenPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { has241, aws, pcluster241 } = stage();

/** The version of the tutorial's time, which says everything a little differently. */
describe.skipIf(!has241)("pcluster 2.4.1, spoken to through its dialect", () => {
	let account: Account;
	let real: SpokenPcluster;
	const name = "old";

	beforeAll(async () => {
		account = await startAccount(aws());
		real = realPcluster(account, pcluster241(), "2.4.1", await writeConfig241(account));
	});
	afterAll(() => account?.stop());

	test("says its version, creates, lists and tells the head node", async () => {
		expect((await real.say({ args: ["version"], env: {} })).lines).toEqual(["2.4.1"]);
		const { dialect, profile } = real;
		const target = real.target(name);
		const created = await real.say(dialect.create(profile, target));
		expect(dialect.verdictOf("create", created.lines, created.code)).toEqual({ outcome: "done" });
		const listed = await real.say(dialect.list(profile, target.region, target.configPath));
		expect(dialect.clustersFrom(listed.lines)).toMatchObject([{ name, status: "CREATE_COMPLETE" }]);
		const status = await real.say(dialect.status(profile, target));
		expect(dialect.fleetFrom(status.lines)).toBeUndefined();
	});

	test("stops and starts the Auto Scaling group", async () => {
		const compute = async () =>
			(await account.instances(`parallelcluster-${name}`)).filter(
				({ role, state }) => role === "Compute" && state === "running",
			).length;
		expect(await compute()).toBe(2);
		const { dialect, profile } = real;
		const stopped = await real.say(dialect.stop(profile, real.target(name)));
		expect(dialect.verdictOf("stop", stopped.lines, stopped.code)).not.toMatchObject({ outcome: "failed" });
		expect(await compute()).toBe(0);
		const started = await real.say(dialect.start(profile, real.target(name)));
		expect(dialect.verdictOf("start", started.lines, started.code)).not.toMatchObject({ outcome: "failed" });
	});

	test("a failed create exits with 0 and is a failure all the same", async () => {
		const reason = "The maximum number of addresses has been reached.";
		await account.behave({ fail: { MasterEIP: reason } });
		const { dialect, profile } = real;
		const { lines, code } = await real.say(dialect.create(profile, real.target("broken")));
		expect(code).toBe(0);
		expect(dialect.verdictOf("create", lines, code)).toMatchObject({
			outcome: "failed",
			failures: expect.arrayContaining([{ type: "AWS::EC2::EIP", logicalId: "MasterEIP", reason }]),
		});
	});

	test("deletes it", async () => {
		const { dialect, profile } = real;
		const { lines, code } = await real.say(dialect.delete(profile, real.target(name)));
		expect(dialect.verdictOf("delete", lines, code)).toEqual({ outcome: "done" });
		expect((await account.stacks()).filter((stack) => stack.includes(name))).toEqual([]);
	});
});
