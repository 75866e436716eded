import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { awsFiles } from "../../../src/adapters/aws-files.ts";
import { LOGIN_CASES, layOutLogin } from "../../harness/login-cases.ts";
import { KEYS } from "../../harness/screen.ts";
import { clusterView, consoleOf, refusing, ScriptedWatch } from "./world.ts";

const SMALL = { columns: 60, rows: 20 };
const noCredentials = refusing("no-credentials", "No AWS credentials were found.");

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-start-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test.each(LOGIN_CASES.filter(({ refused }) => refused === undefined))(
	"at 60×20 the whole cure and what Enter does are in sight: $name",
	async (one) => {
		const { profile, advice, commands } = one;
		layOutLogin(home, one);
		const places = {
			home,
			state: `${home}/state`,
			settings: `${home}/config.toml`,
			cache: `${home}/cache`,
			data: `${home}/data`,
		};
		const { screen } = consoleOf({
			caller: noCredentials,
			awsFiles: awsFiles(home, { PATH: join(home, "bin") }),
			settings: { profile, places },
			size: SMALL,
		});
		const frame = await screen.see("Enter opens the demo");
		const words = frame.replaceAll(/\s+/g, " ");
		for (const text of [...commands, advice]) expect(words).toContain(text);
	},
);

test("at 60×20 what Enter does comes before what could be installed, and below it where there is room", async () => {
	const { screen } = consoleOf({ found: [], caller: noCredentials, size: SMALL });
	const frame = await screen.see("firstlight installs pcluster");
	expect(frame).toContain("aws configure");
	expect(frame).toMatch(/Enter opens the demo: nothing real, no cost\.\s+firstlight installs pcluster/);
	screen.resize(80, 40);
	await screen.see(/firstlight installs pcluster[\s\S]+Enter opens the demo/);
});

test("at 60×20 what is in order is told where nothing is wrong", async () => {
	const { screen } = consoleOf({ size: SMALL });
	const frame = await screen.see("No cluster in eu-west-2 yet.");
	expect(frame).toContain("Launch, enter and stop your first cluster");
	expect(frame).toContain("✓ ssh");
});

test.each([
	[24, "1–2 of 30"],
	[30, "1–8 of 30"],
])("at 80×%i as many clusters are in sight as leave room for what else can be done", async (rows, sight) => {
	const many = Array.from({ length: 30 }, (_, place) => clusterView({ name: `survey-${place}` }));
	const { screen } = consoleOf({ watch: new ScriptedWatch(many), size: { columns: 80, rows } });
	await screen.see("✓ Log file");
	await screen.see("› survey-0");
	expect(screen.frame()).toContain(sight);
	expect(screen.frame()).toContain("the demo");
});

test.each([
	[60, 20, 5],
	[40, 12, 2],
])(
	"at %i×%i clusters and what else can be done come before what is in order",
	async (columns, rows, count) => {
		const many = Array.from({ length: count }, (_, place) => clusterView({ name: `survey-${place}` }));
		const { screen } = consoleOf({ watch: new ScriptedWatch(many), size: { columns, rows } });
		const frame = await screen.see("› survey-0");
		expect(frame).toContain(`survey-${count - 1}`);
		expect(frame).toContain("the demo");
		expect(frame).not.toContain("✓ ssh");
		await screen.press(KEYS.end);
		await screen.see("› the demo");
	},
);
