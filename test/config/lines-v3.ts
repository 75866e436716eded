import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isPair,
	isScalar,
	isSeq,
	type Node,
	parseDocument,
	Scalar,
	visit,
} from "yaml";

type Path = readonly (string | number)[];

const QUEUE = ["Scheduling", "SlurmQueues", 0];
const RESOURCE = [...QUEUE, "ComputeResources", 0];
const MANAGED: readonly Path[] = [
	["Region"],
	["Image", "Os"],
	["Image", "CustomAmi"],
	["HeadNode", "InstanceType"],
	["HeadNode", "Networking", "SubnetId"],
	["HeadNode", "Networking", "ElasticIp"],
	["HeadNode", "Ssh", "KeyName"],
	["HeadNode", "LocalStorage", "RootVolume", "Size"],
	["Scheduling", "Scheduler"],
	[...QUEUE, "Name"],
	[...QUEUE, "CapacityType"],
	[...QUEUE, "Networking", "SubnetIds"],
	[...QUEUE, "Networking", "AssignPublicIp"],
	[...QUEUE, "ComputeSettings", "LocalStorage", "RootVolume", "Size"],
	[...RESOURCE, "Name"],
	[...RESOURCE, "InstanceType"],
	[...RESOURCE, "Instances"],
	[...RESOURCE, "MinCount"],
	[...RESOURCE, "MaxCount"],
];

/**
 * The lines of a file that are none of the wizard's business: each must be in the file afterwards, in this order. The
 * byte order mark belongs to the file and not to its first line.
 */
export function otherLines(text: string): string[] {
	const document: Document = parseDocument(text, {
		schema: "failsafe",
		version: "1.1",
		uniqueKeys: false,
		logLevel: "silent",
	});
	const lines = text.split("\n");
	// Further down it is a letter like others, as for PyYAML.
	const shown = [...lines];
	shown[0] = shown[0]?.replace(/^\ufeff/, "") ?? "";
	const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
	const lineOf = (offset: number) => starts.findLastIndex((start) => start <= offset);
	const ours = new Set<number>();
	const inScalars = new Set<number>();
	const between = (from: number, to: number) =>
		Array.from(
			{ length: lineOf(Math.max(from, to - 1)) - lineOf(from) + 1 },
			(_one, at) => lineOf(from) + at,
		);
	const take = (from: number, to: number) => {
		for (const line of between(from, to)) ours.add(line);
	};
	const rangeOf = (node: unknown) => (node as Node | null)?.range ?? undefined;
	const named = (node: unknown) => {
		const anchor = isAlias(node) ? node.source : (node as { anchor?: string } | null)?.anchor;
		if (anchor === undefined) return;
		lines.forEach((line, number) => {
			if (new RegExp(`[&*]${anchor}(?![\\w-])`).test(line)) ours.add(number);
		});
	};
	visit(document, {
		Scalar: (_key, node) => {
			const [from, to] = node.range ?? [0, 0];
			if (node.type === Scalar.PLAIN || from === to) return;
			for (const line of between(from, to).slice(1)) inScalars.add(line);
		},
	});
	const whole = (from: number, node: unknown) => {
		take(from, rangeOf(node)?.[1] ?? from);
		if (isScalar(node) || isCollection(node)) visit(node as never, { Node: (_key, one) => named(one) });
	};
	for (const path of [...MANAGED, ...batchPaths(document), ...storagePaths(document)]) {
		let node: unknown = document.contents;
		for (const [depth, step] of path.entries()) {
			named(node);
			if (isAlias(node)) node = node.resolve(document);
			if (!isCollection(node)) break;
			if (node.flow) take(rangeOf(node)?.[0] ?? 0, rangeOf(node)?.[1] ?? 0);
			const item = node.items.find((one, at) => (isPair(one) ? String(one.key) === step : at === step));
			const value: unknown = isPair(item) ? item.value : item;
			const isLast = depth === path.length - 1;
			const isNothing = isScalar(value) && /^(~|null|)$/.test(String(value.value));
			const isEmpty = isCollection(value) && value.items.length === 0;
			const start = isPair(item) ? rangeOf(item.key)?.[0] : text.lastIndexOf("-", rangeOf(value)?.[0] ?? 0);
			if (item !== undefined && (isLast || isNothing || isEmpty)) whole(start ?? 0, value);
			node = value;
		}
		named(node);
	}
	const comment = (number: number) => /^\s*#/.test(lines[number] ?? "") && !inScalars.has(number);
	return shown
		.filter((_line, number) => !ours.has(number) || comment(number))
		.map((line) => line.replace(/\r$/, ""))
		.filter((line, number) => number > 0 || line !== "" || !text.startsWith("\ufeff"));
}

function batchPaths(document: Document): Path[] {
	const scheduling = document.getIn(["Scheduling"]);
	const items = isMap(scheduling) ? scheduling.items : [];
	return items.flatMap(({ key }) =>
		String(key).startsWith("AwsBatch") ? [["Scheduling", String(key)]] : [],
	);
}

function storagePaths(document: Document): Path[] {
	const list = document.getIn(["SharedStorage"]);
	const resolved = isAlias(list) ? list.resolve(document) : list;
	if (!isSeq(resolved)) return [];
	if (resolved.flow) return [["SharedStorage"]];
	const entries = resolved.items.flatMap((item, at): Path[] => {
		const entry = isAlias(item) ? item.resolve(document) : item;
		const type: unknown = isMap(entry) ? entry.get("StorageType", true) : undefined;
		const isEbs = String(isAlias(type) ? type.resolve(document) : type) === "Ebs";
		return isEbs ? [["SharedStorage", at]] : [];
	});
	const isOurs = entries.length > 0 && entries.length === resolved.items.length;
	return [...entries, ...(isOurs ? [["SharedStorage"]] : [])];
}

/** True where `lines` stand in `text`, one after the other, whatever is between them. */
export function stand(lines: readonly string[], text: string): string | undefined {
	const all = text.replace(/^\ufeff/, "").split(/\r?\n/);
	let at = -1;
	for (const line of lines) {
		at = all.indexOf(line, at + 1);
		if (at < 0) return line;
	}
	return undefined;
}
