import type { HttpAnswer } from "./answer.ts";

/** How AWS's JSON services answer. */
export function jsonAnswer(answer: object): HttpAnswer {
	return { status: 200, body: JSON.stringify(answer) };
}

/** How AWS's JSON services say no. */
export function jsonFault(type: string, message: string): HttpAnswer {
	return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

/** How they say no to an action that is not theirs, or not the demo's. */
export function jsonUnknown(action: string): HttpAnswer {
	return jsonFault("UnknownOperationException", `The demo does not know ${action}.`);
}
