import { expect, test } from "vitest";
import { movedScript } from "../../src/adapters/environment-build.ts";

const FROM = "/home/ada/f/.2.11.9.partial/made";
const TO = "/home/ada/f/2.11.9";

test("a script names the Python of its new place", () => {
	const text = `#!${FROM}/bin/python\nimport sys\n`;
	expect(movedScript(text, FROM, TO)).toBe(`#!${TO}/bin/python\nimport sys\n`);
});

test("also in the form for long paths, and wherever else it is named", () => {
	const text = `#!/bin/sh\n'''exec' "${FROM}/bin/python" "$0" "$@"\n' '''\nVIRTUAL_ENV=${FROM}\n`;
	expect(movedScript(text, FROM, TO)).not.toContain(".partial");
});

test("other scripts and programs are left alone", () => {
	expect(movedScript("#!/bin/sh\n", FROM, TO)).toBeUndefined();
	expect(movedScript(`\u007fELF\u0000${FROM}`, FROM, TO)).toBeUndefined();
});

test("a path that is special to patterns is taken as it is", () => {
	expect(movedScript("#!/a$&b(c/made/bin/python", "/a$&b(c/made", "/a$&b(c/2.11.9")).toBe(
		"#!/a$&b(c/2.11.9/bin/python",
	);
});
