import { expect, test } from "vitest";
import { useInstallOffer } from "../../hooks/use-install-offer.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { StartOffer } from "../../src/start/start-offer.ts";
import { hooked } from "../harness/hooked.tsx";

type What = Extract<StartOffer, { kind: "missing" }>["what"];
const missing = (what: What) => ({ kind: "missing", what }) as StartOffer;
const possible = { possible: true, folder: "/home/ada/pcluster" };

/** What is offered where that is missing; the plans are those of the versions that were asked for. */
function offering(offer: StartOffer, { canDemo = true, plan = async () => possible as object } = {}) {
	const asked: string[] = [];
	const installer = {
		plan: async (version: string) => {
			asked.push(version);
			return (await plan()) as never;
		},
	};
	const hook = hooked(() => useInstallOffer(offer, 0, canDemo), { installer });
	return { hook, asked, state: (state: string) => hook.until((now) => now?.state === state) };
}

test("what installing would do is asked, and can be begun once it has been on the screen for a moment", async () => {
	const { hook, asked, state } = offering(missing("pcluster"));
	expect(hook.now()).toMatchObject({ state: "asking", possible: undefined });
	await hook.until((now) => now?.plan.at === "known");
	expect(hook.now()?.state).toBe("asking");
	await hook.world.clock.pass(300);
	expect((await state("possible"))?.possible).toEqual(possible);
	expect(asked).toEqual([hook.now()?.list.state.options[0]?.key]);
});

test.each([
	["that cannot be", async () => ({ possible: false, why: new AppError("python-missing", "No Python.") })],
	["that could not be looked at", () => Promise.reject(new AppError("unreachable", "Nobody answers."))],
])("an installation %s is not begun", async (_what, plan) => {
	const { state } = offering(missing("pcluster"), { plan });
	expect((await state("impossible"))?.possible).toBeUndefined();
});

test.each([
	[missing("pcluster"), true, true],
	[missing("both"), true, false],
	[missing("both"), false, true],
])("Enter on %o, demo %s: %s", async (offer, canDemo, byEnter) => {
	const { hook } = offering(offer, { canDemo });
	expect((await hook.until((now) => now?.plan.at === "known"))?.byEnter).toBe(byEnter);
});

test("where a pcluster is not what is missing nothing is offered or asked", async () => {
	const hook = hooked(() => useInstallOffer(missing("credentials"), 0, true));
	await hook.redraw();
	expect(hook.now()).toBeUndefined();
});
