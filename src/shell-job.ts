/** firstlight as a job of the shell that it was started from. */
export interface ShellJob {
	/** Stops all of the job, as Ctrl-Z does to other programs, and resolves once the user has brought it back. */
	stop(): Promise<void>;
	/**
	 * Tells when another program asks for that (SIGTSTP), and when the job goes on after a stop that nobody could
	 * prepare for. Returns what ends the telling.
	 */
	watch(onStopAsked: () => void, onBack: () => void): () => void;
}
