import { Socket, type SocketConstructorOpts } from "node:net";
import type { Readable } from "node:stream";

/** Longer is slower: it no longer fits where the processor keeps what it has just touched. */
const AT_ONCE = 64 * 1024;

/** Node's own end of a pipe, which no declaration tells of. */
interface PipeEnd {
	readonly useUserBuffer: unknown;
}

/**
 * Hands on all that comes from a program by way of `pipe`, and returns the stream to close or to look after instead. All
 * pieces come in the same memory, theirs only until `onBytes` returns: new memory for each costs a flood of output a
 * third of its time. Node gives the choice only to whoever makes a socket, so one is made around the pipe's end.
 */
export function readPipe(pipe: Readable, onBytes: (bytes: Uint8Array) => void): Readable {
	const given = pipe as Readable & { _handle?: PipeEnd | null };
	const handle = given._handle;
	if (handle?.useUserBuffer === undefined) return pipe.on("data", onBytes);
	given._handle = null;
	const options: SocketConstructorOpts & { handle: PipeEnd } = {
		handle,
		writable: false,
		onread: {
			buffer: Buffer.allocUnsafeSlow(AT_ONCE),
			callback(length, buffer) {
				onBytes(buffer.subarray(0, length));
				return true;
			},
		},
	};
	const reader = new Socket(options);
	reader.once("error", (error) => pipe.destroy(error));
	reader.once("end", () => pipe.push(null));
	reader.once("close", () => {
		if (!reader.readableEnded) pipe.destroy();
	});
	return reader.resume();
}
