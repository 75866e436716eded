import type { KeyRow } from "../../src/keys/key-row.ts";
import { Spinner } from "../ui/Spinner.tsx";
import { KeyedPage, type PageHead } from "./KeyedPage.tsx";

interface WaitPageProps {
	readonly head: PageHead;
	/** The ways out meanwhile. */
	readonly keys: readonly KeyRow[];
	/** What is being done. */
	readonly label: string;
}

/** A screen of the console that waits for something, with nothing else to show. */
export function WaitPage({ head, keys, label }: WaitPageProps) {
	return (
		<KeyedPage
			head={head}
			keys={keys}
			about={keys.length === 0 ? undefined : { title: label, paragraphs: [] }}
		>
			<Spinner label={label} />
		</KeyedPage>
	);
}
