import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import { keyPair, vpc } from "../../harness/account.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { CONFIG_PATH } from "../../harness/services.ts";
import { complete } from "../../wizard/answers.ts";
import { CHECKED, type WizardSetup, wizardScreen } from "./wizard-screen.tsx";

const wide = { columns: 120, rows: 40 };
const other = "[global]\n# mine\nupdate_check = true\n";

const review = (setup: WizardSetup = {}) => wizardScreen({ start: complete, ...setup });

describe("what is shown", () => {
	test("wide: plan, difference and checks side by side", async () => {
		const { screen, world } = review({ size: wide, configText: other });
		await screen.see("- update_check = true");
		await screen.see("+ update_check = false");
		await screen.see(CHECKED);
		expect(screen.frame()).toContain("  # mine");
		expect(screen.frame()).toContain("This cluster fits your volumes. Nothing is made yet.");
		expect(screen.frame()).toContain("compute nodes");
		expect(screen.frame()).toContain("! AWS Lambda");
		expect(world.config.writes).toEqual([]);
	});

	test("narrow: one part at a time, Tab goes on, arrows scroll", async () => {
		const { screen } = review();
		await screen.see("› Plan and cost");
		await screen.see("b bill");
		await screen.press(KEYS.tab);
		await screen.see("There is no such file yet");
		expect(screen.frame()).toContain("+ [global]");
		await screen.press(KEYS.pageDown);
		await screen.gone("+ [global]");
		await screen.press(KEYS.tab);
		await screen.see("› Checks");
		expect(screen.frame().split("\n").length).toBeLessThanOrEqual(24);
	});

	test.each([
		{ columns: 80, rows: 24 },
		{ columns: 60, rows: 20 },
	])("each part scrolls to its last line, and no further ($columns×$rows)", async (size) => {
		const { screen } = review({ size });
		await screen.see(CHECKED);
		for (const title of [/Nothing is made yet\. ─/, /config ─/, /Checks ─/]) {
			await screen.see(title);
			await screen.press(KEYS.end);
			const end = await screen.see(/–(\d+) of \1\s*$/m);
			await screen.press(KEYS.up);
			await screen.gone(/–(\d+) of \1\s*$/m);
			for (const key of [KEYS.down, KEYS.down, KEYS.pageDown]) {
				await screen.press(key);
				expect(screen.frame()).toBe(end);
			}
			await screen.press(KEYS.tab);
		}
	});

	test("the cost is told for each of the five states, in figures", async () => {
		const { screen } = review({ size: wide });
		const frame = await screen.see("all nodes at work");
		for (const state of ["waiting for jobs", "nodes stopped", "head node stopped too", "deleted"])
			expect(frame).toMatch(new RegExp(`${state} \\$\\d`));
	});

	test("AWS's own prices of today go before those that came with the program", async () => {
		const prices = { listed: async () => ({ usd: 1000, dated: "2026-11-23" }), spot: async () => undefined };
		const { screen } = review({ size: wide, ports: { prices } });
		await screen.see(/all nodes at work \$\d{4,}\/h/);
	});

	test("c shows the exact command and the file, and y copies the command", async () => {
		const { screen, world } = review({ size: wide });
		await screen.see("+ [global]");
		await screen.press("c");
		await screen.see("The command that creates the cluster");
		expect(screen.frame()).toMatch(/pcluster create .*lsst/);
		expect(screen.frame()).toContain("[cluster default]");
		expect(world.copied).toEqual([]);
		await screen.press("y");
		await screen.see("copied, if your terminal allows it");
		expect(world.copied).toEqual([expect.stringMatching(/pcluster create .*lsst/)]);
		await screen.press("y");
		await expect.poll(() => world.copied).toHaveLength(2);
		expect(world.copied[1]).toMatch(/^firstlight create --region eu-west-2 --vpc .* --name lsst/);
		expect(screen.frame()).toContain("firstlight create --region eu-west-2");
	});

	test.each([
		{ columns: 120, rows: 40 },
		{ columns: 60, rows: 20 },
	])("row 41: t shows a text for the administrator, and y copies it ($columns×$rows)", async (size) => {
		const refused = { refusedActions: async () => ["iam:CreateRole"] };
		const { screen, world } = review({ size, identity: refused });
		await screen.see(CHECKED);
		await screen.press("t");
		await screen.see("For whoever runs your AWS account");
		expect(screen.frame()).toContain("  iam:CreateRole");
		await screen.press("y");
		expect(world.copied).toEqual([expect.stringMatching(/^Hello,\n(.*\n)* {2}iam:CreateRole\n/)]);
		await screen.press(KEYS.escape);
		await screen.see("enter create …");
	});
});

test("the command of a failed check stands with it, and y copies it", async () => {
	const { screen, world } = review({ size: wide, ec2: { vpcs: async () => [vpc({ dnsHostnames: false })] } });
	await screen.see("y copy");
	expect(screen.frame()).toContain("Choose another VPC, or switch them on");
	const command =
		"aws ec2 modify-vpc-attribute --vpc-id vpc-0aaaaaaa --enable-dns-hostnames '{\"Value\":true}' --region eu-west-2";
	await screen.press("y");
	await screen.see("copied, if your terminal allows it: aws ec2 modify-vpc-attribute");
	expect(world.copied).toEqual([command]);
});

describe("writing", () => {
	test("w that came before the review could be read, or is held down, writes nothing", async () => {
		const { screen, world } = review({ size: wide });
		await screen.see("enter create …");
		await screen.press("w");
		await world.clock.pass(400);
		await screen.press("www");
		await screen.see("w write");
		expect(world.config.writes).toEqual([]);
		await world.clock.pass(400);
		await screen.press("?");
		await screen.see("The review");
		await screen.press("?");
		await screen.see("enter create …");
		await screen.press("w");
		await world.clock.pass(400);
		expect(world.config.writes).toEqual([]);
	});

	test("w writes, creates nothing, and says where the old file is", async () => {
		const { screen, world, launched } = review({ size: wide, configText: other });
		await screen.see("+ update_check = false");
		await world.clock.pass(400);
		await screen.see("w write");
		await screen.press("w");
		await screen.see("Nothing was created");
		await screen.see(`${CONFIG_PATH}.backup`);
		expect(world.config.disk.get(CONFIG_PATH)).toContain("# mine");
		expect(launched).toEqual([]);
	});

	test("a file that says just this already is not written again", async () => {
		const { screen, world, launch, create } = review({ size: wide });
		await screen.see(CHECKED);
		await world.clock.pass(400);
		await screen.see("w write");
		await screen.press("w");
		await screen.see("The file already says just this.");
		await create();
		expect((await launch).written).toEqual({ changed: false, backup: undefined });
		expect(world.config.writes).toHaveLength(1);
	});

	test("r looks at the account and reads the file again: the difference is to what stands there now", async () => {
		let dnsHostnames = false;
		const { screen, world } = review({ size: wide, ec2: { vpcs: async () => [vpc({ dnsHostnames })] } });
		await screen.see("DNS host names are off");
		await screen.see("There is no such file yet");
		world.config.disk.set(CONFIG_PATH, other);
		dnsHostnames = true;
		await screen.press("r");
		await screen.see("- update_check = true");
		await screen.gone("DNS host names are off");
	});

	test("a file changed meanwhile is not overwritten: the new difference is shown first", async () => {
		const { screen, world, launched, launch, create } = review({ size: wide });
		await screen.see(CHECKED);
		await screen.see("There is no such file yet");
		world.config.disk.set(CONFIG_PATH, other);
		await create();
		await screen.see("Another program changed the file meanwhile.");
		await screen.see("- update_check = true");
		screen.resize(40, 24);
		await screen.see("then press the key again.");
		expect(world.config.disk.get(CONFIG_PATH)).toBe(other);
		expect(launched).toEqual([]);
		await create();
		await launch;
		expect(world.config.disk.get(CONFIG_PATH)).toContain("# mine");
	});

	test.each([
		["config-unwritable", "The folder may not be written."],
		["disk-full", "The disk is full."],
	] as const)(
		"%s: nothing is launched, nothing is lost, and it can be tried again",
		async (code, message) => {
			const { screen, world, launched, launch, create } = review();
			await screen.see(CHECKED);
			world.config.fail(new AppError(code, message, { hint: "Make room." }));
			await create();
			await screen.see(message);
			expect(screen.frame()).toContain("Make room.");
			expect(screen.frame().split("\n").length).toBeLessThanOrEqual(24);
			expect(launched).toEqual([]);
			await screen.press("c");
			await screen.see("The command that creates the cluster");
			await screen.press(KEYS.escape);
			await screen.see(message);
			world.config.fail(undefined);
			await create();
			await launch;
		},
	);

	test.each([
		[120, 40],
		[80, 24],
		[60, 20],
	])("a config that cannot be used stops here, with reason and cure, at %i×%i", async (columns, rows) => {
		const refusal = new AppError("config-unreadable", `The file cannot be read: ${"x".repeat(1_200)}.`, {
			hint: "Run chmod u+r on it.",
		});
		const configFiles = {
			read: () => Promise.reject(refusal),
			write: () => Promise.reject(new Error("written all the same")),
			beside: () => Promise.reject(new Error("written all the same")),
		};
		const { screen, world, launched } = review({ size: { columns, rows }, ports: { configFiles } });
		await screen.see("Run chmod u+r on it.");
		expect(screen.frame()).toContain("The file cannot be read");
		for (const key of ["\r", "w"]) {
			await world.clock.pass(400);
			await screen.see(/w write +tab switch +esc back/);
			await screen.press(key);
			const frame = await screen.see("That needs the config file");
			expect(frame).toContain("Run chmod u+r on it.");
			expect(frame.split("\n").length).toBeLessThanOrEqual(rows);
			expect(frame).toContain("? explain");
			await screen.press("r");
			await screen.gone("That needs the config file");
		}
		expect(launched).toEqual([]);
	});

	test("a memory that cannot be written does not stop the launch", async () => {
		const memory = {
			recall: async () => undefined,
			remember: async () => {
				throw new AppError("disk-full", "full");
			},
		};
		const { screen, launch, create } = review({ ports: { memory } });
		await screen.see(CHECKED);
		await create();
		expect((await launch).target.name).toBe("lsst");
	});
});

describe("a failed check", () => {
	const gone = { ec2: { keyPairs: async () => [keyPair("another")] }, size: wide };

	test("is accepted by a key of its own, which names it; neither Enter nor y alone creates", async () => {
		const { screen, world, launched, launch } = review(gone);
		await screen.see("1 failed");
		await screen.press("\r");
		await seeQuestion(screen, world.clock, "a");
		expect(screen.frame()).toContain("A check failed: Key pair");
		for (const key of ["\r", "y"]) {
			await screen.press(key);
			await screen.see("! Press a to go on with this check failed");
			await world.clock.pass(400);
		}
		expect(launched).toEqual([]);
		await answer(screen, world.clock, "a");
		await seeQuestion(screen, world.clock);
		expect(screen.frame()).toContain("✗ Key pair: failed, and accepted by you");
		expect(world.config.writes).toEqual([]);
		await answer(screen, world.clock);
		await launch;
	});

	test("two are accepted one by one", async () => {
		const both = { ...gone, ec2: { ...gone.ec2, instanceTypes: async () => [] } };
		const { screen, world, launch } = review(both);
		await screen.see("2 failed");
		await screen.press("\r");
		await screen.see("(1 of 2)");
		await answer(screen, world.clock, "a");
		await screen.see("(2 of 2)");
		await answer(screen, world.clock, "a");
		await answer(screen, world.clock);
		await launch;
	});

	test("what was accepted is asked again after going back", async () => {
		const { screen, world } = review(gone);
		await screen.see("1 failed");
		await screen.press("\r");
		await answer(screen, world.clock, "a");
		await seeQuestion(screen, world.clock);
		await screen.press(KEYS.escape);
		await screen.see("tab switch");
		await screen.press("\r");
		await screen.see("A check failed: Key pair");
	});

	test("f opens the question it is about", async () => {
		const { screen } = review(gone);
		await screen.see("f to Key pair");
		await screen.press("f");
		await screen.see("With which key do you want to log in?");
	});
});

test("the question waits for the checks, and then for the user: nothing goes on by itself", async () => {
	const { promise, resolve } = Promise.withResolvers<ReturnType<typeof keyPair>[]>();
	const { screen, world, launched, launch } = review({ ec2: { keyPairs: () => promise } });
	await screen.see("still checking");
	await screen.press("\r");
	await screen.see("checks are still running. Esc to go back.");
	await world.clock.pass(400);
	await screen.press("y");
	await world.clock.pass(400);
	resolve([keyPair("lsst")]);
	await seeQuestion(screen, world.clock);
	expect(launched).toEqual([]);
	await answer(screen, world.clock);
	await launch;
});

test("the question names the cluster, the region and the money", async () => {
	const { screen, world } = review();
	await screen.see(CHECKED);
	await screen.press("\r");
	const frame = await seeQuestion(screen, world.clock);
	expect(frame).toContain("Create the cluster lsst in eu-west-2?");
	expect(await screen.see("It costs")).toMatch(/It costs ≈ \$\d.*\/h/);
	expect(frame).toContain("While it runs you pay for the head node");
	expect(frame).toMatch(/Checks: .*fine/);
	expect(frame).toContain("Press y to create lsst, Esc to go back.");
});

test("e changes one answer and comes straight back", async () => {
	const { screen } = review();
	await screen.see(CHECKED);
	await screen.press("e");
	expect(await screen.see("Which answer do you want to change?")).toContain("esc back to the plan");
	await screen.press(`${KEYS.end}\r`);
	await screen.see("› Name  lsst");
	await screen.press("2\r");
	await screen.see("lsst2 not created");
});
