import { useEffect, useEffectEvent, useState } from "react";
import { isDue, type Reminder, reminderText } from "../src/flow/reminder.ts";
import type { Services } from "../src/services/services.ts";

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
	const costNow = useEffectEvent(costOf);
	useEffect(() => {
		if (reminder === undefined || reminder.said) return;
		const leaving = new AbortController();
		const wait = async () => {
			await isDue(reminder, clock, leaving.signal);
			attention.call(reminderText(reminder, costNow(reminder)));
			remind({ ...reminder, said: true });
		};
		wait().catch(() => undefined);
		return () => leaving.abort();
	}, [reminder, clock, attention]);
	return { reminder, remind };
}
