import type { Os } from "../cluster/spec.ts";
import type { Option, OptionList } from "../list/option.ts";
import type { KeyPair } from "../ports/account.ts";
import { AppError, isDenied } from "../ports/errors.ts";
import type { KeyFile } from "../ports/files.ts";
import { isNamedAfter, keyMatch, keyPairVerdict } from "../rules/key.ts";
import { marksOf, refusalIn, type Verdict } from "../rules/verdict.ts";
import { shortPath } from "../text/short-path.ts";
import { answerTo } from "./answered.ts";
import type { KeyPairAnswer } from "./answers.ts";
import { type Cure, FREE } from "./cure.ts";
import { ifReadable, unlessDenied } from "./permission.ts";
import { row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";

/** Which key pair may log in. */
export const keyPairStep: SelectStep<"keyPair", KeyPairAnswer> = {
	kind: "select",
	id: "keyPair",
	title: "Key pair",
	question: "With which key do you want to log in?",
	why: "You log in to the head node with a key instead of a password. Choose the key pair whose file you have on this computer.",
	help: [
		"A key pair has two halves. AWS keeps the public half and puts it on the head node; you keep the private half, a file that usually ends in .pem. Whoever holds that file can log in.",
		"AWS hands out the private half only once, when the pair is made: that was in Part 3 of the tutorial. If you have lost it, make a new pair; the old one opens nothing any more.",
		"Key pairs belong to one region, and their name is not the file's name: lsst, not lsst.pem.",
		"In the tutorial's config file this is key_name.",
	],
	needs: ["region", "image", "os"],
	prevents: [34, 39],
	rows: [
		row({
			what: "The key pair's name",
			value: ({ keyName }) => keyName,
			known: (keyName) => ({ keyName }),
			v2: { at: ["cluster", "key_name"] },
			v3: { at: ["HeadNode", "Ssh", "KeyName"] },
		}),
	],
	columns: ["Key pair", "File on this computer", "Kind"],
	load,
	cure: { label: () => "make a key pair", offer: (_, context) => newKeyPair(context) },
	typed: { label: "Name of the key pair, without .pem", what: "a name", parse: parsed },
	plan: () => [],
	summary: ({ name }) => name,
	keyOf: ({ name, fingerprint }) => `${name} ${fingerprint}`,
};

async function load({
	answers,
	ec2,
	keyFiles,
	profile,
	prefill,
	home,
	signal,
}: StepContext): Promise<OptionList<KeyPairAnswer>> {
	const region = answerTo(answers, "region");
	const files = ifReadable(keyFiles.candidates(signal), signal);
	files.catch(() => undefined);
	try {
		const pairs = await ec2.keyPairs(region, signal);
		const found = (await files) ?? [];
		const verdictOn = (pair: KeyPair) => keyPairVerdict(pair, systemIn(answers), profile);
		const options = pairs
			.map((pair) => optionFor(pair, found, home, verdictOn(pair)))
			.toSorted((a, b) => a.key.localeCompare(b.key));
		const wanted = options.find(({ key }) => key === prefill.keyName);
		const open = options.filter(({ disabled }) => disabled === undefined);
		const start =
			open.find((option) => option === wanted) ??
			open.toSorted((a, b) => nearness(b.value, found) - nearness(a.value, found))[0];
		const from = prefill.source?.keyName ?? "found in your settings";
		const lost = prefill.keyName !== undefined && !wanted;
		return {
			options,
			suggested: start ? [start.key] : [],
			notes: [
				...(lost ? [`There is no key pair “${prefill.keyName}” (${from}) in ${region}.`] : []),
				...(pairs.length > 0 && !start ? [`None of them can be used. ${MAKE_ONE}`] : []),
			],
			empty: `There is no key pair in ${region}. ${MAKE_ONE}`,
			...(start && hasFile(start.value, found)
				? { why: "its file is on this computer" }
				: { undecided: whyNone(options) }),
		};
	} catch (thrown) {
		if (!isDenied(thrown) || prefill.keyName === undefined) throw thrown;
		const value = { name: prefill.keyName, fingerprint: undefined, type: undefined };
		const note = `${prefill.source?.keyName ?? "from your settings"}, not checked`;
		return {
			options: [{ key: value.name, value, cells: [value.name, "", ""], note }],
			suggested: [value.name],
			notes: ["Your account may not list key pairs. Press m to type another name."],
		};
	}
}

/** Why none follows by itself: where each is refused, for what. */
function whyNone(options: readonly Option<KeyPairAnswer>[]): string {
	const refusals = new Set(options.map(({ disabled }) => disabled));
	return refusals.size === 0 || refusals.has(undefined)
		? "No file on this computer surely fits one of them."
		: `None of them can be used: ${[...refusals].join("; ")}.`;
}

function answerFrom({ name, fingerprint, type }: KeyPair): KeyPairAnswer {
	return { name, fingerprint, type };
}

const MAKE_ONE = "Press c to make one, with its file: that costs nothing.";

/** A key pair of the kind that every system takes, under a name that neither a pair nor a key file has yet. */
async function newKeyPair({ answers, ec2, keyFiles, changes, home, signal }: StepContext): Promise<Cure> {
	const region = answerTo(answers, "region");
	const [pairs, files] = await Promise.all([ec2.keyPairs(region, signal), keyFiles.candidates(signal)]);
	const fileOf = (name: string) => `${home}/.ssh/${name}.pem`;
	const isFree = (name: string) =>
		pairs.every((pair) => pair.name !== name) && files.every(({ path }) => path !== fileOf(name));
	const name = NAMES.find(isFree);
	if (name === undefined)
		throw new AppError("bad-input", "You have many key pairs called lsst already.", {
			hint: "Choose one of them, or make one in the EC2 console under another name.",
		});
	const path = fileOf(name);
	return {
		title: `Make the key pair ${name} in ${region}?`,
		says: [
			`EC2 keeps its public half. The private half is saved as ${shortPath(path, home)}, which only you can read: whoever holds that file can log in.`,
			"EC2 gives the private half away only this once. It is not shown here, and it is not in the log.",
			FREE,
		],
		does: `make ${name}`,
		run: async (now) => {
			await keyFiles.makeNew(path, () => changes.makeKeyPair(region, name, now));
			return `The key pair ${name} is made, and its file is ${shortPath(path, home)}: keep it. It cost nothing.`;
		},
	};
}

const NAMES = ["lsst", ...Array.from({ length: 20 }, (_, place) => `lsst-${place + 2}`)];

function systemIn({ image, os }: StepContext["answers"]): Os | undefined {
	return image?.os ?? os;
}

function optionFor(
	pair: KeyPair,
	files: readonly KeyFile[],
	home: string,
	verdict: Verdict,
): Option<KeyPairAnswer> {
	const value = answerFrom(pair);
	const file = files.find((candidate) => keyMatch(candidate, value) === "match");
	return {
		key: pair.name,
		value,
		cells: [pair.name, file ? shortPath(file.path, home) : "none: no login from here", pair.type ?? ""],
		...marksOf(verdict),
	};
}

function hasFile(pair: KeyPairAnswer, files: readonly KeyFile[]): boolean {
	return files.some((file) => keyMatch(file, pair) === "match");
}

function nearness(pair: KeyPairAnswer, files: readonly KeyFile[]): number {
	if (hasFile(pair, files)) return 2;
	return files.some((file) => keyMatch(file, pair) === "unknown" && isNamedAfter(file, pair)) ? 1 : 0;
}

async function parsed(text: string, context: StepContext): Promise<KeyPairAnswer> {
	const { answers, ec2, profile, signal } = context;
	const region = answerTo(answers, "region");
	const name = text.trim();
	if (name === "" || name.length > 255)
		throw new AppError("bad-input", "The name of a key pair has 1 to 255 characters.");
	const pairs = await unlessDenied(ec2.keyPairs(region, signal));
	if (!pairs) return { name, fingerprint: undefined, type: undefined };
	const pair = pairs.find((candidate) => candidate.name === name);
	const fault = pair && refusalIn(keyPairVerdict(pair, systemIn(answers), profile));
	if (fault) throw new AppError("bad-input", `${name} cannot be used: ${fault}.`, { hint: MAKE_ONE });
	if (pair) return answerFrom(pair);
	const bare = name.replace(/\.pem$/, "");
	const meant = pairs.some((candidate) => candidate.name === bare);
	throw new AppError("not-found", `There is no key pair “${name}” in ${region}.`, {
		hint: meant ? `Leave the .pem off: ${bare}.` : "Key pairs belong to one region; capitals count.",
	});
}
