/** What an AWS answer is made of. Arrays become lists, undefined is left out, dates are written as AWS writes them. */
export type XmlValue =
	| string
	| number
	| boolean
	| Date
	| undefined
	| readonly XmlValue[]
	| { readonly [name: string]: XmlValue };

/** What the members of a list are called: by EC2, by S3 for its buckets, by the other services. */
type Member = "item" | "Bucket" | "member";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be written as references
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text inside an element; control characters become numeric references, so that they reach the reader. */
export function escapeXml(text: string): string {
	return text.replace(SPECIAL, (sign) => ENTITIES[sign] ?? `&#x${sign.charCodeAt(0).toString(16)};`);
}

/** `value` as elements; the members of a list are named by their service. */
export function writeXml(value: XmlValue, member: Member): string {
	if (value === undefined) return "";
	if (value instanceof Date) return value.toISOString();
	if (typeof value !== "object") return escapeXml(String(value));
	if (isList(value)) return value.map((item) => element(member, item, member)).join("");
	return Object.entries(value)
		.map(([name, inner]) => element(name, inner, member))
		.join("");
}

/** One whole document with a root element in its service's name space. */
export function xmlDocument(root: string, namespace: string, body: XmlValue, member: Member): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${writeXml(body, member)}</${root}>`;
}

function element(name: string, value: XmlValue, member: Member): string {
	if (value === undefined) return "";
	const inner = writeXml(value, member);
	return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function isList(value: object): value is readonly XmlValue[] {
	return Array.isArray(value);
}
