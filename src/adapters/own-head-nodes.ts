import type { HeadNodeOptions, OwnHeadNodes } from "./head-node.ts";
import { once } from "./late.ts";

/** The head nodes of this session. What connects to them loads with the first command for one. */
export function ownHeadNodes(options: HeadNodeOptions): OwnHeadNodes {
	let isLoading = false;
	const loaded = once(async () => {
		isLoading = true;
		return (await import("./head-node.ts")).headNodes(options);
	});
	return {
		run: async (...given) => (await loaded()).run(...given),
		sshFor: async (route) => (await loaded()).sshFor(route),
		close: async (route) => (await loaded()).close(route),
		async closeAll() {
			if (isLoading) await (await loaded()).closeAll();
		},
	};
}
