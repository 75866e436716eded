import { COLOURS, MARKS } from "../theme.ts";
import { Prose } from "./Prose.tsx";

interface NoticeProps {
	readonly text: string;
	/** Of its words. */
	readonly columns: number;
	readonly tone: "good" | "warn" | "bad";
}

const MARK = { good: MARKS.done, warn: MARKS.warn, bad: MARKS.bad } as const;

/** One sentence on what has just happened, with its mark. */
export function Notice({ text, tone, columns }: NoticeProps) {
	return <Prose head={`${MARK[tone]} `} headColor={COLOURS[tone]} text={text} columns={columns} />;
}
