import { expect, it } from "vitest";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { caseText } from "./cases/read-case.ts";

it.each([
	["a key in [aws]", caseText("v2/c23-keys-only-in-config.cfg"), true],
	["a key from [DEFAULT]", "[DEFAULT]\naws_access_key_id=a\naws_secret_access_key=b\n[aws]\n", true],
	["half a key", "[aws]\naws_access_key_id = a\n", false],
	["an empty key", "[aws]\naws_access_key_id = a\naws_secret_access_key =\n", false],
	["a key elsewhere", "[global]\naws_access_key_id = a\naws_secret_access_key = b\n", false],
	["none", caseText("v2/percent-reference.cfg"), false],
	["no INI file", "Region: eu-west-2\n", false],
])("%s", (_name, text, has) => {
	expect(writerV2.holdsKeys?.(text)).toBe(has);
});
