/**
 * Stands in for `performance` in the bundled program, where nothing but its clock is asked: the real one loads all of
 * Node's tools for measuring before the first frame.
 */
export const steadyClock = {
	/** Milliseconds since some moment; goes on whatever is done to the system's clock. */
	now(): number {
		const [seconds, nanoseconds] = process.hrtime();
		return seconds * 1_000 + nanoseconds / 1_000_000;
	},
};
