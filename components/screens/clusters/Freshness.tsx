import { Box } from "ink";
import type { ClustersView } from "../../../src/cluster/cluster-view.ts";
import { sentencesOf } from "../../../src/ports/errors.ts";
import { durationText, secondsBetween } from "../../../src/text/duration.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Prose } from "../../ui/Prose.tsx";

interface FreshnessProps {
	readonly view: Pick<ClustersView, "asOf" | "trouble" | "source"> | undefined;
	readonly now: Date;
	readonly columns: number;
}

/** How old the picture is, and why it could not be renewed. */
export function Freshness({ view, now, columns }: FreshnessProps) {
	if (view === undefined) return undefined;
	const seconds = view.asOf === undefined ? undefined : secondsBetween(view.asOf, now);
	const age = seconds === undefined ? undefined : durationText(seconds);
	if (view.trouble) {
		const since = age === undefined ? "" : ` What you see is ${age} old.`;
		const { message, hint, copy } = view.trouble;
		const text = sentencesOf({ message: `${message}${since}`, hint, copy });
		return <Notice tone="warn" text={text} columns={columns} />;
	}
	const source = view.source === "pcluster" ? ", from pcluster itself: your account may not read stacks" : "";
	if (seconds === undefined) return undefined;
	const looked = `Looked ${seconds < 5 ? "just now" : `${age} ago`}${source}.`;
	return (
		<Box aria-hidden>
			<Prose dimColor text={looked} columns={columns} />
		</Box>
	);
}
