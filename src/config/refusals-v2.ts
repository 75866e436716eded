import { AppError } from "../ports/errors.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import type { IniFault, IniFile, IniOption } from "./ini-file.ts";
import { readIni } from "./ini-parse.ts";

/** Why a file of version 2 is not written to. */
export interface Refusal extends IniFault {
	/** What to do, as whole sentences. */
	readonly cure: string;
}

/** The first line that Python would refuse, if there is one. */
export function refusalOf(file: IniFile): Refusal | undefined {
	const fault = file.faults[0];
	return (
		fault && {
			...fault,
			cure: "pcluster cannot read such a file. Correct that line, or choose another file with --config.",
		}
	);
}

/** A file to write to. Throws `bad-config` where Python would refuse it. */
export function soundFile(text: string, inlineComments: boolean): IniFile {
	const file = readIni(text, inlineComments);
	const refusal = refusalOf(file);
	if (refusal) throw badConfig(refusal);
	return file;
}

/** A `%` at which pcluster would end with a traceback. */
export function brokenValue({ line, key }: Pick<IniOption, "line" | "key">): Refusal {
	return {
		line,
		reason: `has a % in ${key} that pcluster cannot resolve`,
		cure: "Write %% for a plain %, or the value itself in place of %(name)s.",
	};
}

/** The refusal as the error of the writer. */
export function badConfig({ line, reason, cure }: Refusal): AppError {
	return new AppError("bad-config", `Line ${line} of the config file ${reason}.`, { hint: cure });
}

/** The refusal as it is told before the first question. */
export function problemOf({ line, reason, cure }: Refusal): ConfigProblem {
	return { line, reason: `This line ${reason}.`, cure };
}
