import fc from "fast-check";

/** Half pairs, which are no characters, are left out. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/** Any character of Unicode: fast-check's own unit "binary" makes a table of them all, a second and 200 MB of it. */
export const anyCharacter: fc.Arbitrary<string> = fc
	.nat(0x10_ff_ff - HALVES)
	.map((at) => String.fromCodePoint(at < FIRST_HALF ? at : at + HALVES));
