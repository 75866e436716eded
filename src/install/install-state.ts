import type { AppError } from "../ports/errors.ts";
import type { InstallPhase, InstallProgress } from "./installer.ts";

/** How an installation ended; undefined while it goes on. */
export type InstallEnd =
	| { readonly kind: "done" }
	| { readonly kind: "stopped" }
	| { readonly kind: "failed"; readonly error: AppError };

/** What the screen shows of an installation. */
export interface InstallState {
	readonly phase: InstallPhase;
	readonly fraction: number;
	/** The newest lines of pip. */
	readonly lines: readonly string[];
	/** True once the user has asked to stop it. */
	readonly stopping: boolean;
	readonly end: InstallEnd | undefined;
}

export type InstallEvent =
	| { readonly type: "begun" }
	| { readonly type: "progressed"; readonly news: InstallProgress }
	| { readonly type: "stopAsked" }
	| { readonly type: "ended"; readonly end: InstallEnd };

const LINES_KEPT = 40;

/** Before it has begun. */
export const FIRST_INSTALL: InstallState = {
	phase: "environment",
	fraction: 0,
	lines: [],
	stopping: false,
	end: undefined,
};

/** The next state of the screen; pure. */
export function installReducer(state: InstallState, event: InstallEvent): InstallState {
	switch (event.type) {
		case "begun":
			return FIRST_INSTALL;
		case "progressed": {
			const { phase, fraction, line } = event.news;
			const next = { ...state, phase, fraction: Math.max(state.fraction, fraction) };
			if (line === undefined) return next;
			return { ...next, lines: [...state.lines, line].slice(-LINES_KEPT) };
		}
		case "stopAsked":
			return { ...state, stopping: true };
		case "ended":
			return { ...state, end: event.end };
	}
}
