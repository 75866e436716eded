import { isNode, type Node, type Pair, visit, type YAMLMap, type YAMLSeq } from "yaml";

/** Puts comments where something stood in `holder`: before what is there now, or at its end. */
export function leaveBehind(holder: YAMLMap | YAMLSeq, place: number, lines: readonly string[]): void {
	if (lines.length === 0) return;
	const next: unknown = holder.items[place];
	const node = isNode(next) ? next : ((next as Pair | undefined)?.key as Node | undefined);
	const text = lines.join("\n");
	if (isNode(node)) node.commentBefore = joined(text, node.commentBefore);
	else holder.comment = joined(holder.comment, text);
}

function joined(...parts: (string | null | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== null && part !== "").join("\n");
}

/** Every line of comment at and in a pair or node. */
export function commentsOf(thing: Pair | Node): string[] {
	const lines: string[] = [];
	const look = (node: unknown) => {
		if (!isNode(node)) return;
		visit(node, {
			Node: (_key, one) => {
				lines.push(...linesOf(one.commentBefore), ...linesOf(one.comment));
			},
		});
	};
	for (const node of isNode(thing) ? [thing] : [thing.key, thing.value]) look(node);
	return lines;
}

/** The comment before a pair, which it loses: it will stand elsewhere. */
export function takenBefore({ key }: Pair): string[] {
	if (!isNode(key)) return [];
	const lines = linesOf(key.commentBefore);
	key.commentBefore = null;
	return lines;
}

function linesOf(comment: string | null | undefined): string[] {
	return comment ? comment.split("\n") : [];
}
