import { describe, expect, it } from "vitest";
import { firstStackView } from "../../src/runs/first-view.ts";
import { RunStore } from "../../src/runs/run-store.ts";
import { begin, engineOf } from "./engine.ts";
import { FakeAccount, region } from "./fake-account.ts";

function storeOf(account: FakeAccount, late = () => ({})) {
	const request = {
		verb: "create" as const,
		target: { name: "lsst", region, configPath: "/c" },
		stackName: "parallelcluster-lsst",
		attach: false,
	};
	const store = new RunStore(
		account.clock,
		firstStackView(account.clock, engineOf().profile, request, "create"),
		late,
	);
	const told: unknown[] = [];
	store.subscribe(() => told.push(store.snapshot()));
	return { store, told };
}

describe("RunStore", () => {
	it("tells the first change at once and gathers the next ones for 33 ms", async () => {
		const account = new FakeAccount();
		const { store, told } = storeOf(account);
		store.update({ resourcesDone: 1 });
		expect(told).toHaveLength(1);
		for (let done = 2; done <= 50; done++) store.update({ resourcesDone: done });
		expect(told).toHaveLength(1);
		expect(store.get("resourcesDone")).toBe(50);
		await account.clock.advance(33);
		expect(told).toHaveLength(2);
		expect(store.snapshot().resourcesDone).toBe(50);
		await account.clock.advance(1000);
		expect(told).toHaveLength(2);
		store.update({ resourcesDone: 51 });
		expect(told).toHaveLength(3);
		store.update({ resourcesDone: 52 });
		await account.clock.advance(33);
		expect(told).toHaveLength(4);
		await account.clock.advance(33);
		store.update({ resourcesDone: 53 });
		expect(told).toHaveLength(5);
	});

	it("takes what is told late anew each time, before what was told once", () => {
		let done = 1;
		const account = new FakeAccount();
		const { store } = storeOf(account, () => ({ resourcesDone: done }));
		store.update({ resourcesDone: 7 });
		expect(store.snapshot().resourcesDone).toBe(7);
		done = 8;
		expect(store.finish({}).resourcesDone).toBe(8);
	});

	it("waits no longer than a frame where the clock is set back", () => {
		const { store: first } = storeOf(new FakeAccount());
		let time = 3_600_000;
		const naps: number[] = [];
		const clock = {
			now: () => new Date(time),
			sleep: async (ms: number) => {
				naps.push(ms);
			},
		};
		const store = new RunStore(clock, first.snapshot(), () => ({}));
		store.update({ resourcesDone: 1 });
		time = 0;
		store.update({ resourcesDone: 2 });
		expect(naps).toEqual([33]);
	});

	it("gives the same snapshot until something changes", () => {
		const { store } = storeOf(new FakeAccount());
		expect(store.snapshot()).toBe(store.snapshot());
	});

	it("tells the end at once and nothing after it", async () => {
		const account = new FakeAccount();
		const { store, told } = storeOf(account);
		store.update({ resourcesDone: 1 });
		store.update({ resourcesDone: 2 });
		store.finish({ outcome: { kind: "done" } });
		await account.clock.advance(1000);
		store.update({ resourcesDone: 3 });
		store.finish({ outcome: { kind: "running" } });
		await account.clock.advance(1000);
		expect(told).toHaveLength(2);
		expect(store.snapshot()).toMatchObject({ resourcesDone: 2, outcome: { kind: "done" } });
		expect(account.clock.sleeping).toBe(0);
	});

	it("does not call who has unsubscribed", async () => {
		const account = new FakeAccount();
		const { store } = storeOf(account);
		let told = 0;
		const stop = store.subscribe(() => {
			told += 1;
		});
		stop();
		store.update({ resourcesDone: 1 });
		await account.clock.advance(100);
		expect(told).toBe(0);
	});
});

describe("a flood of output", () => {
	it("is counted in full, kept in its newest lines and told a few times only", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		let told = 0;
		run.subscribe(() => {
			told += 1;
		});
		const lines = Array.from(
			{ length: 1000 },
			(_, at) => `line ${at} of about the length that others have\n`,
		);
		const chunk = lines.join("");
		for (let piece = 0; piece < 1000; piece++) account.processes.last.print(chunk);
		expect(told).toBeLessThanOrEqual(1);
		await account.clock.advance(33);
		expect(told).toBeLessThanOrEqual(2);
		expect(run.snapshot().tail).toHaveLength(200);
	});
});
