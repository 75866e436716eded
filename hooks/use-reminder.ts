import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Reminder, reminderText } from "../src/flow/reminder.ts";
import type { Services } from "../src/services/services.ts";

/** A machine that slept must not put it off: it looks at the clock so often, milliseconds. */
const LOOK_MS = 30_000;

export interface Reminding {
	readonly reminder: Reminder | undefined;
	/** In place of the one before. */
	readonly remind: (reminder: Reminder) => void;
}

/** Calls the user back when it is time; `costOf`: the newest that is known of what a cluster costs, as a sentence. */
export function useReminder(
	{ ports }: Services,
	costOf: (reminder: Reminder) => string | undefined,
): Reminding {
	const { clock, attention } = ports;
	const [reminder, remind] = useState<Reminder>();
	const latest = useRef(costOf);
	useLayoutEffect(() => {
		latest.current = costOf;
	});
	useEffect(() => {
		if (reminder === undefined || reminder.said) return;
		const leaving = new AbortController();
		const wait = async () => {
			for (;;) {
				const left = reminder.due.getTime() - clock.now().getTime();
				if (left <= 0) break;
				await clock.sleep(Math.min(left, LOOK_MS), leaving.signal);
			}
			attention.call(reminderText(reminder, latest.current(reminder)));
			remind({ ...reminder, said: true });
		};
		wait().catch(() => undefined);
		return () => leaving.abort();
	}, [reminder, clock, attention]);
	return { reminder, remind };
}
