import { Box, type BoxProps, Text } from "ink";
import type { CheckState, StartCheck } from "../../src/checks/start-check.ts";
import { cut, padded, wrap } from "../../src/text/fit.ts";
import { COLOURS, MARKS, type Tone } from "../theme.ts";
import { CommandLines } from "./CommandLines.tsx";
import { Lines } from "./Lines.tsx";
import { Prose } from "./Prose.tsx";
import { Spinner } from "./Spinner.tsx";

const LOOKS: Record<Exclude<CheckState, "asking">, { mark: string; tone: Tone; word: string }> = {
	pass: { mark: MARKS.done, tone: "good", word: "in order" },
	warn: { mark: MARKS.warn, tone: "warn", word: "take note" },
	fail: { mark: MARKS.bad, tone: "bad", word: "missing" },
	unknown: { mark: MARKS.unknown, tone: "warn", word: "not known" },
};

interface CheckListProps extends Pick<BoxProps, "marginLeft"> {
	readonly checks: readonly StartCheck[];
	readonly columns: number;
}

/** Columns of a check's name. */
const LABEL = 22;

/** The checks of the start screen, each line turning into its result as it comes; what failed says what to do. */
export function CheckList({ checks, columns, ...box }: CheckListProps) {
	return (
		<Box flexDirection="column" {...box}>
			{checks.map((check) => (
				<CheckLine key={check.id} check={check} columns={columns} />
			))}
		</Box>
	);
}

function CheckLine({ check, columns }: { check: StartCheck; columns: number }) {
	const explained = check.state === "fail" || check.state === "unknown";
	const width = columns - LABEL - 5;
	// What is not fine is told whole.
	const [first = "", ...more] =
		explained || check.state === "warn"
			? wrap(check.detail, width)
			: [cut(check.detail, width, check.id === "log" ? "middle" : "end")];
	return (
		<Box flexDirection="column" aria-role="listitem">
			<Box height={1} paddingLeft={2}>
				<Mark state={check.state} />
				<Text wrap="truncate">
					{padded(check.label, LABEL)} <Text dimColor={check.state === "pass"}>{first}</Text>
				</Text>
			</Box>
			{more.length > 0 ? (
				<Box paddingLeft={LABEL + 5}>
					<Lines lines={more} />
				</Box>
			) : undefined}
			{explained ? <Advice check={check} columns={columns} /> : undefined}
		</Box>
	);
}

function Mark({ state }: { state: CheckState }) {
	if (state === "asking") return <Spinner label="" />;
	const { mark, tone, word } = LOOKS[state];
	return (
		<Box width={2} aria-label={word}>
			<Text bold color={COLOURS[tone]}>
				{mark}
			</Text>
		</Box>
	);
}

function Advice({ check, columns }: { check: StartCheck; columns: number }) {
	const { advice, commands, remark } = check;
	return (
		<Box flexDirection="column" width={columns}>
			<Sentences sentences={advice} columns={columns} />
			<CommandLines commands={commands} indent={1} />
			<Sentences sentences={remark === undefined ? [] : [remark]} columns={columns} dim />
		</Box>
	);
}

interface SentencesProps {
	readonly sentences: readonly string[];
	readonly columns: number;
	readonly dim?: boolean;
}

function Sentences({ sentences, columns, dim = false }: SentencesProps) {
	return (
		<Box flexDirection="column" paddingLeft={4}>
			{sentences.map((sentence) => (
				<Prose key={sentence} text={sentence} columns={columns - 4} dimColor={dim} />
			))}
		</Box>
	);
}
