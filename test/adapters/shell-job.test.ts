import { expect, test } from "vitest";
import { shellJob } from "../../src/adapters/shell-job.ts";

test("who watches the shell's job hears of a stop and of coming back, until they let go", () => {
	const heard: string[] = [];
	const listeners = () => ["SIGTSTP", "SIGCONT"].map((name) => process.listenerCount(name));
	const before = listeners();
	const letGo = shellJob().watch(
		() => void heard.push("stop"),
		() => void heard.push("back"),
	);
	process.emit("SIGTSTP", "SIGTSTP");
	process.emit("SIGCONT", "SIGCONT");
	expect(heard).toEqual(["stop", "back"]);
	letGo();
	expect(listeners()).toEqual(before);
});
