/** In the place of a range: the address by which AWS sees this computer. */
export const THIS_ADDRESS = "this";

const RANGE = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/;

/** Whether an IPv4 address lies in a range such as 203.0.113.0/24; undefined where one of them is something else. */
export function liesIn(address: string, range: string): boolean | undefined {
	const [, start, bits] = RANGE.exec(range) ?? [];
	const [own, first] = [numberOf(address), numberOf(start ?? "")];
	if (own === undefined || first === undefined || Number(bits) > 32) return undefined;
	const size = 2 ** (32 - Number(bits));
	return Math.floor(own / size) === Math.floor(first / size);
}

function numberOf(address: string): number | undefined {
	const words = address.split(".");
	const parts = words.map(Number);
	// pcluster refuses a leading zero.
	const isPlain = parts.every((part, place) => part >= 0 && part <= 255 && `${part}` === words[place]);
	if (parts.length !== 4 || !isPlain) return undefined;
	return parts.reduce((sum, part) => sum * 256 + part, 0);
}
