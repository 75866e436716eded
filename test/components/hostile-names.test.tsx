import { expect, test } from "vitest";
import { widthOf } from "../../src/text/fit.ts";
import { plainText } from "../../src/text/plain.ts";
import { keyFile, keyPair, subnet, tutorialVolumes, volume, vpc } from "../harness/account.ts";
import { HOSTILE } from "../text/hostile.ts";
import { complete } from "../wizard/answers.ts";
import { type ConsoleScript, clusterView, consoleOf, ScriptedWatch } from "./console/world.ts";
import { type WizardSetup, wizardScreen } from "./wizard/wizard-screen.tsx";

const EVIL = `mine ${HOSTILE.map(([, text]) => text).join("")}`;
/** The same name as an adapter hands it on (test/adapters/hostile-answers.test.ts). */
const LEFT = plainText(EVIL);
const SIZE = { columns: 80, rows: 24 };
const { region, vpc: vpcAnswer, subnet: subnetAnswer, volumes, mounts } = complete;
const atImage = { region, vpc: vpcAnswer, subnet: subnetAnswer, volumes, mounts };

// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
const COLOURS = /\u001b\[[\d;]*m/g;

/** The frame stands as it would without these names: its lines, its two rules, and no column more than there are. */
function expectWhole(frame: string): void {
	const rows = frame.replace(COLOURS, "").split("\n");
	expect(rows).toHaveLength(SIZE.rows);
	expect(rows.filter((row) => widthOf(row) > SIZE.columns)).toEqual([]);
	expect([rows[1], rows[SIZE.rows - 2]]).toEqual(["─".repeat(80), "─".repeat(80)]);
	for (const row of rows)
		expect(row).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]|\p{M}{4}/u);
}

const QUESTIONS: Readonly<Record<string, WizardSetup>> = {
	VPC: { start: { region }, ec2: { vpcs: async () => [vpc({ name: LEFT }), vpc({ id: "vpc-2" as never })] } },
	subnet: {
		start: { region, vpc: vpcAnswer },
		ec2: { subnets: async () => [subnet({ name: LEFT }), subnet({ id: "subnet-2" as never, zone: LEFT })] },
	},
	volume: {
		start: { region, vpc: vpcAnswer, subnet: subnetAnswer },
		ec2: { volumes: async () => [...tutorialVolumes, volume("9", LEFT)] },
	},
	"key pair": {
		start: { ...atImage, image: complete.image },
		ec2: { keyPairs: async () => [keyPair("lsst"), keyPair(LEFT)] },
	},
	"key file": {
		start: { ...atImage, image: complete.image, keyPair: complete.keyPair },
		keyFiles: { candidates: async () => [keyFile(`/home/ada/.ssh/${EVIL}.pem`)] },
	},
};

test.each(Object.entries(QUESTIONS))("a hostile name of a %s leaves the question whole", async (_, setup) => {
	const { screen } = wizardScreen({ ...setup, size: SIZE, settings: { profile: LEFT } });
	expectWhole(await screen.see("mine"));
});

const CONSOLES: Readonly<Record<string, ConsoleScript>> = {
	cluster: { watch: new ScriptedWatch([clusterView({ name: LEFT })]) },
	user: { caller: async () => ({ account: "123456789012", user: LEFT }), watch: new ScriptedWatch([]) },
};

test.each(Object.entries(CONSOLES))("a hostile %s leaves the start screen whole", async (_, script) => {
	const { screen } = consoleOf({ ...script, size: SIZE });
	expectWhole(await screen.see("mine"));
});

test("a hostile reason leaves the console whole", async () => {
	const { screen } = consoleOf({
		watch: new ScriptedWatch([clusterView({ unmanageable: LEFT })]),
		size: SIZE,
	});
	await screen.see("enter look at lsst");
	await screen.press("\r");
	await screen.see("Head node   ");
	expectWhole(await screen.see("mine"));
});

test("a hostile name of a file leaves the picker of key files whole", async () => {
	const { screen } = consoleOf({
		watch: new ScriptedWatch([clusterView()]),
		keyFiles: { candidates: async () => [keyFile(`/home/ada/.ssh/${EVIL}.pem`)] },
		size: SIZE,
	});
	await screen.see("enter open lsst");
	await screen.press("\r");
	await screen.see("Head node   ");
	await screen.press("k");
	expectWhole(await screen.see("mine"));
});
