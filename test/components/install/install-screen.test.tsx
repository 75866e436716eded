import { expect, test } from "vitest";
import type { Installed, Installer, InstallProgress } from "../../../src/install/installer.ts";
import { recommendedVersion } from "../../../src/install/recommended.ts";
import type { Identity } from "../../../src/ports/account.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { FoundPcluster } from "../../../src/ports/found-pcluster.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { possiblePlan } from "../../harness/install.ts";
import { KEYS } from "../../harness/screen.ts";
import { type Console, consoleOf, FOUND, refusing } from "../console/world.ts";

const VERSION = recommendedVersion();
const noCredentials = refusing("no-credentials", "No AWS credentials were found.");

/** An installer that does what the test says, when it says so. */
class ScriptedInstaller {
	readonly asked: string[] = [];
	readonly found: FoundPcluster[] = [];
	tell: (news: InstallProgress) => void = () => undefined;
	finish: () => void = () => undefined;
	fail: (error: Error) => void = () => undefined;
	/** What happens on stopping; by default it ends at once. */
	onAbort = () => this.fail(new DOMException("stopped", "AbortError"));
	readonly port: Partial<Installer> = {
		plan: async (version) => possiblePlan(version),
		install: (version, _python, onProgress, signal) => {
			this.asked.push(version);
			this.tell = onProgress;
			signal.addEventListener("abort", () => this.onAbort());
			return new Promise<Installed>((resolve, reject) => {
				this.fail = reject;
				this.finish = () => {
					this.found.push({ ...FOUND, version: "2.11.9", own: true });
					resolve({ version, folder: "/f", path: "/f/bin/pcluster" });
				};
			});
		},
	};
}

function start(installer: ScriptedInstaller, caller?: Identity["caller"]) {
	return consoleOf({ found: installer.found, ...(caller && { caller }), installer: installer.port });
}

/** Waits until the offer has been on the screen for long enough to be meant. */
async function seeOffer({ screen, clock }: Console, offer = "enter install it"): Promise<string> {
	await screen.see("Nothing else is changed");
	await clock.pass(400);
	return screen.see(offer);
}

test("one Enter installs the recommended version; disk, folder and Python are said before", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen } = console;
	const frame = await seeOffer(console);
	expect(frame).toContain(`› ParallelCluster ${VERSION}`);
	expect(frame).toContain(`70 MB in ~/.local/share/firstlight/pcluster/${VERSION} (54 GB free)`);
	expect(frame.replace(/\s+/g, " ")).toContain("with Python 3.11, /usr/bin/python3.11.");
	await screen.press(KEYS.enter);
	await screen.see(`Installing ParallelCluster ${VERSION}`);
	installer.tell({ phase: "download", fraction: 0.25, line: "Collecting boto3" });
	const under = await screen.see("Collecting boto3");
	expect(under).toContain("25%");
	expect(under).toContain("Log: ~/.local/state/firstlight");
	expect(under).toContain("esc stop");
	for (let part = 0; part < 30; part += 1)
		installer.tell({ phase: "download", fraction: 0.5, line: `Collecting part-${part}.` });
	const full = await screen.see("Collecting part-29.");
	expect(full.match(/Collecting part-/g)).toHaveLength(9);
	expect(full).toContain("Log: ~/.local/state/firstlight");
	expect(installer.asked).toEqual([VERSION]);
});

test("afterwards everything is checked again, and the way goes on", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer, async () => ({ account: "123456789012", user: "ClusterUser" }));
	const { screen } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("Installing ParallelCluster");
	installer.finish();
	const frame = await screen.see("enter set up a cluster");
	expect(frame).toContain("✓ pcluster 2.11.9");
	expect(frame).toContain("firstlight's own");
});

test("a key that is held down, or came before the offer could be seen, installs nothing", async () => {
	const { screen, clock } = consoleOf({ found: [] });
	await screen.see("Nothing else is changed");
	await screen.press(KEYS.enter);
	for (let held = 0; held < 20; held++) {
		await clock.pass(30);
		await screen.press(KEYS.enter);
	}
	await screen.see("enter install it");
});

test.each(["q", KEYS.escape])("it is not given up by one key: %j asks, and no lets it go on", async (key) => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen, clock } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("esc stop");
	await screen.press(key);
	await seeQuestion(screen, clock);
	await screen.press("n");
	await screen.see("esc stop");
	installer.finish();
	await screen.see("✓ pcluster 2.11.9");
});

test("Esc stops until nothing is left, then offers it again", async () => {
	const installer = new ScriptedInstaller();
	installer.onAbort = () => undefined;
	const console = start(installer);
	const { screen } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("esc stop");
	await screen.press(KEYS.escape);
	await answer(screen, console.clock);
	await screen.see("Stopping, and removing what was begun");
	installer.fail(new DOMException("stopped", "AbortError"));
	await screen.see("enter install it");
});

test("a second Ctrl-C stops an installation before a third leaves the program", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen, farewells } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("esc stop");
	await screen.press("\u0003");
	await screen.see("Stop installing");
	await screen.press("\u0003");
	await screen.see("enter install it");
	expect(farewells).toEqual([]);
});

test("a third Ctrl-C does not wait for the end", async () => {
	const installer = new ScriptedInstaller();
	installer.onAbort = () => undefined;
	const console = start(installer);
	const { screen, farewells } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("esc stop");
	await screen.press("\u0003");
	await screen.see("Stop installing");
	await screen.press("\u0003");
	await screen.see("ctrl-c leave at once");
	await screen.press("\u0003");
	expect(farewells).toEqual([[]]);
});

test("a failure says why and what to do; r tries again", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("Installing ParallelCluster");
	for (let time = 0; time < 30; time += 1)
		installer.tell({ phase: "download", fraction: 0.2, line: "WARNING: Retrying" });
	installer.fail(
		new AppError("unreachable", "The registry cannot be reached.", { hint: "Look at your network." }),
	);
	const frame = await screen.see("The registry cannot be reached.");
	expect(frame).toContain("Look at your network.");
	expect(frame.match(/WARNING: Retrying/g)).toHaveLength(11);
	expect(frame).toContain("Log: ");
	await screen.press("r");
	await screen.see("esc stop");
	expect(installer.asked).toEqual([VERSION, VERSION]);
});

test("a failure can be given up", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen } = console;
	await seeOffer(console);
	await screen.press(KEYS.enter);
	await screen.see("Installing ParallelCluster");
	installer.fail(new AppError("disk-full", "The disk is full."));
	await screen.see("esc back");
	await screen.press(KEYS.escape);
	await screen.see("enter install it");
});

test("where it cannot be installed, the cure is said, and Enter opens the demo", async () => {
	const why = new AppError("python-missing", "ParallelCluster needs Python 3.9 to 3.13.", {
		hint: "Type: sudo apt install python3 python3-venv",
	});
	const plan: Installer["plan"] = async (version) => {
		const { possible: _, python: __, ...facts } = possiblePlan(version);
		return { ...facts, possible: false, why };
	};
	const { screen, demos } = consoleOf({ found: [], caller: noCredentials, installer: { plan } });
	const frame = await screen.see("sudo apt install python3 python3-venv");
	expect(frame).toContain("enter open the demo");
	await screen.press(KEYS.enter);
	expect(demos()).toBe(1);
});

test("until it is known whether it can be installed, Enter waits and d opens the demo", async () => {
	const never: Installer["plan"] = () => new Promise(() => undefined);
	const { screen, demos } = consoleOf({ found: [], installer: { plan: never } });
	await screen.see("Looking for a Python that fits");
	await screen.press(KEYS.enter);
	expect(demos()).toBe(0);
	await screen.press("d");
	expect(demos()).toBe(1);
});

test("what is installed is the version under the cursor, once its own plan is known", async () => {
	const installer = new ScriptedInstaller();
	const { promise, resolve } = Promise.withResolvers<void>();
	const plan: Installer["plan"] = async (version) => {
		if (version !== VERSION) await promise;
		return possiblePlan(version);
	};
	const console = consoleOf({ found: [], installer: { ...installer.port, plan } });
	const { screen } = console;
	await seeOffer(console);
	await screen.press(KEYS.down);
	await screen.see("Looking for a Python that fits");
	await console.clock.pass(1000);
	await screen.press(KEYS.enter);
	await screen.see("One moment");
	expect(installer.asked).toEqual([]);
	resolve();
	await seeOffer(console, "Nothing else is changed");
	await console.clock.pass(1000);
	await screen.press(KEYS.enter);
	await screen.see("Installing ParallelCluster");
	expect(installer.asked).toHaveLength(1);
	expect(installer.asked).not.toContain(VERSION);
});

test("without credentials there is nothing to install it for yet: i installs, Enter opens the demo", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer, noCredentials);
	const { screen, demos, clock } = console;
	await seeOffer(console, "i install pcluster");
	await screen.press("i");
	await screen.see(`Installing ParallelCluster ${VERSION}`);
	await screen.press(KEYS.escape);
	await answer(screen, clock);
	await screen.see("enter open the demo");
	await screen.press(KEYS.enter);
	expect(demos()).toBe(1);
});

test("who names a pcluster with --pcluster is not offered another", async () => {
	const broken = { works: false, path: "/opt/pcluster", cause: "Broken.", cure: "Mend it." } as const;
	const { screen } = consoleOf({ found: [broken], settings: { pcluster: "/opt/pcluster" } });
	const frame = await screen.see("enter open the demo");
	expect(frame).not.toContain("installs pcluster,");
});

test("it all fits the smallest usual terminal, and one of 40 by 12 still shows bar and keys", async () => {
	const installer = new ScriptedInstaller();
	const console = start(installer);
	const { screen } = console;
	await seeOffer(console);
	screen.resize(40, 12);
	await screen.press(KEYS.enter);
	const frame = await screen.see("esc stop");
	expect(frame).toContain("%");
	expect(frame.split("\n").length).toBeLessThanOrEqual(12);
});
