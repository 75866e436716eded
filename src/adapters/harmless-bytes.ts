const SIGNED = "x-amz-security-token:";

/** Where a signature is wrong AWS repeats all that was signed, and the session's token with it. */
export function withoutToken(output: string | Uint8Array): Uint8Array {
	const bytes =
		typeof output === "string"
			? Buffer.from(output)
			: Buffer.from(output.buffer, output.byteOffset, output.byteLength);
	if (!bytes.includes(SIGNED)) return bytes;
	const text = bytes
		.toString("latin1")
		.replaceAll(new RegExp(`(${SIGNED})[^\\s"'\\\\]*`, "g"), "$1(left out)");
	return Buffer.from(text, "latin1");
}

const TAB = 9;
export const LINE_FEED = 10;
/** Begins the two bytes of a C1 control character in UTF-8. */
const C1_LEAD = 0xc2;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const CONTROLS_AFTER_LEAD = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]|^[\x80-\x9f]/g;

/** What a terminal would obey when the log is shown becomes what `cat -v` shows: ^[ for an escape. */
export function harmless(bytes: Uint8Array, before: number | undefined): Uint8Array {
	if (before !== C1_LEAD && bytes.length >= FLOOD_BYTES && !mayHoldControls(bytes)) return bytes;
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
	const controls = before === C1_LEAD ? CONTROLS_AFTER_LEAD : CONTROLS;
	return Buffer.from(text.replace(controls, shown), "latin1");
}

/** A note of our own is shorter; the table of pairs takes longer to make than to do without. */
const FLOOD_BYTES = 4096;

/** Two bytes at a time, each pair looked up, four pairs a turn: a flood is no slower for being looked at. */
function mayHoldControls(bytes: Uint8Array): boolean {
	oddPairs ??= pairsWithOdd();
	const pairs = oddPairs;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const whole = bytes.length & ~7;
	for (let at = 0; at < whole; at += 8) {
		const word = view.getInt32(at);
		const next = view.getInt32(at + 4);
		if (
			(pairs[word & 0xffff] as number) |
			(pairs[word >>> 16] as number) |
			(pairs[next & 0xffff] as number) |
			(pairs[next >>> 16] as number)
		)
			return true;
	}
	return bytes.subarray(whole).some(isOdd);
}

/** By two bytes as one number: 1 where one of them is odd. */
let oddPairs: Uint8Array | undefined;

function pairsWithOdd(): Uint8Array {
	const pairs = new Uint8Array(0x10000);
	for (let odd = 0; odd < 0x100; odd++) {
		if (!isOdd(odd)) continue;
		pairs.fill(1, odd << 8, (odd + 1) << 8);
		for (let other = 0; other < 0x100; other++) pairs[(other << 8) | odd] = 1;
	}
	return pairs;
}

function isOdd(byte: number): boolean {
	return (byte < 32 && byte !== LINE_FEED && byte !== TAB) || byte === 127 || byte === C1_LEAD;
}

function shown(control: string): string {
	const code = control.charCodeAt(control.length - 1);
	return `${code < 0x80 ? "^" : "M-^"}${String.fromCharCode((code & 0x7f) ^ 0x40)}`;
}
