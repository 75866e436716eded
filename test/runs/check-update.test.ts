import { describe, expect, it } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { checkUpdate } from "../../src/runs/check-update.ts";
import { engineOf } from "./engine.ts";
import { FakeAccount, region } from "./fake-account.ts";
import { settled } from "./manual-clock.ts";

const PATH = "/home/me/.parallelcluster/config";
const target = { name: "lsst", region, configPath: PATH };

/** A check of a changed config, and what comes of it. */
async function checking(version = "2.11.9") {
	const account = new FakeAccount();
	account.config.disk.set(PATH, "old");
	const { signal } = new AbortController();
	const answer = checkUpdate(account.deps, engineOf(version), target, "new", signal);
	const outcome = answer.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	await settled();
	return { account, outcome };
}

describe("what pcluster says of an update", () => {
	it("is asked about a file that lies beside the real one meanwhile", async () => {
		const { account, outcome } = await checking();
		const { command, print, exit } = account.processes.last;
		expect(command.args).toContain(`${PATH}.check`);
		expect([...account.config.disk.values()]).toEqual(["old", "new"]);
		print("No changes found in your cluster configuration.\n");
		exit(1);
		expect(await outcome).toEqual({ value: { changes: [], fault: undefined } });
		expect([...account.config.disk]).toEqual([[PATH, "old"]]);
	});

	it("is not asked for where this version would change the cluster at once", async () => {
		const { account, outcome } = await checking("2.4.1");
		expect(await outcome).toEqual({ value: undefined });
		expect(account.processes.children).toEqual([]);
		expect(account.config.disk.size).toBe(1);
	});

	it("is not known where pcluster cannot be run", async () => {
		const { account, outcome } = await checking();
		const missing = new AppError("pcluster-missing", "It is gone.");
		account.processes.last.fail(missing);
		expect(await outcome).toEqual({ error: missing });
	});

	it("is waited for three minutes", async () => {
		const { account, outcome } = await checking();
		await account.clock.advance(179_999);
		expect(account.processes.last.signal.aborted).toBe(false);
		await account.clock.advance(1);
		expect(await outcome).toMatchObject({ error: { code: "pcluster-failed" } });
		expect(account.processes.last.signal.aborted).toBe(true);
		expect(account.config.disk.size).toBe(1);
	});
});
