import { expect, test } from "vitest";
import { useWholeAfterResize } from "../../hooks/use-whole-after-resize.ts";
import { hooked } from "../harness/hooked.tsx";

test("a screen that is gone hears of no resize any more", async () => {
	const before = process.listenerCount("SIGWINCH");
	const screen = hooked(() => useWholeAfterResize());
	await screen.redraw();
	expect(process.listenerCount("SIGWINCH")).toBeGreaterThan(before);
	screen.unmount();
	expect(process.listenerCount("SIGWINCH")).toBe(before);
});
