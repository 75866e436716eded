import type { About } from "../keys/key-help.ts";
import type { TimedPress } from "../keys/key-press.ts";
import { type KeyRow, scrollRows } from "../keys/key-row.ts";
import type { StepId } from "../questions/answers.ts";
import { stepById } from "../questions/steps.ts";

/** What the review is, for its help. */
export const ABOUT_REVIEW: About = {
	title: "The review",
	paragraphs: [
		"Here is the plan: the cluster as a picture, what it costs, what speaks against it and why each answer is as it is; then all of it in words, and the file that pcluster reads. Enter leads to the question whether to create it, which y answers. Until then, or until you press w, nothing is written; until then nothing is created and nothing costs.",
		"The file is saved first: what was there is kept beside it under a name with the time, and what firstlight does not manage stays as it is. Then pcluster makes the cluster from it.",
		"The checks look at your account without changing it. ✓ is fine, ! is good to know, ✗ would most likely make the create fail, ? could not be looked at.",
	],
};

interface ReviewKeyFacts {
	/** The question that the first failed check is about. */
	readonly remedy: StepId | undefined;
	/** True where the config file keeps something besides the answers. */
	readonly keepsMore: boolean;
	/** True where a check has a text for whoever runs the account. */
	readonly hasHandOut: boolean;
	/** True once the review has been up long enough for a key that writes. */
	readonly canWrite: boolean;
	/** True once its bill is reckoned. */
	readonly isPriced: boolean;
}

/** What the keys of the review lead to. */
interface ReviewDoing {
	ask(): void;
	write(press: TimedPress): void;
	edit(): void;
	fix(step: StepId): void;
	command(): void;
	bill(): void;
	/** Copies the commands of the checks. */
	readonly copy: KeyRow;
	kept(): void;
	handOut(): void;
	back(): void;
	switchPart(): void;
	scroll(by: number): void;
	again(): void;
}

/** The keys of the review; `page`: rows of the part that scrolls. */
export function reviewKeys(
	{ remedy, keepsMore, hasHandOut, canWrite, isPriced }: ReviewKeyFacts,
	on: ReviewDoing,
	page: number,
): KeyRow[] {
	return [
		{
			keys: ["enter"],
			label: "create …",
			help: "asks whether to create the cluster; y then writes the file and creates it",
			does: on.ask,
		},
		{
			keys: ["w"],
			label: canWrite ? "write" : undefined,
			help: "writes the file and does not create anything",
			does: on.write,
		},
		{
			keys: ["tab"],
			label: "switch",
			help: "moves between the plan, the file and the checks",
			does: on.switchPart,
		},
		{ keys: ["escape"], label: "back", help: "goes back to the last question", does: on.back },
		{
			keys: ["f"],
			label: remedy && `to ${stepById(remedy).title}`,
			help: "opens the question that the first failed check is about",
			not: remedy ? undefined : "No check has failed that a question is about.",
			does: () => remedy && on.fix(remedy),
		},
		{ keys: ["e"], label: "edit", help: "lists your answers: choose one to change it", does: on.edit },
		{
			keys: ["k"],
			label: "file keeps",
			help: "lists what your config file keeps besides the answers: what loses its tick becomes a comment there",
			not: keepsMore ? undefined : "Your config file keeps nothing besides the answers.",
			does: on.kept,
		},
		{
			keys: ["b"],
			label: "bill",
			help: "shows what it costs, item by item, with the price of each",
			not: isPriced ? undefined : "Nothing is reckoned yet.",
			does: on.bill,
		},
		{
			keys: ["c"],
			label: "command",
			help: "shows the command that will be run, and the one that does it without the screens, to be copied",
			does: on.command,
		},
		on.copy,
		{
			keys: ["t"],
			label: hasHandOut ? "text for admin" : undefined,
			help: "shows a text for whoever runs your AWS account: the rights that are needed",
			not: hasHandOut ? undefined : "Nothing has to be asked of whoever runs your AWS account.",
			does: on.handOut,
		},
		...scrollRows(on.scroll, page, true),
		{ keys: ["r"], label: "check again", help: "runs the checks again", does: on.again },
	];
}
