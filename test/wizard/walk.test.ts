import { expect, test } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Step, StepContext } from "../../src/questions/step.ts";
import { memoAccount } from "../../src/wizard/memo-account.ts";
import { makeOptionStore } from "../../src/wizard/option-store.ts";
import { Walk } from "../../src/wizard/walk.ts";
import { type AccountGiven, denied, instanceType, londonTypes, tutorialAccount } from "../harness/account.ts";
import { stillClock } from "../harness/services.ts";

const { signal } = new AbortController();

function walkOver(
	given: AccountGiven = {},
	configProblem: StepContext["configProblem"] = async () => undefined,
): Walk {
	const account = tutorialAccount(given);
	return new Walk(
		makeOptionStore({
			account: memoAccount(account),
			changes: account.changes,
			reach: account.reach,
			profile: profileFor("2.11.9"),
			prefill: {},
			clock: stillClock(),
			home: "/home/ada",
			configProblem,
		}),
	);
}

/** Takes suggestions until `id` is asked. */
async function walkTo(
	id: Step["id"],
	given: AccountGiven = {},
	configProblem?: StepContext["configProblem"],
): Promise<[Walk, Step]> {
	const walk = walkOver(given, configProblem);
	for (let step = walk.step; step; step = walk.step) {
		if (step.id === id) return [walk, step];
		const judged = await walk.suggested(step, signal);
		if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
		walk.answer(step.id, judged.value);
	}
	throw new Error(`${id} was not asked`);
}

test("suggestions lead to the end, and one question back is the last one with its answer", async () => {
	const [walk, name] = await walkTo("name");
	walk.answer("name", "m31" as never);
	expect(walk.step).toBeUndefined();
	expect(walk.back()).toBe(true);
	expect(walk.step?.id).toBe("name");
	expect(await walk.suggested(name, signal)).toMatchObject({ ok: true, value: "m31" });
});

test("at the first question there is no way back", () => {
	expect(walkOver().back()).toBe(false);
});

test("words answer also where the list may not be read", async () => {
	const vpcs = () => Promise.reject(denied);
	const [walk, vpc] = await walkTo("vpc", { ec2: { vpcs } });
	await expect(walk.suggested(vpc, signal)).rejects.toBe(denied);
	expect(await walk.typed(vpc, ["vpc-0bbbbbbb"], signal)).toBe("vpc-0bbbbbbb");
});

test("a machine that is not usual is asked for", async () => {
	const rare = instanceType("c5n.18xlarge", 192);
	const instanceTypes = async (
		_r: string,
		_z: unknown,
		_s: AbortSignal,
		{ names }: { names?: unknown } = {},
	) => (names === undefined ? [...londonTypes, rare] : londonTypes);
	const [walk, nodes] = await walkTo("nodes", { ec2: { instanceTypes: instanceTypes as never } });
	expect(await walk.filled(nodes, { computeType: rare.id }, signal)).toMatchObject({ ok: true });
	expect(await walk.filled(nodes, { computeType: "c5n.gone" }, signal)).toMatchObject({
		ok: false,
		errors: { computeType: "c5n.gone is not offered here." },
	});
});

test("a name whose config file cannot be used is no answer, and says why", async () => {
	const problem = { line: 3, reason: "It has no colon.", cure: "Mend it." };
	const [walk, name] = await walkTo("name", {}, async (asked) =>
		asked === "bad" ? (problem as never) : undefined,
	);
	expect(await walk.filled(name, { name: "bad" }, signal)).toEqual({
		ok: false,
		errors: { name: "Its config file cannot be used, line 3: It has no colon. Mend it." },
	});
	expect(await walk.filled(name, { name: "good" }, signal)).toMatchObject({ ok: true, value: "good" });
});

test("nothing is suggested where nothing speaks for a row", async () => {
	const regions = async () => [{ id: "eu-west-1", optedIn: true }] as never;
	const walk = walkOver({ ec2: { regions } });
	expect(await walk.suggested(walk.step as Step, signal)).toMatchObject({ ok: false });
});

test("who leaves does not wait for AWS", async () => {
	const leaving = new AbortController();
	const walk = walkOver({ ec2: { regions: () => new Promise(() => {}) } });
	const waiting = walk.suggested(walk.step as Step, leaving.signal);
	leaving.abort();
	await expect(waiting).rejects.toThrow();
});
