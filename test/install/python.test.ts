import { expect, test } from "vitest";
import { comparePythons, minorOf, pythonFrom } from "../../src/install/python.ts";

const ANSWER = '{"version": "3.11.7", "able": true, "file": "/opt/py/bin/python3.11"}\n';

test("the probe's answer names the Python itself, not the link or stand-in that led to it", () => {
	expect(pythonFrom("/usr/bin/python3", ANSWER, false)).toEqual({
		file: "/opt/py/bin/python3.11",
		version: "3.11.7",
		environments: "itself",
	});
});

test("without venv uv may make the environments", () => {
	const without = ANSWER.replace("true", "false");
	expect(pythonFrom("/p", without, true)?.environments).toBe("uv");
	expect(pythonFrom("/p", without, false)?.environments).toBe("none");
});

test.each(["", "pyenv: python3.8: command not found\n", "{broken", '{"version": "x"}', "{}"])(
	"%j is no answer",
	(output) => {
		expect(pythonFrom("/p", output, false)).toBeUndefined();
	},
);

test("warnings around the answer do no harm, and an odd file is not taken", () => {
	expect(pythonFrom("/p", `warning: x\n${ANSWER}`, false)?.version).toBe("3.11.7");
	expect(pythonFrom("/p", '{"version": "3.9.1", "able": true, "file": ""}', false)?.file).toBe("/p");
});

test("versions compare by number", () => {
	expect(["3.9", "3.13", "3.10", "2.7"].sort(comparePythons)).toEqual(["2.7", "3.9", "3.10", "3.13"]);
	expect(minorOf("3.11.7")).toBe("3.11");
});
