import { AwsFault } from "./fault.ts";
import { listParam } from "./request.ts";

export type Tags = Readonly<Record<string, string>>;

/** What a thing answers to EC2's filters: the filter's name and the thing's values for it. */
export type FilterFields = Readonly<Record<string, readonly string[]>>;

/** Those of `items` that pass every `Filter.N`; values may hold `*` and `?`. Unknown filters are refused as EC2 does. */
export function filtered<Item>(
	items: readonly Item[],
	params: URLSearchParams,
	fieldsOf: (item: Item) => FilterFields,
): Item[] {
	const filters = filtersOf(params);
	if (filters.length === 0) return [...items];
	return items.filter((item) => {
		const fields = fieldsOf(item);
		return filters.every((filter) => {
			const values = fields[filter.name];
			if (values === undefined && !filter.name.startsWith("tag")) throw unknownFilter(filter.name);
			return (values ?? []).some((value) => filter.patterns.some((pattern) => pattern.test(value)));
		});
	});
}

/** The filter fields that every tagged thing has. */
export function tagFields(tags: Tags): FilterFields {
	const fields: Record<string, readonly string[]> = { "tag-key": Object.keys(tags) };
	for (const [key, value] of Object.entries(tags)) fields[`tag:${key}`] = [value];
	return fields;
}

/** Those of `items` that `param` (e.g. VpcId) names; an unknown id is answered with `fault`. */
export function named<Item>(
	items: readonly Item[],
	params: URLSearchParams,
	param: string,
	idOf: (item: Item) => string,
	fault: (id: string) => AwsFault,
): Item[] {
	return listParam(params, param).map((id) => {
		const item = items.find((candidate) => idOf(candidate) === id);
		if (item === undefined) throw fault(id);
		return item;
	});
}

/** Those of `items` that `param` names, all where it names none. */
export function chosen<Item>(...asked: Parameters<typeof named<Item>>): Item[] {
	const [items, params, param] = asked;
	return listParam(params, param).length === 0 ? [...items] : named(...asked);
}

/** One page by `MaxResults` and `NextToken`; `usual` is the page's size when none is asked for. */
export function page<Item>(
	items: readonly Item[],
	params: URLSearchParams,
	usual = Number.POSITIVE_INFINITY,
): { readonly items: Item[]; readonly nextToken: string | undefined } {
	const start = startOf(params.get("NextToken"));
	const asked = Number(params.get("MaxResults") ?? usual);
	if (!(asked >= 1)) throw new AwsFault("InvalidParameterValue", "MaxResults must be a positive number");
	const end = start + asked;
	return {
		items: items.slice(start, end),
		nextToken: end < items.length ? Buffer.from(`from:${end}`).toString("base64url") : undefined,
	};
}

function startOf(token: string | null): number {
	if (token === null || token === "") return 0;
	const found = /^from:(\d+)$/.exec(Buffer.from(token, "base64url").toString());
	if (found === null) throw new AwsFault("InvalidNextToken", "The token is not valid");
	return Number(found[1]);
}

function filtersOf(params: URLSearchParams): { name: string; patterns: RegExp[] }[] {
	const filters: { name: string; patterns: RegExp[] }[] = [];
	for (let index = 1; ; index++) {
		const name = params.get(`Filter.${index}.Name`);
		if (name === null) return filters;
		filters.push({ name, patterns: listParam(params, `Filter.${index}.Value`).map(patternOf) });
	}
}

function patternOf(wildcards: string): RegExp {
	const escaped = wildcards.replace(/[.+^${}()|[\]\\]/g, "\\$&");
	return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s");
}

function unknownFilter(name: string): AwsFault {
	return new AwsFault("InvalidParameterValue", `The filter '${name}' is invalid`);
}
