import { expect, test } from "vitest";
import { useKeyStream } from "../../hooks/services-context.tsx";
import { useKeys } from "../../hooks/use-keys.ts";
import { useQuestion } from "../../hooks/use-question.ts";
import { QUIET_MS, SEEN_MS } from "../../src/keys/meant.ts";
import { hooked } from "../harness/hooked.tsx";

interface Setup {
	readonly leaves?: boolean;
	readonly hears?: string;
}

/** Asks whether to delete, above a screen that hears keys; what came of each key, in order. */
function asking({ leaves = false, hears = "" }: Setup = {}) {
	const came: string[] = [];
	let subject = "delete lsst?";
	const hook = hooked(() => {
		useKeys(({ name }) => void came.push(`below: ${name}`));
		const question = useQuestion({
			subject,
			yes: "y",
			onYes: () => void came.push("yes"),
			onNo: () => void came.push("no"),
			...(leaves && { onCtrlC: () => void came.push("leave") }),
			...(hears !== "" && { hear: ({ name }) => hears.includes(name) }),
		});
		return { ...question, keys: useKeyStream() };
	});
	const press = async (...names: string[]) => {
		for (const name of names) {
			hook.now().keys.push([{ name, text: name }]);
			await hook.redraw();
		}
		return hook.now().refused;
	};
	const { clock } = hook.world;
	const seen = async () => {
		await clock.pass(SEEN_MS);
		await hook.until(({ ready }) => ready);
	};
	const ask = async (next: string) => {
		subject = next;
		await hook.redraw();
		await hook.redraw();
	};
	return { hook, came, press, seen, ask, clock };
}

test("a yes counts once the question has been seen, and nothing follows it", async () => {
	const { came, press, seen, clock } = asking();
	expect(await press("y")).toBe("too-quick");
	await seen();
	expect(await press("y")).toBeUndefined();
	expect(came).toEqual([]);
	await clock.pass(QUIET_MS);
	expect(came).toEqual(["yes"]);
});

test("what follows a yes at once takes it back", async () => {
	const { came, press, seen, clock } = asking();
	await seen();
	await press("y");
	expect(await press("e")).toBe("other-key");
	await clock.pass(10 * QUIET_MS);
	expect(came).toEqual([]);
});

test("n and Esc say no; of the other keys none reaches the screen below", async () => {
	const { came, press } = asking();
	await press("n", "escape");
	expect(await press("q")).toBe("other-key");
	expect(came).toEqual(["no", "no"]);
});

test("Ctrl-C leaves where the question knows how, else the screen below hears it", async () => {
	const own = asking({ leaves: true });
	await own.press("ctrl-c");
	expect(own.came).toEqual(["leave"]);
	const others = asking();
	await others.press("ctrl-c");
	expect(others.came).toEqual(["below: ctrl-c"]);
});

test("what the question hears itself is no answer, and clears what was said of the key before", async () => {
	const { came, press, seen, clock } = asking({ hears: "ny" });
	expect(await press("q")).toBe("other-key");
	expect(await press("n")).toBeUndefined();
	await seen();
	await press("y");
	await clock.pass(10 * QUIET_MS);
	expect(came).toEqual([]);
});

test("another question is to be seen anew, and takes no yes that was said to the one before", async () => {
	const { hook, came, press, seen, ask, clock } = asking();
	await seen();
	await press("q");
	await press("y");
	await ask("delete m31?");
	expect([hook.now().ready, hook.now().refused]).toEqual([false, undefined]);
	await clock.pass(QUIET_MS);
	expect(came).toEqual([]);
	expect(await press("y")).toBe("too-quick");
});

test("a question that is gone hears nothing, and no yes counts any more", async () => {
	const { hook, came, press, seen, clock } = asking();
	await seen();
	await press("y");
	hook.unmount();
	await clock.pass(10 * QUIET_MS);
	expect(came).toEqual([]);
});
