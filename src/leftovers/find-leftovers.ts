import { isOn } from "../cluster/machines.ts";
import { BILLED } from "../cost/billed.ts";
import { type CostItem, type CostTotal, diskItems, estimateOf, item } from "../cost/estimate.ts";
import type { Stack } from "../ports/account.ts";
import type { Disk, LogGroup, NatGateway } from "../ports/inventory.ts";
import type { Prices } from "../ports/prices.ts";
import type { Leftover } from "./leftover.ts";
import {
	hasFailed,
	isClusterStack,
	isLiving,
	livingClusters,
	NETWORK_PREFIX,
	ownerIn,
	shortName,
} from "./owners.ts";
import type { RegionContents } from "./region-contents.ts";

/** What of a region may have stayed of a cluster. Where its stacks could not be read, what a tag names is left out. */
export function leftoversOf(contents: RegionContents, prices: Prices): Leftover[] {
	return [
		...machines(contents, prices),
		...volumes(contents, prices),
		...addresses(contents, prices),
		...networks(contents, prices),
		...failedStacks(contents),
		...snapshots(contents),
		...logs(contents),
	];
}

const sumOf = (items: readonly CostItem[]): CostTotal => estimateOf(items, false).totals.working;

const diskCost = ({ id, type, sizeGiB, iops, mibPerSecond }: Disk, prices: Prices) =>
	diskItems(id, BILLED.own, { type, sizeGiB, iops, mibPerSecond }, prices);

const addressCost = (prices: Prices) => item("public address", BILLED.own, prices({ of: "address" }));

/** True of what a stack that is there still uses, or may use: where stacks could not be read nobody knows. */
function isUsed(tags: Readonly<Record<string, string>>, stacks: readonly Stack[] | undefined): boolean {
	const owner = ownerIn(tags);
	return owner !== undefined && (stacks === undefined || isLiving(owner, stacks));
}

/** For whom it was made, as a sentence; `otherwise` where no tag tells. */
function madeFor(tags: Readonly<Record<string, string>>, otherwise: string): string {
	const owner = ownerIn(tags);
	return owner === undefined ? otherwise : `Made for ${shortName(owner)}, which is not there any more.`;
}

function machines({ region, stacks, machines: all = [], disks }: RegionContents, prices: Prices): Leftover[] {
	return all
		.filter(({ tags, state }) => state !== "shutting-down" && !isUsed(tags, stacks))
		.map((machine): Leftover => {
			const { id, name, type, tags, publicAddress } = machine;
			const held = disks?.filter(({ heldBy }) => heldBy.includes(id)) ?? [];
			const on = isOn(machine);
			const items = [
				...(on ? [item(type, BILLED.own, prices({ of: "instance", type }))] : []),
				...(publicAddress === undefined ? [] : [addressCost(prices)]),
				...held.flatMap((disk) => diskCost(disk, prices)),
				...(disks === undefined ? [item("its disks", BILLED.own, undefined)] : []),
			];
			const sizes = held.map(({ sizeGiB }) => `${sizeGiB} GiB`).join(", ");
			return {
				kind: "machine",
				region,
				id,
				what: `${name ?? id}, ${type} ${machine.state}`,
				wasFor: `${madeFor(tags, "It belongs to no cluster.")} ${on ? "It runs, and costs by the hour." : `It is off: what costs is its disks${sizes === "" ? "" : ` (${sizes})`}.`}`,
				cost: sumOf(items),
				command: on
					? `aws ec2 stop-instances --instance-ids ${id}`
					: `aws ec2 terminate-instances --instance-ids ${id}`,
				does: on ? "stop it" : "remove it",
				loses: on
					? "Nothing is lost: this stops it. Whatever it is doing ends, and its disks go on costing."
					: "Its root disk goes with it for good; other volumes mostly stay.",
			};
		});
}

function volumes({ region, stacks, disks = [] }: RegionContents, prices: Prices): Leftover[] {
	return disks
		.filter(
			({ tags, state, heldBy }) => state === "available" && heldBy.length === 0 && !isUsed(tags, stacks),
		)
		.map((disk): Leftover => {
			const { id, name, sizeGiB, type, tags } = disk;
			const named =
				name === undefined
					? "It has no name, and nothing tells."
					: "Perhaps your own data: a cluster can use it again.";
			return {
				kind: "volume",
				region,
				id,
				what: `${name ?? id}, ${sizeGiB} GiB ${type}`,
				wasFor: `${madeFor(tags, named)} No machine holds it.`,
				cost: sumOf(diskCost(disk, prices)),
				command: `aws ec2 delete-volume --volume-id ${id}`,
				does: "remove it",
				loses: "Everything on it is lost for good.",
			};
		});
}

function addresses(
	{ region, stacks, machines: all = [], addresses: held = [] }: RegionContents,
	prices: Prices,
): Leftover[] {
	const off = (id: string | undefined) =>
		all.find((machine) => machine.id === id && !isOn(machine) && !isUsed(machine.tags, stacks));
	return held
		.filter(({ used, instanceId, tags }) => (!used || off(instanceId)) && !isUsed(tags, stacks))
		.map(
			({ id, name, address, instanceId, tags }): Leftover => ({
				kind: "address",
				region,
				id,
				what: `${name === undefined ? "" : `${name}, `}Elastic IP ${address}`,
				wasFor: `${madeFor(tags, "Nothing tells what for.")} ${instanceId === undefined ? "No machine uses it." : `${instanceId}, which is off, holds it.`}`,
				cost: sumOf([addressCost(prices)]),
				command: `aws ec2 release-address --allocation-id ${id}`,
				does: "remove it",
				loses: "The address is gone for good: nobody gets just this one back.",
			}),
		);
}

/** NAT gateways, each with its addresses, and the stacks of networks that `pcluster configure` made. */
function networks(contents: RegionContents, prices: Prices): Leftover[] {
	const { region, stacks = [], natGateways = [] } = contents;
	const made = stacks.filter(({ name }) => name.startsWith(NETWORK_PREFIX));
	const isOf = ({ tags }: NatGateway, { name }: Stack) => tags["aws:cloudformation:stack-name"] === name;
	const cost = (gateways: readonly NatGateway[]) =>
		sumOf(
			gateways.flatMap(({ addresses: count }) => [
				item("NAT gateway", BILLED.own, prices({ of: "nat" })),
				...Array.from({ length: count }, () => addressCost(prices)),
			]),
		);
	return [
		...made.map((stack): Leftover => {
			const own = natGateways.filter((gateway) => isOf(gateway, stack));
			const vpcs = [stack.outputs["VpcId"], ...own.map(({ vpcId }) => vpcId)];
			return {
				kind: "network",
				region,
				id: stack.name,
				what: `${stack.name}${own.length === 0 ? "" : `, with ${own.length === 1 ? "a NAT gateway" : `${own.length} NAT gateways`}`}`,
				wasFor: `A network that pcluster configure made. ${usersOf(contents, vpcs)}`,
				cost: cost(own),
				command: `aws cloudformation delete-stack --stack-name ${stack.name}`,
				does: "remove it",
				loses: "The network goes: a cluster or machine in it has to be deleted first.",
			};
		}),
		...natGateways
			.filter((gateway) => !made.some((stack) => isOf(gateway, stack)))
			.map(
				(gateway): Leftover => ({
					kind: "NAT gateway",
					region,
					id: gateway.id,
					what: `${gateway.name === undefined ? "" : `${gateway.name}, `}NAT gateway ${gateway.id}`,
					wasFor: `${madeForNetwork(gateway)} ${usersOf(contents, [gateway.vpcId])}`,
					cost: cost([gateway]),
					command: `aws ec2 delete-nat-gateway --nat-gateway-id ${gateway.id}`,
					does: "remove it",
					loses:
						"Private subnets that use it have no way out any more. Its Elastic IP stays, to be released by itself.",
				}),
			),
	];
}

function madeForNetwork({ tags, vpcId }: NatGateway): string {
	const owner = ownerIn(tags);
	return `The way out of private subnets${vpcId === undefined ? "" : ` in ${vpcId}`}${owner === undefined ? "" : `, made by the stack ${owner}`}.`;
}

function usersOf({ machines: all }: RegionContents, vpcs: readonly (string | undefined)[]): string {
	if (all === undefined) return "Whether a machine is in its network is not known.";
	const there = all.filter((one) => isOn(one) && one.vpcId !== undefined && vpcs.includes(one.vpcId));
	if (there.length === 0) return "No machine that is on is in its network.";
	const names = there.slice(0, 3).map(({ name, id }) => name ?? id);
	return `In use: ${names.join(", ")}${there.length > names.length ? " and others are" : there.length === 1 ? " is" : " are"} in its network.`;
}

function failedStacks({ region, stacks = [] }: RegionContents): Leftover[] {
	return stacks
		.filter((stack) => hasFailed(stack) && isClusterStack(stack))
		.map(
			({ name, status }): Leftover => ({
				kind: "stack",
				region,
				id: name,
				what: `${name}, ${status}`,
				wasFor: `The cluster ${shortName(name)}, which ${status === "DELETE_FAILED" ? "could not be deleted whole" : "was not made"}. It keeps the name; what of it costs is in this list by itself.`,
				cost: { perHour: 0, unknown: [] },
				command: `aws cloudformation delete-stack --stack-name ${name}`,
				does: "remove it",
				loses: "What AWS had made for it goes.",
			}),
		);
}

function snapshots({ region, stacks, snapshots: all = [] }: RegionContents): Leftover[] {
	return all
		.filter(({ tags }) => !isUsed(tags, stacks))
		.map(({ id, name, sizeGiB, description, tags }): Leftover => {
			const image = /\bami-[0-9a-f]+/.exec(description)?.[0];
			return {
				kind: "snapshot",
				region,
				id,
				what: `${name ?? id}, of ${sizeGiB} GiB`,
				wasFor: `${madeFor(tags, description === "" ? "Nothing tells what for." : `Its description: ${description}.`)}${image === undefined ? "" : ` The image ${image} needs it: deregister that first.`} Only what is written in it is billed.`,
				cost: { perHour: 0, unknown: ["snapshot"] },
				command: `aws ec2 delete-snapshot --snapshot-id ${id}`,
				does: "remove it",
				loses: "This copy is lost for good.",
			};
		});
}

/** Below this nobody can tell the bill from nothing, bytes. */
const MANY_BYTES = 1_000_000_000;
/** What the name of a cluster's log group begins with. */
export const CLUSTER_LOGS = "/aws/parallelcluster/";

function logs({ region, stacks, logGroups = [] }: RegionContents): Leftover[] {
	if (stacks === undefined) return [];
	const living = livingClusters(stacks);
	return logGroups
		.filter((group) => !isLivingLog(group, logGroups, living))
		.map(({ name, bytes, keptDays }): Leftover => {
			const cluster = clusterOfLog(name);
			return {
				kind: "logs",
				region,
				id: name,
				what: `${name}, ${bytes < MANY_BYTES ? `${Math.ceil(bytes / 1_000_000)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`}`,
				wasFor: `${cluster === undefined ? "Logs of pcluster's own functions." : `Logs of the cluster ${cluster}.`} ${keptDays === undefined ? "AWS keeps them for ever." : `AWS deletes what is older than ${keptDays} days.`}`,
				cost: bytes < MANY_BYTES ? "cents" : { perHour: 0, unknown: ["logs"] },
				command: `aws logs delete-log-group --log-group-name ${name}`,
				does: "remove it",
				loses: "The logs are lost: nobody can look up any more what went wrong.",
			};
		});
}

/**
 * The cluster of a log group; undefined for others. Version 2 names it for the cluster, version 3 puts the minute of its
 * creation behind (source of both).
 */
export function clusterOfLog(name: string): string | undefined {
	return name.startsWith(CLUSTER_LOGS) ? name.slice(CLUSTER_LOGS.length).replace(/-\d{12}$/, "") : undefined;
}

/** Of several of one name only the newest is that of the cluster which is there. */
function isLivingLog({ name }: LogGroup, all: readonly LogGroup[], living: readonly Stack[]): boolean {
	const cluster = clusterOfLog(name);
	if (cluster === undefined) return living.length > 0;
	if (!living.some((stack) => shortName(stack.name) === cluster)) return false;
	return !all.some((other) => clusterOfLog(other.name) === cluster && other.name > name);
}
