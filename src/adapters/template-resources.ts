/**
 * How many resources a CloudFormation template declares, whether it is JSON or YAML; undefined when it cannot be
 * read. Resources under a condition that does not hold are counted as well.
 */
export function countDeclared(template: string): number | undefined {
	return template.trimStart().startsWith("{") ? countInJson(template) : countInYaml(template);
}

function countInJson(template: string): number | undefined {
	try {
		const resources: unknown = JSON.parse(template)?.Resources;
		return typeof resources === "object" && resources !== null ? Object.keys(resources).length : undefined;
	} catch {
		return undefined;
	}
}

/** Counts the keys one level below `Resources:`; all that CloudFormation's own YAML needs. */
function countInYaml(template: string): number | undefined {
	let depth: string | undefined;
	let count = 0;
	let inside = false;
	for (const line of template.split(/\r?\n/)) {
		if (/^\s*(#|$)/.test(line)) continue;
		if (/^\S/.test(line)) {
			if (inside) break;
			inside = /^["']?Resources["']?\s*:\s*(#.*)?$/.test(line);
			continue;
		}
		if (!inside) continue;
		const indent = /^\s+/.exec(line)?.[0] ?? "";
		depth ??= indent;
		if (indent === depth && /^\s+\S.*?:(\s|$)/.test(line)) count++;
	}
	return count > 0 ? count : undefined;
}
