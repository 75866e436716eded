import { readdirSync } from "node:fs";
import type { ArithmeticExpression, ParameterExpansionPart, ParsedScript, Word, WordPart } from "unbash";
import { absolute, bytes, localPath } from "./disk.ts";
import type { Shell } from "./shell.ts";

/** Runs what stands in `$( )`; its output. */
export type Inner = (script: ParsedScript) => Promise<string>;

/** Text that was quoted is neither broken at blanks nor taken for a pattern. */
interface Piece {
	readonly text: string;
	readonly quoted: boolean;
	/** It came of a variable or a command. */
	readonly breaks?: boolean;
}

/** The words that one word of the script stands for: variables, commands and patterns put in. */
export async function expanded(word: Word, shell: Shell, inner: Inner): Promise<string[]> {
	const pieces = await piecesOf(word, shell, inner);
	return broken(pieces).flatMap((field) => matching(field, shell));
}

/** The one text that a word stands for where no list can be, as in a redirection. */
export async function expandedText(word: Word, shell: Shell, inner: Inner): Promise<string> {
	return (await piecesOf(word, shell, inner)).map(({ text }) => text).join("");
}

async function piecesOf(word: Word, shell: Shell, inner: Inner): Promise<Piece[]> {
	const parts: readonly WordPart[] = word.parts ?? [
		{ type: "Literal", value: word.value, text: word.text, pos: word.pos, end: word.end },
	];
	const pieces: Piece[] = [];
	for (const [place, part] of parts.entries()) {
		pieces.push(...(await pieceOf(part, shell, inner, place === 0)));
	}
	return pieces;
}

async function pieceOf(part: WordPart, shell: Shell, inner: Inner, first: boolean): Promise<Piece[]> {
	switch (part.type) {
		case "Literal": {
			const home = shell.variables.get("HOME") ?? "/";
			const text = first && /^~(?=\/|$)/.test(part.value) ? home + part.value.slice(1) : part.value;
			return [{ text, quoted: part.text !== part.value }];
		}
		case "SingleQuoted":
		case "AnsiCQuoted":
			return [{ text: part.value, quoted: true }];
		case "DoubleQuoted":
		case "LocaleString": {
			if (part.parts.length === 1 && part.text === '"$@"') {
				return shell.words
					.slice(1)
					.flatMap((text, place) => [
						...(place === 0 ? [] : [{ text: " ", quoted: false, breaks: true }]),
						{ text, quoted: true },
					]);
			}
			const texts: string[] = [];
			for (const child of part.parts) {
				const own = await pieceOf(child, shell, inner, false);
				texts.push(own.map(({ text }) => text).join(""));
			}
			return [{ text: texts.join(""), quoted: true }];
		}
		case "SimpleExpansion":
			return [{ text: variable(part.text.slice(1), shell) ?? "", quoted: false, breaks: true }];
		case "ParameterExpansion":
			return [{ text: await parameter(part, shell, inner), quoted: false, breaks: true }];
		case "CommandExpansion": {
			const said = part.script === undefined ? "" : await inner(part.script);
			return [{ text: said.replace(/\n+$/, ""), quoted: false, breaks: true }];
		}
		case "ArithmeticExpansion": {
			const value = part.expression === undefined ? 0 : computed(part.expression, shell);
			return [{ text: String(value), quoted: false }];
		}
		default:
			return [{ text: part.text, quoted: false }];
	}
}

/** The value of a variable, or of the shell's own signs. */
export function variable(name: string, shell: Shell): string | undefined {
	if (name === "?") return String(shell.status);
	if (name === "$") return "4242";
	if (name === "#") return String(shell.words.length - 1);
	if (name === "@" || name === "*") return shell.words.slice(1).join(" ");
	if (/^\d+$/.test(name)) return shell.words[Number(name)];
	return shell.variables.get(name);
}

async function parameter(part: ParameterExpansionPart, shell: Shell, inner: Inner): Promise<string> {
	const value = variable(part.parameter, shell);
	if (part.prefix === "#") return String((value ?? "").length);
	const { operation } = part;
	if (operation?.type === "Default") {
		const isSet = operation.operator.startsWith(":") ? (value ?? "") !== "" : value !== undefined;
		const other = () => expandedText(operation.operand, shell, inner);
		if (operation.operator.endsWith("+")) return isSet ? await other() : "";
		if (isSet) return value ?? "";
		const text = await other();
		if (operation.operator.endsWith("=")) shell.variables.set(part.parameter, text);
		return text;
	}
	if (operation?.type === "Remove") {
		return without(value ?? "", await expandedText(operation.operand, shell, inner), operation.operator);
	}
	return value ?? "";
}

/** `value` without what fits the pattern at its beginning (`#`) or its end (`%`); doubled: the longest. */
function without(value: string, pattern: string, operator: string): string {
	const fits = patternOf(pattern);
	const lengths = Array.from({ length: value.length + 1 }, (_, length) => length);
	for (const length of operator.length === 1 ? lengths : lengths.toReversed()) {
		const atEnd = operator.startsWith("%");
		const part = atEnd ? value.slice(value.length - length) : value.slice(0, length);
		if (fits.test(part)) return atEnd ? value.slice(0, value.length - length) : value.slice(length);
	}
	return value;
}

/** What an expression in `(( ))` makes, in whole numbers. */
export function computed(expression: ArithmeticExpression, shell: Shell): number {
	switch (expression.type) {
		case "ArithmeticWord": {
			const { value } = expression;
			const [, name = value] = /^\$\{?(\w+)\}?$/.exec(value) ?? [];
			const isNumber = /^\d/.test(value);
			return Math.trunc(Number(isNumber ? value : variable(name, shell)) || 0);
		}
		case "ArithmeticGroup":
			return computed(expression.expression, shell);
		case "ArithmeticTernary":
			return computed(computed(expression.test, shell) ? expression.consequent : expression.alternate, shell);
		case "ArithmeticUnary": {
			const value = computed(expression.operand, shell);
			const { operator, operand, prefix } = expression;
			if (operator === "-") return -value;
			if (operator === "!") return Number(value === 0);
			if (operator !== "++" && operator !== "--") return value;
			const next = value + (operator === "++" ? 1 : -1);
			if (operand.type === "ArithmeticWord") shell.variables.set(operand.value, String(next));
			return prefix ? next : value;
		}
		case "ArithmeticBinary": {
			const { operator, left, right } = expression;
			const value = computed(right, shell);
			if (/^[-+*/%]?=$/.test(operator) && left.type === "ArithmeticWord") {
				const result =
					operator === "=" ? value : operated(operator.slice(0, -1), computed(left, shell), value);
				shell.variables.set(left.value, String(result));
				return result;
			}
			return operated(operator, computed(left, shell), value);
		}
		default:
			return 0;
	}
}

function operated(operator: string, a: number, b: number): number {
	switch (operator) {
		case "+":
			return a + b;
		case "-":
			return a - b;
		case "*":
			return a * b;
		case "/":
			return Math.trunc(a / b);
		case "%":
			return a % b;
		case "<":
			return Number(a < b);
		case "<=":
			return Number(a <= b);
		case ">":
			return Number(a > b);
		case ">=":
			return Number(a >= b);
		case "==":
			return Number(a === b);
		case "!=":
			return Number(a !== b);
		case "&&":
			return Number(a !== 0 && b !== 0);
		case "||":
			return Number(a !== 0 || b !== 0);
		default:
			return b;
	}
}

/** Breaks what came of variables at its blanks; a field is what stands between. */
function broken(pieces: readonly Piece[]): Piece[][] {
	const fields: Piece[][] = [];
	let open: Piece[] | undefined;
	for (const piece of pieces) {
		if (piece.breaks !== true) {
			if (piece.text === "" && !piece.quoted) continue;
			open ??= [];
			open.push(piece);
			continue;
		}
		for (const [place, text] of piece.text.split(/[ \t\n]+/).entries()) {
			if (place > 0 && open !== undefined) {
				fields.push(open);
				open = undefined;
			}
			if (text === "") continue;
			open ??= [];
			open.push({ text, quoted: false });
		}
	}
	if (open !== undefined) fields.push(open);
	return fields;
}

/** The paths that a field with a pattern fits; itself where none does. */
function matching(field: readonly Piece[], shell: Shell): string[] {
	const whole = field.map(({ text }) => text).join("");
	if (!field.some(({ text, quoted }) => !quoted && /[*?[]/.test(text))) return [whole];
	const pattern = field
		.map(({ text, quoted }) => (quoted ? text.replaceAll(/[*?[\\]/g, "\\$&") : text))
		.join("");
	let found = [pattern.startsWith("/") ? "/" : ""];
	for (const part of pattern.split("/").filter(Boolean)) {
		const plain = !/[*?[]/.test(part);
		found = found.flatMap((path) => {
			const at = (name: string) => (path === "" || path.endsWith("/") ? path + name : `${path}/${name}`);
			if (plain) return [at(part)];
			const fits = patternOf(part);
			return namesIn(absolute(path, shell.folder), shell)
				.filter((name) => fits.test(name) && (part.startsWith(".") || !name.startsWith(".")))
				.map(at);
		});
	}
	return found.length === 0 ? [whole] : found;
}

function namesIn(path: string, { session }: Shell): string[] {
	try {
		return readdirSync(localPath(path, session.report)).map(bytes).toSorted();
	} catch {
		return [];
	}
}

/** A pattern of the shell as a regular expression of the whole text. */
export function patternOf(pattern: string): RegExp {
	const signs: Readonly<Record<string, string>> = { "*": "[\\s\\S]*", "?": "[\\s\\S]" };
	const text = pattern.replaceAll(/\\[\s\S]|\[[!^]?\]?[^\]]*\]|[\s\S]/g, (sign) => {
		if (sign.length > 1 && sign.startsWith("[")) return sign.replace(/^\[[!^]/, "[^");
		if (sign.length > 1) return `\\${sign.slice(1)}`.replace(/^\\(?=[A-Za-z0-9])/, "");
		return signs[sign] ?? sign.replace(/[.+^${}()|[\]\\/]/, "\\$&");
	});
	return new RegExp(`^${text}$`);
}
