import { useCopy } from "../../../hooks/use-copy.ts";
import { ctrlC } from "../../../src/keys/key-row.ts";
import { ACCESS_KEY_STEPS } from "../../../src/start/sign-in.ts";
import { CommandLines } from "../../ui/CommandLines.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { KeyedPage, type PageHead } from "../KeyedPage.tsx";
import { usePageArea } from "../use-page-area.ts";

interface AccessKeyStepsProps {
	readonly head: PageHead;
	readonly onDone: () => void;
	readonly onBack: () => void;
	readonly onQuit: () => void;
}

/** How somebody without AWS's command line gives an access key to this machine. */
export function AccessKeySteps({ head, onDone, onBack, onQuit }: AccessKeyStepsProps) {
	const { width } = usePageArea();
	const { before, commands, after, lines, last } = ACCESS_KEY_STEPS;
	const copy = useCopy(commands);
	return (
		<KeyedPage
			head={head}
			keys={[
				{ keys: ["enter"], label: "look again", does: onDone },
				{ keys: ["escape"], label: "back", does: onBack },
				copy,
				ctrlC(onQuit),
			]}
			about={{ title: "An access key for this machine", paragraphs: [] }}
		>
			<Sentences texts={before} columns={width} />
			<CommandLines commands={commands} />
			<Sentences texts={after} columns={width} />
			<CommandLines commands={lines} />
			<Sentences texts={[last]} columns={width} />
		</KeyedPage>
	);
}

function Sentences({ texts, columns }: { readonly texts: readonly string[]; readonly columns: number }) {
	return texts.map((text) => <Prose key={text} text={text} columns={columns} />);
}
