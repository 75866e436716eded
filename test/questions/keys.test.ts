import { describe, expect, test } from "vitest";
import type { KeyPair } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { KeyFile, KeyFiles } from "../../src/ports/files.ts";
import type { KeyPairAnswer } from "../../src/questions/answers.ts";
import { keyFileStep } from "../../src/questions/key-file.ts";
import { keyPairStep } from "../../src/questions/key-pair.ts";
import { steps } from "../../src/questions/steps.ts";
import { keyMatch } from "../../src/rules/key.ts";
import { typingText } from "../../src/wizard/question-keys.ts";
import { denied, keyFile, keyPair } from "../harness/account.ts";
import { complete } from "../wizard/answers.ts";
import { contextOf } from "./context.ts";

const pair: KeyPairAnswer = { name: "lsst", fingerprint: "aa:bb:cc", type: "rsa" };

describe("a file and a key pair", () => {
	test.each([
		[keyFile("/k", { fingerprints: ["zz", "AA:BB:CC"] }), pair, "match"],
		[keyFile("/k", { fingerprints: ["aa:bb:dd"] }), pair, "mismatch"],
		[keyFile("/k", { type: "ed25519" }), pair, "mismatch"],
		[keyFile("/k"), pair, "unknown"],
		[keyFile("/k", { fingerprints: ["x"] }), { ...pair, fingerprint: undefined }, "unknown"],
		[
			keyFile("/k", { type: "ed25519", fingerprints: ["SHA256:AbC+/12"] }),
			{ ...pair, type: "ed25519" as const, fingerprint: "AbC+/12=" },
			"match",
		],
		[
			keyFile("/k", { type: "ed25519", fingerprints: ["abC+/12"] }),
			{ ...pair, type: "ed25519" as const, fingerprint: "AbC+/12=" },
			"mismatch",
		],
	])("%o against %o: %s", (file, wanted, match) => {
		expect(keyMatch(file, wanted)).toBe(match);
	});
});

describe("key pair", () => {
	const load = (pairs: KeyPair[], files: KeyFile[] = [], prefill = {}) =>
		keyPairStep.load(
			contextOf({
				prefill,
				ec2: { keyPairs: async () => pairs },
				keyFiles: { candidates: async () => files },
			}),
		);
	const pairs = [keyPair("alpha"), keyPair("lsst"), keyPair("zeta")];

	test("starts on the one whose file is on this computer", async () => {
		const list = await load(pairs, [keyFile("/home/ada/zeta.pem", { fingerprints: ["aa:bb:zeta"] })]);
		expect(list.suggested).toEqual(["zeta"]);
		expect(list.options.at(-1)?.cells).toEqual(["zeta", "~/zeta.pem", "rsa"]);
	});

	test("else on one with a file of its name, else on the first", async () => {
		expect((await load(pairs, [keyFile("/home/ada/lsst.pem")])).suggested).toEqual(["lsst"]);
		expect((await load(pairs)).suggested).toEqual(["alpha"]);
	});

	test("the config file's goes before, and is missed when it is not there", async () => {
		const files = [keyFile("/home/ada/zeta.pem", { fingerprints: ["aa:bb:zeta"] })];
		expect((await load(pairs, files, { keyName: "lsst" })).suggested).toEqual(["lsst"]);
		const list = await load(pairs, files, { keyName: "your_key_name" });
		expect(list.suggested).toEqual(["zeta"]);
		expect(list.notes[0]).toMatch(/no key pair “your_key_name”/);
	});

	test("a kind of key that the system refuses is dimmed", async () => {
		const image = { ...complete.image, os: "ubuntu2204" as const };
		const given = { keyPairs: async () => [keyPair("old"), keyPair("young", { type: "ed25519" })] };
		const at = (version: string, keyFiles = {}) =>
			contextOf({ version, answers: { image }, ec2: given, keyFiles });
		const candidates = async () => [keyFile("/home/ada/old.pem", { fingerprints: ["aa:bb:old"] })];
		const list = await keyPairStep.load(at("3.16.1", { candidates }));
		expect(list.options.map(({ disabled }) => disabled)).toEqual([
			"Ubuntu 22.04 refuses keys of the kind RSA",
			undefined,
		]);
		expect(list.suggested).toEqual(["young"]);
		await expect(keyPairStep.typed?.parse("old", at("3.16.1"))).rejects.toMatchObject({ code: "bad-input" });
		expect((await keyPairStep.load(at("3.6.1", { candidates }))).suggested).toEqual(["old"]);
	});

	test("where none can be used it says how to make one", async () => {
		const answers = { image: { ...complete.image, os: "ubuntu2404" as const } };
		const ec2 = { keyPairs: async () => [keyPair("old")] };
		const keyFiles = { candidates: async () => [] };
		const list = await keyPairStep.load(contextOf({ version: "3.16.1", answers, ec2, keyFiles }));
		expect(list.suggested).toEqual([]);
		expect(list.notes.join()).toMatch(/None of them can be used. Press c to make one/);
		expect(list.undecided).toBe("None of them can be used: Ubuntu 24.04 refuses keys of the kind RSA.");
	});

	test("of several files the one that fits says where the pair's is, and why the list starts there", async () => {
		const files = [
			keyFile("/home/ada/lsst.pem"),
			keyFile("/home/ada/z.pem", { fingerprints: ["aa:bb:zeta"] }),
		];
		const list = await load(pairs, files);
		expect(list).toMatchObject({ suggested: ["zeta"], why: "its file is on this computer", notes: [] });
		const none = "none: no login from here";
		expect(list.options.map(({ cells }) => cells)).toEqual([
			["alpha", none, "rsa"],
			["lsst", none, "rsa"],
			["zeta", "~/z.pem", "rsa"],
		]);
		const unsure = { undecided: "No file on this computer surely fits one of them." };
		expect(await load(pairs, files.slice(0, 1))).toMatchObject({ suggested: ["lsst"], ...unsure });
		expect(await load([])).toMatchObject({ suggested: [], notes: [], ...unsure });
		const named = [keyFile("/home/ada/zeta.pem", { fingerprints: ["ff"] }), ...files.slice(0, 1)];
		expect((await load(pairs, named)).suggested).toEqual(["lsst"]);
	});

	test("one that is known and not there is said with where it is from", async () => {
		const lost = (prefill: object) => load([keyPair("a")], [], prefill);
		expect((await lost({ keyName: "b" })).notes).toEqual([
			"There is no key pair “b” (found in your settings) in eu-west-2.",
		]);
		expect((await lost({ keyName: "b", source: { keyName: "from --key-pair" } })).notes).toEqual([
			"There is no key pair “b” (from --key-pair) in eu-west-2.",
		]);
		expect((await lost({ keyName: "a" })).notes).toEqual([]);
	});

	test("files that cannot be searched do not matter", async () => {
		const keyFiles = { candidates: () => Promise.reject(new AppError("no-home", "No home folder.")) };
		const list = await keyPairStep.load(contextOf({ ec2: { keyPairs: async () => pairs }, keyFiles }));
		expect(list.options).toHaveLength(3);
	});

	test("none there: says how to make one", async () => {
		expect((await load([])).empty).toMatch(/Press c to make one, with its file/);
	});

	test("typed with .pem is set right", async () => {
		const context = contextOf({ ec2: { keyPairs: async () => pairs } });
		await expect(keyPairStep.typed?.parse("lsst.pem", context)).rejects.toMatchObject({
			code: "not-found",
			hint: "Leave the .pem off: lsst.",
		});
		expect(await keyPairStep.typed?.parse(" lsst ", context)).toMatchObject({ name: "lsst" });
		await expect(keyPairStep.typed?.parse("other.pem", context)).rejects.toMatchObject({
			hint: "Key pairs belong to one region; capitals count.",
		});
		for (const text of [" ", "x".repeat(256)])
			await expect(keyPairStep.typed?.parse(text, context)).rejects.toMatchObject({ code: "bad-input" });
		await expect(keyPairStep.typed?.parse("x".repeat(255), context)).rejects.toMatchObject({
			code: "not-found",
		});
	});

	test("without leave to list one can type", async () => {
		const ec2 = { keyPairs: () => Promise.reject(denied) };
		const keyFiles = { candidates: async () => [] };
		await expect(keyPairStep.load(contextOf({ ec2, keyFiles }))).rejects.toBe(denied);
		expect(await keyPairStep.typed?.parse("lsst", contextOf({ ec2 }))).toMatchObject({ name: "lsst" });
		const known = (prefill: object) => keyPairStep.load(contextOf({ ec2, keyFiles, prefill }));
		const value = { name: "lsst", fingerprint: undefined, type: undefined };
		expect(await known({ keyName: "lsst" })).toMatchObject({
			options: [{ key: "lsst", value, cells: ["lsst", "", ""], note: "from your settings, not checked" }],
			suggested: ["lsst"],
		});
		const flagged = await known({ keyName: "lsst", source: { keyName: "from --key-pair" } });
		expect(flagged.options[0]?.note).toBe("from --key-pair, not checked");
	});
});

describe("key file", () => {
	const answers = { keyPair: pair };
	const load = (files: KeyFile[], keyFiles: Partial<KeyFiles> = {}, prefill = {}) =>
		keyFileStep.load(
			contextOf({ answers, prefill, keyFiles: { candidates: async () => files, ...keyFiles } }),
		);
	const fitting = keyFile("/home/ada/Downloads/some.pem", { fingerprints: ["aa:bb:cc"] });
	const foreign = keyFile("/home/ada/.ssh/id_rsa", { fingerprints: ["ff"] });

	test("puts the fitting file first and starts on it", async () => {
		const list = await load([foreign, keyFile("/home/ada/lsst.pem"), fitting]);
		expect(list.suggested).toEqual([fitting.path]);
		expect(list.options.map(({ cells }) => cells[1])).toEqual([
			"fits",
			"cannot be compared",
			"another key, not lsst",
			"you cannot log in until you have it",
		]);
	});

	test("else starts on a file of the pair's name, else on going without", async () => {
		expect((await load([foreign, keyFile("/home/ada/lsst.pem")])).suggested).toEqual(["/home/ada/lsst.pem"]);
		const list = await load([foreign]);
		expect(list.suggested).toEqual(["none"]);
		expect(list.notes[0]).toMatch(/No file was found/);
	});

	test("says of a file that ssh cannot use why, and never suggests it", async () => {
		const unusable = "An invisible mark (BOM) stands at its beginning.";
		const bad = keyFile("/home/ada/lsst.pem", { fingerprints: [], unusable });
		const list = await load([bad]);
		expect(list.suggested).toEqual(["none"]);
		expect(list.options[0]).toMatchObject({ key: bad.path, disabled: `ssh cannot use it. ${unusable}` });
		const blind = { keyPair: { name: "lsst", fingerprint: undefined, type: undefined } };
		const keyFiles = { candidates: async () => [bad] };
		expect((await keyFileStep.load(contextOf({ answers: blind, keyFiles }))).suggested).toEqual(["none"]);
	});

	test("where AWS tells nothing of the key, a single file is suggested, one of several is not", async () => {
		const blind = { keyPair: { name: "lsst", fingerprint: undefined, type: undefined } };
		const suggestedAmong = async (...files: KeyFile[]) =>
			(await keyFileStep.load(contextOf({ answers: blind, keyFiles: { candidates: async () => files } })))
				.suggested;
		expect(await suggestedAmong(foreign)).toEqual([foreign.path]);
		expect(await suggestedAmong(foreign, keyFile("/home/ada/other"))).toEqual(["none"]);
	});

	test("where AWS tells only its kind, a single file of another kind is not suggested, nor one that ssh cannot use", async () => {
		const suggested = async (files: KeyFile[], keyPairAnswer: object) => {
			const given = { keyPair: { name: "lsst", fingerprint: undefined, type: undefined, ...keyPairAnswer } };
			const keyFiles = { candidates: async () => files };
			return (await keyFileStep.load(contextOf({ answers: given, keyFiles }))).suggested;
		};
		expect(await suggested([foreign], { type: "ed25519" })).toEqual(["none"]);
		expect(await suggested([foreign], { fingerprint: "ab" })).toEqual(["none"]);
		const unusable = keyFile("/home/ada/old", { unusable: "It is empty." });
		expect(await suggested([unusable, foreign], {})).toEqual([foreign.path]);
	});

	test("says of each file who can read it, and what is sure", async () => {
		const open = { ...fitting, safeMode: false };
		const list = await load([open]);
		expect(list.options.map(({ cells, note }) => [...cells, note])).toEqual([
			["~/Downloads/some.pem", "fits", "others too", "ssh will refuse it; press f to mend"],
			["go on without a key file", "you cannot log in until you have it", "", undefined],
		]);
		expect(list).toMatchObject({
			undecided: expect.stringMatching(/read by others.*chmod 600/),
			notes: [],
		});
		const safe = await load([fitting]);
		expect(safe).toMatchObject({ why: "it fits the key pair" });
		expect(safe.options[0]).toMatchObject({ cells: ["~/Downloads/some.pem", "fits", "only you"] });
		expect("note" in (safe.options[0] ?? {})).toBe(false);
		expect((await load([keyFile("/home/ada/lsst.pem")])).why).toBeUndefined();
		expect((await load([])).notes).toEqual([
			"No file was found that surely belongs to lsst. Press m to type its path.",
		]);
	});

	test("the file used before has one row, whether or not it was found", async () => {
		const rows = async (files: KeyFile[]) => {
			const keyFiles = { inspect: async () => fitting };
			const list = await load(files, keyFiles, { keyFile: fitting.path });
			return list.options.map(({ key }) => key);
		};
		expect(await rows([foreign, fitting])).toEqual([fitting.path, foreign.path, "none"]);
		expect(await rows([foreign])).toEqual([fitting.path, foreign.path, "none"]);
	});

	test("in a word: the file's own name", () => {
		expect(keyFileStep.summary({ path: "/home/ada/lsst.pem" })).toBe("lsst.pem");
		expect(keyFileStep.summary({ path: undefined })).toBe("none");
	});

	test("remembers the file used before, unless it is another pair's", async () => {
		const other = "/home/ada/keys/lsst";
		const usedBefore = (files: KeyFile[], given: Partial<KeyFile> = {}) =>
			load(files, { inspect: async (path) => keyFile(path, given) }, { keyFile: other });
		expect((await usedBefore([])).suggested).toEqual([other]);
		const wrong = await usedBefore([fitting], { fingerprints: ["ff"] });
		expect(wrong.suggested).toEqual([fitting.path]);
	});

	test("offers to mend a file that others can read, and only such a one", async () => {
		const mended: string[] = [];
		const keyFiles = {
			candidates: async () => [fitting, { ...foreign, safeMode: false }],
			mendMode: async (path: string) => {
				mended.push(path);
			},
		};
		const context = contextOf({ answers, keyFiles });
		const { options } = await keyFileStep.load(context);
		const mendable = options.filter((option) => keyFileStep.repair?.applies(option));
		expect(mendable.map(({ key }) => key)).toEqual([foreign.path]);
		for (const option of mendable) await keyFileStep.repair?.run(option, context);
		expect(mended).toEqual([foreign.path]);
	});

	test("folders that cannot be searched leave typing", async () => {
		const keyFiles = {
			candidates: () => Promise.reject(new AppError("no-home", "No home folder.")),
			inspect: async () => fitting,
		};
		const context = contextOf({ answers, keyFiles });
		const list = await keyFileStep.load(context);
		expect(list.suggested).toEqual(["none"]);
		expect(list.notes).toEqual(["Your folders could not be searched. Press m to type the path of the file."]);
		expect(await keyFileStep.typed?.parse("~/Downloads/some.pem", context)).toEqual({ path: fitting.path });
		await expect(keyFileStep.typed?.parse("  ", context)).rejects.toMatchObject({ code: "bad-input" });
	});
});

test("the key that lets one type says what is typed: a path is no id", () => {
	const typed = steps.flatMap((step) => (step.kind !== "form" && step.typed ? [step.typed] : []));
	expect(typed.map((entry) => [entry.label.split(",")[0], typingText(entry)])).toEqual([
		["Region", "type a region"],
		["VPC id", "type an id"],
		["Subnet id", "type an id"],
		["Range of IPv4 addresses", "type a range"],
		["Volume id", "type an id"],
		["AMI id", "type an id"],
		["Name of the key pair", "type a name"],
		["Path of the key file", "type a path"],
	]);
});
