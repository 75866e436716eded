import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { InstanceType, Vpc } from "../ports/account.ts";
import type { Answers, ClusterSpec, StepId } from "../questions/answers.ts";
import { memoryOf } from "../questions/node-types.ts";
import { accessWords } from "../questions/subnet.ts";
import { cut, padded, widthOf, wrap, wrapBeside } from "../text/fit.ts";
import { plainText } from "../text/plain.ts";
import { fromTo } from "../text/range.ts";
import { shortPath } from "../text/short-path.ts";
import type { Loaded } from "./option-store.ts";

/** The cluster in a few words, safe to draw. */
export interface Sketch {
	/** Zone, VPC, and how it is reached. */
	readonly where: readonly string[];
	readonly head: readonly string[];
	readonly compute: readonly string[];
	/** Folders, with the size of what is there. */
	readonly volumes: readonly string[];
}

/** Where the cluster stands, its machines and its volumes; `loadedOf`: what a question had to choose from. */
export function sketchOf(
	spec: ClusterSpec,
	answers: Partial<Answers>,
	home: string,
	loadedOf: (step: StepId) => Loaded | undefined,
): Sketch {
	const { nodes, region, vpcId, keyName, keyFile } = spec;
	const vpcs = loadedOf("vpc") as OptionList<unknown, Vpc> | undefined;
	const vpc = vpcs?.options.find(({ key }) => key === vpcId)?.facts;
	const { subnet, volumes } = answers;
	const memory = (field: string, type: string) => {
		const form = loadedOf("nodes") as Form<InstanceType> | undefined;
		const choices = form?.fields.find(({ key }) => key === field)?.choices;
		const facts = choices?.find(({ value }) => value === type)?.facts;
		return facts ? `, ${memoryOf(facts)}` : "";
	};
	const fewest = nodes.keepInitial ? nodes.initial : 0;
	const sizeOf = (id: string) => {
		const disk = volumes?.find((volume) => volume.id === id)?.disk;
		return disk ? ` ${disk.sizeGiB} GiB` : "";
	};
	return {
		where: [
			subnet?.zone ?? region,
			vpc?.isDefault ? "your default VPC" : (vpc?.name ?? vpcId),
			...(subnet ? accessWords(subnet) : []),
		],
		head: [
			`${nodes.headType}${memory("headType", nodes.headType)}`,
			keyFile === undefined ? `login: key pair ${keyName}` : `login ${shortPath(keyFile, home)}`,
		],
		compute: [
			`${fromTo(fewest, nodes.maximum)} × ${nodes.computeType}${memory("computeType", nodes.computeType)}`,
			[
				nodes.capacity === "spot" ? "spot" : "",
				fewest === nodes.maximum ? "always on" : "started when needed",
			]
				.filter(Boolean)
				.join(", "),
		],
		volumes: spec.volumes.map(({ id, mountPoint }) => plainText(`${mountPoint}${sizeOf(id)}`)),
	};
}

/** Below this the machines stand in lines, not in boxes. */
const BOXES_FROM = 70;
/** Columns of the arrow from box to box. */
const ARROW = 10;

/** The sketch as it is drawn in so many columns; `boxes`: false where no lines can be drawn. */
export function pictureLines(sketch: Sketch, width: number, boxes = true): string[] {
	const volumes = sketch.volumes.length === 0 ? ["no volume of yours"] : sketch.volumes;
	const where = sketch.where.join(" · ");
	if (!boxes || width < BOXES_FROM)
		return [
			...labelled("Where", where, width),
			...labelled("Head node", sketch.head.join("; "), width),
			...labelled("Compute", sketch.compute.join("; "), width),
			...labelled("Volumes", volumes.join(" · "), width),
		];
	const most = Math.floor((width - ARROW - 10) / 2);
	const head = boxOf(sketch.head, most);
	const compute = boxOf(sketch.compute, most);
	const [type = "", login = ""] = head.lines;
	const [nodes = "", start = ""] = compute.lines;
	const gap = " ".repeat(ARROW);
	const middle = (box: { readonly width: number }) => Math.floor(box.width / 2) + 1;
	const [left, right] = [middle(head), head.width + 4 + ARROW + middle(compute)];
	const edge = (box: { readonly width: number }) => {
		const before = middle(box);
		return `└${"─".repeat(before)}┬${"─".repeat(box.width + 1 - before)}┘`;
	};
	const down = Math.floor((left + right) / 2);
	const shared = volumes.join(" · ");
	const from = Math.max(2, Math.min(down - Math.floor(widthOf(shared) / 2), width - widthOf(shared)));
	return [
		...wrap(where, width),
		`┌ ${titled("head node", head.width)}┐${gap}┌ ${titled("compute nodes", compute.width)}┐`,
		`│ ${type} │${padded("   jobs", ARROW)}│ ${nodes} │`,
		`│ ${login} ├${"─".repeat(ARROW - 1)}▶│ ${start} │`,
		`${edge(head)}${gap}${edge(compute)}`,
		`${" ".repeat(left + 1)}└${"─".repeat(down - left - 1)}┬${"─".repeat(right - down - 1)}┘`,
		...wrap(shared, width - from).map((line) => " ".repeat(from) + line),
	];
}

function titled(title: string, width: number): string {
	return `${title} ${"─".repeat(width - widthOf(title))}`;
}

/** The lines made as wide as the widest, at most `most`; a path is cut in its middle. */
function boxOf(lines: readonly string[], most: number) {
	const width = Math.min(most, Math.max(24, ...lines.map(widthOf)));
	return { width, lines: lines.map((line) => padded(cut(line, width, "middle"), width)) };
}

const LABEL = 11;

function labelled(label: string, text: string, width: number): string[] {
	return wrapBeside(padded(label, LABEL), text, width);
}
