import { expect, test } from "vitest";
import { SEEN_MS } from "../../../src/keys/meant.ts";
import type { Stack } from "../../../src/ports/account.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { KeyFile, RememberedCluster } from "../../../src/ports/files.ts";
import type { VolumeId } from "../../../src/ports/ids.ts";
import type { Command } from "../../../src/ports/machine.ts";
import type { PriceLists } from "../../../src/ports/prices.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { SSH_MESSAGES } from "../../harness/services.ts";
import { stretched } from "../../harness/stretched.ts";
import {
	type ConsoleScript,
	clusterView,
	consoleOf,
	NOW,
	runView,
	ScriptedRun,
	ScriptedWatch,
} from "./world.ts";

const KEY: KeyFile = { path: "/home/ada/.ssh/lsst.pem", fingerprints: [], type: "rsa", safeMode: true };
const ENTERED = 'Authenticated to 18.130.1.2 ([18.130.1.2]:22) using "publickey".\n';
const REMEMBERED = {
	name: "lsst",
	region: clusterView().region,
	version: "2.11.9",
	configPath: "/home/ada/.parallelcluster/lsst",
	keyFile: KEY.path,
};

/** The console of the one cluster there is. */
async function consoleOfOne(script: ConsoleScript = {}) {
	const watch = script.watch ?? new ScriptedWatch([clusterView()]);
	const console = consoleOf({ ...script, watch });
	await console.screen.see("enter open lsst");
	await console.screen.press(KEYS.enter);
	await console.screen.see("Head node   ");
	return { ...console, watch };
}

/** A login that leaves `said` in ssh's own file. */
function loginSaying(said: string, seen: Command[], code = 0) {
	return async (write: (text: string) => void, command: Command) => {
		seen.push(command);
		write(said);
		return { code, signal: undefined };
	};
}

async function loggedIn(said: string, code = 0, script: ConsoleScript = {}) {
	const seen: Command[] = [];
	const login = loginSaying(said, seen, code);
	let disk: Map<string, string> | undefined;
	const one = await consoleOfOne({
		remembered: REMEMBERED,
		keyFiles: { inspect: async () => KEY },
		processes: { handOver: (command) => login((text) => disk?.set(SSH_MESSAGES, text), command) },
		...script,
	});
	disk = one.world.config.disk;
	return { ...one, seen };
}

test("shows head node, nodes, fleet and up time, and asks for the fleet of this cluster only", async () => {
	const { screen, watch } = await consoleOfOne();
	const frame = screen.frame();
	expect(frame).toContain("● running");
	expect(frame).toContain("t3.medium  i-0ab1c2d3e4f5a6b7c  running  up 1 h 12 min");
	expect(frame).toContain("2 of 2 nodes");
	expect(frame).toContain("running: nodes start when jobs need them");
	expect(watch.focused).toEqual([undefined, "lsst"]);
});

test("on leaving it is told what is off by then, the head node too", async () => {
	const { screen, watch, farewells } = await consoleOfOne(HELD);
	const { head } = clusterView();
	const off = { state: "stopped", fleet: "STOPPED", computeNodes: 0 } as const;
	for (const state of ["stopping", "stopped"])
		watch.show({ clusters: [clusterView({ ...off, head: head && { ...head, state } })] });
	await screen.see("nodes and head node stopped");
	await screen.press("q");
	await expect.poll(() => farewells.length).toBe(1);
	expect(JSON.stringify(farewells[0])).toContain("has its nodes and its head node stopped");
});

test("a change at AWS shows by itself, and with it the keys that make sense", async () => {
	const { screen, watch } = await consoleOfOne(HELD);
	expect(screen.frame()).toContain("p stop");
	watch.show({ clusters: [clusterView({ state: "stopped", fleet: "STOPPED", computeNodes: 0 })] });
	const frame = await screen.see("nodes stopped, head node on");
	expect(frame).toContain("u start");
	expect(frame).toContain("stop or delete, in three ways");
	await screen.press("p");
	await screen.see("› 2 the head node too");
});

test("r looks again", async () => {
	const { screen, watch } = await consoleOfOne();
	await screen.press("r");
	await screen.see("Looked just now");
	expect(watch.refreshed).toBe(1);
});

test("s hands the terminal to pcluster ssh with key and config file, and comes back here", async () => {
	const { screen, seen, world } = await loggedIn(`${ENTERED}Connection to 18.130.1.2 closed.\r\n`);
	await screen.press("s");
	await screen.see("You are back after");
	expect(screen.frame()).toContain("Head node   ");
	expect(seen).toHaveLength(1);
	expect(seen[0]?.program.file).toBe("/home/ada/.venv/bin/pcluster");
	expect(seen[0]?.args.slice(0, 6)).toEqual(["ssh", "lsst", "-r", "eu-west-2", "-i", KEY.path]);
	expect(seen[0]?.args.slice(-4)).toEqual(["-o", "LogLevel=DEBUG1", "-E", SSH_MESSAGES]);
	expect(seen[0]?.env["AWS_PCLUSTER_CONFIG_FILE"]).toBe("/home/ada/.parallelcluster/lsst");
	expect(world.config.disk.has(SSH_MESSAGES)).toBe(false);
});

test("Enter does what is next, which is the login, once it was pressed for this very screen", async () => {
	const { screen, clock, seen } = await loggedIn(ENTERED);
	await screen.press("\r\r\r");
	expect(seen).toEqual([]);
	await clock.pass(SEEN_MS);
	await screen.press(KEYS.enter);
	await screen.see("You are back after");
	expect(seen).toHaveLength(1);
});

test("a login that failed is explained although pcluster says all went well", async () => {
	const { screen, clock, seen } = await loggedIn("centos@18.130.1.2: Permission denied (publickey).\r\n");
	await screen.press("s");
	await screen.see("The head node did not accept this key.");
	expect(screen.frame()).not.toContain("k another key file");
	await clock.pass(SEEN_MS);
	const frame = await screen.see("k another key file");
	expect(frame).toContain("ssh said: centos@18.130.1.2: Permission denied (publickey).");
	expect(frame).toContain("k another key file");
	await screen.press("k");
	await screen.see("Which private key file opens the head node?");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	expect(seen).toHaveLength(1);
});

test("q leaves from a login that failed, and while logging in no key is offered", async () => {
	let end: () => void = () => undefined;
	const inside = new Promise<void>((resolve) => {
		end = resolve;
	});
	const { screen, clock, farewells } = await consoleOfOne({
		remembered: REMEMBERED,
		keyFiles: { inspect: async () => KEY },
		processes: { handOver: () => inside.then(() => ({ code: 255, signal: undefined })) },
	});
	await screen.press("s");
	const frame = await screen.see("Logging in …");
	expect(frame).not.toContain("p stop");
	end();
	await screen.see("The login did not work");
	await clock.pass(SEEN_MS);
	await screen.see("q quit");
	await screen.press("q");
	await expect.poll(() => farewells.length).toBe(1);
});

test("keys typed at ssh do not dismiss what went wrong", async () => {
	const { screen, clock, farewells } = await loggedIn("ssh: connect to host x port 22: Connection refused\n");
	await screen.press("s");
	await screen.see("The head node refuses the connection.");
	for (const key of ["q", "s", KEYS.enter, KEYS.escape]) await screen.press(key);
	await clock.pass(SEEN_MS);
	await screen.press("exit\r");
	await clock.pass(SEEN_MS);
	expect(screen.frame()).toContain("The head node refuses the connection.");
	expect(farewells).toEqual([]);
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
});

test("what ssh had said in an earlier login is not held against this one", async () => {
	let said = "ssh: connect to host 18.130.1.2 port 22: Connection timed out\r\n";
	const { screen, clock, world } = await consoleOfOne({
		remembered: REMEMBERED,
		keyFiles: { inspect: async () => KEY },
		processes: {
			handOver: async () => {
				world.config.disk.set(SSH_MESSAGES, said);
				return { code: 0, signal: undefined };
			},
		},
	});
	await screen.press("s");
	await screen.see("does not answer on port 22");
	await clock.pass(SEEN_MS);
	said = ENTERED;
	await screen.press("s");
	await screen.see("You are back after");
});

test("a key file is remembered once it has opened the head node, and a refused one is offered last", async () => {
	const remembered: (string | undefined)[] = [];
	let known: RememberedCluster | undefined;
	let said = "centos@18.130.1.2: Permission denied (publickey).\r\n";
	const files = ["/home/ada/.ssh/a.pem", "/home/ada/.ssh/b.pem"].map((path) => ({ ...KEY, path }));
	const { screen, clock, world } = await consoleOfOne({
		keyFiles: { candidates: async () => files, inspect: async (path) => ({ ...KEY, path }) },
		memory: {
			recall: async () => known,
			remember: async (cluster) => {
				known = cluster;
				remembered.push(cluster.keyFile);
			},
		},
		processes: {
			handOver: async () => {
				world.config.disk.set(SSH_MESSAGES, said);
				return { code: 0, signal: undefined };
			},
		},
	});
	await screen.press("s");
	await screen.see("› ~/.ssh/a.pem");
	await screen.press(KEYS.enter);
	await screen.see("did not accept this key");
	expect(remembered).toEqual([]);
	await clock.pass(SEEN_MS);
	await screen.press("s");
	await screen.see("› ~/.ssh/b.pem");
	expect(screen.frame()).toMatch(/a\.pem +was not accepted/);
	said = ENTERED;
	await screen.press(KEYS.enter);
	await screen.see("You are back after");
	expect(remembered).toEqual(["/home/ada/.ssh/b.pem"]);
	said = "centos@18.130.1.2: Permission denied (publickey).\r\n";
	await screen.press("s");
	await screen.see("did not accept this key");
	expect(remembered).toEqual(["/home/ada/.ssh/b.pem", undefined]);
});

test("what to do the first time stands above the first login, and above no later one", async () => {
	const above: string[] = [];
	const { screen, world } = await consoleOfOne({
		remembered: REMEMBERED,
		keyFiles: { inspect: async () => KEY },
		processes: {
			handOver: async () => {
				above.push(screen.frame());
				world.config.disk.set(SSH_MESSAGES, ENTERED);
				return { code: 0, signal: undefined };
			},
		},
	});
	for (const times of [1, 2]) {
		await screen.press("s");
		await expect.poll(() => above).toHaveLength(times);
		await screen.see("You are back after");
	}
	expect(above.map((text) => text.includes("logging in to lsst"))).toEqual([true, true]);
	expect(above.map((text) => text.includes("ssh asks once about a machine"))).toEqual([true, false]);
});

test("a name that ssh would take apart is given to it whole, or refused with the reason", async () => {
	const { screen, seen } = await loggedIn(ENTERED, 0, {
		keyFiles: { candidates: async () => [], inspect: async (path) => ({ ...KEY, path }) },
	});
	const choose = async (path: string) => {
		await screen.press("k");
		await screen.see("let ssh choose");
		await screen.press("m");
		await screen.see("Path of the key file");
		await screen.press(path);
		await screen.press(KEYS.enter);
	};
	await choose("/keys/a%20b.pem");
	await screen.see("You are back after");
	expect(seen[0]?.args).not.toContain("-i");
	expect(seen[0]?.args).toContain('IdentityFile="/keys/a%%20b.pem"');
	await choose("/keys/$\u007bHOME}.pem");
	await screen.see("Give the file a plainer name.");
	expect(seen).toHaveLength(1);
});

test("a key file that others can read is mended before the login", async () => {
	const mended: string[] = [];
	const { screen, seen, clock } = await loggedIn(ENTERED, 0, {
		keyFiles: {
			inspect: async () => ({ ...KEY, safeMode: false }),
			mendMode: async (path) => void mended.push(path),
		},
	});
	await screen.press("s");
	await screen.see("Others could read it");
	expect(seen).toEqual([]);
	await answer(screen, clock);
	await screen.see("You are back after");
	expect(mended).toEqual([KEY.path]);
	expect(seen).toHaveLength(1);
});

test("without a remembered key file it asks, and takes a typed path", async () => {
	const asked: string[] = [];
	const seen: Command[] = [];
	const { screen, world } = await consoleOfOne({
		keyFiles: {
			candidates: async () => [KEY],
			inspect: async (path) => {
				asked.push(path);
				return { ...KEY, path };
			},
		},
		processes: {
			handOver: async (command) => {
				seen.push(command);
				world.config.disk.set(SSH_MESSAGES, ENTERED);
				return { code: 0, signal: undefined };
			},
		},
	});
	await screen.press("s");
	await screen.see("~/.ssh/lsst.pem");
	await screen.press("m");
	await screen.see("Path of the key file");
	await screen.press("~/k.pem");
	await screen.see("~/k.pem");
	await screen.press(KEYS.enter);
	await screen.see("You are back after");
	expect(asked).toEqual(["~/k.pem"]);
	expect(seen[0]?.args).toContain("~/k.pem");
});

test("before the key files are known Enter takes none", async () => {
	const { promise, resolve } = Promise.withResolvers<KeyFile[]>();
	const { screen } = await consoleOfOne({ keyFiles: { candidates: () => promise } });
	await screen.press("s");
	await screen.see("Looking in ~/.ssh");
	await screen.press(KEYS.enter);
	resolve([KEY]);
	await screen.see("› ~/.ssh/lsst.pem");
	expect(screen.frame()).toContain("Which private key file");
});

test("the key files are filtered, looked for again, and a path is typed with a cursor", async () => {
	const asked: string[] = [];
	const files = ["a", "b", "moon"].map((name) => ({ ...KEY, path: `/home/ada/.ssh/${name}.pem` }));
	const { promise, resolve } = Promise.withResolvers<typeof files>();
	let found = async () => files;
	const { screen } = await consoleOfOne({
		keyFiles: {
			candidates: () => found(),
			inspect: async (path) => {
				asked.push(path);
				throw new AppError("not-found", "There is no such file.");
			},
		},
	});
	await screen.press("k");
	await screen.see("moon.pem");
	await screen.press("/moo");
	await screen.see("1 of 4 match");
	await screen.press(KEYS.escape);
	expect(await screen.see("a.pem")).not.toContain("asking again");
	found = () => promise;
	await screen.press("r");
	expect(await screen.see("asking again …")).toContain("a.pem");
	resolve([...files, { ...KEY, path: "/home/ada/.ssh/new.pem" }]);
	await screen.see("new.pem");
	await screen.press("m");
	await screen.see("Path of the key file");
	await screen.press("\r");
	await screen.see("Type the path");
	await screen.press(`/k/b.pem${KEYS.home}${KEYS.right}${KEYS.right}e`);
	await screen.see("/ke/b.pem");
	await screen.press("\r");
	await screen.see("There is no such file.");
	expect(asked).toEqual(["/ke/b.pem"]);
});

test("a key that does nothing now says why, until the next key", async () => {
	const { screen, requests } = await consoleOfOne({
		watch: new ScriptedWatch([clusterView({ state: "stopped", fleet: "STOPPED" })]),
	});
	expect(screen.frame()).not.toContain("w watch");
	await screen.press("w");
	const frame = await screen.see("! AWS is doing nothing with it now.");
	expect(frame).not.toContain("u start ");
	expect(frame.split("\n").length).toBeLessThanOrEqual(24);
	await screen.press("r");
	await screen.see("u start");
	expect(requests).toEqual([]);
});

test("? lists the keys of the console, each with what it does or why it does nothing", async () => {
	const { screen, farewells } = await consoleOfOne({ size: { columns: 60, rows: 20 } });
	await screen.press("?");
	await screen.see("The cluster lsst");
	expect(screen.frame()).toContain("A stack is AWS's list");
	expect(screen.frame()).toMatch(/s +log in to the head node/);
	await screen.press(KEYS.pageDown);
	expect(screen.frame()).toMatch(/u +start the compute nodes \(It is running now\.\)/);
	await screen.press(KEYS.end);
	await screen.see("opens and closes this page");
	expect(screen.frame()).toMatch(/n +goes to your clusters, as Esc does/);
	await screen.press("q");
	await screen.see("Head node   ");
	expect(farewells).toEqual([]);
	await screen.press("?");
	await screen.see("The cluster lsst");
	await screen.press("\u0003");
	expect(farewells).toHaveLength(1);
});

/** Mounts of the tutorial, a root disk, and a volume that pcluster made. */
const HELD: Pick<ConsoleScript, "ec2" | "stacks"> = {
	ec2: {
		attachedVolumes: async () => [
			{ id: "vol-0root" as VolumeId, name: undefined, sizeGiB: 35, type: "gp2", endsWithIt: true },
			{ id: "vol-0data" as VolumeId, name: "data", sizeGiB: 500, type: "gp2", endsWithIt: false },
		],
	},
	stacks: {
		stack: async () =>
			stack({ parameters: { EBSVolumeId: "vol-0data", SharedDir: "/mnt/data", Scheduler: "slurm" } }),
		resources: async () => [],
	},
};

function stack(more: Partial<Stack>): Stack {
	const { stackId, stackName, createdAt } = clusterView();
	return {
		...{ id: stackId ?? "", name: stackName, status: "CREATE_COMPLETE", reason: undefined },
		...{
			createdAt: createdAt ?? new Date(0),
			updatedAt: undefined,
			outputs: {},
			parameters: {},
			tags: {},
			nested: false,
		},
		...more,
	};
}

test("stop says what goes on costing, then shows the run, then the console again", async () => {
	const run = new ScriptedRun(
		runView({ phase: "fleet", verb: "stop", typicalMinutes: [2, 5], fleet: "STOP_REQUESTED" }),
	);
	const { screen, requests, watch, clock } = await consoleOfOne({ runs: [run], ...HELD });
	await screen.press("p");
	const endings = await screen.see("What of lsst is to end?");
	expect(watch.refreshed).toBe(1);
	expect(endings).toMatch(/1 the nodes +2 the head node too +3 all of it/);
	expect(endings).toContain("/mnt/data");
	await screen.press(KEYS.left);
	await screen.see("› 1 the nodes");
	for (let step = 0; step < 3; step += 1) await screen.press(KEYS.right);
	await screen.see("› 3 all of it");
	for (let step = 0; step < 3; step += 1) await screen.press(KEYS.left);
	await screen.see("› 1 the nodes");
	await screen.press("1");
	const dialog = await screen.see("Goes on costing");
	expect(dialog).toContain("the head node (t3.medium), which stays on, and its public address");
	expect(dialog).toContain("/mnt/data: data, 500 GiB, vol-0data");
	expect(dialog).toContain("2 compute nodes with their disks");
	await screen.press(KEYS.enter);
	expect(requests).toEqual([]);
	await answer(screen, clock);
	await screen.see("nodes: asked to stop");
	expect(requests[0]).toMatchObject({
		verb: "stop",
		attach: false,
		stackName: "parallelcluster-lsst",
		meant: { id: "arn:stack/lsst" },
	});
	run.show({ fleet: "STOPPING" });
	await screen.see("nodes: stopping");
	watch.show({ clusters: [clusterView({ fleet: undefined })] });
	run.show({ fleet: "STOPPED", outcome: { kind: "done" } });
	await screen.see("The nodes of lsst are stopped. The head node and the disks go on");
	await screen.see("nodes stopped, head node on");
});

test("delete wants the name typed, then y; a wrong one does nothing", async () => {
	const run = new ScriptedRun(runView({ verb: "delete" }));
	const { screen, requests, watch, clock } = await consoleOfOne({ runs: [run], ...HELD });
	await screen.press("d");
	const dialog = await screen.see("Gone for good");
	expect(watch.refreshed).toBe(1);
	expect(dialog).toContain("with its disk 35 GiB");
	expect(dialog).toContain("Stays, and goes on costing");
	expect(dialog).toContain("/mnt/data: data, 500 GiB, vol-0data");
	expect(dialog).toContain("Copy what you want to keep from /home to /mnt/data first.");
	await screen.press("lss");
	await screen.see("Type lsst: lss");
	await screen.press(KEYS.enter);
	await screen.see("That is not lsst. Nothing was done.");
	await screen.press("t");
	await screen.gone("That is not lsst");
	await screen.press(KEYS.enter);
	expect(requests).toEqual([]);
	await answer(screen, clock);
	await screen.see("Deleting lsst");
	expect(requests[0]).toMatchObject({ verb: "delete", attach: false, meant: { id: "arn:stack/lsst" } });
	run.show({ outcome: { kind: "done" } });
	await screen.see("lsst is deleted. /mnt/data: data, 500 GiB, vol-0data is still there");
});

test("a name half typed outlives a window that is too small for the question, which hears no yes meanwhile", async () => {
	const { screen, clock, requests } = await consoleOfOne();
	await screen.press("d");
	await screen.see("Type lsst:");
	await screen.press("ls");
	await screen.see(/Type lsst: ls/);
	screen.resize(38, 10);
	await screen.see("Make it at least");
	screen.resize(120, 40);
	await screen.see(/Type lsst: ls/);
	await screen.press("st");
	await screen.press(KEYS.enter);
	await seeQuestion(screen, clock);
	screen.resize(38, 10);
	await screen.see("Make it at least");
	await clock.pass(SEEN_MS);
	await screen.press("y");
	await clock.pass(1000);
	screen.resize(60, 20);
	await seeQuestion(screen, clock);
	expect(requests).toEqual([]);
});

test("words are no wider than can be read, however wide the window is", async () => {
	const { screen } = await consoleOfOne({ size: { columns: 140, rows: 50 } });
	const expectReadable = (frame: string) => {
		// Behind header and rule, before rule and keys.
		const longest = Math.max(
			...frame
				.split("\n")
				.slice(2, -2)
				.map((row) => row.length),
		);
		expect(longest).toBeLessThanOrEqual(92);
		expect(longest).toBeGreaterThan(70);
	};
	await screen.press("d");
	expectReadable(await screen.see("Type lsst:"));
	await screen.press("?");
	expectReadable(await screen.see("Nothing is done before"));
	await screen.press(KEYS.escape);
	await screen.see("Type lsst:");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	await screen.press("l");
	await screen.see("Which log do you want");
	await screen.press("?");
	expectReadable(await screen.see("CloudWatch keeps the logs"));
});

test("Esc keeps a cluster that was about to be deleted", async () => {
	const { screen, requests } = await consoleOfOne(HELD);
	await screen.press("d");
	await screen.see("Type lsst");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	expect(requests).toEqual([]);
});

test("what AWS does not tell is said to be not known", async () => {
	const no = async () => Promise.reject(new AppError("denied", "You may not."));
	const { screen } = await consoleOfOne({
		ec2: { attachedVolumes: no },
		stacks: { stack: no, resources: no },
		watch: new ScriptedWatch([clusterView({ stackId: undefined, createdAt: undefined })]),
	});
	await screen.press("d");
	const frame = await screen.see("AWS may not be asked which cluster has the name lsst");
	expect(frame).toContain("your own volumes, if it uses any: which ones is not known");
	expect(frame).toContain("volumes that pcluster made with it, if any: which ones is not known");
	expect(frame).not.toContain("/mnt/");
});

test.each([
	["d", { clusters: [clusterView({ stackId: "arn:stack/new", createdAt: NOW })] }, "is another cluster now"],
	["p", { clusters: [clusterView({ stackId: "arn:stack/new", createdAt: NOW })] }, "is another cluster now"],
	["d", { clusters: [] }, "is gone: it was deleted from elsewhere"],
	["p", { clusters: [] }, "is gone: it was deleted from elsewhere"],
	["d", { clusters: [clusterView({ state: "deleting" })] }, "It is being deleted now"],
	[
		"p",
		{ clusters: [clusterView({ state: "stopped", fleet: "STOPPED" })] },
		"Its nodes are stopped already.",
	],
] as const)(
	"a question (%s) that another window has overtaken cannot be answered any more",
	async (key, change, why) => {
		const { screen, watch, requests, clock } = await consoleOfOne(HELD);
		await screen.press(key);
		if (key === "p") {
			await screen.see("What of lsst is to end?");
			await screen.press("1");
		}
		await screen.see("oes on costing");
		watch.show(change);
		if (key === "d") {
			await screen.press("lsst");
			await screen.press(KEYS.enter);
		}
		await screen.see(why);
		await clock.pass(1000);
		await screen.press("y");
		await clock.pass(1000);
		expect(requests).toEqual([]);
	},
);

test("the key file of an earlier cluster of the name is not used for this one", async () => {
	const { screen } = await consoleOfOne({
		remembered: { ...REMEMBERED, stackId: "arn:stack/old" },
		keyFiles: { candidates: async () => [KEY] },
	});
	await screen.press("s");
	await screen.see("Which private key file");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	await screen.press("c");
	await screen.see("~/.parallelcluster/config");
});

test("what is remembered is noted for the stack that is seen", async () => {
	const noted: RememberedCluster[] = [];
	const memory = {
		recall: async () => REMEMBERED,
		remember: async (one: RememberedCluster) => void noted.push(one),
	};
	const { screen } = await consoleOfOne({ memory });
	await screen.see("Head node   ");
	await expect.poll(() => noted).toEqual([{ ...REMEMBERED, stackId: "arn:stack/lsst" }]);
});

test("a console says that its cluster was made anew from elsewhere", async () => {
	const { screen, watch } = await consoleOfOne();
	watch.show({ clusters: [clusterView({ stackId: "arn:stack/new", createdAt: NOW })] });
	await screen.see("This is not the lsst that you opened");
});

test("a cluster of another major version can be looked at and nothing else", async () => {
	const foreign = clusterView({ unmanageable: "It was made by ParallelCluster 3 and needs its pcluster." });
	const watch = new ScriptedWatch([foreign]);
	const { screen } = consoleOf({ watch });
	await screen.see("enter look at lsst");
	await screen.press(KEYS.enter);
	const frame = await screen.see("Head node   ");
	expect(frame).toContain("made by ParallelCluster 3");
	for (const word of ["s ssh", "p stop", "d delete"]) expect(frame).not.toContain(word);
	await screen.press("d");
	await screen.press("c");
	await screen.see("The config file of lsst:");
});

test("a stopped head node is said before anybody tries to log in", async () => {
	const head = clusterView().head;
	if (head === undefined) throw new Error("the sample has a head node");
	const run = new ScriptedRun(runView({ phase: "fleet", verb: "start", typicalMinutes: [2, 5] }));
	const { screen, requests, clock } = await consoleOfOne({
		watch: new ScriptedWatch([clusterView({ head: { ...head, state: "stopped" } })]),
		runs: [run],
		...HELD,
	});
	const frame = await screen.see("The head node is stopped, and 2 compute nodes are still on and costing");
	expect(frame).toContain("head node stopped");
	expect(frame).not.toContain("s ssh");
	expect(frame).not.toContain("p stop");
	await screen.press("s");
	await screen.see("The head node is stopped: press u to start it.");
	await screen.press("u");
	const dialog = await screen.see("Start lsst again, head node first?");
	expect(dialog).toContain("its public address stays 18.130.1.2");
	await answer(screen, clock);
	expect(requests[0]).toMatchObject({ verb: "start", head: true, meant: { id: "arn:stack/lsst" } });
});

/** Version 2's file of a cluster with so many nodes. */
const fileWith = (nodes: number) =>
	[
		"[global]",
		"cluster_template = default",
		"[cluster default]",
		"compute_instance_type = t2.xlarge",
		"initial_queue_size = 0",
		`max_queue_size = ${nodes}`,
	].join("\n");
const stopped = clusterView({
	state: "stopped",
	fleet: "STOPPED",
	computeNodes: 0,
	nodes: [],
	maximumNodes: undefined,
});

test("starting tells what it costs now, then while it waits, and with all nodes at work", async () => {
	const { screen } = await consoleOfOne({
		watch: new ScriptedWatch([stopped]),
		configText: fileWith(4),
		...HELD,
	});
	await screen.press("u");
	const dialog = await screen.see("Start the compute nodes of lsst again?");
	expect(dialog.replaceAll(/\s+/g, " ")).toMatch(
		/It costs ≈ \$0\.\d\d\/h now; then ≈ \$0\.\d\d\/h while it waits for jobs, and \$0\.9\d\/h( and more)? with all nodes at work\./,
	);
});

test("AWS is asked once for each price that a question needs", async () => {
	const asked: string[] = [];
	const prices: PriceLists = {
		listed: async (_region, thing) => {
			asked.push(thing.type);
			return { usd: 0.1, dated: "2026-11-23", from: "aws" };
		},
		spot: async () => undefined,
	};
	const watch = new ScriptedWatch([stopped]);
	const { screen } = await consoleOfOne({ watch, configText: fileWith(4), ...HELD, prices });
	const needed = ["gp2", "t2.xlarge", "t3.medium"];
	await expect.poll(() => asked.toSorted()).toEqual(needed);
	asked.length = 0;
	await screen.press("u");
	await screen.see("Start the compute nodes of lsst again?");
	await expect.poll(() => [...new Set(asked)].toSorted()).toEqual(needed);
	expect(asked.toSorted()).toEqual(needed);
});

test("starting what may cost more than the bound is asked about once more", async () => {
	const { screen, clock, requests } = await consoleOfOne({
		watch: new ScriptedWatch([stopped]),
		configText: fileWith(40),
		...HELD,
	});
	await screen.press("u");
	await screen.see("Is lsst to cost that much?");
	await screen.press(KEYS.enter);
	await screen.press("y");
	await answer(screen, clock, "a");
	await screen.see("Start the compute nodes of lsst again?");
	expect(requests).toEqual([]);
});

test("z asks for another size by a form, and Ctrl-C leaves from the list of one of its fields, too", async () => {
	const { screen, farewells } = await consoleOfOne({ configText: fileWith(4), ...HELD });
	await screen.press("z");
	const form = await screen.see("Which size is lsst to have?");
	expect(form).toMatch(/Most nodes +4/);
	await screen.press("?");
	await screen.see("leaves the form; nothing is changed");
	await screen.press(KEYS.escape);
	await screen.see(/Most nodes +4/);
	await screen.press(KEYS.down);
	await screen.press(KEYS.down);
	await screen.press(" ");
	await screen.see("take it");
	await screen.press("\u0003");
	expect(farewells).toHaveLength(1);
});

test("a bill with no room for all of it says which lines are in sight", async () => {
	const { screen } = await consoleOfOne({
		configText: fileWith(4),
		...HELD,
		size: { columns: 60, rows: 20 },
	});
	await screen.press("b");
	await screen.see(/What lsst costs now {2}1–\d+ of \d+/);
	await screen.press(KEYS.down);
	await screen.see(/What lsst costs now {2}2–\d+ of \d+/);
});

test("a size that was chosen stands there again after Esc from what came of it", async () => {
	const { screen } = await consoleOfOne({ configText: fileWith(4), ...HELD });
	await screen.press("z");
	await screen.see(/Most nodes +4/);
	await screen.press(KEYS.right);
	await screen.see(/Most nodes +5/);
	await screen.press(KEYS.enter);
	await screen.gone("Which size is lsst to have?");
	await screen.press(KEYS.escape);
	await screen.see(/Most nodes +5/);
});

test.each([
	[18, "The command is too long for this window: y copies it."],
	[19, '"Address":"you@example.org"}]}]\''],
])(
	"at 60 columns and %i rows the command that has AWS watch the bill is shown whole, or not at all",
	async (rows, end) => {
		const { screen } = await consoleOfOne({ ...HELD, size: { columns: 60, rows } });
		await screen.press("m");
		await screen.see("In how many hours");
		await screen.see(end);
	},
);

test("m reminds after some hours, by the bell and on the screen, and says what is lost on leaving", async () => {
	const { screen, clock, world, farewells } = await consoleOfOne({
		...HELD,
		size: { columns: 100, rows: 40 },
	});
	await screen.press("m");
	await screen.see("In how many hours shall firstlight ring");
	await screen.see("aws budgets create-budget --account-id 123456789012");
	await screen.press("y");
	await screen.see("copied, if your terminal allows it");
	expect(world.copied[0]).toContain('"Unit":"USD"');
	await screen.press("x");
	await screen.press(KEYS.enter);
	await screen.see("Type a number of hours");
	await screen.press("\u0015");
	await screen.press("3");
	await screen.press(KEYS.enter);
	await screen.see("in 3 h 00 min");
	await clock.pass(3 * 3_600_000);
	await screen.see("You asked to be reminded of lsst.");
	expect(world.called).toHaveLength(1);
	expect(world.called[0]).toMatch(/^You asked to be reminded of lsst\. It costs ≈ \$\d/);
	await screen.press("m");
	await screen.see("In how many hours shall firstlight ring");
	await screen.press(KEYS.enter);
	await screen.see("in 2 h 00 min");
	await screen.press("q");
	expect(farewells[0]).toContain(
		"The reminder of lsst in 2 h 00 min ends with firstlight: nobody rings then.",
	);
});

test("leaving says what goes on costing and how to come back", async () => {
	const { screen, farewells } = await consoleOfOne();
	await screen.press("q");
	expect(farewells).toHaveLength(1);
	const text = farewells[0]?.join("\n");
	expect(text).toContain("lsst (eu-west-2) is running and costs money until you stop or delete it.");
	expect(text).toContain("firstlight --region eu-west-2");
});

test("a cluster that vanished is said to be gone", async () => {
	const { screen, watch } = await consoleOfOne();
	watch.show({ clusters: [] });
	await screen.see("There is no cluster lsst here now");
});

test("k starts on the key file of last time, so Enter changes nothing", async () => {
	const first = { ...KEY, path: "/home/ada/.ssh/a.pem" };
	const { screen } = await consoleOfOne({
		remembered: REMEMBERED,
		keyFiles: { candidates: async () => [first, KEY] },
	});
	await screen.press("k");
	await screen.see(/› ~\/\.ssh\/lsst\.pem +used last time/);
});

test("at 60×20 every key of the console is named", async () => {
	const { screen } = await consoleOfOne({ size: { columns: 60, rows: 20 } });
	const frame = screen.frame();
	for (const key of ["s ssh", "p stop", "d delete", "q quit"]) expect(frame).toContain(key);
	for (const line of ["t  what to do there", "k  choose another key file", "l  read the logs"]) {
		expect(frame).toContain(line);
	}
	expect(frame).toContain("c  read the config file");
	expect(frame).toContain("enter does what is next: logs in");
	expect(frame).not.toContain("Stack ");
	screen.resize(60, 24);
	await screen.see("Stack ");
	screen.resize(60, 23);
	await screen.gone("Stack ");
});

/** Two compute nodes at work since 11:00. */
function working() {
	const { head } = clusterView();
	if (head === undefined) throw new Error("no head node");
	const node = {
		...head,
		role: "compute" as const,
		type: "t3.xlarge",
		launchedAt: new Date("2026-11-23T11:00:00Z"),
	};
	return clusterView({ nodes: [node, { ...node, id: "i-2" as typeof node.id }] });
}

test("the console tells what the cluster costs now and has cost so far, and each question what changes", async () => {
	const { screen, watch } = await consoleOfOne({ ...HELD, watch: new ScriptedWatch([working()]) });
	const frame = await screen.see(/Costs +≈ \$0.46\/h now/);
	expect(frame).toMatch(/So far +≈ \$0.47; what came and went unseen is not counted/);
	expect(frame).toMatch(/≈ \$0.46\/h · lsst/);
	await screen.press("p");
	await screen.see("≈ $0.01/h: its disks");
	await screen.press("1");
	await screen.see("It costs ≈ $0.46/h now, and $0.06/h then.");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	await screen.press("p");
	await screen.see("≈ $0.01/h: its disks");
	await screen.press("2");
	await screen.see("It costs ≈ $0.46/h now, and $0.01/h then.");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	await screen.press("d");
	await screen.see("It costs ≈ $0.46/h now, and $0/h then.");
	await screen.see(/Your own volumes go on as before: \$58\/month/);
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	watch.show({ clusters: [clusterView({ nodes: [], computeNodes: 0 })] });
	await screen.see(/Costs +≈ \$0.06\/h now/);
});

test("y copies the command that logs in, the path that c shows, and the command that mends a login", async () => {
	const said = "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\r\nOffending key for 18.130.1.2\r\n";
	const { screen, world, clock } = await loggedIn(said);
	await screen.press("y");
	await screen.see("copied, if your terminal allows it");
	await screen.press("c");
	await screen.see("There is no such file here.");
	await screen.press("y");
	await screen.see(/allows it:\s+\/home\/ada\/.parallelcluster\/lsst/);
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	await screen.press("s");
	await screen.see("Another machine had this address before");
	await screen.press("y");
	await clock.pass(SEEN_MS);
	await screen.see("y copy");
	await screen.press("y");
	await screen.see(/allows it:\s+ssh-keygen -R\s+18.130.1.2/);
	expect(world.copied).toEqual([
		`AWS_DEFAULT_REGION=eu-west-2 AWS_PCLUSTER_CONFIG_FILE=/home/ada/.parallelcluster/lsst /home/ada/.venv/bin/pcluster ssh lsst -r eu-west-2 -i ${KEY.path}`,
		"/home/ada/.parallelcluster/lsst",
		"ssh-keygen -R 18.130.1.2",
	]);
});

const CONFIG = [
	"[global]",
	"cluster_template = default",
	"[aws]",
	"aws_secret_access_key = abcSecretXyz",
	...Array.from({ length: 40 }, (_, place) => `# line ${place}`),
	"[cluster default]",
	"base_os = centos7",
	"ebs_settings = one",
	"[ebs one]",
	"shared_dir = /mnt/one",
].join("\n");

test("y copies firstlight's own commands for what can be done with the cluster now, also where nobody can log in", async () => {
	const one = clusterView();
	const { screen, world } = await consoleOfOne({
		watch: new ScriptedWatch([
			clusterView({
				fleet: "STOPPED",
				computeNodes: 0,
				state: "stopped",
				head: one.head && { ...one.head, state: "stopped" },
			}),
		]),
	});
	await screen.press("y");
	await screen.see(/\(1 of 3, y copies the next\):\s+firstlight\s+status\s+lsst/);
	await screen.press("y");
	await screen.press("y");
	await screen.see("(3 of 3");
	expect(world.copied).toEqual(
		["status", "start", "delete"].map((verb) => `firstlight ${verb} lsst --region eu-west-2`),
	);
});

test.each([
	{ columns: 80, rows: 24 },
	{ columns: 60, rows: 20 },
])("y copies the command of an ending, and then that of its run ($columns×$rows)", async (size) => {
	const run = new ScriptedRun(runView({ phase: "fleet", verb: "stop", typicalMinutes: [2, 5] }));
	const { screen, world, clock } = await consoleOfOne({ size, runs: [run], ...HELD });
	await screen.press("p");
	await screen.see("What of lsst is to end?");
	await screen.press(KEYS.right);
	await screen.press("y");
	await screen.see(/allows it:\s+firstlight\s+stop\s+lsst\s+--head\s+--region\s+eu-west-2/);
	await screen.press("2");
	await answer(screen, clock);
	await screen.see("y copy");
	await screen.press("y");
	await screen.see(/allows it:\s+firstlight\s+stop\s+lsst\s+--head/);
	const command = "firstlight stop lsst --head --region eu-west-2";
	expect(world.copied).toEqual([command, command]);
});

test("c shows the config file in place: scrolled, searched to and fro, without its keys of AWS", async () => {
	const { screen, world } = await consoleOfOne({ remembered: REMEMBERED });
	world.config.disk.set(REMEMBERED.configPath, CONFIG);
	await screen.press("c");
	const frame = await screen.see("cluster_template = default");
	expect(frame).toContain("~/.parallelcluster/lsst");
	expect(frame).toMatch(/ 1–17 of 49 *$/m);
	expect(frame).not.toContain("abcSecretXyz");
	await screen.press("n");
	await screen.see("Press / and type what to look for.");
	await screen.press("/");
	await screen.see("Look for:");
	await screen.press("LINE 3");
	await screen.press(KEYS.enter);
	await screen.see("“LINE 3” 1 of 11");
	expect(screen.frame()).toContain("# line 3");
	await screen.press("n");
	await screen.see("“LINE 3” 2 of 11");
	await screen.see("# line 30");
	await screen.press("N");
	await screen.press("N");
	await screen.see("“LINE 3” 11 of 11");
	await screen.press(KEYS.end);
	await screen.see("shared_dir = /mnt/one");
	await screen.press("/");
	await screen.press("x");
	await screen.press(KEYS.enter);
	await screen.see("is not there");
	await screen.press("?");
	await screen.see("goes to the next place, N to the one before");
	await screen.press("?");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
});

test("l shows the log from its end, and a long one in pieces", async () => {
	const { screen, world } = await consoleOfOne();
	const lines = Array.from({ length: 600 }, (_, place) => `said ${String(place).padStart(3, "0")}.`);
	Object.assign(world.services.ports.log, { stretch: stretched(lines, 50) });
	await screen.press("l");
	await screen.see("Which log do you want to read?");
	await screen.press(KEYS.enter);
	const frame = await screen.see("said 599.");
	expect(frame).toContain("~/.local/state/firstlight/log");
	expect(frame).toContain("% of 0.0 MB");
	for (let top = 599; top > 540; top--) await screen.press(KEYS.up);
	await screen.see("said 535.");
	await screen.press("/");
	for (const letter of "said 007") await screen.press(letter);
	await screen.press(KEYS.enter);
	await screen.see("“said 007” 1 of 1 in this part");
	await screen.see("said 007.");
	await screen.press(KEYS.home);
	await screen.see("said 000.");
	await screen.press(KEYS.end);
	await screen.see("said 599.");
});
