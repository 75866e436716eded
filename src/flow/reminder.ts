import { AppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Clock } from "../ports/machine.ts";
import { durationText, secondsBetween } from "../text/duration.ts";

/** When to say once more that a cluster costs; firstlight has to be open then. */
export interface Reminder {
	readonly name: string;
	readonly region: RegionId;
	readonly due: Date;
	/** True once it has been said. */
	readonly said: boolean;
}

const MOST_HOURS = 72;

/** The hours as they are typed: "2", "1.5", "2 h". Throws AppError `bad-input`. */
export function hoursFrom(text: string): number {
	const figure = /^(\d+(?:[.,]\d+)?)\s*(?:h|hours?)?$/i.exec(text.trim())?.[1];
	const hours = Number(figure?.replace(",", "."));
	if (hours > 0 && hours <= MOST_HOURS) return hours;
	throw new AppError("bad-input", `Type a number of hours, up to ${MOST_HOURS}, like 2 or 1.5.`);
}

export function dueIn(hours: number, now: Date): Date {
	return new Date(now.getTime() + hours * 3_600_000);
}

/** What is said when it is due; `cost`: what it costs as a sentence, where that is known. */
export function reminderText({ name }: Pick<Reminder, "name">, cost: string | undefined): string {
	return `You asked to be reminded of ${name}. ${cost ?? "Look whether it still has to run."}`;
}

/** A machine that slept must not put it off: the clock is looked at so often, milliseconds. */
const LOOK_MS = 30_000;

/** Resolves when it is due; rejects once `signal` is aborted. */
export async function isDue({ due }: Reminder, clock: Clock, signal: AbortSignal): Promise<void> {
	for (;;) {
		const left = due.getTime() - clock.now().getTime();
		if (left <= 0) return;
		await clock.sleep(Math.min(left, LOOK_MS), signal);
	}
}

/** How long until then. */
export function untilText({ due }: Pick<Reminder, "due">, now: Date): string {
	return durationText(secondsBetween(now, due));
}

/** Asked before it is set; `cost`: what the cluster costs now, where that is known. */
export function reminderQuestion(name: string, cost: string | undefined): string {
	return `In how many hours shall firstlight ring and say that ${name} costs${cost === undefined ? "" : ` ${cost}`}?`;
}

/** What is said of it on leaving. */
export function lostReminder(reminder: Reminder, now: Date): string {
	return `The reminder of ${reminder.name} in ${untilText(reminder, now)} ends with firstlight: nobody rings then.`;
}
