import { NODE_MARKS, NODE_WORDS } from "./node-state.ts";

/** What Slurm's words for nodes mean, for the help: the marks behind them, then the words. */
export function stateHelp(): string[] {
	const told = (title: string, table: Readonly<Record<string, { readonly means: string }>>) => {
		const widest = Math.max(...Object.keys(table).map((sign) => sign.length));
		return [
			title,
			...Object.entries(table).map(([sign, { means }]) => `  ${sign.padEnd(widest)}  ${means}`),
		].join("\n");
	};
	return [
		"Slurm is asked on the head node, over one ssh that stays connected: every ten seconds while this is on the screen, once a minute for an hour after it.",
		told("Marks behind a node's state", NODE_MARKS),
		told("The states themselves", NODE_WORDS),
	];
}
