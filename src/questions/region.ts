import type { Option } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Region } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import { nearestRegions, REGION_PLACES } from "./region-places.ts";
import { row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";
import { TUTORIAL } from "./tutorial.ts";

/** Where in the world the cluster runs: everything after it is read from this region. */
export const regionStep: SelectStep<"region", RegionId> = {
	kind: "select",
	id: "region",
	title: "Region",
	question: "In which AWS region are your volumes?",
	why: "A region is a place where AWS has its machines. A cluster can only use volumes of its own region, so choose the one where you made yours.",
	help: [
		"AWS runs separate sets of data centres all over the world and calls each set a region. Nothing is shared between them: a volume made in London cannot be seen from Ireland.",
		"What you have in a region stands behind it; regions where you were seen to have something today come first. If you followed Part 3 of the tutorial, one region holds your volumes lsst_stack and ps1: that is the one.",
		"A region that cannot be chosen is either not switched on in your account (AWS: opt-in region) or not known to this version of pcluster.",
		"In the tutorial's config file this is aws_region_name in the section [aws]. Prices differ a little between regions.",
	],
	needs: [],
	prevents: [5, 42],
	rows: [
		row({
			what: "The region",
			value: ({ region }) => region,
			known: (region) => ({ region }),
			v2: { at: ["aws", "aws_region_name"] },
			v3: { at: ["Region"] },
		}),
	],
	columns: ["Region", "Place"],
	load: async ({ ec2, profile, prefill, signal }) => {
		const regions = await unlessDenied(ec2.regions(signal));
		const known: readonly Region[] =
			regions ?? profile.regions.map((id) => ({ id: id as RegionId, optedIn: true }));
		const used = known.flatMap(({ id, inUse }) => (inUse ? [id] : []));
		const rows = known.map((region) => optionFor(region, profile.version, profile.regions));
		const suggested = suggestionFrom(rows, prefill, used);
		const options = rows.toSorted(byUseThenName(suggested, used));
		const unread = "Your account may not list regions, so this list is what pcluster knows, unchecked.";
		return {
			options,
			suggested,
			notes: [...(regions ? [] : [unread]), ...prefillNotes(options, prefill)],
			empty: "AWS named no region at all. Press r to ask again, or m to type one.",
			why: prefill.source?.region,
			...(suggested[0] !== prefill.region && { undecided: "Nothing says in which region your volumes are." }),
		};
	},
	typed: { label: "Region, like eu-west-2", what: "a region", parse: typedRegion },
	plan: ({ spec }) => [{ label: "Cluster", lines: [`${spec.name} in ${spec.region}`] }],
	summary: (region) => region,
	keyOf: (region) => region,
};

function optionFor(region: Region, version: string, supported: readonly string[]): Option<RegionId> {
	const cells = [region.id, REGION_PLACES[region.id] ?? ""];
	const option = { key: region.id, value: region.id, cells };
	if (!supported.includes(region.id))
		return { ...option, disabled: `pcluster ${version} does not work here` };
	return region.optedIn ? option : { ...option, disabled: "not switched on in your account" };
}

/** The suggested one first, then those in use, the rest by name. */
function byUseThenName(suggested: readonly string[], used: readonly string[]) {
	const rank = ({ key, disabled }: Option<RegionId>) =>
		disabled !== undefined ? 3 : suggested.includes(key) ? 0 : used.includes(key) ? 1 : 2;
	return (a: Option<RegionId>, b: Option<RegionId>) => rank(a) - rank(b) || a.key.localeCompare(b.key);
}

function suggestionFrom(
	options: readonly Option<RegionId>[],
	prefill: Prefill,
	used: readonly string[],
): string[] {
	const open = options.filter(({ disabled }) => disabled === undefined).map(({ key }) => key);
	return [prefill.region, ...used, TUTORIAL.region]
		.filter((id) => id !== undefined && open.includes(id))
		.slice(0, 1) as string[];
}

function prefillNotes(options: readonly Option<RegionId>[], prefill: Prefill): string[] {
	if (prefill.region === undefined) return [];
	const from = prefill.source?.region ?? "found in your settings";
	const option = options.find(({ key }) => key === prefill.region);
	if (!option) return [`The region ${prefill.region} (${from}) is not one of AWS's.`];
	return option.disabled === undefined
		? []
		: [`${prefill.region} (${from}) cannot be used: ${option.disabled}.`];
}

/** Of a name that was mistyped, or of a place. */
function nearestTo(id: string, { regions }: Profile): string {
	const place = regions.find((region) => REGION_PLACES[region]?.toLowerCase() === id);
	if (place !== undefined) return `${REGION_PLACES[place]} is ${place}.`;
	return nearestRegions(id, regions);
}

/** The region that somebody typed: `bad-input`, `not-found` or `region-off` where no cluster can be there. */
export async function typedRegion(
	text: string,
	{ ec2, profile, signal }: Pick<StepContext, "ec2" | "profile" | "signal">,
): Promise<RegionId> {
	const id = text.trim().toLowerCase();
	if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(id))
		throw new AppError("bad-input", `“${id}” is not a region's name.`, { hint: nearestTo(id, profile) });
	if (!profile.regions.includes(id))
		throw new AppError("bad-input", `pcluster ${profile.version} does not work in ${id}.`, {
			hint: nearestTo(id, profile),
		});
	const regions = await unlessDenied(ec2.regions(signal));
	const region = regions?.find((candidate) => candidate.id === id);
	if (regions && !region) throw new AppError("not-found", `Your account has no region ${id}.`);
	if (region && !region.optedIn)
		throw new AppError("region-off", `The region ${id} is not switched on in your account.`, {
			hint: "Switch it on in the AWS console under Account, AWS Regions; that takes some minutes.",
		});
	return id as RegionId;
}
