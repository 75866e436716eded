import type { Option, OptionList } from "../list/option.ts";
import { AppError, asAppError, isAbort } from "../ports/errors.ts";
import { liesIn, THIS_ADDRESS } from "../rules/address-range.ts";
import { row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";

/** From where the head node may be reached by ssh. */
export interface SshFromAnswer {
	/** An IPv4 range, or a list of them by its id; undefined: as the config file has it, which without a word is anywhere. */
	readonly range: string | undefined;
}

/** The key of the row that lets everybody try. */
const ANYWHERE = "anywhere";
const ALL = "0.0.0.0/0";

/** "from anywhere", "only from 198.51.100.7". */
export function sshFromWords(range: string | undefined): string {
	return range === undefined || range.endsWith("/0") ? "from anywhere" : `only from ${shortRange(range)}`;
}

/** Who may try to log in. */
export const sshFromStep: SelectStep<"sshFrom", SshFromAnswer> = {
	kind: "select",
	id: "sshFrom",
	title: "ssh from",
	question: "From where may one try to log in?",
	why: "Without a word about it the head node answers ssh from anywhere; only who has the key gets in. Your address alone is narrower, and shuts you out too once you are elsewhere.",
	help: [
		"On the internet each new machine is knocked at within minutes. Without the key nobody gets in; a range of addresses keeps the knocking out as well.",
		"Your address is the one by which a web page of AWS (checkip.amazonaws.com) sees this computer. At home it may change overnight, and elsewhere (another network, a VPN) it is another one: then ssh is silent until the range is changed.",
		"A whole network is written as a range: 198.51.100.0/24 are all addresses that begin with 198.51.100. It has to be IPv4.",
		"In version 2's config file this is ssh_from in the section [vpc public], in version 3's AllowedIps below HeadNode, Ssh. “anywhere” leaves a range that stands there already; the range 0.0.0.0/0 takes its place.",
	],
	needs: [],
	partOf: "subnet",
	rows: [
		row({
			what: "From where ssh is let in",
			value: ({ sshFrom }) => sshFrom?.range,
			known: (range) => ({ sshFrom: { range } }),
			// 2.4.1 takes the older name as well, and it counts before the newer one.
			v2: {
				at: ["vpc", "ssh_from"],
				or: [["vpc", "access_from"]],
				mayBeAbsent: true,
				read: (now, older) => [older, now].find((one) => typeof one === "string"),
			},
			v3: { at: ["HeadNode", "Ssh", "AllowedIps"], mayBeAbsent: true },
		}),
	],
	columns: ["From", ""],
	load,
	typed: { label: "Range of IPv4 addresses, like 198.51.100.0/24", what: "a range", parse: parsed },
	plan: ({ sshFrom }) => [{ label: "ssh", lines: [sshFromWords(sshFrom)] }],
	summary: ({ range }) => (range === undefined ? `${ANYWHERE}, or as the file says` : shortRange(range)),
	keyOf: ({ range }) => `${range}`,
};

async function load({ reach, prefill, signal }: StepContext): Promise<OptionList<SshFromAnswer>> {
	const wanted = prefill.sshFrom?.range;
	const from = prefill.source?.sshFrom ?? "from your settings";
	const isNamed = wanted === THIS_ADDRESS || wanted === ANYWHERE;
	const isRange = wanted !== undefined && !isNamed && canStand(wanted);
	const own = await rowOfThis(reach, signal);
	const rows = [
		...(isRange ? [{ key: wanted, value: { range: wanted }, cells: [shortRange(wanted), from] }] : []),
		{
			key: ANYWHERE,
			value: { range: isRange ? ALL : undefined },
			cells: [ANYWHERE, "only who has the key gets in"],
		},
		own,
	];
	const start = rows.find(({ key }) => key === (wanted ?? ANYWHERE));
	const problem =
		start === undefined
			? `“${wanted}” (${from}) is no range of IPv4 addresses.`
			: start.disabled && `${start.disabled}.`;
	return {
		options: rows,
		suggested: start && problem === undefined ? [start.key] : [],
		notes: problem === undefined ? [] : [problem],
		why: wanted === undefined ? undefined : from,
		undecided: problem,
	};
}

async function rowOfThis(reach: StepContext["reach"], signal: AbortSignal): Promise<Option<SshFromAnswer>> {
	const row = { key: THIS_ADDRESS, cells: ["only this address", ""] };
	try {
		const own = await reach.ownAddress(signal);
		return { ...row, value: { range: `${own}/32` }, cells: ["only this address", own] };
	} catch (thrown) {
		if (isAbort(thrown)) throw thrown;
		return { ...row, value: { range: undefined }, disabled: asAppError(thrown).message.replace(/\.$/, "") };
	}
}

/** A single address without the 32 bits that say so. */
function shortRange(range: string): string {
	return range.replace(/\/32$/, "");
}

/** Version 3 also takes a prefix list of the account, which is an id. */
function canStand(range: string): boolean {
	return liesIn("0.0.0.0", range) !== undefined || /^pl-[0-9a-f]+$/.test(range);
}

/** What was typed; an address alone is the range of just that. Rejects with `bad-input`. */
async function parsed(text: string, { reach, signal }: StepContext): Promise<SshFromAnswer> {
	const typed = text.trim();
	if (typed === THIS_ADDRESS) {
		const { value, disabled } = await rowOfThis(reach, signal);
		if (disabled === undefined) return value;
		throw new AppError("bad-input", `${disabled}.`, { hint: TYPE_IT });
	}
	const range = typed.includes("/") ? typed : `${typed}/32`;
	if (canStand(range)) return { range };
	throw new AppError("bad-input", `“${typed}” is no range of IPv4 addresses.`, { hint: TYPE_IT });
}

const TYPE_IT = "Type an address like 198.51.100.7, or a range like 198.51.100.0/24.";
