import { foldersIn, type Holdings } from "../cluster/holdings.ts";
import { trafficOutText } from "../cost/traffic.ts";
import { resultsFolder } from "../login/first-login.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import { plainText } from "../text/plain.ts";
import { someNames } from "../text/some-names.ts";
import type { TransferPlan } from "./plan.ts";
import { type TransferNow, totalOf } from "./run.ts";

/** A line of what is told before a copy. */
interface PlanLine {
	readonly text: string;
	readonly tone?: "warn";
}

/** What is told and asked before a copy. */
export interface TransferQuestion {
	readonly title: string;
	readonly body: readonly PlanLine[];
	/** What yes does. */
	readonly does: string;
	/** How many files would be replaced. */
	readonly replaced: number;
	/** Why it cannot be done. */
	readonly not: string | undefined;
}

/** An amount of bytes for reading: "512 B", "1.2 GB". */
export function bytesText(bytes: number): string {
	const power = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
	const amount = bytes / 1000 ** power;
	const digits = power > 0 && amount < 9.95 ? 1 : 0;
	return `${amount.toFixed(digits)} ${["B", "kB", "MB", "GB", "TB"][power]}`;
}

/** "3 files, 1.2 GB". */
function amountText({ sent }: TransferPlan): string {
	const count = sent.filter(({ kind }) => kind !== "folder").length;
	return `${filesText(count)}, ${bytesText(totalOf(sent))}`;
}

function filesText(count: number): string {
	return count === 1 ? "1 file" : `${count.toLocaleString("en-GB")} files`;
}

/** Whether what lies in a folder of the cluster's is lost with it; `held` undefined: not known yet. */
export function keptText(mount: string | undefined, held: Holdings | undefined): PlanLine {
	const own = held && foldersIn({ ...held, made: [], madeFileSystems: [] });
	if (mount !== undefined && own?.includes(mount))
		return { text: `It lies on ${mount}, a volume of your own: it stays when the cluster is deleted.` };
	if (mount !== undefined && held && foldersIn(held).includes(mount))
		return {
			text: `It lies on ${mount}, which was made with the cluster and goes when it is deleted${held.keepable ? ", unless its config keeps it" : ""}.`,
			tone: "warn",
		};
	const isKnown = held?.own && held.made && held.ownFileSystems && held.madeFileSystems;
	if (mount !== "/" && (mount === undefined || !isKnown))
		return { text: "Whether that folder goes when the cluster is deleted is not known.", tone: "warn" };
	const safe = own && resultsFolder(own);
	return {
		text: `It lies on the head node's own disk, as /home does: it goes when the cluster is deleted.${safe === undefined ? "" : ` ${safe} stays.`}`,
		tone: "warn",
	};
}

/** What is told before a copy, and asked. */
export function transferQuestion(
	plan: TransferPlan,
	name: string,
	held: Holdings | undefined,
): TransferQuestion {
	const { direction, sent, already, left, room, into, by } = plan;
	const isPut = direction === "put";
	const replaced = sent.filter(({ replaces }) => replaces).map((file) => plainText(file.name));
	const bytes = totalOf(sent);
	const begun = sent.reduce((sum, file) => sum + file.begun, 0);
	const where = isPut ? `${plainText(into)} on ${name}` : `${plainText(into)} on this computer`;
	const files = replaced.length === 1 ? "1 file" : `${replaced.length} files`;
	const body: PlanLine[] = [
		...(isPut
			? [keptText(plan.mount, held), { text: "Traffic into AWS costs nothing." }]
			: [{ text: trafficOutText(bytes) }]),
		...(already > 0 ? [{ text: `There already, alike in size and time: ${filesText(already)}.` }] : []),
		...(begun > 0 ? [{ text: `${bytesText(begun)} have come before, and are taken up.` }] : []),
		...(replaced.length > 0
			? [{ text: `Replaces ${files} there: ${someNames(replaced)}.`, tone: "warn" as const }]
			: []),
		...(left.length > 0 ? [{ text: leftText(plan), tone: "warn" as const }] : []),
		{ text: `Nothing is deleted. It goes by ${by}, and both sides are compared at the end.` },
	];
	return {
		title: `Copy ${plainText(plan.name)} (${amountText(plan)}) into ${where}?`,
		body,
		does: replaced.length > 0 ? `copy it, and replace ${files}` : "copy it",
		replaced: replaced.length,
		not:
			room !== undefined && bytes > room
				? `There is room for ${bytesText(room)} only in ${where}: free some space, or choose another folder.`
				: undefined,
	};
}

function leftText({ left, by }: TransferPlan): string {
	return `Not copied, as ${by} cannot or your user may not: ${someNames(left)}.`;
}

/** How far a copy is: "1.2 of 2.3 GB, 45 MB/s, about 2 min 05 s left". */
export function progressText({ at, bytes, total, begun, since, now }: TransferNow): string {
	if (at === "checking") return "All of it has come. Comparing both sides …";
	const rate = (bytes - begun) / Math.max(1, secondsBetween(since, now));
	const left = rate > 0 ? `, ${bytesText(rate)}/s, about ${durationText((total - bytes) / rate)} left` : "";
	return `${bytesText(bytes)} of ${bytesText(total)}${left}`;
}

/** How much of it has come, 0 to 1. */
export function fractionOf({ bytes, total }: TransferNow): number {
	return total === 0 ? 1 : bytes / total;
}

/** In lines news come so often, milliseconds. */
const NEWS_MS = 5_000;

/** Tells one in some seconds, and when it comes to the checks. */
export function nowAndThen(tell: (now: TransferNow) => void): (now: TransferNow) => void {
	let last: TransferNow | undefined;
	return (now) => {
		if (last && last.at === now.at && now.now.getTime() - last.now.getTime() < NEWS_MS) return;
		last = now;
		tell(now);
	};
}

/** What a copy has done, in a sentence. */
export function doneText(plan: TransferPlan, name: string): string {
	const where = plainText(plan.into) + (plan.direction === "put" ? ` on ${name}` : "");
	const done =
		plan.sent.length === 0
			? `Nothing was to be copied: it is in ${where} already.`
			: `${plainText(plan.name)} is in ${where}: ${amountText(plan)}, the same on both sides by SHA-256.`;
	return plan.left.length === 0 ? done : `${done} ${leftText(plan)}`;
}
