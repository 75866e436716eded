import type { Profile } from "../pcluster/profile.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { shortPath } from "../text/short-path.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** The line about pcluster's config file; none where nothing stands against it. */
export function configCheck(
	trouble: FileTrouble | undefined,
	profile: Profile | undefined,
	home: string,
): StartCheck[] {
	if (trouble === undefined || profile === undefined) return [];
	const { path, problem, oddities } = trouble;
	const [first] = problem ? [problem] : oddities;
	if (first === undefined) return [];
	const name = shortPath(path, home);
	const place = first.line === undefined ? name : `${name}, line ${first.line}`;
	const more = oddities.length > 1 ? ` ${oddities.length - 1} more like it.` : "";
	return [
		{
			...plainCheck(
				"config",
				"warn",
				"Config file",
				problem ? `${place}: it cannot be used` : `${place} is odd`,
			),
			advice: [`${first.reason}${more}`, first.cure],
		},
	];
}
