import { Box } from "ink";
import type { Review } from "../../../hooks/use-review.ts";
import { wrap } from "../../../src/text/fit.ts";
import { plainText } from "../../../src/text/plain.ts";
import { COLOURS, MARKS } from "../../theme.ts";
import { ErrorPanel } from "../../ui/ErrorPanel.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { checkSummary } from "./review-lines.ts";

const WAYS =
	"Nothing was started and no answer is lost. Enter or w tries again, c shows the text to save it by hand.";

/** What stands between the review and its next step: checks, a question, a failure. */
export function ReviewStatus({ review, columns }: { review: Review; columns: number }) {
	const { doing, preflight, config } = review;
	const line = (text: string, color?: string) => (
		<Lines lines={wrap(text, columns).slice(0, 3)} bold {...(color ? { color } : {})} />
	);
	switch (doing.at) {
		case "writing":
			return <Spinner label={`Writing ${config.path} …`} />;
		case "waiting":
			return <Spinner label="Waiting for the checks, then it goes on by itself …" />;
		case "confirm":
			return line(
				`${MARKS.warn} ${preflight.failures.length === 1 ? "A check" : `${preflight.failures.length} checks`} failed: ${preflight.failures.map(({ title }) => title).join(", ")}. The cluster would most likely not come up. Enter once more to create it all the same; f goes to the question.`,
				COLOURS.bad,
			);
		case "changed":
			return line(
				`${MARKS.warn} Another program changed the file meanwhile. Nothing was written. The new difference is shown: look at it, then press the key again.`,
				COLOURS.warn,
			);
		case "written":
			return line(`${MARKS.done} ${writtenWords(doing.written, config.path)}`, COLOURS.good);
		case "failed":
			return <ErrorPanel error={doing.error} doing="Writing the file" columns={columns} ways={WAYS} />;
		case "rest":
			return (
				<Box height={1} flexShrink={0}>
					<Lines lines={[`Checks: ${checkSummary(preflight.checks)}`]} />
				</Box>
			);
	}
}

function writtenWords(
	written: { readonly changed: boolean; readonly backup: string | undefined },
	path: string,
): string {
	if (!written.changed)
		return `${plainText(path)} already said just this. Nothing was created; Enter creates the cluster.`;
	const kept = written.backup ? ` The old file is kept as ${plainText(written.backup)}.` : "";
	return `Written to ${plainText(path)}.${kept} Nothing was created; Enter creates the cluster.`;
}

/** Rows that ReviewStatus takes in so many columns. */
export function statusRows({ doing }: Review, columns: number): number {
	if (doing.at !== "failed") return ["confirm", "changed", "written"].includes(doing.at) ? 3 : 1;
	const texts = [doing.error.message, doing.error.hint ?? "", WAYS];
	return 3 + texts.filter((text) => text !== "").flatMap((text) => wrap(plainText(text), columns - 4)).length;
}
