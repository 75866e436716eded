import { expect, test } from "vitest";
import { placesFrom } from "../../src/places.ts";
import { type LineTerminal, Prompt } from "../../src/plain/prompt.ts";
import { attempted } from "../../src/plain/question.ts";
import { AppError } from "../../src/ports/errors.ts";
import { silentLog } from "../harness/silent-log.ts";
import { strictPort } from "../harness/strict-port.ts";

const ODD = new TypeError("x is odd.");

test.each([
	[
		"what nobody foresaw is in the log, whose place is told",
		ODD,
		[
			"Something unexpected happened in firstlight: x is odd. The log has the details. Please report it.",
			"Log: ~/log",
		],
		[["Something unexpected happened in firstlight: x is odd.", ODD]],
	],
	["another error needs no log", new AppError("throttled", "Not now."), ["Not now."], []],
])("%s", async (_, thrown, told, noted) => {
	const said: string[] = [];
	const notes: unknown[][] = [];
	const terminal = strictPort<LineTerminal>("terminal", {
		say: (line) => void said.push(line),
		during: (work) => work(new AbortController().signal),
	});
	const log = { ...silentLog("/home/ada/log"), note: (...note: unknown[]) => void notes.push(note) };
	const places = placesFrom({ HOME: "/home/ada" }, undefined);
	const isDone = await attempted(new Prompt(terminal, log, { places }), () => Promise.reject(thrown));
	expect({ isDone, said, notes }).toEqual({ isDone: false, said: told, notes: noted });
});
