import { isDue, lostReminder, type Reminder, reminderText } from "../flow/reminder.ts";
import type { Ports } from "../ports/ports.ts";
import type { Prompt } from "./prompt.ts";

/** The one reminder of a session. */
export class Reminders {
	private reminder: Reminder | undefined;
	private ringing: AbortController | undefined;
	private readonly prompt: Prompt;
	private readonly ports: Pick<Ports, "clock" | "attention">;

	constructor(prompt: Prompt, ports: Pick<Ports, "clock" | "attention">) {
		this.prompt = prompt;
		this.ports = ports;
	}

	/** Rings when it is due, in place of the reminder before; `cost` is told with it. */
	set(reminder: Reminder, cost: string | undefined): void {
		const { clock, attention } = this.ports;
		this.ringing?.abort();
		this.ringing = new AbortController();
		this.reminder = reminder;
		isDue(reminder, clock, this.ringing.signal).then(
			() => {
				const text = reminderText(reminder, cost);
				this.reminder = { ...reminder, said: true };
				attention.call(text);
				this.prompt.say("", text);
			},
			() => undefined,
		);
	}

	/** Ends it; what that loses, in sentences. */
	end(): string[] {
		this.ringing?.abort();
		const { reminder, ports } = this;
		return reminder && !reminder.said ? [lostReminder(reminder, ports.clock.now())] : [];
	}
}
