import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AwsPorts, awsPorts } from "../../src/adapters/aws.ts";
import { type Demo, startDemo } from "../../src/demo/account-server.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import { removeHome } from "../harness/remove-home.ts";
import { type Account, startAccount } from "./account.ts";
import { differences, shapeOf } from "./shape.ts";
import { stage } from "./stage.ts";

const { ready, aws } = stage();
const signal = AbortSignal.timeout(100_000);

type Question = (aws: AwsPorts, region: RegionId) => Promise<unknown>;

async function firstVpc({ ec2 }: AwsPorts, region: RegionId): Promise<VpcId> {
	const vpc = (await ec2.vpcs(region, signal)).find(({ isDefault }) => isDefault);
	if (vpc === undefined) throw new Error("no default VPC");
	return vpc.id;
}

const QUESTIONS: Record<string, Question> = {
	regions: ({ ec2 }) => ec2.regions(signal),
	vpcs: ({ ec2 }, region) => ec2.vpcs(region, signal),
	"one VPC": async (aws, region) => aws.ec2.vpcs(region, signal, [await firstVpc(aws, region)]),
	subnets: async (aws, region) => aws.ec2.subnets(region, await firstVpc(aws, region), signal),
	volumes: ({ ec2 }, region) => ec2.volumes(region, signal),
	images: ({ ec2 }, region) =>
		ec2.images(region, { owners: ["amazon"], names: ["aws-parallelcluster-2.11.9-*"] }, signal),
	"key pairs": ({ ec2 }, region) => ec2.keyPairs(region, signal),
	"instance types": ({ ec2 }, region) => ec2.instanceTypes(region, `${region}a`, signal),
	"nodes of no cluster": ({ ec2 }, region) => ec2.clusterInstances(region, "parallelcluster-none", signal),
	caller: ({ identity }, region) => identity.caller(region, signal),
	stacks: ({ stacks }, region) => stacks.stacks(region, signal),
	"no stack": ({ stacks }, region) => stacks.stack(region, "parallelcluster-none", signal),
};

/** Each about something that is not there: the answer is an error, of the same kind. */
const MISTAKES: Record<string, Question> = {
	"a VPC": ({ ec2 }, region) => ec2.vpcs(region, signal, ["vpc-0123456789abcdef0" as VpcId]),
	"a subnet": ({ ec2 }, region) => ec2.subnet(region, "subnet-0123456789abcdef0" as SubnetId, signal),
	"a volume": ({ ec2 }, region) => ec2.volumes(region, signal, ["vol-0123456789abcdef0" as VolumeId]),
	"an image": ({ ec2 }, region) => ec2.images(region, { ids: ["ami-0123456789abcdef0" as ImageId] }, signal),
};

/** The demo account and moto, asked the same through the same adapters. */
describe.skipIf(!ready)("the demo answers as AWS's stand-in does", () => {
	let account: Account;
	let demo: Demo;
	let folder: string;
	let both: { moto: AwsPorts; demo: AwsPorts };
	let region: RegionId;

	beforeAll(async () => {
		account = await startAccount(aws());
		folder = await mkdtemp(join(tmpdir(), "demo-"));
		demo = await startDemo({ stateFolder: folder });
		region = account.region as RegionId;
		const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
		both = {
			moto: awsPorts({ baseRegion: region, endpoint: account.endpoint, credentials }),
			demo: awsPorts({ baseRegion: region, endpoint: demo.endpoint, credentials: demo.credentials }),
		};
	});
	afterAll(async () => {
		await account?.stop();
		await demo?.close();
		if (folder !== undefined) await removeHome(folder);
	});

	test.each(Object.entries(QUESTIONS))("%s", async (_what, ask) => {
		const [moto, demonstrated] = await Promise.all([ask(both.moto, region), ask(both.demo, region)]);
		expect(differences(shapeOf(moto), shapeOf(demonstrated))).toEqual([]);
	});

	test.each(Object.entries(MISTAKES))("%s that does not exist", async (_what, ask) => {
		const code = (aws: AwsPorts) =>
			ask(aws, region).then(
				(answer) => `answered ${JSON.stringify(answer)}`,
				(error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
			);
		expect(await code(both.demo)).toBe(await code(both.moto));
	});
});
