import { shellWord } from "./shell-word.ts";

/** Where commands of `aws` are to act, and as whom: without it they would act in another region, or as somebody else. */
export interface AwsPlace {
	/** Undefined for what is in none. */
	readonly region: string | undefined;
	/** The profile that was chosen; undefined where `aws` finds the same by itself. */
	readonly profile: string | undefined;
}

/** A command line to copy, each `aws` in it with the options for that place. */
export function withAwsOptions(command: string, { region, profile }: AwsPlace): string {
	const options = Object.entries({ region, profile }).flatMap(([name, value]) =>
		value === undefined ? [] : [` --${name} ${shellWord(value)}`],
	);
	const one = (line: string) => (line.startsWith("aws ") ? line + options.join("") : line);
	return command.split(" && ").map(one).join(" && ");
}
