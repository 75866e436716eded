import { dataIn, type Outside, plainText } from "../text/plain.ts";

/*
 * How pcluster writes: LF ends a line; progress redraws the line by CR, padded with blanks and sometimes with an
 * escape that clears the rest (seen with pcluster 2.4.1 to 2.11.9). A segment is what stands between two such marks.
 */

/** Longest segment that is kept, in UTF-16 units: a flood without any line break must not fill the memory. */
const LONGEST = 64 * 1024;

/** Reads output to its end, segment by segment. */
export interface LineReader {
	push(chunk: Outside): void;
	/** Hands on what came after the last mark; call it once, at the end of the output. */
	end(): void;
}

/**
 * Calls `onLine` with every segment, whatever way the output was cut into chunks: escapes and controls removed,
 * trimmed at the right, empty ones and those equal to the one before left out. Of a segment longer than 65,536 units
 * the beginning is handed on.
 */
export function createLineReader(onLine: (line: string) => void): LineReader {
	let open = "";
	let last = "";
	const hand = (segment: string) => {
		const line = cleaned(segment);
		if (line === "" || line === last) return;
		last = line;
		onLine(line);
	};
	return {
		push(outside) {
			const chunk = dataIn(outside);
			let start = 0;
			for (let mark = nextMark(chunk, 0); mark >= 0; mark = nextMark(chunk, start)) {
				hand(open + chunk.slice(start, mark));
				open = "";
				start = mark + 1;
			}
			if (open.length < LONGEST) open += chunk.slice(start, start + LONGEST);
		},
		end() {
			hand(open);
			open = "";
		},
	};
}

/** The newest lines of an output, for the screen. */
export interface Tail {
	push(chunk: Outside): void;
	/** At most `limit`, oldest first, cleaned, without blank lines and repeats; a line that is still being drawn is the last. */
	lines(): string[];
}

/** What the text of a tail may grow by before what no longer counts is cut off, in UTF-16 units. */
const SLACK = 256 * 1024;

/**
 * Keeps the newest `limit` lines raw and reads them only when they are asked for, so that a million lines cost little
 * more than a look at the end of a chunk now and then.
 */
export function createTail(limit: number): Tail {
	let raw = "";
	let most = SLACK;
	return {
		push(outside) {
			const chunk = dataIn(outside);
			if (raw.length + chunk.length <= most) {
				raw += chunk;
				return;
			}
			const start = startOfLast(chunk, limit);
			raw = start > 0 ? chunk.slice(start) : newest(raw + chunk, limit);
			most = 2 * raw.length + SLACK;
		},
		lines() {
			const drawn = newest(raw, limit).split("\n").map(drawnLine);
			return drawn.filter((line, index) => line !== "" && line !== drawn[index - 1]).slice(-limit);
		},
	};
}

function nextMark(text: string, from: number): number {
	MARK.lastIndex = from;
	return MARK.test(text) ? MARK.lastIndex - 1 : -1;
}

const MARK = /[\r\n]/g;

/** Where the last `limit` ended lines and the open one begin. */
function startOfLast(text: string, limit: number): number {
	let at = text.length;
	for (let breaks = 0; breaks <= limit; breaks++) {
		at = at === 0 ? -1 : text.lastIndexOf("\n", at - 1);
		if (at < 0) return 0;
	}
	return at + 1;
}

/** What can yet matter of a raw text: its last `limit` ended lines and the open one. */
function newest(raw: string, limit: number): string {
	const open = raw.lastIndexOf("\n") + 1;
	return raw.slice(startOfLast(raw, limit), open) + settled(raw.slice(open));
}

/** What of a raw, still open line can yet matter: its newest drawn segment and the one that is being written. */
function settled(raw: string): string {
	if (raw.length <= LONGEST) return raw;
	const mark = raw.lastIndexOf("\r");
	const writing = raw.slice(mark + 1, mark + 1 + LONGEST);
	return mark < 0 ? writing : `${drawnLine(raw.slice(0, mark))}\r${writing}`;
}

/** A raw line as a terminal would show it in the end: its last segment that is not blank, cleaned. */
function drawnLine(raw: string): string {
	for (let end = raw.length; end >= 0; ) {
		const mark = end === 0 ? -1 : raw.lastIndexOf("\r", end - 1);
		const line = cleaned(raw.slice(mark + 1, end));
		if (line !== "") return line;
		end = mark;
	}
	return "";
}

const UNPLAIN = /[^ -~]/;

function cleaned(segment: string): string {
	const kept = segment.length > LONGEST ? segment.slice(0, LONGEST) : segment;
	return (UNPLAIN.test(kept) ? plainText(kept) : kept).trimEnd();
}
