import { type Alias, type Document, type Node, visit } from "yaml";

interface Known {
	readonly copy: Node;
	readonly said: string;
}

/**
 * Remembers what each alias (`*name`) stands for. The function that it gives back puts that in the alias's place
 * wherever the part it refers to has changed meanwhile: what the wizard does not manage keeps its value.
 */
export function aliasKeeper(document: Document): () => void {
	const known = new Map<Alias, Known>();
	visit(document, {
		Alias: (_key, alias) => {
			const node = alias.resolve(document);
			if (node) known.set(alias, { copy: copyOf(node), said: saidBy(node, document) });
		},
	});
	return () =>
		visit(document, {
			Alias: (_key, alias) => {
				const before = known.get(alias);
				const node = alias.resolve(document);
				return before && (!node || saidBy(node, document) !== before.said) ? before.copy : undefined;
			},
		});
}

function saidBy(node: Node, document: Document): string {
	return JSON.stringify(node.toJS(document));
}

/** A copy without anchors: two of the same name would make the later one count. */
export function copyOf(node: Node): Node {
	const copy = node.clone() as Node;
	visit(copy, {
		Node: (_key, one) => {
			if ("anchor" in one) delete one.anchor;
		},
	});
	return copy;
}
