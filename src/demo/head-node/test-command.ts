import type { TestExpression } from "unbash";
import { at, isWritable } from "./disk.ts";
import type { Call, Shell } from "./shell.ts";
import { expandedText, type Inner, patternOf } from "./words.ts";

/** `test` and `[`: 0 for yes, 1 for no, 2 for what it does not understand. */
export function test({ name, words, shell, err }: Call): number {
	const inside = name === "[" && words.at(-1) === "]" ? words.slice(0, -1) : words;
	const answer = compared(inside, shell);
	if (answer === undefined) err(`-bash: ${name}: ${inside[0]}: unary operator expected\n`);
	return answer === undefined ? 2 : Number(!answer);
}

/** Whether the words of a `test` say the truth; undefined where they make no sense. */
function compared(words: readonly string[], shell: Shell): boolean | undefined {
	for (const [sign, either] of [
		["-o", true],
		["-a", false],
	] as const) {
		const at = words.indexOf(sign, 1);
		if (at < 1 || at === words.length - 1) continue;
		const [left, right] = [compared(words.slice(0, at), shell), compared(words.slice(at + 1), shell)];
		return either ? left === true || right === true : left === true && right === true;
	}
	const [first = "", second = "", third = ""] = words;
	if (first === "!" && words.length > 1) {
		const other = compared(words.slice(1), shell);
		return other === undefined ? undefined : !other;
	}
	if (words.length <= 1) return first !== "";
	if (words.length === 2) return ofOne(first, second, shell);
	return ofTwo(first, second, third);
}

function ofOne(operator: string, word: string, shell: Shell): boolean | undefined {
	if (operator === "-n") return word !== "";
	if (operator === "-z") return word === "";
	if (operator === "-v") return shell.variables.has(word);
	if (operator === "-t") return shell.session.columns !== undefined;
	const { path, found } = at(word, { shell });
	switch (operator) {
		case "-e":
		case "-r":
		case "-x":
			return found !== undefined;
		case "-f":
			return found?.isFile() === true;
		case "-d":
			return found?.isDirectory() === true;
		case "-s":
			return found !== undefined && found.size > 0;
		case "-w":
			return found !== undefined && isWritable(path, shell.session.report);
		case "-L":
		case "-h":
			return false;
		default:
			return undefined;
	}
}

function ofTwo(left: string, operator: string, right: string): boolean | undefined {
	const [a, b] = [Number(left), Number(right)];
	switch (operator) {
		case "=":
		case "==":
			return left === right;
		case "!=":
			return left !== right;
		case "<":
			return left < right;
		case ">":
			return left > right;
		case "-eq":
			return a === b;
		case "-ne":
			return a !== b;
		case "-lt":
			return a < b;
		case "-le":
			return a <= b;
		case "-gt":
			return a > b;
		case "-ge":
			return a >= b;
		default:
			return undefined;
	}
}

/** Whether what stands in `[[ ]]` is true. */
export async function holds(expression: TestExpression, shell: Shell, inner: Inner): Promise<boolean> {
	const text = (word: Parameters<typeof expandedText>[0]) => expandedText(word, shell, inner);
	switch (expression.type) {
		case "TestUnary":
			return compared([expression.operator, await text(expression.operand)], shell) ?? false;
		case "TestBinary": {
			const { operator, left, right } = expression;
			if (operator === "=~") return new RegExp(await text(right)).test(await text(left));
			if (/^(=|==|!=)$/.test(operator)) {
				return patternOf(await text(right)).test(await text(left)) === (operator !== "!=");
			}
			return compared([await text(left), operator, await text(right)], shell) ?? false;
		}
		case "TestLogical": {
			const both = expression.operator === "&&";
			for (const one of expression.operands) if ((await holds(one, shell, inner)) !== both) return !both;
			return both;
		}
		case "TestNot":
			return (await holds(expression.operand, shell, inner)) === (expression.negations.length % 2 === 0);
		case "TestGroup":
			return await holds(expression.expression, shell, inner);
	}
}
