import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Packages that carry no text of their own licence, and the one whose text is theirs as well: of the same holder of
 * the copyright, as their own sources say at their head, and under the same licence.
 */
const SAME_TEXT: readonly [packages: RegExp, as: string][] = [
	[/^@aws-sdk\//, "@aws-sdk/client-ec2"],
	[/^yoga-layout$/, "react"],
];

/**
 * The licence text of every package that one of `inputs` (paths below `root`) belongs to. Throws for a package that
 * has none: it must not be passed on then.
 */
export function licencesOf(inputs: readonly string[], root: string): string {
	const folders = inputs.flatMap(
		(input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
	);
	return [...new Set(folders)]
		.sort()
		.map((folder) => licenceOf(folder, root))
		.join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder: string, root: string): string {
	const about = packageAt(join(root, folder));
	const head = `${about.name} ${about.version} (${about.license ?? "see text"})`;
	const own = textIn(join(root, folder));
	if (own !== undefined) return `${head}\n\n${own}\n`;
	const as = SAME_TEXT.find(([packages]) => packages.test(about.name))?.[1];
	const place = as && join(root, "node_modules", as);
	const text = place && packageAt(place).license === about.license ? textIn(place) : undefined;
	if (text === undefined)
		throw new Error(`${about.name} carries no licence text: find out what it is under.`);
	return `${head}\n\nThe package carries no text. This is that of ${as}, of the same makers and licence:\n\n${text}\n`;
}

function packageAt(folder: string): { name: string; version: string; license?: string } {
	return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function textIn(folder: string): string | undefined {
	const name = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
	return name === undefined ? undefined : readFileSync(join(folder, name), "utf8").trim() || undefined;
}
