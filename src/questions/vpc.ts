import type { Option, OptionList, Reasons } from "../list/option.ts";
import type { Ec2, Vpc } from "../ports/account.ts";
import type { AccountChanges } from "../ports/account-changes.ts";
import { AppError, isDenied } from "../ports/errors.ts";
import type { RegionId, SubnetId, VpcId } from "../ports/ids.ts";
import { dnsOff, vpcVerdict } from "../rules/vpc.ts";
import { withAwsOptions } from "../text/aws-options.ts";
import { answerTo } from "./answered.ts";
import { hasIdForm, typedId } from "./aws-ids.ts";
import { type Cure, FREE } from "./cure.ts";
import { ifReadable, unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import { row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";

/** Which network of the region the cluster joins. */
export const vpcStep: SelectStep<"vpc", VpcId, Vpc> = {
	kind: "select",
	id: "vpc",
	title: "VPC",
	question: "Which network should the cluster join?",
	why: "A VPC is your own private network inside AWS. Every account gets a ready-made one in each region, marked “default”: it is the right one unless somebody told you otherwise.",
	help: [
		"VPC is short for Virtual Private Cloud, AWS's name for a network that only your account uses. The cluster's nodes talk to each other in it.",
		"A VPC must give its machines names (AWS: DNS support and DNS host names, both on). Without them the nodes cannot find each other, and pcluster refuses. A VPC that lacks one cannot be chosen; c switches it on, once you have said so.",
		"In the tutorial's config file this is vpc_id in the section [vpc public].",
	],
	needs: ["region"],
	prevents: [11, 13],
	rows: [
		row({
			what: "The VPC",
			value: ({ vpcId }) => vpcId,
			known: (vpc) => ({ vpc }),
			v2: { at: ["vpc", "vpc_id"] },
			v3: "it follows from the subnet",
		}),
	],
	columns: ["VPC", "", "Name", "Addresses"],
	load,
	cure: {
		label: (option) =>
			option === undefined ? "make the default VPC" : offIn(option).length > 0 ? "switch DNS on" : undefined,
		offer: async (option, { answers, changes }) => {
			const region = answerTo(answers, "region");
			return option === undefined ? defaultVpcCure(region, changes) : dnsCure(option, region, changes);
		},
	},
	typed: { label: "VPC id, like vpc-0abc1234", parse: parsed },
	plan: () => [],
	summary: (vpc) => vpc,
	keyOf: (vpc) => vpc,
};

const offIn = ({ facts }: Option<VpcId, Vpc>) => (facts ? dnsOff(facts) : []);

function dnsCure(option: Option<VpcId, Vpc>, region: RegionId, changes: AccountChanges): Cure {
	const { value: vpc } = option;
	return {
		title: `Switch the names of the VPC ${vpc} in ${region} on?`,
		says: [
			"Its machines get names and can look names up (AWS: DNS support and DNS host names). ParallelCluster needs both.",
			"What runs in the VPC goes on as before. It can be switched off again in the VPC console.",
			FREE,
		],
		does: "switch them on",
		run: async (signal) => {
			// EC2 takes one setting at a time.
			for (const setting of offIn(option)) await changes.switchDnsOn(region, vpc, setting, signal);
			return `The names of ${vpc} are on. It cost nothing.`;
		},
	};
}

function defaultVpcCure(region: RegionId, changes: AccountChanges): Cure {
	return {
		title: `Have AWS make the default VPC of ${region}?`,
		says: [
			"It is the network that every new account has: a VPC with a public subnet in each zone and a way to the internet.",
			"It can be deleted again in the VPC console.",
			FREE,
		],
		does: "make it",
		run: async (signal) =>
			`${await changes.makeDefaultVpc(region, signal)} is the default VPC now. It cost nothing.`,
	};
}

async function load({ answers, ec2, prefill, signal }: StepContext): Promise<OptionList<VpcId, Vpc>> {
	const region = answerTo(answers, "region");
	try {
		const [vpcs, known] = await Promise.all([
			ec2.vpcs(region, signal),
			knownVpc(region, ec2, prefill, signal),
		]);
		const options = vpcs.toSorted(defaultFirst).map((vpc) => optionFor(vpc));
		const open = options.filter(({ disabled }) => disabled === undefined);
		const start = open.find(({ key }) => key === known) ?? open[0];
		return {
			options,
			suggested: start ? [start.key] : [],
			notes: prefillNotes(prefill.vpc, prefill.source?.vpc, options),
			empty: `There is no VPC in ${region}. c has AWS make its usual one: that costs nothing.`,
			...reasonsFor(start, open, prefill),
		};
	} catch (thrown) {
		if (!isDenied(thrown) || prefill.vpc === undefined || !hasIdForm("vpc", prefill.vpc)) throw thrown;
		const note = `${prefill.source?.vpc ?? "from your settings"}, not checked`;
		return {
			options: [{ key: prefill.vpc, value: prefill.vpc as VpcId, cells: [prefill.vpc, "", "", ""], note }],
			suggested: [prefill.vpc],
			notes: ["Your account may not list VPCs. Press m to type another id."],
		};
	}
}

function reasonsFor(
	start: Option<VpcId, Vpc> | undefined,
	open: readonly Option<VpcId, Vpc>[],
	prefill: Prefill,
): Reasons {
	if (start?.key === prefill.vpc) return { why: prefill.source?.vpc };
	if (start?.facts?.isDefault) return { why: "your default VPC" };
	return open.length === 1 ? { why: "the only one that fits" } : { undecided: "Several VPCs fit." };
}

/** The VPC of an existing config; where it names only a subnet (version 3), the one that this is in. */
async function knownVpc(
	region: RegionId,
	ec2: Ec2,
	{ vpc, subnet }: Prefill,
	signal: AbortSignal,
): Promise<string | undefined> {
	if (vpc !== undefined || subnet === undefined || !hasIdForm("subnet", subnet)) return vpc;
	return (await ifReadable(ec2.subnet(region, subnet as SubnetId, signal), signal))?.vpcId;
}

function prefillNotes(
	wanted: string | undefined,
	source: string | undefined,
	options: readonly Option<VpcId>[],
): string[] {
	if (wanted === undefined || options.some(({ key }) => key === wanted)) return [];
	return [`${wanted} (${source ?? "found in your settings"}) is not in this region.`];
}

function defaultFirst(a: Vpc, b: Vpc): number {
	return Number(b.isDefault) - Number(a.isDefault) || (a.name ?? a.id).localeCompare(b.name ?? b.id);
}

function optionFor(vpc: Vpc): Option<VpcId, Vpc> {
	const verdict = vpcVerdict(vpc);
	return {
		key: vpc.id,
		value: vpc.id,
		facts: vpc,
		cells: [vpc.id, vpc.isDefault ? "default" : "", vpc.name ?? "", vpc.cidr],
		...(verdict.fit === "unknown" && { note: verdict.why }),
		...(verdict.fit === "unfit" && { disabled: `${verdict.why}; c switches them on, free of charge` }),
	};
}

async function parsed(text: string, { answers, ec2, awsProfile, signal }: StepContext): Promise<VpcId> {
	const region = answerTo(answers, "region");
	const id = typedId<VpcId>("vpc", text);
	const found = await unlessDenied(ec2.vpcs(region, signal, [id]));
	if (!found) return id;
	const vpc = found.find((candidate) => candidate.id === id);
	if (!vpc) throw new AppError("not-found", `There is no VPC ${id} in ${region}.`);
	const verdict = vpcVerdict(vpc);
	if (verdict.fit === "unfit") {
		const { command = "" } = verdict;
		throw new AppError("bad-input", `${id} cannot be used: ${verdict.why}.`, {
			hint: `Switch them on with: ${withAwsOptions(command, { region, profile: awsProfile })}`,
		});
	}
	return id;
}
