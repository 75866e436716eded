import { useServices } from "../../../hooks/services-context.tsx";
import type { PageHead } from "../KeyedPage.tsx";
import { FileView } from "./FileView.tsx";

interface LogViewProps {
	readonly head: PageHead;
	readonly onClose: () => void;
	readonly onQuit: () => void;
}

/** The whole log of this session, from its end. */
export function LogView(props: LogViewProps) {
	const { log } = useServices().ports;
	return (
		<FileView
			head={props.head}
			about="All that pcluster has said"
			path={log.path}
			read={log.stretch}
			from="end"
			onClose={props.onClose}
			onQuit={props.onQuit}
		/>
	);
}
