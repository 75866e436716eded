import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type AwsPorts, awsPorts } from "../../src/adapters/aws.ts";
import { type Demo, startDemo } from "../../src/demo/account-server.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { removeHome } from "../harness/remove-home.ts";
import { type Account, startAccount } from "./account.ts";
import { realPcluster, type Said, type SpokenPcluster, spokenPcluster } from "./real-pcluster.ts";
import { differences, shapeOf } from "./shape.ts";
import { stage } from "./stage.ts";
import { tutorialSpec } from "./tutorial-spec.ts";
import { unmanagedConfig } from "./user-config.ts";

const { ready, aws, pcluster } = stage();
const signal = AbortSignal.timeout(600_000);
const STACK = "parallelcluster-lsst";
const VERSION = "2.11.9";

interface Side {
	readonly aws: AwsPorts;
	readonly spoken: SpokenPcluster;
}

/** One cluster's life twice: by the real pcluster on moto, and by the demo's stand-in on the demo's account. */
describe.skipIf(!ready)("the demo's pcluster says what the real one says", () => {
	let account: Account;
	let demo: Demo;
	let folder: string;
	let real: Side;
	let pretended: Side;
	const region = "eu-west-2" as RegionId;

	beforeAll(async () => {
		account = await startAccount(aws());
		folder = await mkdtemp(join(tmpdir(), "demo-"));
		const pclusterScript = join(dirname(inject("program")), "demo", "pcluster.js");
		demo = await startDemo({ stateFolder: folder, speed: 10, pclusterScript });
		const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
		const moto = awsPorts({ baseRegion: region, endpoint: account.endpoint, credentials });
		const realConfig = await written(moto, join(account.home, "config"), unmanagedConfig(account));
		real = { aws: moto, spoken: realPcluster(account, pcluster(), VERSION, realConfig) };
		const demoAws = awsPorts({ baseRegion: region, endpoint: demo.endpoint, credentials: demo.credentials });
		const configPath = await written(demoAws, join(folder, "config"), undefined);
		const env = { ...account.env(), ...demo.env };
		const where = { program: demo.pcluster, version: demo.version, env, region, configPath, folder };
		pretended = { aws: demoAws, spoken: spokenPcluster(where) };
	});
	afterAll(async () => {
		await account?.stop();
		await demo?.close();
		if (folder !== undefined) await removeHome(folder);
	});

	/** What firstlight's own writer makes of the tutorial's cluster. */
	async function written(aws: AwsPorts, path: string, existing: string | undefined): Promise<string> {
		const { writer, profile } = engineFor({ program: { file: "", args: [] }, path: "", version: VERSION });
		await writeFile(path, writer.render(await tutorialSpec(aws, region), profile, existing));
		return path;
	}

	async function both(act: (side: Side) => Promise<Said>): Promise<[Said, Said]> {
		return Promise.all([act(real), act(pretended)]);
	}

	test("the demo speaks as the version that is tried here", () => {
		expect(demo.version).toBe(VERSION);
	});

	test.each(["create", "status", "stop"] as const)("%s", async (verb) => {
		const [said, pretendedSaid] = await both(({ spoken }) =>
			spoken.say(spoken.dialect[verb](spoken.profile, spoken.target("lsst"))),
		);
		expect(plain(pretendedSaid)).toEqual(plain(said));
	});

	test("list", async () => {
		const [said, pretendedSaid] = await both(({ spoken }) =>
			spoken.say(spoken.dialect.list(spoken.profile, region, spoken.target("lsst").configPath)),
		);
		expect(plain(pretendedSaid)).toEqual(plain(said));
	});

	test.each([
		["the stack", ({ stacks }: AwsPorts) => stacks.stack(region, STACK, signal)],
		["its resources", ({ stacks }: AwsPorts) => stacks.resources(region, STACK, signal)],
		["its events", ({ stacks }: AwsPorts) => stacks.events(region, STACK, signal)],
		["how many it declares", ({ stacks }: AwsPorts) => stacks.declaredResources(region, STACK, signal)],
		["its nodes", ({ ec2 }: AwsPorts) => ec2.clusterInstances(region, STACK, signal)],
	] as const)("%s in the same shape", async (_what, ask) => {
		const [answer, pretendedAnswer] = await Promise.all([ask(real.aws), ask(pretended.aws)]);
		expect(pretendedAnswer).toBeDefined();
		expect(differences(shapeOf(answer), shapeOf(pretendedAnswer))).toEqual([]);
	});

	test("delete, once the stopped nodes are gone", async () => {
		// Nodes that are still there are terminated first, and the real pcluster says so.
		for (const { aws } of [real, pretended]) {
			const nodes = () => aws.ec2.clusterInstances(region, STACK, signal);
			await expect
				.poll(async () => (await nodes()).filter(({ role }) => role === "compute"), { timeout: 180_000 })
				.toEqual([]);
		}
		const [said, pretendedSaid] = await both(({ spoken }) =>
			spoken.say(spoken.dialect.delete(spoken.profile, spoken.target("lsst"))),
		);
		expect(plain(pretendedSaid)).toEqual(plain(said));
	});
});

/** Without what differs from one account, or from one moment, to the other. */
function plain({ lines, code }: Said): { lines: string[]; code: number | undefined } {
	const steady = lines
		.map((line) =>
			line
				.trim()
				.replace(/\b\d+\.\d+\.\d+\.\d+\b/g, "ADDRESS")
				.replace(/\bi-[0-9a-f]+/g, "INSTANCE"),
		)
		.filter((line) => !line.startsWith("Status: "));
	return { lines: steady, code };
}
