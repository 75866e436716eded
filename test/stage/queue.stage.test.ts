import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { type ClusterHead, startClusterHead } from "./cluster-head.ts";
import { writeConfig2119 } from "./config-by-hand.ts";
import { startFirstlight } from "./firstlight.ts";
import { publicHalf } from "./head-node.ts";
import { realPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { hasSlurm, motoPython, pcluster, sshd } = stage();
const LONG = { timeoutMs: 90_000 };

/** From the login to a job's output, by keys alone, with connections that break meanwhile. */
describe.skipIf(!hasSlurm)(
	"nodes and jobs of a real Slurm, by the real pcluster 2.11.9 and the real ssh",
	() => {
		let account: Account;
		let head: ClusterHead;
		let program: RunningProgram;
		let running: string;

		beforeAll(async () => {
			const volumes = ["/mnt/lsst_stack", "/mnt/ps1", "/mnt/data"];
			const like = { queue: "compute", resource: "t3xlarge", volumes };
			[account, head] = await Promise.all([startAccount(motoPython()), startClusterHead(sshd(), like)]);
			await head.admit(await publicHalf(join(account.home, ".ssh", "my_key.pem")));
			await account.behave({ step_seconds: 0, boot_seconds: 0 });
			const real = realPcluster(account, pcluster(), "2.11.9", await writeConfig2119(account));
			await real.say(real.dialect.create(real.profile, real.target("lsst")));
			const PATH = account.env(pcluster(), head.bin)["PATH"] ?? "";
			program = startFirstlight(account, pcluster(), ["--cluster", "lsst"], { PATH });
			await program.waitFor("s  log in to the head node", LONG);
		});
		afterAll(async () => {
			await program?.dispose();
			await head?.close();
			await account?.stop();
		});

		/** Gives Slurm a job as its user would; its number. */
		async function send(name: string, command: string): Promise<string> {
			const said = await head.run(
				`sbatch --parsable -N 2 --exclusive -J ${name} --wrap '${command}'`,
				"ec2-user",
			);
			return said.trim();
		}

		/** Puts the cursor on the job of that name, which is so many rows below the first. */
		async function choose(name: string, below: number): Promise<void> {
			program.press("home", ...Array.from({ length: below }, () => "down" as const));
			await program.waitFor((rows) => rows.some((row) => row.includes("› ") && row.includes(` ${name} `)));
		}

		test("logs in by its key", async () => {
			program.press("s");
			await program.waitFor("› ~/.ssh/my_key.pem");
			program.press("enter");
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

		test("shows both nodes, free", async () => {
			program.press("j");
			await program.waitFor("Nodes: 2 free. Jobs: 0 running, 0 waiting.");
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
			const screen = await program.waitFor(/^ *compute-dy-t3xlarge-2 *$/m);
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

		test("leaves with the connection ended", async () => {
			program.press("q");
			expect(await program.exit()).toEqual({ code: 0, signal: undefined });
			// It ends with the program: the shell there waits until nobody is logged in.
			await head.run("while pgrep -u ec2-user sshd; do sleep 0.1; done");
		});
	},
);
