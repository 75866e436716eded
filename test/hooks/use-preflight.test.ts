import { expect, test } from "vitest";
import { type FileToCheck, usePreflight } from "../../hooks/use-preflight.ts";
import { useStepOptions } from "../../hooks/use-step-options.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { hooked } from "../harness/hooked.tsx";
import { worldOf } from "../harness/services.ts";
import { complete } from "../wizard/answers.ts";

/** The checks of a cluster whose file is `file`; `asked` holds what each round's look for rights waits for. */
function checking(file: FileToCheck) {
	const { engine } = worldOf();
	const spec = specFrom(complete);
	const asked: PromiseWithResolvers<string[]>[] = [];
	const refusedActions = () => {
		const answer = Promise.withResolvers<string[]>();
		asked.push(answer);
		return answer.promise;
	};
	let now = file;
	const hook = hooked(() => usePreflight(engine, spec, now, useStepOptions(engine, {}, complete)), {
		identity: { refusedActions },
	});
	const reads = (next: FileToCheck) => {
		now = next;
		return hook.redraw();
	};
	/** Resolves once the rights were asked for so often. */
	const askedTimes = (times: number) => hook.until(() => asked.length === times);
	const rights = () => hook.now().checks.find(({ id }) => id === "rights")?.finding?.result;
	return { hook, asked, askedTimes, reads, rights };
}

test("nothing is checked before the config file is read, and nothing twice where it says the same", async () => {
	const { hook, asked, askedTimes, reads } = checking({ kept: undefined });
	await hook.redraw();
	expect([asked.length, hook.now().done]).toEqual([0, false]);
	await reads({ kept: [] });
	await askedTimes(1);
	asked[0]?.resolve([]);
	await hook.until(({ done }) => done);
	await reads({ kept: [] });
	expect([asked.length, hook.now().done]).toEqual([1, true]);
	await reads({ kept: [], sshFrom: "10.0.0.0/8" });
	await askedTimes(2);
	await hook.until(({ done }) => !done);
});

test("looking again counts nothing that was found before, however late it comes", async () => {
	const { hook, asked, askedTimes, rights } = checking({ kept: [] });
	await askedTimes(1);
	hook.now().again();
	await askedTimes(2);
	asked[0]?.resolve(["iam:CreateRole"]);
	await hook.redraw();
	expect([rights(), hook.now().done]).toEqual([undefined, false]);
	asked[1]?.resolve([]);
	await hook.until(({ done }) => done);
	expect(rights()).toBe("pass");
	hook.now().again();
	await hook.until(({ done }) => !done);
	expect(rights()).toBeUndefined();
});
