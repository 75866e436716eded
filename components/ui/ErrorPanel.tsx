import type { AppError } from "../../src/ports/errors.ts";
import { readable, wrap } from "../../src/text/fit.ts";
import { shortened } from "../../src/text/question-lines.ts";
import { MARKS } from "../theme.ts";
import { Lines } from "./Lines.tsx";
import { Panel } from "./Panel.tsx";

interface ErrorPanelProps {
	readonly error: AppError;
	/** What was being done, e.g. "Reading your subnets". */
	readonly doing?: string;
	readonly columns: number;
	/** The most rows that it may take: a long reason is cut, what to do never is. */
	readonly rows: number;
	/** One more sentence after the hint: the keys that help here. */
	readonly ways?: string;
}

/** Rows of the frame and its title. */
const PANEL_ROWS = 3;

/** Any error: what happened, then what to do now. Never a stack trace. */
export function ErrorPanel({ doing, columns, ...rest }: ErrorPanelProps) {
	const { reason, hint, copy, ways } = linesOf({ columns, ...rest });
	const title = `${MARKS.bad} ${doing ? `${doing} did not work` : "That did not work"}`;
	return (
		<Panel title={title} tone="bad" columns={columns}>
			<Lines lines={reason} />
			<Lines lines={hint} bold />
			<Lines lines={copy} />
			<Lines lines={ways} dimColor />
		</Panel>
	);
}

function linesOf({ error, columns, rows, ways = "" }: ErrorPanelProps) {
	const broken = (text: string) => (text === "" ? [] : wrap(text, readable(columns - 4)));
	const copy = error.copy.flatMap((line) => wrap(line, columns - 4));
	const cure = { hint: broken(error.hint ?? ""), copy, ways: broken(ways) };
	const most = Math.max(1, rows - PANEL_ROWS - cure.hint.length - copy.length - cure.ways.length);
	return { ...cure, reason: shortened(broken(error.message), most) };
}

/** Rows that the panel takes. */
export function errorRows(props: ErrorPanelProps): number {
	const { reason, hint, copy, ways } = linesOf(props);
	return PANEL_ROWS + reason.length + hint.length + copy.length + ways.length;
}
