import { expect, test } from "vitest";
import { useReminder } from "../../hooks/use-reminder.ts";
import type { Reminder } from "../../src/flow/reminder.ts";
import { LONDON } from "../components/console/world.ts";
import { hooked } from "../harness/hooked.tsx";
import { worldOf } from "../harness/services.ts";

/** A hook that is to remind of a cluster; `costOf` says what it costs by then. */
function reminding() {
	const { services, clock, called } = worldOf();
	let cost: string | undefined = "It costs $1/h.";
	const hook = hooked(() => useReminder(services, ({ name }) => cost && `${name}: ${cost}`));
	const dueIn = (ms: number): Reminder => {
		return { name: "lsst", region: LONDON, due: new Date(clock.now().getTime() + ms), said: false };
	};
	const setCost = async (now: string | undefined) => {
		cost = now;
		await hook.redraw();
	};
	return { hook, clock, called, dueIn, setCost };
}

test("it rings once when it is due, with the newest that is known of the cost", async () => {
	const { hook, clock, called, dueIn, setCost } = reminding();
	hook.now().remind(dueIn(60_000));
	await hook.redraw();
	await clock.pass(30_000);
	await clock.pass(29_999);
	expect(called).toEqual([]);
	await setCost("It costs $2/h.");
	await clock.pass(1);
	await hook.until(({ reminder }) => reminder?.said === true);
	await clock.pass(120_000);
	expect(called).toEqual(["You asked to be reminded of lsst. lsst: It costs $2/h."]);
});

test("another one takes its place, and none rings after the end", async () => {
	const { hook, clock, called, dueIn, setCost } = reminding();
	hook.now().remind(dueIn(1_000));
	await hook.redraw();
	hook.now().remind(dueIn(2_000));
	await setCost(undefined);
	await clock.pass(1_500);
	expect(called).toEqual([]);
	await clock.pass(500);
	await hook.until(({ reminder }) => reminder?.said === true);
	expect(called).toEqual(["You asked to be reminded of lsst. Look whether it still has to run."]);
	hook.now().remind(dueIn(1_000));
	await hook.redraw();
	hook.unmount();
	await clock.pass(5_000);
	expect(called).toHaveLength(1);
});
