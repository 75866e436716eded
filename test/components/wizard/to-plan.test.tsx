import { expect, test } from "vitest";
import type { VpcId } from "../../../src/ports/ids.ts";
import type { Prefill } from "../../../src/questions/prefill.ts";
import { keyFile, keyPair, volume, vpc } from "../../harness/account.ts";
import { KEYS } from "../../harness/screen.ts";
import { CHECKED, type WizardSetup, wizardScreen } from "./wizard-screen.tsx";

const prefill: Prefill = { region: "eu-west-2", source: { region: "from --region" } };

async function planOf(setup: WizardSetup = {}) {
	const wizard = wizardScreen({ prefill, ...setup });
	await wizard.screen.see("› eu-west-2");
	await wizard.screen.press("p");
	return wizard;
}

test("p leads from the first question to the plan, which says what it is and why; then Enter and y create it", async () => {
	const { screen, create, launch, world } = await planOf();
	const frame = await screen.see(CHECKED);
	expect(frame).toContain("This cluster fits your volumes. Nothing is made yet.");
	expect(frame).toContain("eu-west-2a · your default VPC · public");
	expect(frame).toMatch(/│ t3\.medium, 4 GiB .*│ 0 to 2 × t3\.xlarge, 16 GiB/);
	expect(frame).toContain("login ~/.ssh/lsst.pem");
	expect(frame).toMatch(/\/mnt\/lsst_stack \d+ GiB · \/mnt\/data/);
	expect(frame).toMatch(/waiting for jobs \$\d.*all nodes at work \$\d/);
	await screen.press(KEYS.pageDown);
	const reasons = await screen.see("Name ");
	expect(reasons).toMatch(/Subnet +eu-west-2a: lsst_stack, data, ps1 are there/);
	expect(reasons).toMatch(/Key pair +lsst: its file is on this computer/);
	expect(world.config.writes).toEqual([]);
	await create();
	expect((await launch).spec.volumes).toHaveLength(3);
});

test("on 60 columns the plan names the same in lines", async () => {
	const { screen } = await planOf({ size: { columns: 60, rows: 20 } });
	const frame = await screen.see(CHECKED);
	expect(frame).toMatch(/Head node +t3\.medium, 4 GiB; login ~\/\.ssh\/lsst\.pem/);
	expect(frame).toMatch(/Compute +0 to 2 × t3\.xlarge/);
	expect(frame).toContain("all nodes at work $");
});

test("only what nobody else can decide is asked, with the reason; then it goes on to the plan", async () => {
	const two = [vpc({ id: "vpc-0bbbbbbb" as VpcId, isDefault: false }), vpc({ isDefault: false })];
	const { screen } = await planOf({ ec2: { vpcs: async () => two } });
	await screen.see("• Several VPCs fit.");
	await screen.see("› vpc-0aaaaaaa");
	await screen.press("\r");
	await screen.see(CHECKED);
	await screen.see("Nothing is made yet.");
});

test.each([
	[
		"volumes of one name",
		{ ec2: { volumes: async () => [volume("1", "lsst_stack"), volume("9", "lsst_stack")] } },
		"are called lsst_stack",
	],
	[
		"a volume that is held",
		{ ec2: { volumes: async () => [volume("1", "lsst_stack", { state: "in-use" })] } },
		"in use by",
	],
	["a key without a file", { keyFiles: { candidates: async () => [] } }, "No file on this computer"],
	[
		"a key file that does not fit",
		{ ec2: { keyPairs: async () => [keyPair("other")] } },
		"No file on this computer",
	],
	[
		"a key file that others can read",
		{
			keyFiles: {
				candidates: async () => [
					keyFile("/home/ada/.ssh/lsst.pem", { safeMode: false, fingerprints: ["aa:bb:lsst"] }),
				],
			},
		},
		"can be read by others",
	],
])("asked: %s", async (_what, setup, words) => {
	const { screen } = await planOf(setup as WizardSetup);
	await screen.see(new RegExp(`• .*${words}`));
});

test("g asks for the folders of the volumes that are ticked, and Enter takes them", async () => {
	const { screen } = wizardScreen();
	for (const row of ["› eu-west-2", "› vpc-0aaaaaaa", "› subnet-0aaaaaaa"]) {
		await screen.see(row);
		await screen.press("\r");
	}
	await screen.see("› ◉ lsst_stack");
	await screen.press("g");
	await screen.see("› lsst_stack: folder");
	await screen.press("\r");
	await screen.see("Which system should the nodes run?");
	await screen.press(KEYS.escape);
	await screen.see("› ◉ lsst_stack");
});
