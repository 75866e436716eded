import { Box } from "ink";
import type { ReactNode } from "react";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import { pageRoom } from "../ui/Page.tsx";
import { Ask, type Question } from "./Ask.tsx";
import { KeyedPage, type PageHead } from "./KeyedPage.tsx";

interface QuestionPageProps {
	readonly head: PageHead;
	/** The question in so many columns and rows. */
	readonly children: (room: { readonly columns: number; readonly rows: number }) => ReactNode;
}

/** The page of a question over a screen of the console, in its place; it names its keys itself. */
export function QuestionPage({ head, children }: QuestionPageProps) {
	const { columns, rows } = useTerminalSize();
	return (
		<KeyedPage head={head} keys={[]}>
			<Box paddingLeft={2}>{children({ columns: columns - 4, rows: pageRoom(rows) })}</Box>
		</KeyedPage>
	);
}

/** A question over a screen of the console. */
export function AskPage({ head, ...question }: Question & { readonly head: PageHead }) {
	return <QuestionPage head={head}>{(room) => <Ask {...question} {...room} />}</QuestionPage>;
}
