import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { PrintedEvent } from "../../src/pcluster/dialect.ts";
import { EventPages } from "../../src/runs/event-pages.ts";
import { LineProgress } from "../../src/runs/line-progress.ts";
import type { RunRequest } from "../../src/runs/run.ts";
import { engineOf } from "./engine.ts";
import { region } from "./fake-account.ts";

const request: RunRequest = {
	verb: "create",
	target: { name: "lsst", region, configPath: "/c" },
	stackName: "lsst",
	attach: false,
};

const printed = (logicalId: string, status: string, whole = false): PrintedEvent => ({
	logicalId,
	status,
	whole,
	type: "AWS::EC2::Thing",
	reason: "",
});

/** A pcluster whose pages of events always have an older one. */
function pages(page: (place: number) => PrintedEvent[]) {
	const { profile, ...rest } = engineOf();
	let place = 0;
	const older = { args: ["older"], env: {} };
	const dialect = { ...rest.dialect, eventsFrom: () => page(place++), olderEvents: () => older };
	const engine = { ...rest, profile, dialect } as Engine;
	const events = new EventPages(engine, request, new LineProgress(dialect, "create", 40));
	return () => events.take([]) === older;
}

test("nothing older is asked for while nothing has failed", () => {
	const asks = pages(() => [printed("Eip", "CREATE_COMPLETE")]);
	expect([asks(), asks()]).toEqual([false, false]);
});

test("after a failure older pages are asked for until the run's beginning, then no more", () => {
	const asks = pages((place) => [
		place === 2 ? printed("lsst", "CREATE_IN_PROGRESS", true) : printed("Eip", "CREATE_FAILED"),
	]);
	expect([asks(), asks(), asks(), asks()]).toEqual([true, true, false, false]);
});

test.each([
	["ROLLBACK_IN_PROGRESS", true],
	["CREATE_FAILED", true],
	["UPDATE_ROLLBACK_", false],
	["CREATE_COMPLETE", false],
])("%s is a failure to look into: %s", (status, asked) => {
	expect(pages(() => [printed("Eip", status)])()).toBe(asked);
});

test("the beginning of one resource is not that of the run, nor is another moment of the whole", () => {
	const asks = pages((place) => [
		printed("Eip", place === 0 ? "CREATE_FAILED" : "CREATE_IN_PROGRESS"),
		printed("lsst", "CREATE_COMPLETE", true),
	]);
	expect([asks(), asks(), asks()]).toEqual([true, true, true]);
});

test("a beginning that never comes is not looked for without end", () => {
	const asks = pages(() => [printed("Eip", "CREATE_FAILED")]);
	const asked = Array.from({ length: 30 }, asks);
	expect(asked.filter((older) => older)).toHaveLength(10);
	expect(asked.slice(0, 10)).not.toContain(false);
});
