import { describe, expect, it } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { causeOf, diagnose, diagnoseText } from "../../src/diagnosis/diagnose.ts";

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
			"old-lambda",
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
		["The configuration parameter 'tags' has an invalid value 'x'", "value-refused"],
		["ModuleNotFoundError: No module named 'pkg_resources'", "setuptools"],
		["argument command: invalid choice: 'create'", "version-3-program"],
		["resource sg-1 has a dependent object (DependencyViolation)", "still-in-use"],
		["Failed to receive 1 resource signal(s) within the specified duration", "no-signal"],
		["Received FAILURE signal with UniqueId i-1", "no-signal"],
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
			expect(meaning.endsWith(".")).toBe(true);
			expect(cure.length).toBeGreaterThan(10);
			expect(signs.flat().every((part) => part.length > 2)).toBe(true);
		}
	});

	it("has every cause stand where its own signs find it, or a more specific one", () => {
		for (const { id, wrapper, signs } of causes) {
			for (const sign of signs) expect({ id, found: causeOf(sign.join(" "))?.id }).toEqual({ id, found: id });
			if (wrapper)
				expect(causes.findIndex((each) => each.id === id)).toBeGreaterThanOrEqual(causes.length - 2);
		}
	});
});

describe("diagnose", () => {
	const noSignal = {
		resource: "MasterServer",
		reason: "Failed to receive 1 resource signal(s) within the duration",
	};
	const embedded = {
		resource: "MasterServerSubstack",
		reason: "Embedded stack x was not successfully created",
	};
	const specific = { resource: "EBSVolume", reason: "VolumeInUse" };
	const unknown = { resource: "RootRole", reason: "The moon is in the way" };

	it("takes the first failure, known or not", () => {
		expect(diagnose([unknown, specific])).toMatchObject({ resource: "RootRole", meaning: undefined });
	});

	it("prefers a cause that is known to words that only point elsewhere", () => {
		expect(diagnose([noSignal, embedded, unknown, specific])).toMatchObject({
			resource: "EBSVolume",
			step: "volumes",
		});
	});

	it("prefers the missing signal to the stack around it, and unknown words to that stack", () => {
		expect(diagnose([embedded, noSignal]).resource).toBe("MasterServer");
		expect(diagnose([embedded, unknown]).resource).toBe("RootRole");
		expect(diagnose([embedded]).resource).toBe("MasterServerSubstack");
	});

	it("says so when nobody said why", () => {
		expect(diagnose([])).toMatchObject({ resource: undefined, reason: "AWS did not say why." });
		expect(diagnose([{ resource: "X", reason: " " }])).toMatchObject({
			resource: "X",
			reason: "AWS did not say why.",
		});
	});

	it("strips what a terminal would obey", () => {
		expect(diagnoseText("\u001b[31mThe key pair 'a' does not exist\u001b[0m")).toMatchObject({
			reason: "The key pair 'a' does not exist",
			step: "keyPair",
		});
	});
});
