import { expect, test } from "vitest";
import { noRoom, noSuchVersion, notInstalled, unwritable } from "../../src/install/install-errors.ts";
import { FIRST_INSTALL, installReducer } from "../../src/install/install-state.ts";
import { megabytesText, planText } from "../../src/install/install-words.ts";
import { AppError } from "../../src/ports/errors.ts";
import { possiblePlan } from "../harness/install.ts";

const news = (fraction: number, line?: string) =>
	({ type: "progressed", news: { phase: "download", fraction, line } }) as const;

test("news move the bar, never back; lines are kept, the newest forty", () => {
	let state = installReducer(FIRST_INSTALL, news(0.5, "one"));
	state = installReducer(state, news(0.4));
	expect(state).toMatchObject({ phase: "download", fraction: 0.5, lines: ["one"] });
	for (let count = 2; count <= 50; count++) state = installReducer(state, news(0.5, `line ${count}`));
	expect(state.lines).toHaveLength(40);
	expect(state.lines.at(-1)).toBe("line 50");
});

test("stopping and the end are told; beginning anew forgets all", () => {
	const stopping = installReducer(FIRST_INSTALL, { type: "stopAsked" });
	expect(stopping.stopping).toBe(true);
	const error = new AppError("disk-full", "Full.");
	const ended = installReducer(stopping, { type: "ended", end: { kind: "failed", error } });
	expect(ended.end).toEqual({ kind: "failed", error });
	expect(installReducer(ended, { type: "begun" })).toEqual(FIRST_INSTALL);
});

test("sizes and the plan in words", () => {
	expect([megabytesText(69.7), megabytesText(9_999), megabytesText(54_321)]).toEqual([
		"70 MB",
		"9999 MB",
		"54 GB",
	]);
	expect(planText(possiblePlan("2.11.9"), "/home/ada")).toBe(
		"70 MB in ~/.local/share/firstlight/pcluster/2.11.9 (54 GB free), with Python 3.11, /usr/bin/python3.11.",
	);
	expect(planText(possiblePlan("2.11.9", { freeMegabytes: undefined }), "/x")).not.toContain("free");
});

test("errors say what, why and what to do", () => {
	expect(noRoom("3.16.1", 226, 100, "/data/f").message).toBe(
		"The disk of /data/f has no room for ParallelCluster 3.16.1. It takes 226 MB, and 100 MB are free.",
	);
	expect(noRoom("3.16.1", undefined, undefined, "/f").message).toMatch(/3\.16\.1\.$/);
	expect(unwritable("/f", "the disk can only be read", undefined).hint).toContain("XDG_DATA_HOME");
	expect(noSuchVersion("latest").message).toContain("“latest”");
	const there = [{ version: "2.11.9", folder: "/f", path: "/p" }];
	expect(notInstalled("3.0.0", there).hint).toBe("It has installed 2.11.9.");
	expect(notInstalled("3.0.0", []).hint).toBe("It has installed none.");
});
