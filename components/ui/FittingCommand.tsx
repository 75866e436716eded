import { wrap } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";
import { Lines } from "./Lines.tsx";
import { Prose } from "./Prose.tsx";

interface FittingCommandProps {
	readonly command: string;
	readonly columns: number;
	/** As many as are left for it. */
	readonly rows: number;
}

/** A command to copy where all of it has room; else what copies it: half a command is worse than none. */
export function FittingCommand({ command, columns, rows }: FittingCommandProps) {
	const lines = wrap(command, columns);
	if (lines.length <= rows) return <Lines lines={lines} color={COLOURS.accent} />;
	return <Prose text="The command is too long for this window: y copies it." columns={columns} />;
}
