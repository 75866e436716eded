import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { jobOf, lastFollowed, watchJob } from "../../src/slurm/job-watch.ts";
import { stillClock } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";
import { headThat } from "./head.ts";

const log = silentLog("/log");
const EVERY_MS = 12_000;

function lookAt(state: string, output: string): string {
	const row = `7|ec2-user|${state}|1|4|0:07|30:00|N/A|queue1|n1|None|coadd`;
	return `${row}\n--\nJobId=7\n   ExitCode=0:0\n   StdOut=/mnt/data/7.out\n\n--\n${output}`;
}

/** A job that is followed, with what the head node answers now. */
function followed(first: string) {
	let now: string | AppError = first;
	const { head, asked } = headThat(() => [
		["sacct", "--\n"],
		["squeue", now],
	]);
	const clock = stillClock();
	const watch = watchJob(head, "7", { clock, log });
	return {
		...{ watch, asked, head, clock },
		answer: async (next: string | AppError, ms = EVERY_MS) => {
			now = next;
			await clock.pass(ms);
			await clock.pass(0);
		},
	};
}

test("keeps what has left the tail, as far as the two overlap", async () => {
	const lines = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, place) => `frame ${from + place}\n`).join("");
	const { watch, answer } = followed(lookAt("R", lines(0, 400)));
	watch.subscribe(() => {});
	await answer(lookAt("R", lines(200, 600)));
	await answer(lookAt("R", lines(200, 600)));
	expect(watch.snapshot().output).toBe(lines(0, 600));
	await answer(lookAt("R", lines(5000, 5400)));
	expect(watch.snapshot().output).toBe(lines(5000, 5400));
});

test("asks once in so long while it is followed, never else, and no more after its end", async () => {
	const { watch, asked, answer } = followed(lookAt("R", ""));
	expect(asked).toHaveLength(0);
	const leave = watch.subscribe(() => {});
	await answer(lookAt("R", ""), EVERY_MS - 1);
	expect(asked).toHaveLength(1);
	await answer(lookAt("R", ""), 1);
	expect(asked).toHaveLength(2);
	leave();
	await answer(lookAt("R", ""), 10 * EVERY_MS);
	expect(asked).toHaveLength(2);
	watch.subscribe(() => {});
	await answer(lookAt("CD", "done\n"));
	expect(watch.snapshot()).toMatchObject({ isOver: true, output: "done\n" });
	const before = asked.length;
	await answer(lookAt("CD", "done\n"), 10 * EVERY_MS);
	expect(asked).toHaveLength(before);
});

test("a break is told with what was seen before, and mended by the next look", async () => {
	const { watch, answer } = followed(lookAt("R", "one\n"));
	watch.subscribe(() => {});
	await answer(new AppError("unreachable", "The connection broke off."));
	expect(watch.snapshot()).toMatchObject({
		isOver: false,
		output: "one\n",
		trouble: { code: "unreachable" },
	});
	await answer(lookAt("R", "one\ntwo\n"));
	expect(watch.snapshot()).toMatchObject({ output: "one\ntwo\n", trouble: undefined });
});

test("the same job is the same watch, and the last one is remembered", () => {
	const { head, clock } = followed("");
	expect(lastFollowed(head)).toBeUndefined();
	const first = jobOf(head, "7", { clock, log });
	jobOf(head, "8", { clock, log });
	expect(lastFollowed(head)).toBe("8");
	expect(jobOf(head, "7", { clock, log })).toBe(first);
	expect(lastFollowed(head)).toBe("7");
});
