import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { type ClusterHead, startClusterHead } from "./cluster-head.ts";
import { startFirstlight } from "./firstlight.ts";
import { publicHalf } from "./head-node.ts";
import { type MeteredWay, meteredWay } from "./metered-way.ts";
import { stage } from "./stage.ts";
import { layOutConfig } from "./user-config.ts";

const { hasSlurm, aws, pcluster, pcluster3161, sshd } = stage();
const LONG = { timeoutMs: 90_000 };
const REFUSED =
	"An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation: We currently do not have sufficient t3.xlarge capacity";
const LOOKED_AT = [
	...["Volumes are there, with files", "The LSST software is there"],
	...["It answers: eups list", "Slurm answers"],
];

const RESULT_BYTES = 20_000_000;
/** The line by which the user's job has a result, beside the folder that only root may read on each file system. */
const MAKES_RESULT = `head -c ${RESULT_BYTES} /dev/urandom > /mnt/data/image.fits`;

/**
 * From the login to what a job has written, by keys alone, with connections that break meanwhile. The cluster is made
 * by the real pcluster; the head node that its ssh leads to is a real one.
 */
describe.skipIf(!hasSlurm).each([
	{ version: "2.11.9", bin: pcluster, like: { queue: "compute", resource: "t3xlarge" } },
	{ version: "3.16.1", bin: pcluster3161, like: { queue: "queue1", resource: "compute" } },
])("work on a real Slurm, by the real pcluster $version and the real ssh", ({ version, bin, like }) => {
	let account: Account;
	let head: ClusterHead;
	let way: MeteredWay;
	let program: RunningProgram;
	let running: string;

	beforeAll(async () => {
		const volumes = ["/mnt/lsst_stack", "/mnt/ps1", "/mnt/data"];
		[account, head] = await Promise.all([
			startAccount(aws()),
			startClusterHead(sshd(), { ...like, volumes }),
		]);
		way = await meteredWay(head.port);
		await head.settings({ lines: [`Port ${way.port}`] });
		await head.admit(await publicHalf(join(account.home, ".ssh", "my_key.pem")));
		await account.behave({ step_seconds: 0, boot_seconds: 0 });
		if (version === "2.11.9") await layOutConfig(account);
		const env = account.env(bin(), head.bin);
		const args = ["create", "--name", "lsst", "--yes", "--json"];
		const made = await calledProgram(inject("program"), args, { env, cwd: account.home });
		expect(made.code, made.noted).toBe(0);
		const EDITOR = join(account.home, "editor");
		await writeFile(EDITOR, `#!/bin/sh\necho '${MAKES_RESULT}' >> "$1"\n`, { mode: 0o755 });
		program = startFirstlight(account, bin(), ["--cluster", "lsst"], { ...env, EDITOR });
		await program.waitFor("s  log in to the head node", LONG);
	});
	afterAll(async () => {
		await program?.dispose();
		await way?.close();
		await head?.close();
		await account?.stop();
	});

	/** Gives Slurm a job for both nodes as its user would; its number. */
	async function send(name: string, command: string): Promise<string> {
		const line = `sbatch --parsable -N 2 --exclusive -J ${name} --wrap '${command}'`;
		return (await head.run(line, "ec2-user")).trim();
	}

	/** Puts the cursor on the job of that name, which is so many rows below the first. */
	async function choose(name: string, below: number): Promise<void> {
		program.press("home", ...Array.from({ length: below }, () => "down" as const));
		await program.waitFor((rows) => rows.some((row) => row.includes("› ") && row.includes(` ${name} `)));
	}

	/** Does this one of the first steps, which is asked about and gets a yes. */
	async function doStep(what: string): Promise<void> {
		const shown = program.screen();
		const place = (text: string) => shown.findIndex((row) => row.includes(text));
		program.press(...Array.from({ length: place(what) - place("› ") }, () => "down" as const));
		await program.waitFor((rows) => rows.some((row) => row.includes("› ") && row.includes(what)));
		program.press("enter");
		await program.waitFor(`${what}: do it on lsst?`);
		await program.waitFor("Press y to do it");
		program.press("y");
	}

	const isGreen = (what: string) => program.waitFor(new RegExp(`✓ +${what} +in order`), LONG);

	test("logs in by the key it was made with", async () => {
		program.press("s");
		await program.waitFor("[fingerprint])?", LONG);
		program.type("yes");
		program.press("enter");
		await program.waitFor(/\$ ?$/m);
		program.type("sinfo -h -o %D:%t");
		program.press("enter");
		await program.waitFor("2:idle");
		program.type("exit");
		program.press("enter");
		await program.waitFor(/✓ You are back after \d+ s\./);
	});

	test("the first steps that look are green, over a connection that breaks in the middle of one", async () => {
		// Nothing is asked there before somebody wants to know.
		expect(head.sessions()).toBe(1);
		await head.run("touch /mnt/lsst_stack/eups/wait");
		program.press("t");
		await program.waitFor("The first steps on the head node");
		program.press("a");
		await program.waitFor(/It answers: eups list +under way/, LONG);
		await head.run("until pgrep -f eups/bin/eups; do sleep 0.1; done");
		await head.cut();
		await head.run("rm /mnt/lsst_stack/eups/wait");
		await isGreen("Slurm answers");
		for (const what of LOOKED_AT) await isGreen(what);
	});

	test("a trial job whose connection breaks is told of, and green once it is done again", async () => {
		const holder = await send("holder", "sleep 1000");
		await doStep("A trial job on every node");
		await head.run("until squeue -h -t PD -o %r | grep -q Resources; do sleep 0.1; done");
		await head.cut();
		await program.waitFor("Look whether it was done.", LONG);
		await head.run(`scancel ${holder}`);
		await doStep("A trial job on every node");
		const screen = await isGreen("A trial job on every node");
		for (const word of ["All 2 nodes answered:", ...head.nodes]) expect(screen).toContain(word);
	});

	test("each login switches the software on from now on", async () => {
		await doStep("Each login switches the software on");
		await isGreen("Each login switches the software on");
		const bashrc = String(await head.read("/home/ec2-user/.bashrc"));
		expect(bashrc).toBe("source /mnt/lsst_stack/loadLSST.bash\n");
		program.press("esc");
		await program.waitFor("s  log in to the head node");
	});

	test("shows both nodes, free", async () => {
		program.press("j");
		await program.waitFor("Nodes: 2 free. Jobs: 0 running, 0 waiting.", LONG);
		expect(program.screen().join("\n")).toContain(head.nodes.join(", "));
	});

	test("a job runs, and another waits for its nodes", async () => {
		running = await send("holder", "srun hostname; sleep 1000");
		program.press("r");
		await program.waitFor("Nodes: 2 busy. Jobs: 1 running, 0 waiting.", LONG);
		await send("patient", "echo done");
		program.press("r");
		await program.waitFor("Jobs: 1 running, 1 waiting.", LONG);
		await choose("patient", 1);
		await program.waitFor("It waits for nodes: those it asks for are at work", LONG);
	});

	test("a connection that breaks is taken up again", async () => {
		await head.cut();
		await send("later", "echo done");
		program.press("r");
		await program.waitFor("Jobs: 1 running, 2 waiting.", LONG);
	});

	test("a head node that is away is told, and found again", async () => {
		await head.stop();
		program.press("r");
		await program.waitFor("Not connected:", LONG);
		await head.start();
		program.press("r");
		await program.waitFor((rows) => !rows.some((row) => row.includes("Not connected:")), LONG);
	});

	test("what the job has written is what its file holds", async () => {
		await choose("holder", 0);
		program.press("o");
		const screen = await program.waitFor(new RegExp(`^ *${head.nodes[1]} *$`, "m"));
		const written = String(await head.read(`/home/ec2-user/slurm-${running}.out`));
		expect(written.split("\n").toSorted()).toEqual(["", ...head.nodes]);
		for (const line of written.split("\n")) expect(screen).toContain(line);
		program.press("esc");
		await program.waitFor("Jobs: 1 running");
	});

	test("it is cancelled once that was asked, and the next one runs to its end", async () => {
		await choose("holder", 0);
		program.press("x");
		await program.waitFor("cancel job");
		program.press("y");
		await program.waitFor(/ holder .*cancelled/, LONG);
		await program.waitFor("Jobs: 0 running, 0 waiting.", LONG);
	});

	test("a first job is made, and changed in the editor", async () => {
		program.press("n");
		await program.waitFor("A first job, made of what lsst is like.", LONG);
		program.press("e");
		await program.waitFor("Your own script.", LONG);
		program.press("end");
		await program.waitFor(MAKES_RESULT);
	});

	test("it is sent over a connection that breaks in the middle, once", async () => {
		program.press("s");
		await program.waitFor("Press y to send it");
		await head.run("touch /mnt/lsst_stack/eups/wait; pkill -STOP -x slurmctld");
		program.press("y");
		await head.run("until pgrep -x sbatch; do sleep 0.1; done");
		await head.cut();
		await head.run("pkill -CONT -x slurmctld");
		await program.waitFor(/Job \d+: first-job runs/, LONG);
		const sent = await head.run("squeue -h -t all -n first-job -o %i");
		running = sent.trim();
		expect(running).toMatch(/^\d+$/);
	});

	test("it is followed to its end on both nodes, over a connection that is away for a while", async () => {
		await head.run("until pgrep -f eups/bin/eups; do sleep 0.1; done");
		await head.stop();
		program.press("r");
		await program.waitFor("It is tried again by itself; the job goes on.", LONG);
		await head.start();
		await head.run("rm /mnt/lsst_stack/eups/wait");
		await program.waitFor(/is done after \d+ s: its script ended well, with code 0\./, LONG);
		const screen = program.screen().join("\n");
		// The screen has no tabs.
		const written = String(await head.read(`/mnt/data/first-job-${running}.out`)).replaceAll("\t", " ");
		for (const [task, node] of head.nodes.entries()) expect(written).toContain(`${task}: ${node}\n`);
		for (const line of written.trim().split("\n")) expect(screen).toContain(line);
		program.press("esc");
		await program.waitFor("Jobs: 0 running, 0 waiting.", LONG);
		program.press("esc");
		await program.waitFor("s  log in to the head node");
	});

	test("all that it has written is fetched over a connection that breaks in the middle, and is the same", async () => {
		program.press("f");
		await program.waitFor("Files to the cluster, and back");
		program.press("g");
		await program.waitFor("Which file or folder on lsst?");
		program.type("/mnt/data");
		program.press("enter");
		await program.waitFor("Into which folder on this computer?");
		program.press("enter");
		await program.waitFor("Press y to copy it", LONG);
		way.breakAfter(RESULT_BYTES / 2);
		program.press("y");
		await program.waitFor("The connection to the cluster broke off.", LONG);
		program.press("r");
		await program.waitFor("Press y to copy it", LONG);
		program.press("y");
		const end = await program.waitFor("the same on both sides by SHA-256.", LONG);
		expect(end).toContain("lost+found");
		for (const name of ["image.fits", `first-job-${running}.out`]) {
			const fetched = await readFile(join(account.home, "data", name));
			expect(fetched.equals(await head.read(`/mnt/data/${name}`)), name).toBe(true);
		}
		program.press("esc");
		await program.waitFor("s  log in to the head node");
	});

	test("why a node did not start is read on its disk, and kept in a file as it stands there", async () => {
		const line = `2026-11-26 16:00:00,123 - [slurm_plugin.resume:_resume] - ERROR - ${REFUSED}`;
		const log = "/var/log/parallelcluster/slurm_resume.log";
		await head.run(`echo '${line}' >${log}; chmod 644 ${log}`);
		program.press("l");
		await program.waitFor("Why did my node not start?");
		program.press("down");
		await program.waitFor("› Why did my node not start?");
		program.press("enter");
		await program.waitFor("AWS has no free machine of this type in this zone just now.", LONG);
		await program.waitFor("from the head node, by ssh");
		program.press("w");
		const screen = await program.waitFor(/Written to ~\/lsst-nodes-\S+\.log/);
		const [, name = ""] = /Written to ~\/(\S+)/.exec(screen) ?? [];
		expect(await readFile(join(account.home, name), "utf8")).toContain(`\n${line}\n`);
		program.press("esc");
		await program.waitFor("Which log do you want to read?");
		program.press("esc");
		await program.waitFor("s  log in to the head node", LONG);
	});

	test("a console at rest asks the head node at most once a minute", async () => {
		const before = head.sessions();
		// Two looks a minute apart never fall into less than one.
		await head.run("sleep 55");
		expect(head.sessions() - before).toBeLessThanOrEqual(1);
	});

	test("leaves with the connection ended", async () => {
		program.press("q");
		expect(await program.exit()).toEqual({ code: 0, signal: undefined });
		// It ends with the program: the shell there waits until nobody is logged in.
		await head.run("while pgrep -u ec2-user sshd; do sleep 0.1; done");
	});
});
