import { AwsFault } from "./fault.ts";
import { listParam } from "./request.ts";
import { type Action, allVolumes } from "./scene.ts";

/** The set of DHCP options that AWS makes for every account. */
export const DHCP_OPTIONS = "dopt-7a8b9c2d";

const describeDhcpOptions: Action = (_params, { region: { id, nameServers = ["AmazonProvidedDNS"] } }) => ({
	dhcpOptionsSet: [
		{
			dhcpOptionsId: DHCP_OPTIONS,
			dhcpConfigurationSet: [
				{ key: "domain-name", valueSet: [{ value: `${id}.compute.internal` }] },
				{ key: "domain-name-servers", valueSet: nameServers.map((value) => ({ value })) },
			],
		},
	],
});

const describeAccountAttributes: Action = () => ({
	accountAttributeSet: [
		{ attributeName: "vpc-max-elastic-ips", attributeValueSet: [{ attributeValue: "5" }] },
	],
});

const describeVolumeAttribute: Action = (params, scene) => {
	const id = params.get("VolumeId") ?? "";
	const volume = allVolumes(scene).find((candidate) => candidate.id === id);
	if (volume === undefined)
		throw new AwsFault("InvalidVolume.NotFound", `The volume '${id}' does not exist.`);
	const { productCode } = volume;
	return { volumeId: id, productCodes: productCode ? [{ productCode, type: "marketplace" }] : [] };
};

/** Only tried: the demo's machines come from its clusters. */
const runInstances: Action = (params, { region }) => {
	if (params.get("DryRun") !== "true")
		throw new AwsFault("UnauthorizedOperation", "The demo starts machines for clusters only.", 403);
	const image = params.get("ImageId") ?? "";
	if (region.images.every(({ id }) => id !== image))
		throw new AwsFault("InvalidAMIID.NotFound", `The image id '[${image}]' does not exist`);
	throw new AwsFault("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
};

/** EC2's questions about what an account has and may. */
export const ACCOUNT_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeDhcpOptions: describeDhcpOptions,
	DescribeAccountAttributes: describeAccountAttributes,
	DescribeVolumeAttribute: describeVolumeAttribute,
	RunInstances: runInstances,
};

/** What IAM says: the demo's user may do everything, and the account has bought on the spot market before. */
export const IAM_ACTIONS: Readonly<Record<string, Action>> = {
	SimulatePrincipalPolicy: (params) => ({
		EvaluationResults: listParam(params, "ActionNames").map((name) => ({
			EvalActionName: name,
			EvalResourceName: "*",
			EvalDecision: "allowed",
		})),
		IsTruncated: false,
	}),
	GetRole: (params) => {
		const name = params.get("RoleName") ?? "";
		if (name !== "AWSServiceRoleForEC2Spot")
			throw new AwsFault("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
		return {
			Role: {
				Path: "/aws-service-role/spot.amazonaws.com/",
				RoleName: name,
				RoleId: "AROADEMODEMODEMODEMO3",
				Arn: `arn:aws:iam::123456789012:role/aws-service-role/spot.amazonaws.com/${name}`,
				CreateDate: new Date("2026-10-05T09:12:00Z"),
			},
		};
	},
};
