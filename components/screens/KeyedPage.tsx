import type { ReactNode } from "react";
import { useServices } from "../../hooks/services-context.tsx";
import { useKeyRows } from "../../hooks/use-key-rows.ts";
import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import type { About } from "../../src/keys/key-help.ts";
import type { HearsText } from "../../src/keys/key-press.ts";
import type { KeyRow } from "../../src/keys/key-row.ts";
import { HelpPage } from "../ui/HelpPage.tsx";
import { Page } from "../ui/Page.tsx";
import { usePageArea } from "./use-page-area.ts";

/** Where we are, for the header. */
export interface PageHead {
	readonly parts: readonly (string | undefined)[];
	/** At the right edge. */
	readonly right?: string;
}

interface KeyedPageProps {
	readonly head: PageHead;
	/** What can be done here: heard, named in the footer and explained by `?`. */
	readonly keys: readonly KeyRow[];
	/** Left out: there is no help, as where letters are typed and where a question names its keys. */
	readonly about?: About | undefined;
	readonly typing?: HearsText | undefined;
	readonly children: ReactNode;
}

/** A whole screen of the console with its keys; what lies over a screen is one too, and takes its place. */
export function KeyedPage({ head, keys, about, typing, children }: KeyedPageProps) {
	const { columns, rows } = useTerminalSize();
	const { settings } = useServices();
	const shown = useKeyRows(keys, { about, typing, ...usePageArea() });
	return (
		<Page {...head} columns={columns} rows={rows} demo={settings.demo} hints={shown.hints} said={shown.said}>
			{shown.help ? <HelpPage {...shown.help} /> : children}
		</Page>
	);
}
