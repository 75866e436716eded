import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import type { Ec2 } from "../../src/ports/account.ts";
import type { RegionId, VpcId } from "../../src/ports/ids.ts";
import { keyMatch } from "../../src/rules/key.ts";
import { type Account, startAccount } from "./account.ts";
import { stage } from "./stage.ts";

const { ready, aws } = stage();
const signal = AbortSignal.timeout(100_000);

/** What the wizard's lists are made of, read by the real SDK from somebody else's account. */
describe.skipIf(!ready)("a tutorial reader's account, through the adapters", () => {
	let account: Account;
	let ec2: Ec2;
	let region: RegionId;

	beforeAll(async () => {
		account = await startAccount(aws());
		region = account.region as RegionId;
		const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
		ec2 = awsPorts({ baseRegion: region, endpoint: account.endpoint, credentials }).ec2;
	});
	afterAll(() => account?.stop());

	test("the caller is the account", async () => {
		const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
		const { identity } = awsPorts({ baseRegion: region, endpoint: account.endpoint, credentials });
		expect(await identity.caller(region, signal)).toMatchObject({ account: account.id });
	});

	test("the default VPC, with its DNS settings", async () => {
		expect(await ec2.vpcs(region, signal)).toEqual([
			expect.objectContaining({
				id: account.belongings.vpc,
				isDefault: true,
				dnsSupport: true,
				dnsHostnames: true,
			}),
		]);
	});

	test("its subnets are public by the VPC's main route table", async () => {
		const subnets = await ec2.subnets(region, account.belongings.vpc as VpcId, signal);
		expect(Object.fromEntries(subnets.map(({ zone, id }) => [zone, id]))).toEqual(account.belongings.subnets);
		for (const subnet of subnets) expect(subnet).toMatchObject({ route: "internet-gateway" });
	});

	test("the three volumes, named and free", async () => {
		const volumes = await ec2.volumes(region, signal);
		expect(Object.fromEntries(volumes.map(({ name, id }) => [name, id]))).toEqual(account.belongings.volumes);
		for (const volume of volumes) expect(volume).toMatchObject({ zone: `${region}a`, state: "available" });
	});

	test("the official images of one version", async () => {
		const query = { owners: ["amazon"], names: ["aws-parallelcluster-2.11.9-*"] };
		const images = await ec2.images(region, query, signal);
		const wanted = Object.entries(account.belongings.images).filter(([name]) => name.includes("-2.11.9-"));
		expect(Object.fromEntries(images.map(({ name, id }) => [name, id]))).toEqual(Object.fromEntries(wanted));
		for (const image of images) expect(image).toMatchObject({ own: false, rootGiB: 35 });
	});

	test("the key pair, whose private key is found by its fingerprint", async () => {
		const [pair] = await ec2.keyPairs(region, signal);
		expect(pair).toMatchObject({ name: "my_key", type: "rsa" });
		const file = await keyFiles(account.home).inspect(join(account.home, ".ssh", "my_key.pem"));
		expect(file.safeMode).toBe(true);
		expect(
			keyMatch(file, { name: "my_key", type: pair?.type, fingerprint: pair?.fingerprint } as never),
		).toBe("match");
	});

	test("instance types of a zone, with the tutorial's among them", async () => {
		const types = await ec2.instanceTypes(region, `${region}a`, signal);
		expect(types.map(({ id }) => id)).toEqual(expect.arrayContaining(["t2.micro", "t2.xlarge", "t3.xlarge"]));
	});
});
