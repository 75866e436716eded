import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Redirection } from "unbash";
import { at, isWritable } from "./disk.ts";
import type { Shell, Streams } from "./shell.ts";
import { expandedText, type Inner } from "./words.ts";

/** The streams of a command once its redirections are done; undefined where one fails, which it says. */
export async function redirected(
	redirects: readonly Redirection[],
	shell: Shell,
	streams: Streams,
	inner: Inner,
): Promise<Streams | undefined> {
	let own = streams;
	for (const redirect of redirects) {
		if (redirect.type === "HereDoc") {
			const { body, delimiter } = redirect;
			const word = {
				type: "Word",
				text: body.text,
				value: body.text,
				pos: 0,
				end: 0,
				parts: body.parts,
			} as const;
			const text = delimiter?.quoted ? body.text : await expandedText(word, shell, inner);
			own = { ...own, input: async () => text };
			continue;
		}
		const target = redirect.target === undefined ? "" : await expandedText(redirect.target, shell, inner);
		if (redirect.type === "HereString") {
			own = { ...own, input: async () => `${target}\n` };
			continue;
		}
		const { operator, descriptor } = redirect;
		const number = descriptor?.type === "FileDescriptor" ? descriptor.value : undefined;
		if (operator === ">&" && /^[12]$/.test(target)) {
			own = number === 2 ? { ...own, err: target === "1" ? own.out : own.err } : { ...own, out: own.err };
			continue;
		}
		const way = operator.startsWith("<") ? reading(target, shell) : writing(target, operator, shell);
		if (typeof way === "string") {
			own.err(`-bash: ${target}: ${way}\n`);
			return undefined;
		}
		if ("input" in way) own = { ...own, input: way.input };
		else if (operator.startsWith("&") || (operator === ">&" && number === undefined)) {
			own = { ...own, out: way.out, err: way.out };
		} else own = number === 2 ? { ...own, err: way.out } : { ...own, out: way.out };
	}
	return own;
}

/** A file as input; else why not. */
function reading(target: string, shell: Shell): Pick<Streams, "input"> | string {
	if (target === "/dev/null") return { input: async () => "" };
	const { local, found } = at(target, { shell });
	if (found === undefined) return "No such file or directory";
	return { input: async () => readFileSync(local, "latin1") };
}

/** A file as output; else why not. */
function writing(target: string, operator: string, shell: Shell): Pick<Streams, "out"> | string {
	if (target === "/dev/null") return { out: () => {} };
	const { path, local, found } = at(target, { shell });
	if (!existsSync(dirname(local))) return "No such file or directory";
	if (found?.isDirectory()) return "Is a directory";
	if (!isWritable(path, shell.session.report)) return "Permission denied";
	if (!operator.endsWith(">>")) writeFileSync(local, "");
	return { out: (text) => appendFileSync(local, text, "latin1") };
}
