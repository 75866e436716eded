import type { Option, OptionList, Reasons } from "../list/option.ts";
import type { Subnet, Volume } from "../ports/account.ts";
import { AppError, isDenied } from "../ports/errors.ts";
import type { SubnetId } from "../ports/ids.ts";
import { publicAddressIn, subnetVerdict, vpcOfSubnetVerdict } from "../rules/subnet.ts";
import { marksOf, refusalIn } from "../rules/verdict.ts";
import { callName, ownVolumes } from "../rules/volume.ts";
import { someNames } from "../text/some-names.ts";
import { answerTo } from "./answered.ts";
import type { SubnetAnswer } from "./answers.ts";
import { hasIdForm, typedId } from "./aws-ids.ts";
import { unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import { QUEUE, row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";
import { TUTORIAL } from "./tutorial.ts";

/** Which part of the network: it fixes the availability zone, and with it the volumes that can be used. */
export const subnetStep: SelectStep<"subnet", SubnetAnswer> = {
	kind: "select",
	id: "subnet",
	title: "Subnet",
	question: "Which subnet should the cluster live in?",
	why: "A subnet sits in one availability zone, and a volume can only be attached inside its own zone. Choose the zone your volumes are in.",
	help: [
		"A region consists of several separate sites that AWS calls availability zones: eu-west-2a, eu-west-2b and so on. A subnet is the part of your network that lies in one of them, and all nodes of the cluster stand there.",
		"Each EBS volume also stands in one zone and cannot be used from another. So the subnet decides which volumes the cluster can mount; the list says which of yours are there.",
		"The head node must reach the internet to report that it is ready. “public” means the subnet has a way out of its own (AWS: an internet gateway), “private, NAT” a way out through another machine, which you cannot log in through from outside. Where there is none, a create fails after half an hour or more.",
		"In the tutorial's config file this is master_subnet_id in the section [vpc public].",
	],
	needs: ["region", "vpc"],
	prevents: [1, 9, 14, 15],
	silent: {
		number: 17,
		name: "subnet of IPv6 alone",
		sees: "pcluster configure breaks off with a Python error.",
		why: "A subnet has addresses of the new kind (IPv6) alone, which ParallelCluster cannot use.",
		cure: "Choose a subnet with IPv4 addresses: the others cannot be chosen.",
	},
	rows: [
		row({
			what: "The subnet",
			value: ({ subnetId }) => subnetId,
			known: (subnet) => ({ subnet }),
			v2: { at: ["vpc", "master_subnet_id"] },
			v3: { at: ["HeadNode", "Networking", "SubnetId"], and: [[...QUEUE, "Networking", "SubnetIds", 0]] },
		}),
		// Machines of a public subnet that gives no addresses by itself could not reach the internet without one.
		row({
			what: "The public address",
			value: ({ publicAddress }) => publicAddress === "elastic" || undefined,
			v2: "it gives every machine an address unless told otherwise",
			v3: {
				at: ["HeadNode", "Networking", "ElasticIp"],
				and: [[...QUEUE, "Networking", "AssignPublicIp"]],
				yields: true,
			},
		}),
	],
	columns: ["Subnet", "Zone", "Access", "Your volumes", "Name", "Addresses"],
	load,
	typed: { label: "Subnet id, like subnet-0abc1234", parse: parsed },
	plan: ({ spec, answers: { subnet } }) => [
		{
			label: "Network",
			lines: [spec.vpcId, subnet?.zone ? `${spec.subnetId} in ${subnet.zone}` : spec.subnetId],
		},
	],
	summary: ({ id, zone }) => zone ?? id,
	keyOf: ({ id }) => id,
};

async function load({ answers, ec2, prefill, signal }: StepContext): Promise<OptionList<SubnetAnswer>> {
	const region = answerTo(answers, "region");
	const vpc = answerTo(answers, "vpc");
	try {
		const [subnets, all] = await Promise.all([
			ec2.subnets(region, vpc, signal),
			unlessDenied(ec2.volumes(region, signal)),
		]);
		const volumes = all && ownVolumes(all);
		const ranked = subnets.toSorted((a, b) => a.zone.localeCompare(b.zone) || a.id.localeCompare(b.id));
		const zones = new Set(ranked.map(({ zone }) => zone));
		const contents = new Map([...zones].map((zone) => [zone, volumesIn(zone, volumes)]));
		const best = bestOf(ranked, volumes ?? [], prefill);
		return {
			options: ranked.map((subnet) =>
				optionFor(subnet, contents.get(subnet.zone) ?? "", awayFrom(subnet.zone, volumes ?? [], prefill)),
			),
			suggested: best ? [best.id] : [],
			notes: notesOn(ranked, volumes, prefill),
			...reasonsFor(best, volumes ?? [], prefill),
			empty: `${vpc} has no subnets. Go back and choose another VPC; the default one has a subnet in each zone.`,
		};
	} catch (thrown) {
		if (!isDenied(thrown) || prefill.subnet === undefined || !hasIdForm("subnet", prefill.subnet))
			throw thrown;
		const value = { id: prefill.subnet as SubnetId, zone: undefined };
		const note = `${prefill.source?.subnet ?? "from your settings"}, not checked`;
		return {
			options: [{ key: value.id, value, cells: [value.id, "", "", "", "", ""], note }],
			suggested: [value.id],
			notes: ["Your account may not list subnets. Press m to type another id."],
		};
	}
}

function answerFrom(subnet: Subnet): SubnetAnswer {
	const { id, zone, freeAddresses } = subnet;
	const publicAddress = publicAddressIn(subnet);
	const viaNat = subnet.route === "nat" ? ({ viaNat: true } as const) : {};
	return { id, zone, freeAddresses, ...(publicAddress && { publicAddress }), ...viaNat };
}

const ACCESS = {
	"internet-gateway": "public",
	nat: "private, NAT",
	none: "no way out",
	unknown: "not readable",
} as const;

/** How the machines of a subnet are reached, as far as AWS tells. */
export function accessWords({ publicAddress, viaNat }: SubnetAnswer): string[] {
	if (publicAddress === undefined) return [];
	return [publicAddress !== "none" ? ACCESS["internet-gateway"] : viaNat ? ACCESS.nat : ACCESS.none];
}

/** What a cluster in this zone could not mount; undefined where it has some of the known volumes, or none is known. */
function awayFrom(zone: string, volumes: readonly Volume[], prefill: Prefill): string | undefined {
	const known = volumes.filter((volume) => isKnownVolume(volume, prefill));
	if (known.length === 0 || known.some((volume) => volume.zone === zone)) return undefined;
	return `your ${someNames(known.map(callName))} cannot be used from here`;
}

function optionFor(subnet: Subnet, contents: string, away: string | undefined): Option<SubnetAnswer> {
	const marks = marksOf(subnetVerdict(subnet));
	const address = publicAddressIn(subnet) === "elastic" ? "gives no public address by itself" : undefined;
	const notes = [away, marks.note ?? address].filter((note) => note !== undefined);
	return {
		key: subnet.id,
		value: answerFrom(subnet),
		cells: [
			subnet.id,
			subnet.zone,
			ACCESS[subnet.route],
			contents,
			subnet.name ?? "",
			`${subnet.freeAddresses} free`,
		],
		...(notes.length > 0 && { note: notes.join("; ") }),
		...(marks.disabled !== undefined && { disabled: marks.disabled }),
	};
}

/** Names of volumes that a row tells; what of them has no room beside the others stands below the list. */
const MOST_VOLUMES = 8;

function volumesIn(zone: string, volumes: readonly Volume[] | undefined): string {
	if (!volumes) return "not readable";
	const here = volumes.filter((volume) => volume.zone === zone);
	const named = here.filter(({ name }) => name !== undefined);
	const nameless = here.filter(({ name }) => name === undefined);
	return here.length === 0 ? "none" : someNames([...named, ...nameless].map(callName), MOST_VOLUMES);
}

function faultOf(subnet: Subnet): string | undefined {
	return refusalIn(subnetVerdict(subnet));
}

function bestOf(
	subnets: readonly Subnet[],
	volumes: readonly Volume[],
	prefill: Prefill,
): Subnet | undefined {
	const open = subnets.filter((subnet) => faultOf(subnet) === undefined);
	const wanted = open.find(({ id }) => id === prefill.subnet);
	const ranked = open.map((subnet) => ({ subnet, worth: worthOf(subnet, volumes, prefill) }));
	return wanted ?? ranked.toSorted((a, b) => moreFirst(a.worth, b.worth))[0]?.subnet;
}

function moreFirst(a: readonly number[], b: readonly number[]): number {
	return a.map((worth, place) => (b[place] ?? 0) - worth).find((more) => more !== 0) ?? 0;
}

/** What speaks for it, the strongest first. */
function worthOf(subnet: Subnet, volumes: readonly Volume[], prefill: Prefill): number[] {
	const here = volumes.filter(({ zone }) => zone === subnet.zone);
	const wanted = here.filter(({ id }) => prefill.volumes?.some((known) => known.id === id)).length;
	const known = here.filter((volume) => isKnownVolume(volume, prefill)).length;
	const reach = subnet.route === "internet-gateway" ? (subnet.publicIpOnLaunch ? 3 : 2) : 1;
	return [wanted, known, reach, here.length];
}

function notesOn(
	subnets: readonly Subnet[],
	volumes: readonly Volume[] | undefined,
	prefill: Prefill,
): string[] {
	const notes = volumes ? [] : ["Your account may not list volumes, so their zones are not shown here."];
	const wanted = prefill.subnet;
	const from = prefill.source?.subnet ?? "found in your settings";
	const found = subnets.find(({ id }) => id === wanted);
	const fault = found && faultOf(found);
	if (wanted !== undefined && !found) notes.push(`${wanted} (${from}) is not in this VPC.`);
	if (fault) notes.push(`${wanted} (${from}) cannot be used: ${fault}.`);
	if (subnets.length > 0 && subnets.every((one) => faultOf(one) !== undefined))
		notes.push("None of them can be used: go back and choose another VPC.");
	const known = (volumes ?? []).filter((volume) => isKnownVolume(volume, prefill));
	const zones = zonesOf(known);
	if (zones.length > 1) notes.push(splitNote(known));
	const missing = zones.filter((zone) => subnets.every((subnet) => subnet.zone !== zone));
	for (const zone of missing)
		notes.push(`This VPC has no subnet in ${zone}, where some of your volumes are.`);
	return notes;
}

function reasonsFor(best: Subnet | undefined, volumes: readonly Volume[], prefill: Prefill): Reasons {
	if (best?.id === prefill.subnet) return { why: prefill.source?.subnet };
	const known = volumes.filter((volume) => isKnownVolume(volume, prefill));
	if (zonesOf(known).length > 1) return { undecided: splitNote(known) };
	const here = known.filter(({ zone }) => zone === best?.zone).map(callName);
	return {
		why: here.length === 0 ? undefined : `${someNames(here)} ${here.length === 1 ? "is" : "are"} there`,
	};
}

function zonesOf(volumes: readonly Volume[]): string[] {
	return [...new Set(volumes.map(({ zone }) => zone))];
}

function splitNote(known: readonly Volume[]): string {
	const places = known.map((volume) => `${callName(volume)} in ${volume.zone}`);
	return `Your volumes are in different zones (${someNames(places, 4)}): one cluster can mount those of one zone only.`;
}

async function parsed(text: string, { answers, ec2, signal }: StepContext): Promise<SubnetAnswer> {
	const region = answerTo(answers, "region");
	const vpc = answerTo(answers, "vpc");
	const id = typedId<SubnetId>("subnet", text);
	const subnet = await unlessDenied(ec2.subnet(region, id, signal));
	if (!subnet) return { id, zone: undefined };
	const elsewhere = refusalIn(vpcOfSubnetVerdict(subnet, vpc));
	if (elsewhere)
		throw new AppError("bad-input", `${id} cannot be used: ${elsewhere}.`, {
			hint: "Go back and choose that VPC first, or type a subnet of this one.",
		});
	const fault = faultOf(subnet);
	if (fault) throw new AppError("bad-input", `${id} cannot be used: ${fault}.`);
	return answerFrom(subnet);
}

/** True for the tutorial's volumes, by their Name tag, and for those that an existing config already uses. */
function isKnownVolume(volume: Volume, prefill: Prefill): boolean {
	const names: readonly string[] = TUTORIAL.volumeNames;
	if (prefill.volumes?.some(({ id }) => id === volume.id)) return true;
	return volume.name !== undefined && names.includes(volume.name);
}
