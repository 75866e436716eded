import { expect, test } from "vitest";
import type { Region } from "../../../src/ports/account.ts";
import type { RegionId } from "../../../src/ports/ids.ts";
import type { Inventory } from "../../../src/ports/inventory.ts";
import { disk, stack } from "../../harness/account.ts";
import { KEYS } from "../../harness/screen.ts";
import { clusterView, consoleOf, refusing, ScriptedWatch } from "./world.ts";

const IRELAND = "eu-west-1" as RegionId;
const VIRGINIA = "us-east-1" as RegionId;
const REGIONS: Region[] = [IRELAND, VIRGINIA].map((id) => ({ id, optedIn: true }));
const regions = async () => REGIONS;

const data = disk({ name: "data" });
const small = { ...data, id: "vol-2", name: "small", sizeGiB: 10 };

const nothing = async () => [];
const inventory: Inventory = {
	machines: nothing,
	disks: async (region) => (region === VIRGINIA ? [small, data] : []),
	snapshots: refusing("denied", "Your account may not list snapshots."),
	addresses: nothing,
	natGateways: nothing,
	logGroups: nothing,
	buckets: nothing,
};

test("o on the start screen tells what goes on costing, the dearest first, and y copies its command", async () => {
	const { screen } = consoleOf({ ec2: { regions }, inventory });
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("o");
	const frame = await screen.see("2 things: ≈ $11/month in all, at list price.");
	expect(frame).toMatch(/› \$10\/month +data, 100 GiB gp2 +us-east-1/);
	expect(frame).toContain("Your account may not read: snapshots in all regions.");
	expect(frame).toContain("Everything on it is lost for good.");
	await screen.press(KEYS.down);
	await screen.press("y");
	await screen.see(/terminal\s+allows it: aws ec2 delete-volume --volume-id vol-2\s+--region us-east-1/);
	await screen.press(KEYS.escape);
	await screen.see("No cluster in eu-west-2 yet.");
});

test("at 60 by 20 the command and what is lost are there, whole", async () => {
	const { screen } = consoleOf({ ec2: { regions }, inventory, size: { columns: 60, rows: 20 } });
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("o");
	const frame = await screen.see("2 things:");
	expect(frame).toContain("aws ec2 delete-volume --volume-id vol-1 --region");
	expect(frame).toContain("Everything on it is lost for good.");
	await screen.press("?");
	await screen.see("snapshots in all regions");
});

test("at 60 by 20 the list has the room that headings would take, and what it cut stands below it", async () => {
	const many = [...Array(12).keys()].map((n) => ({
		...small,
		id: `vol-${n}`,
		name: `${n}-${"n".repeat(40)}`,
	}));
	const disks = async (region: RegionId) => (region === VIRGINIA ? many : []);
	const { screen } = consoleOf({
		ec2: { regions },
		inventory: { ...inventory, disks } as Inventory,
		size: { columns: 60, rows: 20 },
	});
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("o");
	const frame = await screen.see("12 things:");
	expect(frame.match(/^ +›? +\$.*n{15}/gm)).toHaveLength(5);
	expect(frame).toContain("1–5 of 12");
	expect(frame.replaceAll(/\s+/g, "")).toContain("n".repeat(40));
	expect(frame).toContain("aws ec2 delete-volume --volume-id vol-");
	expect(frame).toContain("Everything on it is lost for good.");
});

test.each([
	[9, 9, undefined],
	[10, 8, "1–8 of 10"],
])(
	"of %i things as many as have room stand between what is told of all and of one",
	async (of, seen, sight) => {
		const disks = async () => Array.from({ length: of }, (_, n) => ({ ...data, id: `vol-${n}` }));
		const { screen } = consoleOf({
			ec2: { regions: async () => REGIONS.slice(0, 1) },
			inventory: { ...inventory, disks } as Inventory,
		});
		await screen.see("No cluster in eu-west-2 yet.");
		await screen.press("o");
		await screen.see(`${of} things:`);
		const frame = await screen.see("in all regions.");
		expect(frame.match(/^ +›? +\$11\/month +data/gm)).toHaveLength(seen);
		expect(frame.match(/\d–\d of \d+/)?.[0]).toBe(sight);
		expect(frame).toMatch(/all regions\.\n\n +Costs +What +Region\n/);
		expect(frame).toMatch(
			/\n\n +Perhaps your own data.*\n.*\n +aws ec2 .*\n +Everything on it is lost for good\.\n─/,
		);
	},
);

test("it needs credentials, and no pcluster", async () => {
	const noCredentials = refusing("no-credentials", "No AWS credentials were found.");
	const without = consoleOf({ found: [], caller: noCredentials });
	await without.screen.see("Enter opens the demo");
	await without.screen.press("o");
	await without.screen.see("That needs credentials.");
	const { screen } = consoleOf({ found: [], ec2: { regions }, inventory });
	await screen.see("✓ AWS credentials");
	await screen.press("o");
	await screen.see("2 things:");
});

test("a finds the clusters of all regions, and Enter opens one where it is", async () => {
	const there = stack("parallelcluster-survey", "CREATE_COMPLETE", { tags: { Version: "2.11.9" } });
	const stacks = async (region: RegionId) => (region === VIRGINIA ? [there] : []);
	const watch = new ScriptedWatch([]);
	const { screen, watched } = consoleOf({
		watch,
		ec2: { regions, clusterInstances: async () => [] },
		stacks: { stacks },
	});
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("a");
	await screen.see("1 cluster.");
	await screen.see(/› survey +us-east-1 +head node running/);
	watch.show({ clusters: [clusterView({ name: "survey", region: VIRGINIA })] });
	await screen.press(KEYS.enter);
	await screen.see("Head node   ");
	expect(watched.at(-1)).toBe(VIRGINIA);
});

test.each([
	[80, 24, 11],
	[60, 20, 6],
	[40, 12, 4],
])(
	"at %i×%i the cluster under the cursor is in sight, however much could not be read",
	async (columns, rows, count) => {
		const made = ["eu", "us", "ap"].flatMap((place) => [1, 2, 3, 4, 5].map((n) => `${place}-made-${n}`));
		const all = [VIRGINIA, ...(made as RegionId[])].map((id) => ({ id, optedIn: true }));
		const there = Array.from({ length: 20 }, (_, n) =>
			stack(`parallelcluster-c${n + 10}`, "CREATE_COMPLETE", { tags: { Version: "2.11.9" } }),
		);
		const stacks = async (region: RegionId) => {
			if (region === VIRGINIA) return there;
			return refusing(region.startsWith("eu") ? "denied" : "throttled", "No.")();
		};
		const { screen } = consoleOf({
			ec2: { regions: async () => all, clusterInstances: async () => [] },
			stacks: { stacks },
			region: VIRGINIA,
			watch: new ScriptedWatch([]),
			size: { columns, rows },
		});
		await screen.see("enter set up");
		await screen.press("a");
		await screen.see("20 clusters.");
		await screen.press(KEYS.end);
		const frame = await screen.see(/› c29/);
		expect(frame.match(/^[ ›]+c\d\d /gm)).toHaveLength(count);
		await screen.press("?");
		await screen.see(/Your account may not\s+read/);
	},
);

test("a region whose stacks may not be read is told, not taken for empty", async () => {
	const stacks = async (region: RegionId) =>
		region === VIRGINIA ? refusing("denied", "Your account may not do this.")() : [];
	const { screen } = consoleOf({ ec2: { regions }, stacks: { stacks } });
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("a");
	await screen.see("There is none in any region that could be asked.");
	await screen.see("Your account may not read: clusters in us-east-1.");
});
