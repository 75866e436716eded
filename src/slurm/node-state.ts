import { rowOf } from "../text/row-of.ts";

/** What a compute node is to whoever waits for it. */
export type NodeKind = "busy" | "free" | "starting" | "stopping" | "off" | "failing" | "aside";

/** Slurm's word for a node's state (`sinfo -o %t`), and what it means. */
export interface NodeState {
	readonly code: string;
	readonly kind: NodeKind;
	readonly means: string;
}

type Meaning = Pick<NodeState, "kind" | "means">;

/** Slurm's compact states, from 17.11 to 25.05. */
export const NODE_WORDS: Readonly<Record<string, Meaning>> = {
	alloc: { kind: "busy", means: "jobs use all of it" },
	mix: { kind: "busy", means: "jobs use a part of it" },
	comp: { kind: "busy", means: "a job is just ending on it" },
	idle: { kind: "free", means: "on, and costing, without a job" },
	boot: { kind: "starting", means: "being restarted" },
	pow_up: { kind: "starting", means: "being started" },
	pow_dn: { kind: "stopping", means: "being switched off" },
	down: { kind: "failing", means: "out of use: it failed, or was taken out" },
	drain: { kind: "failing", means: "gets no jobs any more" },
	drng: { kind: "failing", means: "gets no new jobs; its last one still runs" },
	fail: { kind: "failing", means: "about to fail, and gets no jobs" },
	failg: { kind: "failing", means: "about to fail; its last job still runs" },
	inval: { kind: "failing", means: "is not the machine that Slurm's settings say" },
	err: { kind: "failing", means: "in a state that is none" },
	unk: { kind: "failing", means: "Slurm knows nothing of it yet" },
	maint: { kind: "aside", means: "set aside for maintenance" },
	resv: { kind: "aside", means: "set aside for somebody" },
	plnd: { kind: "free", means: "kept free for a job that is next" },
	futr: { kind: "aside", means: "not there yet" },
	npc: { kind: "aside", means: "in use for measuring" },
	block: { kind: "aside", means: "kept from jobs beside another" },
};

/** The marks behind them. */
export const NODE_MARKS: Readonly<Record<string, { readonly kind?: NodeKind; readonly means: string }>> = {
	"*": { kind: "failing", means: "does not answer" },
	"~": { kind: "off", means: "switched off; costs nothing, and starts when a job needs it" },
	"#": { kind: "starting", means: "being started, which takes some minutes; it costs already" },
	"!": { kind: "stopping", means: "to be switched off" },
	"%": { kind: "stopping", means: "being switched off" },
	$: { means: "set aside for maintenance" },
	"@": { means: "to be restarted" },
	"^": { means: "being restarted" },
	"-": { means: "kept for a job that is next" },
};

/**
 * What Slurm's word says; `reason`: why it is out of use, where Slurm tells. One that is switched off because the whole
 * fleet was is not failing.
 */
export function nodeStateOf(code: string, reason: string | undefined): NodeState {
	const [, word = "", marks = ""] = /^([A-Za-z_]+)([^A-Za-z_]*)$/.exec(code) ?? [];
	const base: Meaning = rowOf(NODE_WORDS, word.toLowerCase()) ?? {
		kind: "aside",
		means: `in Slurm's state ${code}`,
	};
	const all = [...marks].flatMap((mark) => NODE_MARKS[mark] ?? []);
	const byMark = all.find(({ kind }) => kind !== undefined)?.kind;
	const isSwitchedOff = byMark === "off" && (reason === undefined || /stop/i.test(reason));
	const kind = base.kind === "failing" && !isSwitchedOff ? "failing" : (byMark ?? base.kind);
	// A powered-down node is not “on, without a job”: what the mark says is then all.
	const said = byMark === undefined || base.kind === "failing" ? [base, ...all] : all;
	return { code, kind, means: said.map(({ means }) => means).join("; ") };
}
