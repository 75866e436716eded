import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

interface Answer {
	readonly status: number | undefined;
	readonly body: string;
}

/** What the account answers; undefined where nobody does. Node's `fetch` takes longer to load than all of this program. */
export async function answerAt(url: string, body?: string): Promise<Answer | undefined> {
	try {
		const question = request(url, { agent: false, ...(body !== undefined && { method: "POST" }) });
		question.end(body);
		const [answer] = (await once(question, "response")) as [IncomingMessage];
		return { status: answer.statusCode, body: await text(answer) };
	} catch {
		return undefined;
	}
}
