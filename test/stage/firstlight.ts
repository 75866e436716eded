import { join } from "node:path";
import { inject } from "vitest";
import type { StepId } from "../../src/questions/answers.ts";
import { steps } from "../../src/questions/steps.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import type { Account } from "./account.ts";

/**
 * What each state costs an hour, by the list that comes along (t3.medium 0.0472, an address 0.005, 35 GiB of gp3 0.0045
 * USD). The emulated EC2 lets the root disk outlive its machine, so that it counts as the user's own, and keeps the
 * address of a machine that is off.
 */
export const COSTS = { planned: "≈ $0.06/h", running: "≈ $0.05/h", headOff: "≈ $0.005/h" } as const;

/** Recording stand-ins for programs of the system, put before it on PATH. */
const STAND_INS = join(import.meta.dirname, "programs");

const SUGGESTED_SYSTEM = { "2.11.9": "Amazon Linux 2", "3.16.1": "Amazon Linux 2023" } as const;
type Version = keyof typeof SUGGESTED_SYSTEM;

/** The built program on a terminal of its own, with this account and the programs in `bin`; `env` is added. */
export function startFirstlight(
	account: Account,
	bin: string,
	args: readonly string[] = [],
	env: Readonly<Record<string, string>> = {},
): RunningProgram {
	return startProgram({
		file: process.execPath,
		args: [inject("program"), ...args],
		env: { ...account.env(bin, STAND_INS), ...env },
		cwd: account.home,
		cols: 110,
		rows: 34,
		// The real pcluster takes ten times as long on a machine with other work to do.
		waitMs: 180_000,
	});
}

/**
 * What each question suggests on the tutorial's account; Enter takes it. The first text says that the question is
 * open, the second stands under the cursor or in the form once it is loaded.
 */
export function suggestionsOf(
	{ region, belongings }: Account,
	version: Version = "2.11.9",
): [question: RegExp, suggested: RegExp][] {
	const subnet = belongings.subnets[`${region}a`];
	const suggested: { readonly [Id in StepId]?: RegExp } = {
		region: new RegExp(`› ${region} .*3 volumes`),
		vpc: new RegExp(`› ${belongings.vpc} .*default`),
		subnet: new RegExp(`› ${subnet} .*lsst_stack, ps`),
		volumes: /3 ticked/,
		image: new RegExp(`› ${SUGGESTED_SYSTEM[version]} +x86_64`),
		keyPair: /› my_key +\S*my_key\.pem +rsa/,
		nodes: /Head node +‹ t3\.medium ›/,
		name: /Name +lsst/,
	};
	return steps
		.filter(({ id, partOf }) => id !== "os" && partOf === undefined)
		.map(({ id, title }) => [new RegExp(`› ${title}`), suggested[id] ?? /│[^│\n]*› \S/]);
}

/** Opens the wizard from the start screen; resolves at the first question. */
export async function openWizard(program: RunningProgram): Promise<void> {
	await program.waitFor("enter set up a cluster");
	program.press("enter");
	await program.waitFor(/› Region/);
}

/** Answers every question with what it suggests; resolves at the review, whose checks may still run. */
export async function takeSuggestions(
	program: RunningProgram,
	account: Account,
	version?: Version,
): Promise<void> {
	for (const [question, suggested] of suggestionsOf(account, version)) {
		await program.waitFor(question);
		await program.waitFor(suggested);
		program.press("enter");
	}
	await program.waitFor("Is this the cluster you want?");
}
