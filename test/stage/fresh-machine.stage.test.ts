import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { create } from "../e2e/walk.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { openWizard, startFirstlight, takeSuggestions } from "./firstlight.ts";
import { findInterpreters } from "./interpreters.ts";
import { stage } from "./stage.ts";

const FITTING = ["3.12", "3.11", "3.10", "3.9", "3.13"];
/** How this machine reaches its package registry; all else of its environment is left behind. */
const REGISTRY = /^(PIP_|SSL_CERT|REQUESTS_CA|NIX_SSL)|_proxy$/i;

const { ready, aws } = stage();

describe.skipIf(!ready)("a machine with credentials and a Python, and nothing else", () => {
	let account: Account;
	let program: RunningProgram | undefined;

	beforeAll(async () => {
		account = await startAccount(aws());
	});
	afterAll(async () => {
		await program?.dispose();
		await account?.stop();
	});

	test("the newest pcluster installed and a cluster begun, in at most 16 keys and without an id typed", async () => {
		const pythons = await findInterpreters();
		const python = FITTING.map((version) => pythons.find((one) => one.version === version)).find(Boolean);
		if (python === undefined) throw new Error("The stage is ready, so a Python was there.");
		const registry = Object.entries(process.env).filter(([name]) => REGISTRY.test(name));
		program = startFirstlight(
			account,
			dirname(python.file),
			[],
			Object.fromEntries(registry) as Record<string, string>,
		);

		await program.waitFor("enter install it", { timeoutMs: 180_000 });
		program.press("enter");
		await program.waitFor(/✓ pcluster 3\.16\.1 +firstlight's own/, { timeoutMs: 400_000 });
		await openWizard(program);
		await takeSuggestions(program, account, "3.16.1");
		await create(program);
		await program.waitFor(/[1-9]\d* of 55 resources/, { timeoutMs: 180_000 });

		expect(program.keysPressed).toBeLessThanOrEqual(16);
		expect(await account.stacks()).toContainEqual(expect.stringMatching(/^lsst\b.*CREATE/));
	}, 600_000);
});
