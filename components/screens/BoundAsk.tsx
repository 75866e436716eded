import { useState } from "react";
import type { BoundQuestion } from "../../hooks/use-bound.ts";
import { boundFrom } from "../../src/cost/bound.ts";
import type { TimedPress } from "../../src/keys/key-press.ts";
import { type TextState, textReducer, textWith } from "../../src/list/text-state.ts";
import { asAppError } from "../../src/ports/errors.ts";
import { Ask } from "./Ask.tsx";

interface BoundAskProps extends BoundQuestion {
	/** The cluster's name. */
	readonly name: string;
	readonly onNo: () => void;
	readonly onCtrlC?: (() => void) | undefined;
	readonly columns: number;
	readonly rows: number;
}

/** Asks once more where a cluster may cost more than the user's bound, which can be changed here. */
export function BoundAsk({ name, why, bound, onYes, onNo, onBound, onCtrlC, columns, rows }: BoundAskProps) {
	const [text, setText] = useState<TextState>();
	const [fault, setFault] = useState("");
	const [figures = "", ...more] = why;
	const leave = () => {
		setText(undefined);
		setFault("");
	};
	const enter = (typed: string) => {
		try {
			onBound(boundFrom(typed));
			leave();
		} catch (thrown) {
			setFault(asAppError(thrown).message);
		}
	};
	const type = (press: TimedPress) => {
		if (press.name === "enter") enter(text?.value ?? "");
		else setText((now) => now && (textReducer(now, press) ?? now));
	};
	return (
		<Ask
			title={`Is ${name} to cost that much?`}
			body={[
				...more.map((line) => ({ text: line })),
				...(text === undefined ? [{ text: "b chooses another bound.", bold: true }] : []),
				...(fault === "" ? [] : [{ text: fault, tone: "bad" as const }]),
			]}
			money={[figures]}
			entry={text && { label: "New bound, USD an hour:", text, hear: type }}
			yes={{ key: "a", does: "go on all the same" }}
			no={text === undefined ? "go back" : "leave the bound as it is"}
			not={text === undefined ? undefined : "Type the amount and press Enter."}
			columns={columns}
			rows={rows}
			onYes={onYes}
			onNo={text === undefined ? onNo : leave}
			onCtrlC={onCtrlC}
			more={
				text
					? []
					: [
							{
								keys: ["b"],
								help: "chooses another bound",
								does: () => setText(textWith(String(bound))),
							},
						]
			}
		/>
	);
}
