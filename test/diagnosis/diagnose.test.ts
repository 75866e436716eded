import { describe, expect, it } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { diagnose, diagnoseText } from "../../src/diagnosis/diagnose.ts";
import { causeOf } from "../../src/diagnosis/find-cause.ts";
import { safeFromLambda } from "../../src/pcluster/version-facts.ts";

describe("causeOf", () => {
	it.each([
		[
			"The volume 'vol-1' is not in the same availability zone as instance 'i-1' (InvalidVolume.ZoneMismatch)",
			"volume-in-another-zone",
		],
		["Volume vol-1 is in state 'in-use' not 'available'", "volume-in-use"],
		[
			"vol-1 is already attached to an instance (Service: AmazonEC2; Error Code: VolumeInUse)",
			"volume-in-use",
		],
		[
			"Cannot attach volume 'vol-1' with Marketplace codes as the instance 'i-1' is not in the 'stopped' state",
			"volume-marketplace",
		],
		["The volume 'vol-0123' does not exist.", "volume-missing"],
		["Invalid number of 'ebs' sections specified. Max 5 expected.", "volumes-too-many"],
		[
			"The configuration parameter 'master_root_volume_size' has an invalid value '17' Allowed values are: ^([1-9]",
			"root-too-small",
		],
		["DNS Hostnames not enabled in the VPC", "vpc-dns"],
		["The vpc ID 'vpc-1' does not exist (InvalidVpcID.NotFound)", "vpc-missing"],
		["The subnet ID 'subnet-1' does not exist", "subnet-missing"],
		["InsufficientFreeAddressesInSubnet", "subnet-full"],
		["The maximum number of addresses has been reached. (Error Code: AddressLimitExceeded)", "address-limit"],
		[
			"This AMI was created with version 2.4.1 of ParallelCluster, but is trying to be used with version 2.11.9",
			"image-of-another-version",
		],
		[
			"Error when resolving cluster ami id: No official image id found for base_os='alinux2'",
			"no-official-image",
		],
		["The image id '[ami-1]' does not exist", "image-missing"],
		["AMI ami-1's architecture (arm64) is incompatible with", "architecture"],
		[
			"In order to use this AWS Marketplace product you need to accept terms and subscribe.",
			"marketplace-terms",
		],
		["OptInRequired", "marketplace-terms"],
		[
			"Your requested instance type (t2.xlarge) is not supported in the Availability Zone eu-west-2c",
			"type-not-in-zone",
		],
		[
			"You have requested more vCPU capacity than your current vCPU limit of 5 allows (VcpuLimitExceeded)",
			"vcpu-limit",
		],
		["InstanceLimitExceeded", "instance-limit"],
		["We currently do not have sufficient t3.xlarge capacity", "no-capacity"],
		["The specified instance type is not eligible for Free Tier.", "free-plan"],
		["Your account is currently being verified.", "account-pending"],
		[
			"The runtime parameter of python3.8 is no longer supported for creating or updating AWS Lambda functions.",
			"lambda-python-3-8",
		],
		["The key pair 'abell' does not exist", "key-missing"],
		["Configuration parameter 'key_name' must have a value", "key-missing"],
		["An error occurred (ExpiredToken)", "credentials-expired"],
		["User: x is not authorized to perform: iam:CreateRole on resource", "role-rights"],
		["Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam, Status Code: 409)", "role-limit"],
		["API: ec2:RunInstances You are not authorized to perform this operation.", "rights"],
		["Region 'mars-1' is not yet officially supported by ParallelCluster", "region-refused"],
		["Stack [parallelcluster-lsst] already exists", "name-taken"],
		["The configuration parameter 'foo' is not allowed in the [cluster default] section", "config-leftovers"],
		["The configuration parameter 'tags' has an invalid value 'x'", "kept-tags"],
		["ModuleNotFoundError: No module named 'pkg_resources'", "setuptools"],
		["argument command: invalid choice: 'create'", "version-3-program"],
		["resource sg-1 has a dependent object (DependencyViolation)", "group-in-use"],
		["Failed to receive 1 resource signal(s) within the specified duration", "no-signal"],
		["Received FAILURE signal with UniqueId i-1", "node-failed"],
		["WaitCondition timed out. Received 0 conditions when expecting 1", "no-signal"],
		["Embedded stack arn:x was not successfully created: y", "embedded"],
	])("%s", (text, id) => {
		expect(causeOf(text)?.id).toBe(id);
	});

	it("knows nothing of what it has never seen", () => {
		expect(causeOf("The moon is in the way")).toBeUndefined();
	});
});

describe("the table of causes", () => {
	it("gives every cause an id of its own, a meaning and a cure", () => {
		expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
		for (const { meaning, cure, signs } of causes) {
			expect(meaning).toMatch(/\.$/);
			expect(cure).toMatch(/\.$/);
			expect(signs.every((sign) => sign.length > 4)).toBe(true);
		}
	});

	it("has every cause stand where its own signs find it", () => {
		for (const { id, signs } of causes) {
			const lost = signs.filter((sign) => causeOf(sign.replaceAll("…", "x"))?.id !== id);
			expect({ id, lost }).toEqual({ id, lost: [] });
		}
	});

	it("names no release of pcluster: what a version takes stands in its profile", () => {
		for (const { id, meaning, cure } of causes) {
			const words = `${meaning} ${cure}`.replaceAll(safeFromLambda, "");
			expect({ id, found: /\b[23]\.\d+\.\d+\b|[pP](?:arallelC|c)luster [23]\.\d/.exec(words)?.[0] }).toEqual({
				id,
			});
		}
	});

	it("gives only commands and links that are whole, whatever was said", () => {
		const said =
			"vpc-0123456789abcdef0 subnet-0123456789abcdef0 sg-0123456789abcdef0 vol-0123456789abcdef0 eni-0123456789abcdef0";
		for (const { command, link } of causes) {
			for (const text of [said, ""]) {
				const words = [command, link].map((one) => (typeof one === "function" ? one(text) : one));
				for (const one of words) expect(one ?? "").not.toMatch(/undefined|REGION/);
			}
		}
		const links = causes.flatMap(({ link }) => (typeof link === "string" ? [link] : []));
		for (const link of links) expect(link).toMatch(/^https:\/\/[a-z.]*(aws\.amazon|amazonaws)\.com\//);
	});
});

describe("a text that tells of two causes", () => {
	it("is explained by the one that is said first", () => {
		const key = "The key pair 'abell' does not exist";
		const subnet = "The subnet ID 'subnet-1' does not exist";
		expect(causeOf(`${key}. ${subnet}`)?.id).toBe("key-missing");
		expect(causeOf(`${subnet}. ${key}`)?.id).toBe("subnet-missing");
	});

	it("or by the one that says more, where both begin with the same words", () => {
		expect(causeOf("User: x is not authorized to perform: iam:CreateRole")?.id).toBe("role-rights");
		expect(causeOf("Volume vol-1 is in state 'in-use' not 'available'")?.id).toBe("volume-in-use");
	});

	it("but never by the words around it, wherever they stand", () => {
		const inner = "The key pair 'abell' does not exist";
		const around = "The configuration parameter 'key_name' generated the following errors:";
		expect(causeOf(`${around}\n${inner}`)?.id).toBe("key-missing");
		expect(causeOf(`${inner}. ${around}`)?.id).toBe("key-missing");
		expect(causeOf(around)?.step).toBe("keyPair");
	});

	it("does not take half of a sign from one sentence and half from the next", () => {
		expect(causeOf("Volume 'vol-1' is fine. The moon does not exist")).toBeUndefined();
		expect(causeOf("Volume 'vol-1' is fine\nThe moon does not exist")).toBeUndefined();
	});
});

describe("diagnose", () => {
	const wait = {
		resource: "MasterServer",
		reason: "Failed to receive 1 resource signal(s) within the duration",
	};
	const embedded = {
		resource: "MasterServerSubstack",
		reason: "Embedded stack x was not successfully created",
	};
	const cancelled = { resource: "Volume2", reason: "Resource creation cancelled" };
	const specific = { resource: "EBSVolume", reason: "VolumeInUse" };
	const unknown = { resource: "RootRole", reason: "The moon is in the way" };

	it("takes the first failure, known or not", () => {
		expect(diagnose([unknown, specific])).toMatchObject({ resource: "RootRole", meaning: undefined });
		expect(diagnose([specific, unknown])).toMatchObject({ resource: "EBSVolume", step: "volumes" });
	});

	it("never one that only points to another, where there is any other", () => {
		expect(diagnose([embedded, cancelled, unknown, specific]).resource).toBe("RootRole");
		expect(diagnose([cancelled, wait]).resource).toBe("MasterServer");
		expect(diagnose([embedded]).resource).toBe("MasterServerSubstack");
	});

	it("a wait that failed before anything else, but not after", () => {
		expect(diagnose([wait, specific]).resource).toBe("MasterServer");
		expect(diagnose([unknown, wait]).resource).toBe("RootRole");
	});

	it("says so when nobody said why", () => {
		expect(diagnose([])).toMatchObject({ resource: undefined, reason: "AWS did not say why." });
		expect(diagnose([{ resource: "X", reason: " " }])).toMatchObject({
			resource: "X",
			reason: "AWS did not say why.",
		});
	});

	it("fills in what was said", () => {
		expect(diagnoseText("DNS Hostnames not enabled in the VPC vpc-0123456789abcdef0").command).toBe(
			"aws ec2 modify-vpc-attribute --vpc-id vpc-0123456789abcdef0 --enable-dns-hostnames",
		);
		const terms =
			"you need to accept terms and subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=aw0. Thanks";
		expect(diagnoseText(terms).link).toBe("https://aws.amazon.com/marketplace/pp?sku=aw0");
		expect(
			diagnoseText("You have requested more vCPU capacity than your current vCPU limit").command,
		).toContain("L-1216C47A");
	});
});
