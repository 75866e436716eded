import { describe, expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { busyPicture } from "../../src/slurm/busy-picture.ts";
import { slurmOf } from "../../src/slurm/watch.ts";
import { stillClock } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";
import { headThat, JOBS, lookOf, NODES } from "./head.ts";

const LOST = new AppError("unreachable", "The connection broke off.");

/** A watch, and how often the head node was asked by now. */
function watched() {
	const clock = stillClock();
	let answer: string | Error = lookOf(NODES, JOBS);
	const { head, asked } = headThat(() => [["squeue", answer]]);
	const watch = slurmOf(head, { clock, log: silentLog("/log") });
	const pass = async (ms: number) => {
		await clock.pass(ms);
		await clock.pass(0);
	};
	const answers = (next: string | Error) => {
		answer = next;
	};
	return { clock, head, asked, watch, pass, answers };
}

describe("a watch", () => {
	test("is the same for all who ask, and asks nothing before somebody looks", async () => {
		const { head, clock, watch, asked, pass } = watched();
		expect(slurmOf(head, { clock, log: silentLog("/log") })).toBe(watch);
		await pass(60_000);
		expect(asked).toEqual([]);
	});

	test("looks every ten seconds while somebody does, once a minute after that, for an hour", async () => {
		const { watch, asked, pass } = watched();
		const leave = watch.subscribe(() => {});
		await pass(0);
		expect(watch.snapshot().look?.jobs).toHaveLength(3);
		for (let seconds = 0; seconds < 60; seconds += 10) await pass(10_000);
		expect(asked).toHaveLength(7);
		leave();
		await pass(10_000);
		for (let minute = 0; minute < 5; minute++) await pass(60_000);
		expect(asked).toHaveLength(13);
		for (let minute = 0; minute < 90; minute++) await pass(60_000);
		expect(asked.length).toBeLessThan(13 + 60);
	});

	test("ends with the connection when nobody looks", async () => {
		const { watch, head, asked, pass } = watched();
		watch.subscribe(() => {})();
		await pass(0);
		await head.close();
		for (let minute = 0; minute < 5; minute++) await pass(60_000);
		expect(asked).toHaveLength(1);
	});

	test("says why it could not look, keeps what it knew, and tries again when it is told to", async () => {
		const { watch, asked, pass, answers } = watched();
		watch.subscribe(() => {});
		await pass(0);
		answers(LOST);
		await pass(10_000);
		expect(watch.snapshot()).toMatchObject({ trouble: LOST, look: { user: "ec2-user" } });
		await pass(60_000);
		expect(asked).toHaveLength(2);
		answers(lookOf([], []));
		watch.refresh();
		await pass(0);
		expect(watch.snapshot()).toMatchObject({ trouble: undefined, look: { jobs: [] } });
	});

	test("keeps one sample a minute, that of most nodes at work", async () => {
		const { watch, pass, answers } = watched();
		watch.subscribe(() => {});
		await pass(0);
		answers(lookOf([], []));
		for (let seconds = 0; seconds < 60; seconds += 10) await pass(10_000);
		expect(watch.snapshot().samples.map(({ busy }) => busy)).toEqual([1, 0]);
	});
});

test("the picture of the last hour has now at its right, and dots where nobody looked", () => {
	const now = new Date("2026-11-26T12:00:00Z");
	const ago = (minutes: number, busy: number) => ({ at: new Date(now.getTime() - minutes * 60_000), busy });
	expect(busyPicture([ago(0, 1)], 2, now, 12)).toBeUndefined();
	expect(busyPicture([ago(59, 2), ago(12, 0), ago(6, 1), ago(5, 2), ago(0, 1)], 2, now, 12)).toBe(
		"█········▁█▅",
	);
	expect(busyPicture([ago(300, 2), ago(0, 0)], 2, now, 12)).toBe("···········▁");
});
