import { dirname } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type AwsPorts, awsPorts } from "../../src/adapters/aws.ts";
import { preflight } from "../../src/checks/preflight.ts";
import type { Os } from "../../src/cluster/spec.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { KeyFiles } from "../../src/ports/files.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { publicAddressIn } from "../../src/rules/subnet.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { openNetwork } from "../harness/account.ts";
import { type Account, startAccount } from "./account.ts";
import { type Mixed, mixInto } from "./mixed-account.ts";
import { askPythonOnStage } from "./pcluster-python.ts";
import { stage } from "./stage.ts";

/** How many plans are tried with each version; another seed explores others. */
const PLANS = Number(process.env["FIRSTLIGHT_PLANS"] ?? 10);
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 3161);

const signal = AbortSignal.timeout(1_000_000);
const environments = inject("environments");
const { has3161, aws } = stage();

interface Version {
	readonly version: string;
	readonly environment: (typeof environments)["moto"];
	readonly script: string;
	readonly writer: typeof writerV2;
	/** Systems that there are images of, as they are told in images' names. */
	readonly oses: Readonly<Partial<Record<Os, string>>>;
	readonly otherImage: string;
	/** Checks that fail a plan which pcluster itself begins with, and what becomes of it. */
	readonly beyond: Readonly<Record<string, string>>;
}

const VERSIONS: readonly Version[] = [
	{
		version: "2.11.9",
		environment: environments.pcluster2119,
		script: "judge_v2.py",
		writer: writerV2,
		oses: { alinux2: "amzn2-hvm", ubuntu2004: "ubuntu-2004-lts-hvm" },
		otherImage: "aws-parallelcluster-2.11.8-amzn2-hvm-x86_64-",
		beyond: {
			volumes: "a volume in another zone or in use is attached to no head node: create fails",
			"subnet-route": "a head node without a way out, or in another VPC, never reports back",
			name: "CloudFormation refuses a second stack of the name",
		},
	},
	{
		version: "3.16.1",
		environment: environments.pcluster3161,
		script: "judge_v3.py",
		writer: writerV3,
		oses: { alinux2023: "amzn2023-hvm", ubuntu2204: "ubuntu-2204-lts-hvm" },
		otherImage: "aws-parallelcluster-3.11.1-amzn2023-hvm-x86_64-",
		beyond: {
			"subnet-route": "a head node without a way out never reports back",
			"vpc-dns":
				"pcluster looks at it for login nodes alone, but its private zone of names needs both settings",
			image: "a head node of another version's image says AmiVersionMismatch",
		},
	},
];

/** One thing of a plan as it should be, most of the time. */
function mostly<Value>(good: Value | readonly Value[], ...bad: Value[]): fc.Arbitrary<Value> {
	const goods = (Array.isArray(good) ? good : [good]) as readonly Value[];
	return fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...goods) },
		{ weight: 1, arbitrary: fc.constantFrom(...bad) },
	);
}

const MISSING = "0123456789abcdef0";

/** Plans of which most have one fault or none. */
function plans(account: Account, mixed: Mixed, of: Version): fc.Arbitrary<ClusterSpec> {
	const { belongings, region } = account;
	const imageOf = (start: string) =>
		Object.entries(belongings.images).find(([name]) => name.startsWith(start))?.[1] ?? "";
	const oses = Object.keys(of.oses) as Os[];
	const images = oses.flatMap((os) =>
		(["x86_64", "arm64"] as const).map((architecture) => ({
			id: imageOf(`aws-parallelcluster-${of.version}-${of.oses[os]}-${architecture}`),
			os,
			architecture,
			official: true,
		})),
	);
	const [first] = images;
	const other = { ...first, official: false } as ClusterSpec["image"];
	const image = mostly(
		images as unknown as ClusterSpec["image"][],
		...[
			{ ...other, id: imageOf(of.otherImage) as ImageId },
			{ ...other, id: mixed.ownImage as ImageId },
			{ ...other, id: `ami-${MISSING}` as ImageId },
		],
	);
	const vpc = belongings.vpc;
	const place = mostly(
		{ vpc, subnetId: belongings.subnets[`${region}a`] },
		{ vpc, subnetId: belongings.subnets[`${region}b`] },
		{ vpc, subnetId: mixed.closedSubnet },
		{ vpc, subnetId: `subnet-${MISSING}` },
		{ vpc: mixed.otherVpc, subnetId: mixed.otherVpcSubnet },
		{ vpc: `vpc-${MISSING}`, subnetId: `subnet-${MISSING}` },
	) as fc.Arbitrary<{ vpc: VpcId; subnetId: SubnetId }>;
	const ids = Object.values(belongings.volumes);
	const volume = mostly(ids, mixed.volumeElsewhere, mixed.volumeInUse, `vol-${MISSING}`);
	const volumes = fc
		.uniqueArray(volume, { maxLength: 3 })
		.map((chosen) =>
			chosen.map((id, at) => ({ id: id as VolumeId, label: `v${at}`, mountPoint: `/mnt/v${at}` })),
		);
	return fc
		.record({
			image,
			place,
			volumes,
			key: mostly([belongings.keyName, mixed.ed25519Key], "none-of-this-name"),
			name: mostly("lsst", mixed.takenName),
			kind: mostly(["fits"], "other", "none"),
			rootGiB: mostly([35, 50], 17),
			maximum: fc.integer({ min: 1, max: 10 }),
			capacity: fc.constantFrom("ondemand" as const, "spot" as const),
		})
		.map(
			({
				image: chosen,
				place: { vpc: vpcId, subnetId },
				key,
				name,
				kind,
				rootGiB,
				maximum,
				capacity,
				...rest
			}) => {
				const arm = (chosen.architecture === "arm64") === (kind === "fits");
				const [headType, computeType] = arm ? ["t4g.medium", "c6g.large"] : ["t3.medium", "c5.large"];
				return {
					...rest,
					name,
					region: region as RegionId,
					vpcId,
					subnetId,
					image: chosen,
					keyName: key,
					keyFile: undefined,
					nodes: {
						...{ headType, computeType: kind === "none" ? "c5.none" : computeType },
						...{ initial: 0, maximum, keepInitial: false, capacity, scheduler: "slurm" as const, rootGiB },
					},
				};
			},
		);
}

describe.skipIf(!has3161)("the checks say what the real pcluster says", () => {
	let account: Account;
	let mixed: Mixed;
	let ports: AwsPorts;

	beforeAll(async () => {
		account = await startAccount(aws());
		mixed = await mixInto(account);
		const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
		ports = awsPorts({ baseRegion: account.region, endpoint: account.endpoint, credentials, attempts: 1 });
	});
	afterAll(() => account?.stop());

	test.each(VERSIONS)("of random plans, good and broken: $version", { timeout: 1_000_000 }, async (of) => {
		const profile = profileFor(of.version);
		const specs: ClusterSpec[] = [];
		for (const spec of fc.sample(plans(account, mixed, of), { numRuns: PLANS, seed })) {
			const subnet = await ports.ec2.subnet(spec.region, spec.subnetId, signal).catch(() => undefined);
			const publicAddress = subnet && publicAddressIn(subnet);
			specs.push({ ...spec, ...(publicAddress && { publicAddress }) });
		}
		const asked = specs.map((spec) => ({
			name: spec.name,
			config: of.writer.render(spec, profile, undefined),
		}));
		const { environment } = of;
		if (!environment.available) throw new Error(environment.reason);
		const env = {
			...account.env(environment.bin, dirname(process.execPath)),
			AWS_DEFAULT_REGION: account.region,
		};
		const said = (await askPythonOnStage(environment, of.script, asked, env)) as (string | null)[];
		// The account stands still: what is asked for one plan holds for all.
		const known = memoAccount({ ...ports, keyFiles: {} as KeyFiles });
		const differ: unknown[] = [];
		let accepted = 0;
		for (const [at, spec] of specs.entries()) {
			const findings = await preflight({
				...{ ...ports, ...known },
				...{ spec, profile, kept: [], home: account.home, now: new Date(), signal },
				reach: openNetwork,
			});
			const fails = findings.filter(({ result }) => result === "fail");
			const refused = said[at] ?? null;
			accepted += refused === null ? 1 : 0;
			const wrong = refused === null ? fails.filter(({ id }) => !(id in of.beyond)) : [];
			if (wrong.length > 0 || (refused !== null && fails.length === 0))
				differ.push({ plan: asked[at], pcluster: refused, fails: wrong });
		}
		expect(differ).toEqual([]);
		// Neither side says the same of everything.
		expect(accepted).toBeGreaterThan(0);
		expect(accepted).toBeLessThan(specs.length);
	});
});
