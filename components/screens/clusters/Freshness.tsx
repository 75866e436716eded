import { Text } from "ink";
import { durationText, secondsBetween } from "../../../src/app/duration.ts";
import type { ClustersView } from "../../../src/cluster/cluster-view.ts";
import { Notice } from "../../ui/Notice.tsx";

/** How old the picture is, and why it could not be renewed. */
export function Freshness({ view, now }: { view: ClustersView | undefined; now: Date }) {
	if (view === undefined) return undefined;
	const age = view.asOf === undefined ? undefined : durationText(secondsBetween(view.asOf, now));
	if (view.trouble) {
		const since = age === undefined ? "" : ` What you see is ${age} old.`;
		return <Notice tone="warn" text={`${view.trouble.message}${since} ${view.trouble.hint ?? ""}`} />;
	}
	const source = view.source === "pcluster" ? ", from pcluster itself: your account may not read stacks" : "";
	return age === undefined ? undefined : <Text dimColor>{`  Looked ${age} ago${source}.`}</Text>;
}
