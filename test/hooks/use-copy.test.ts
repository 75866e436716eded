import { expect, test } from "vitest";
import { useCopy } from "../../hooks/use-copy.ts";
import { hooked, press } from "../harness/hooked.tsx";

test("each press copies the next text, and after the last the first", async () => {
	const hook = hooked(() => ({ keys: [useCopy(["one", "two"])] }));
	await press(hook, "y", "y", "y");
	expect(hook.world.copied).toEqual(["one", "two", "one"]);
});
