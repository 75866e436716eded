import type { Review } from "../../../hooks/use-review.ts";
import { wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { ErrorPanel, errorRows } from "../../ui/ErrorPanel.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { checkSummary } from "./review-lines.ts";

const WAYS =
	"Nothing was started and no answer is lost. Enter or w tries again, c shows the text to save by hand.";

interface ReviewStatusProps {
	readonly review: Review;
	readonly columns: number;
	/** The most rows that it may take. */
	readonly rows: number;
}

/** What stands between the review and its next step: checks, a config file that cannot be used, a failure. */
export function ReviewStatus({ review, columns, rows }: ReviewStatusProps) {
	const { doing, preflight, config } = review;
	const fault = faultOf(review);
	if (fault !== undefined) return <ErrorPanel {...fault} columns={columns} rows={rows} />;
	if (doing.at === "writing") return <Spinner label={`Writing ${config.path} …`} />;
	const news = newsOf(review);
	if (news === undefined) return <Lines lines={[`Checks: ${checkSummary(preflight.checks)}`]} />;
	return <Lines lines={wrap(news.text, columns)} bold color={COLOURS[news.tone]} />;
}

/** What has become of the file; undefined: nothing yet. */
function newsOf({ doing, config }: Review) {
	if (doing.at === "changed") return { text: CHANGED, tone: "warn" } as const;
	if (doing.at !== "written") return undefined;
	return { text: `${MARKS.done} ${writtenWords(doing.written, config.path)}`, tone: "good" } as const;
}

const CHANGED = `${MARKS.warn} Another program changed the file meanwhile. Nothing was written. The new difference is shown: look at it, then press the key again.`;

/** What has gone wrong with the file, here and now; undefined: nothing. */
function faultOf({ doing, config }: Review) {
	if (config.state.at === "failed") {
		const { error } = config.state;
		const doingWords =
			doing.at === "blocked" ? "That needs the config file: reading it" : "Reading the config file";
		const ways = "Nothing can be created before that is mended. r reads it again.";
		return { error, doing: doingWords, ways };
	}
	return doing.at === "failed" ? { error: doing.error, doing: "Writing the file", ways: WAYS } : undefined;
}

function writtenWords(
	written: { readonly changed: boolean; readonly backup: string | undefined },
	path: string,
): string {
	if (!written.changed)
		return `${plainText(path)} already said just this. Nothing was created; Enter goes on to that.`;
	const kept = written.backup ? ` The old file is kept as ${plainText(written.backup)}.` : "";
	return `Written to ${plainText(path)}.${kept} Nothing was created; Enter goes on to that.`;
}

/** Rows that ReviewStatus takes of these. */
export function statusRows(review: Review, columns: number, rows: number): number {
	const fault = faultOf(review);
	if (fault !== undefined) return errorRows({ ...fault, columns, rows });
	return wrap(newsOf(review)?.text ?? "", columns).length;
}
