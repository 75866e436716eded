import { Box } from "ink";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import { pageRoom } from "../ui/Page.tsx";
import { Ask, type Question } from "./Ask.tsx";
import { KeyedPage, type PageHead } from "./KeyedPage.tsx";

/** A question over a screen of the console, in its place; it names its keys itself. */
export function AskPage({ head, ...question }: Question & { readonly head: PageHead }) {
	const { columns, rows } = useTerminalSize();
	return (
		<KeyedPage head={head} keys={[]}>
			<Box paddingLeft={2}>
				<Ask {...question} columns={columns - 4} rows={pageRoom(rows)} />
			</Box>
		</KeyedPage>
	);
}
