import type { Form } from "../list/form-state.ts";
import type { Option } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Stack } from "../ports/account.ts";
import { takenBy } from "../rules/name.ts";
import { oddCharacter } from "../text/odd-character.ts";
import { answerTo } from "./answered.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import type { FormStep, FormVerdict } from "./step.ts";
import { TUTORIAL } from "./tutorial.ts";

/** What the cluster is called. */
export const nameStep: FormStep<"name", string> = {
	kind: "form",
	id: "name",
	title: "Name",
	question: "What should the cluster be called?",
	why: "You will use this name to log in, stop and delete. Your data do not depend on it.",
	help: [
		"The tutorial calls its cluster lsst: pcluster create lsst. A short word that says what it is for is best.",
		"At AWS the cluster is a stack, a list of things that are made and deleted together. The stack of lsst is called lsst, or parallelcluster-lsst with version 2 of pcluster.",
		"A name is taken as long as its stack is there, even when a create has failed and was undone (AWS: ROLLBACK_COMPLETE). Delete what is left of it first, or choose another name.",
	],
	needs: ["region"],
	prevents: [44],
	rows: "pcluster is told the name, and version 3's file is called so",
	load: async (context) => {
		const { answers, stacks, profile, prefill, signal } = context;
		const found = await unlessDenied(stacks.stacks(answerTo(answers, "region"), signal));
		const wanted = wantedName(profile, prefill);
		const problem = await context.configProblem(wanted);
		return formFor(found, { wanted, problem }, profile, prefill);
	},
	check: verdictOn,
	refusal: async (name, { configProblem }) => {
		const problem = await configProblem(name);
		return problem && { name: problemWords(problem) };
	},
	valuesOf: (name) => ({ name }),
	plan: () => [],
	summary: (name) => name,
};

function wantedName(profile: Profile, { name }: Prefill): string {
	return name !== undefined && profile.clusterName.pattern.test(name) ? name : TUTORIAL.clusterName;
}

function problemWords({ line, reason, cure }: ConfigProblem): string {
	return `Its config file cannot be used${line === undefined ? "" : `, line ${line}`}: ${reason} ${cure}`.trimEnd();
}

interface Wanted {
	readonly wanted: string;
	/** What stands against the file of that name. */
	readonly problem: ConfigProblem | undefined;
}

function formFor(
	stacks: readonly Stack[] | undefined,
	{ wanted, problem }: Wanted,
	profile: Profile,
	prefill: Prefill,
): Form {
	const taken: Option<string>[] = (stacks ?? []).flatMap((stack) => {
		const by = takenBy(stack, profile);
		return by ? [{ key: by.name, value: by.name, cells: [by.name], disabled: by.reason }] : [];
	});
	if (problem) taken.push({ key: wanted, value: wanted, cells: [wanted], disabled: problemWords(problem) });
	const name = freeName(wanted, taken);
	const notes = [];
	if (!stacks)
		notes.push("Your account may not list stacks, so firstlight cannot see whether a name is taken.");
	const reason = taken.find(({ key }) => key === wanted)?.disabled;
	const undecided =
		name === wanted ? undefined : `${wanted} is ${problem ? "passed over" : "taken"}: ${reason}`;
	if (undecided !== undefined) notes.push(undecided);
	if (prefill.name !== undefined && wanted !== prefill.name)
		notes.push(`“${prefill.name}” cannot be a name: ${profile.clusterName.rule}`);
	const hint = profile.clusterName.rule;
	return {
		fields: [{ key: "name", label: "Name", kind: "text", choices: taken, hint }],
		values: { name },
		notes,
		presets: [],
		why: name === TUTORIAL.clusterName ? "as in the tutorial" : prefill.source?.name,
		undecided,
	};
}

function freeName(wanted: string, taken: readonly Option<string>[]): string {
	const used = new Set(taken.map(({ key }) => key));
	if (!used.has(wanted)) return wanted;
	const stem = wanted.slice(0, 50);
	let number = 2;
	while (used.has(`${stem}-${number}`)) number += 1;
	return `${stem}-${number}`;
}

function verdictOn(
	values: Readonly<Record<string, string>>,
	form: Form,
	{ profile }: { readonly profile: Profile },
): FormVerdict<string> {
	const name = (values["name"] ?? "").trim();
	const { pattern, rule } = profile.clusterName;
	if (!pattern.test(name)) {
		const odd = oddCharacter(name, (text) => pattern.test(text));
		return { ok: false, errors: { name: `${odd}${rule}` } };
	}
	const taken = form.fields[0]?.choices?.find(({ key }) => key === name);
	if (taken?.disabled !== undefined) return { ok: false, errors: { name: taken.disabled } };
	return { ok: true, value: name, warnings: [] };
}
