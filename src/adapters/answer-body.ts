import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

/** What the SDK's innermost middlewares pass on: an answer whose text it has not read yet. */
interface Unread {
	readonly response: unknown;
}

/** Changes the bytes of an answer, all of which have come, before the SDK reads them. */
export async function changeBody(
	answer: Unread,
	change: (bytes: Buffer) => Buffer | Promise<Buffer>,
): Promise<void> {
	const response = answer.response as { body: unknown };
	const { body } = response;
	if (body instanceof Readable) response.body = await change(await buffer(body));
	else if (Buffer.isBuffer(body)) response.body = await change(body);
}
