/** Where a run of the stand-in speaks, and how it hears of Ctrl-C. */
export interface Outlet {
	stdout(text: string): void;
	stderr(text: string): void;
	/** At Ctrl-C `lastWords` is called and the run ends at once with the exit code that it gives. */
	onInterrupt(lastWords: () => number): void;
}
