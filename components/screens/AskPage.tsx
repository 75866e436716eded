import type { ReactNode } from "react";
import { Ask, type Question } from "./Ask.tsx";
import { KeyedPage, type PageHead } from "./KeyedPage.tsx";
import { usePageArea } from "./use-page-area.ts";

interface QuestionPageProps {
	readonly head: PageHead;
	/** The question in so many columns and rows. */
	readonly children: (room: { readonly columns: number; readonly rows: number }) => ReactNode;
}

/** The page of a question over a screen of the console, in its place; it names its keys itself. */
export function QuestionPage({ head, children }: QuestionPageProps) {
	const { width, height } = usePageArea();
	return (
		<KeyedPage head={head} keys={[]}>
			{children({ columns: width, rows: height })}
		</KeyedPage>
	);
}

/** A question over a screen of the console. */
export function AskPage({ head, ...question }: Question & { readonly head: PageHead }) {
	return <QuestionPage head={head}>{(room) => <Ask {...question} {...room} />}</QuestionPage>;
}
