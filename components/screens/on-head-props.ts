import type { Holdings } from "../../src/cluster/holdings.ts";
import type { Estimate } from "../../src/cost/estimate.ts";
import type { HeadNode } from "../../src/login/head-node.ts";
import type { PageHead } from "./KeyedPage.tsx";

/** What a page of the console is given that asks a cluster's head node. */
export interface OnHeadProps {
	readonly head: PageHead;
	/** Of the cluster. */
	readonly name: string;
	readonly node: HeadNode;
	/** The folders of its volumes. */
	readonly folders: readonly string[];
	/** What it holds; undefined where that is not known. */
	readonly held: Holdings | undefined;
	/** What it costs once its nodes start; undefined until that is reckoned. */
	readonly started: Estimate | undefined;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}
