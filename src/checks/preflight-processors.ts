import { isOn } from "../cluster/machines.ts";
import type { InstanceType } from "../ports/account.ts";
import type { Machine } from "../ports/inventory.ts";
import { ifReadable } from "../questions/permission.ts";
import { type ProcessorQuota, processorQuotaOf } from "../rules/quota.ts";
import {
	type Judgement,
	type PreflightCheck,
	type PreflightContext,
	passed,
	together,
} from "./preflight-check.ts";

/** What even the newest accounts may start at once, as far as reports tell. */
const SURE_TO_FIT = 4;

type Market = "ondemand" | "spot";

/** Processors (vCPU) that the cluster adds to those that run: when it starts, and with all its nodes. */
interface Need {
	readonly market: Market;
	readonly type: string;
	readonly atStart: number;
	readonly atMost: number;
}

/** Accounts have a limit of processors that run at once, low at first; a dry run does not look at it. */
export const checkProcessors: PreflightCheck = {
	id: "processors",
	title: "Account's limit",
	about: "nodes",
	troubles: [26],
	run: async (context) => {
		const { spec, ec2, inventory, signal } = context;
		const { headType, computeType } = spec.nodes;
		const machines = await ifReadable(inventory.machines(spec.region, signal), signal);
		const running = machines?.filter(isOn);
		// In one question with those that run: a second one would take as long again.
		const names = [...new Set([headType, computeType, ...(running ?? []).map(({ type }) => type)])];
		const types = await ec2.instanceTypes(spec.region, undefined, signal, { names });
		const needs = needsOf(context, types);
		if (needs === undefined)
			return { result: "unknown", detail: "How many processors the cluster needs cannot be told." };
		return together(await Promise.all(byQuota(needs).map((part) => judged(part, context, running, types))));
	},
};

function needsOf({ spec }: PreflightContext, types: readonly InstanceType[]): Need[] | undefined {
	const { headType, computeType, initial, maximum, capacity } = spec.nodes;
	const head = types.find(({ id }) => id === headType)?.vcpus;
	const compute = types.find(({ id }) => id === computeType)?.vcpus;
	if (head === undefined || compute === undefined) return undefined;
	return [
		{ market: "ondemand", type: headType, atStart: head, atMost: head },
		{ market: capacity, type: computeType, atStart: initial * compute, atMost: maximum * compute },
	];
}

interface Part extends Need {
	readonly quota: ProcessorQuota | undefined;
}

/** Needs that count against the same limit are one. */
function byQuota(needs: readonly Need[]): Part[] {
	const parts = new Map<string, Part>();
	for (const need of needs) {
		const quota = processorQuotaOf(need.type, need.market);
		const key = quota?.code ?? need.type;
		const { atStart = 0, atMost = 0 } = parts.get(key) ?? {};
		parts.set(key, { ...need, quota, atStart: atStart + need.atStart, atMost: atMost + need.atMost });
	}
	return [...parts.values()];
}

async function judged(
	{ quota, market, type, atStart, atMost }: Part,
	{ spec, limits, signal }: PreflightContext,
	running: readonly Machine[] | undefined,
	types: readonly InstanceType[],
): Promise<Judgement> {
	const most = quota && (await ifReadable(limits.quota(spec.region, quota.code, signal), signal));
	if (quota === undefined || most === undefined) return unseen(atMost, market, quota);
	const used = running && usedOf(running, market, quota, types);
	const inUse =
		used === undefined ? "what runs already is not known" : `${used} ${used === 1 ? "is" : "are"} in use`;
	const kind = `of the kind of ${type} ${market === "spot" ? "on the spot market" : "on demand"}`;
	const told = `The account may run ${most} ${most === 1 ? "processor" : "processors"} (vCPU) ${kind}, ${inUse}`;
	const fix = `Ask for more under Service Quotas, EC2, “${quota.name}” (that takes a day or so), or take fewer or smaller nodes.`;
	const free = most - (used ?? 0);
	if (atStart > free)
		return { result: "fail", detail: `${told}; the cluster needs ${atStart} at once.`, fix, step: "nodes" };
	if (atMost > free)
		return {
			result: "warn",
			detail: `${told}; with all its nodes the cluster needs ${atMost}. Not all of them would start.`,
			fix,
			step: "nodes",
		};
	if (used === undefined) return { result: "unknown", detail: `${told}; the cluster needs up to ${atMost}.` };
	return passed(`${told}; the cluster needs up to ${atMost}.`);
}

/** What EC2 says to a machine above the limit. */
const REFUSALS: Readonly<Record<Market, string>> = {
	ondemand: "VcpuLimitExceeded",
	spot: "MaxSpotInstanceCountExceeded",
};

function unseen(atMost: number, market: Market, quota: ProcessorQuota | undefined): Judgement {
	if (atMost <= SURE_TO_FIT) return passed(`At most ${atMost} processors (vCPU) run at once.`);
	return {
		result: "unknown",
		detail: `Up to ${atMost} processors (vCPU) may run at once. New accounts may have a lower limit, which firstlight cannot see.`,
		fix: `If AWS says ${REFUSALS[market]}, ask for more under Service Quotas, EC2${quota ? `, “${quota.name}”` : ""}, or take fewer nodes.`,
		step: "nodes",
	};
}

/** Undefined where a machine counts whose processors nobody tells. */
function usedOf(
	machines: readonly Machine[],
	market: Market,
	{ code }: ProcessorQuota,
	types: readonly InstanceType[],
): number | undefined {
	const counted = machines.filter(
		({ type, spot = false }) => spot === (market === "spot") && processorQuotaOf(type, market)?.code === code,
	);
	const each = counted.map(({ type, vcpus }) => types.find(({ id }) => id === type)?.vcpus ?? vcpus);
	return each.reduce<number | undefined>(
		(sum, vcpus) => (sum === undefined || vcpus === undefined ? undefined : sum + vcpus),
		0,
	);
}
