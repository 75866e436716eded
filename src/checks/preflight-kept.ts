import type { KeptFact, KeptThing } from "../config/kept.ts";
import type { Subnet } from "../ports/account.ts";
import { ifThere } from "../ports/errors.ts";
import type { SubnetId } from "../ports/ids.ts";
import { isNested } from "../rules/mount.ts";
import { vpcOfSubnetVerdict } from "../rules/subnet.ts";
import { runsOn } from "../rules/types.ts";
import { refusalIn } from "../rules/verdict.ts";
import {
	type CheckResult,
	type Judgement,
	type PreflightCheck,
	type PreflightContext,
	passed,
	together,
} from "./preflight-check.ts";
import { spotNow } from "./spot-now.ts";

/** What these checks find, by its numbers in docs/troubles.md. */
export const KEPT_TROUBLES: readonly number[] = [10, 14, 31, 33];

/** One check for each kept thing that may not fit the answers. */
export function keptChecks(things: readonly KeptThing[]): PreflightCheck[] {
	return things
		.filter(({ facts }) => facts.length > 0)
		.map((thing) => ({
			id: keptCheckId(thing),
			title: `Kept: ${thing.what}`,
			run: async (context) => {
				const all = await Promise.all(thing.facts.map((fact) => judged(fact, context, thing, things)));
				return together(all);
			},
		}));
}

/** The id of the check on a kept thing. */
export function keptCheckId({ id }: Pick<KeptThing, "id">): string {
	return `kept ${id}`;
}

const FIX = "On the review k lists what the file keeps: without its tick it becomes a comment.";

function fault(detail: string, result: CheckResult = "fail"): Judgement {
	return { result, detail, fix: FIX };
}

function unknown(detail: string): Judgement {
	return { result: "unknown", detail };
}

type FactOf<Kind> = Extract<KeptFact, { kind: Kind }>;

function judged(
	fact: KeptFact,
	context: PreflightContext,
	thing: KeptThing,
	things: readonly KeptThing[],
): Judgement | Promise<Judgement> {
	switch (fact.kind) {
		case "no-address":
			return judgedAddress(fact, context);
		case "subnets":
			return judgedSubnets(fact, context);
		case "security-groups":
			return judgedGroups(fact, context);
		case "folder":
			return judgedFolder(fact, context, thing, things);
		case "placement-group":
			return judgedGroup(fact, context);
		case "types":
			return judgedTypes(fact, context);
		case "volume":
			return judgedVolumes(context, things);
		case "spot-price":
			return judgedBid(fact, context);
		case "script":
			return unknown(
				"Each node runs it when it starts. Where it is missing or fails, the node does not come up.",
			);
		case "role":
			return judgedRole(fact, context);
	}
}

/** A public subnet's internet gateway lets only machines with a public address out. */
async function judgedAddress(
	{ of }: FactOf<"no-address">,
	{ spec, ec2, signal }: PreflightContext,
): Promise<Judgement> {
	const { id, route } = await ec2.subnet(spec.region, spec.subnetId, signal);
	const who = of === "all" ? "The head node" : "Compute nodes";
	const so =
		of === "all"
			? "it could not report back, and create would time out"
			: "they could never join the cluster";
	switch (route) {
		case "nat":
			return passed(`${id} leads out without public addresses.`);
		case "internet-gateway":
			return fault(`${who} would have no public address, and ${id} leads out only with one: ${so}.`);
		case "none":
			return fault(`${who} would have no public address, and ${id} has no way out.`);
		case "unknown":
			return unknown(`Whether ${id} leads out without public addresses cannot be told.`);
	}
}

async function judgedSubnets(
	{ ids, addressed }: FactOf<"subnets">,
	context: PreflightContext,
): Promise<Judgement> {
	const { spec, ec2, signal } = context;
	const head = await ec2.subnet(spec.region, spec.subnetId, signal);
	const all = await Promise.all(
		ids.map(async (id) => {
			const subnet = await ifThere(ec2.subnet(spec.region, id as SubnetId, signal));
			return subnet
				? judgedSubnet(subnet, head, addressed)
				: fault(`There is no subnet ${id} in ${spec.region}.`);
		}),
	);
	return together(all);
}

async function judgedGroups(
	{ ids }: FactOf<"security-groups">,
	{ spec, ec2, signal }: PreflightContext,
): Promise<Judgement> {
	const names = ids.join(" and ");
	const vpcs = await ifThere(ec2.groupVpcs(spec.region, ids, signal));
	if (vpcs === undefined) return fault(`Not every security group exists in ${spec.region}: ${names}.`);
	const strange = ids.filter((id) => vpcs.get(id) !== spec.vpcId);
	if (strange.length === 0) return passed(`In this VPC: ${names}.`);
	const where = strange.map((id) => `${id} belongs to another VPC, ${vpcs.get(id) ?? "which is not told"}.`);
	return fault(where.join(" "));
}

function judgedSubnet(subnet: Subnet, head: Subnet, addressed: boolean | undefined): Judgement {
	const { id, zone, route, publicIpOnLaunch } = subnet;
	const elsewhere = refusalIn(vpcOfSubnetVerdict(subnet, head.vpcId));
	if (elsewhere) return fault(`${id}: ${elsewhere}.`);
	if (route === "none") return fault(`${id} has no way out: nodes there could not reach AWS.`);
	if (route === "internet-gateway" && !(addressed ?? publicIpOnLaunch)) {
		return fault(`${id} leads out only with public addresses, and nodes there would have none.`);
	}
	if (route === "unknown") return unknown(`Whether ${id} leads to the internet cannot be told.`);
	if (zone !== head.zone) {
		return fault(
			`${id} is in ${zone}, the head node in ${head.zone}: AWS bills what goes between the two.`,
			"warn",
		);
	}
	return passed(`${id} is in the VPC and leads out.`);
}

function judgedFolder(
	{ path }: FactOf<"folder">,
	{ spec }: PreflightContext,
	thing: KeptThing,
	things: readonly KeptThing[],
): Judgement {
	const others = [
		...spec.volumes.map(({ mountPoint, id }) => ({ folder: mountPoint, whose: `your volume ${id}` })),
		...things
			.filter(({ id }) => id !== thing.id)
			.flatMap(({ what, facts }) =>
				facts.flatMap((fact) => (fact.kind === "folder" ? [{ folder: fact.path, whose: what }] : [])),
			),
	];
	const same = others.find(({ folder }) => folder === path);
	if (same)
		return fault(`${path} is also the folder of ${same.whose}: only one of them would be seen there.`);
	const nested = others.find(({ folder }) => isNested(folder, path));
	if (nested)
		return fault(`${path} and ${nested.folder} (${nested.whose}) lie one within the other.`, "warn");
	return passed(`${path} is free for it.`);
}

/** AWS takes no burstable, flexible or Mac types into a placement group where machines stand close together. */
const UNFIT_FOR_GROUP = /^(t\d|mac)|-flex\./;

function judgedGroup({ types }: FactOf<"placement-group">, { spec }: PreflightContext): Judgement {
	const unfit = (types ?? [spec.nodes.computeType]).filter((type) => UNFIT_FOR_GROUP.test(type));
	if (unfit.length === 0) return passed("The nodes' types may stand in it.");
	return { ...fault(`AWS starts no ${unfit.join(" or ")} in a placement group.`), step: "nodes" };
}

async function judgedTypes(
	{ types }: FactOf<"types">,
	{ spec, ec2, signal }: PreflightContext,
): Promise<Judgement> {
	const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
	const offered = await ec2.instanceTypes(spec.region, zone, signal, { names: types });
	const { architecture } = spec.image;
	const known = types.flatMap((type) => offered.find(({ id }) => id === type) ?? []);
	const other = known.filter((type) => !runsOn(type, architecture));
	if (other.length > 0) {
		const names = other.map(({ id, architectures }) => `${id} (${architectures.join(", ")})`).join(" and ");
		return fault(`${names} cannot run the image, which is for ${architecture}.`);
	}
	const gpu = known.filter(({ gpus }) => gpus > 0);
	if (gpu.length > 0) {
		return fault(
			`${gpu.map(({ id }) => id).join(" and ")} has GPUs: dear by the hour, and new accounts may start none.`,
			"warn",
		);
	}
	const missing = types.filter((type) => known.every(({ id }) => id !== type));
	if (missing.length > 0) return unknown(`${missing.join(" and ")} is not seen in ${zone}.`);
	return passed("The types run this image.");
}

/** Below the market's price no node would start. */
async function judgedBid({ usd }: FactOf<"spot-price">, context: PreflightContext): Promise<Judgement> {
	const { capacity, computeType } = context.spec.nodes;
	if (capacity !== "spot") return passed("It counts for spot nodes only.");
	const now = await spotNow(context);
	if (now === undefined) return unknown(`AWS names no spot price of ${computeType}.`);
	if (now.usd <= usd) return passed(`${now.told}.`);
	return fault(`${now.told} now: no node would start.`, "warn");
}

async function judgedRole(
	{ name }: FactOf<"role">,
	{ spec, identity, signal }: PreflightContext,
): Promise<Judgement> {
	if (name !== undefined && !(await identity.hasRole(spec.region, name, signal)))
		return fault(`Your account has no role ${name}.`);
	return unknown("Whether it lets the nodes do all that pcluster needs cannot be seen from here.");
}

function judgedVolumes({ spec, profile }: PreflightContext, things: readonly KeptThing[]): Judgement {
	const kept = things.filter(({ facts }) => facts.some(({ kind }) => kind === "volume")).length;
	const count = kept + spec.volumes.length;
	if (count <= profile.maximumVolumes) return passed(`pcluster mounts ${count} volumes.`);
	return {
		...fault(`With yours these are ${count} volumes; pcluster takes ${profile.maximumVolumes}.`),
		step: "volumes",
	};
}
