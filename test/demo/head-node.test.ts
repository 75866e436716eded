import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { POLL_VARIABLE } from "../../src/demo/control/protocol.ts";
import { bytes } from "../../src/demo/head-node/disk.ts";
import { playSftp } from "../../src/demo/head-node/sftp-program.ts";
import { playSsh } from "../../src/demo/head-node/ssh-program.ts";
import { type Finished, type TestDemo, testDemo } from "./demo-account.ts";
import { created, jsonOf, N, R } from "./demo-v3.ts";

let demo: TestDemo;
let destination: string;

/** A cluster of version 3 with up to four dynamic nodes, a minute after it was begun. */
async function cluster(trouble?: string): Promise<void> {
	demo = await testDemo(undefined, undefined, 3, trouble);
	expect(await created(demo, "lsst", { minimum: 0, maximum: 3 })).toMatchObject({ code: 0 });
	demo.advance(60);
	const { command } = jsonOf(await demo.run(["ssh", ...N, ...R, "--dryrun", "true"])) as { command: string };
	destination = command.split(" ")[1] ?? "";
}

beforeEach(() => cluster());

async function ssh(words: readonly string[], input = ""): Promise<Finished> {
	const [out, err]: [string[], string[]] = [[], []];
	const complain = (text: string) => void err.push(text);
	const streams = { input: async () => input, out: (text: string) => void out.push(text), err: complain };
	const env = { ...demo.env, [POLL_VARIABLE]: "5" };
	const code = await playSsh(words, env, streams, complain);
	return { code, stdout: out.join(""), stderr: err.join("") };
}

async function sftp(lines: string): Promise<Finished> {
	const [out, err]: [string[], string[]] = [[], []];
	const streams = {
		input: async () => bytes(lines),
		out: (text: string) => void out.push(text),
		err: (text: string) => void err.push(text),
	};
	const env = { ...demo.env, [POLL_VARIABLE]: "5" };
	const code = await playSftp(["-S", "ssh", "-i", key(), "-b", "-", destination], env, streams);
	return { code, stdout: out.join(""), stderr: err.join("") };
}

function key(): string {
	return join(demo.home, ".ssh", "lsst-demo.pem");
}

/** One command line of the shell there. */
function there(line: string, input?: string): Promise<Finished> {
	return ssh([destination, "-i", key(), "-o", "BatchMode=yes", line], input);
}

async function said(line: string, input?: string): Promise<string> {
	const { stdout, stderr } = await there(line, input);
	return stdout + stderr;
}

describe("the shell of the head node", () => {
	test("says of each line what the real one says", async () => {
		const lines = [
			["echo one; echo two && false || echo three", "one\ntwo\nthree\n"],
			["printf '%s=%03d\\n' a 7 b 12", "a=007\nb=012\n"],
			[`sh -c 'echo "$0 $1"; exit 3' x "a  b"; echo $?`, "x a  b\n3\n"],
			["for i in 1 2 3; do [ $i -eq 2 ] && continue; echo $i; done", "1\n3\n"],
			["n=0; while [ $n -lt 3 ]; do n=$((n+1)); done; echo $n", "3\n"],
			["if test -d /mnt/lsst_stack; then echo there; else echo gone; fi", "there\n"],
			["case loadLSST.bash in *.csh) echo csh;; load*) echo bash;; esac", "bash\n"],
			[`echo \${HOME##*/} \${NONE:-none} "$(echo a; echo b)" \${#HOME}`, "ec2-user none a\nb 14\n"],
			["cd /mnt/lsst_stack && ls *.bash && pwd", "loadLSST.bash\n/mnt/lsst_stack\n"],
			["seq 20 | tail -n 3 | head -1; seq 5 | wc -l; echo abc | tail -c 2", "18\n5\nc\n"],
			["cat <<E | sort -r\na $USER\nb\nE", "b\na ec2-user\n"],
			["nothing-here 2>&1 | cat", "-bash: nothing-here: command not found\n"],
			["nothing-here; echo $?", "127\n-bash: nothing-here: command not found\n"],
			["ls /nope; echo $?", "2\nls: cannot access '/nope': No such file or directory\n"],
			["command -v rsync || command -v sbatch", "/opt/slurm/bin/sbatch\n"],
			["mountpoint -q /mnt/ps1 && ! mountpoint -q /mnt && echo mounted", "mounted\n"],
			["eups list", "-bash: eups: command not found\n"],
			[
				"printf 'a\\nb\\n' > x; (cat x; wc -c < x) >> y; grep -c . y; sha256sum x | cut -c 1-4 2>/dev/null",
				"3\n",
			],
			["echo no > /etc/x", "-bash: /etc/x: Permission denied\n"],
			["seq 3 -2 1; seq 1 0 3; echo $?", "3\n1\n1\nseq: invalid Zero increment value: '0'\n"],
			["bash -c 'echo $((1 + 1)) $(($1 * 2)) $(($2 + 3))' x 7", "2 14 3\n"],
			[
				"touch a b; mkdir into; cp none a b into; echo $?; ls into",
				"1\na\nb\ncp: cannot stat 'none': No such file or directory\n",
			],
			["source /mnt; cat < /mnt; echo $?", "1\nsource: Is a directory\ncat: Is a directory\n"],
			["echo 'a(b' | grep '(' 2>/dev/null; echo $?", "2\n"],
			["echo 'unfinished", "bash: syntax error near unexpected token `''\n"],
		] as const;
		for (const [line, output] of lines) expect([line, await said(line)]).toEqual([line, output]);
	});

	test("keeps files from one login to the next, byte for byte", async () => {
		const binary = Buffer.from([0, 255, 10, 200]).toString("latin1");
		await there("cat > ~/kept", binary);
		expect(await there("cat kept")).toEqual({ code: 0, stdout: binary, stderr: "" });
		expect(await said("echo é > 'ö ü'; ls")).toContain(bytes("ö ü\n"));
	});

	test("knows the Pipelines once their file was read", async () => {
		const answer = await said("source /mnt/lsst_stack/loadLSST.bash && eups list lsst_distrib");
		expect(answer).toMatch(/^lsst_distrib +19\.0\.0 /);
	});

	test("gives the command's exit code; ssh's own is 255", async () => {
		expect(await there("exit 7")).toMatchObject({ code: 7 });
		expect(await ssh([destination, "true"])).toMatchObject({
			code: 255,
			stderr: expect.stringMatching(/Permission denied/),
		});
		expect(await ssh(["ec2-user@192.0.2.9", "-i", key(), "true"])).toMatchObject({
			code: 255,
			stderr: "ssh: connect to host 192.0.2.9 port 22: Connection timed out\n",
		});
	});

	test("sftp copies there and back, on from where it stopped, up to the first line that fails", async () => {
		const at = (name: string) => join(demo.home, name);
		writeFileSync(at("it's"), "whole");
		const lines = [
			'-mkdir "/home/ec2-user/run"',
			`put -p "${at("it's")}" "/home/ec2-user/run/.part"`,
			'rename "/home/ec2-user/run/.part" "/home/ec2-user/run/x y"',
			`get "/home/ec2-user/run/x y" "${at("back")}"`,
			`put "${at("none")}" "/home/ec2-user/run/none"`,
			`put "${at("it's")}" "/home/ec2-user/run/never"`,
		];
		const failed = await sftp(lines.map((line) => `${line}\n`).join(""));
		expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining("none") });
		expect(failed.stdout.split("\n").filter((line) => line.startsWith("sftp> "))).toHaveLength(5);
		expect(readFileSync(at("back"), "utf8")).toBe("whole");
		writeFileSync(at("back"), "wh");
		expect(await sftp(`reget "/home/ec2-user/run/x y" "${at("back")}"\n`)).toMatchObject({ code: 0 });
		expect(readFileSync(at("back"), "utf8")).toBe("whole");
		expect(await sftp(`put "${at("back")}" "/etc/x"\n`)).toMatchObject({
			code: 1,
			stderr: 'remote open "/etc/x": Permission denied\n',
		});
		expect(await said("find /home/ec2-user/run -maxdepth 1 -printf '%y %s %P,'")).toContain("f 5 x y,");
	});

	test("one connection is shared until it is asked to end", async () => {
		const path = join(demo.home, "socket");
		const shared = ["-o", "ControlMaster=auto", "-o", `ControlPath=${path}`, "-o", "ControlPersist=10m"];
		const asks = (what: string) => ssh(["-O", what, "-o", `ControlPath=${path}`, destination]);
		expect(await asks("check")).toMatchObject({ code: 255 });
		expect(await ssh([destination, "-i", key(), ...shared, "true"])).toMatchObject({ code: 0 });
		expect(existsSync(path)).toBe(true);
		expect(await ssh([destination, ...shared, "echo in"])).toMatchObject({ code: 0, stdout: "in\n" });
		expect(await asks("exit")).toEqual({ code: 0, stdout: "", stderr: "Exit request sent.\n" });
		expect(await ssh([destination, ...shared, "true"])).toMatchObject({ code: 255 });
	});
});

const NODES = 'sinfo -h -N -o "%N|%P|%t|%c|%E"';
const JOBS = 'squeue -h -a -t all -o "%i|%t|%D|%C|%S|%N|%r|%j"';

function script(...lines: readonly string[]): string {
	return `${["#!/bin/bash", ...lines].join("\n")}\n`;
}

describe("Slurm of the head node", () => {
	test("shows its nodes, a row for each state", async () => {
		expect(await said("sinfo")).toBe(
			"PARTITION AVAIL  TIMELIMIT  NODES  STATE NODELIST\n" +
				"compute*     up   infinite      3  idle~ compute-dy-nodes-[1-3]\n",
		);
		expect(await said("scontrol show hostnames compute-dy-nodes-[1-2,3]")).toBe(
			"compute-dy-nodes-1\ncompute-dy-nodes-2\ncompute-dy-nodes-3\n",
		);
	});

	test("starts nodes for a job, runs it, keeps what it says and takes the nodes away again", async () => {
		const text = script(
			"#SBATCH --nodes=2 --job-name first",
			"#SBATCH -o first-%j.out",
			"echo on $(hostname) of $SLURM_JOB_NODELIST",
			"sleep 20",
			"srun hostname",
		);
		expect(await said("sbatch --parsable", text)).toBe("1\n");
		expect(await said(`${NODES}; ${JOBS}`)).toBe(
			"compute-dy-nodes-1|compute*|mix#|4|none\n" +
				"compute-dy-nodes-2|compute*|mix#|4|none\n" +
				"compute-dy-nodes-3|compute*|idle~|4|none\n" +
				"1|CF|2|2|N/A|compute-dy-nodes-[1-2]|None|first\n",
		);
		demo.advance(6);
		expect(await said(`${JOBS}; sinfo -h -o %t:%D`)).toMatch(
			/^1\|R\|2\|2\|2026-11-23T09:01:06\|compute-dy-nodes-\[1-2\]\|None\|first\nmix:2\nidle~:1\n$/,
		);
		demo.advance(10);
		expect(await said("cat first-1.out")).toBe("on compute-dy-nodes-1 of compute-dy-nodes-[1-2]\n");
		demo.advance(20);
		expect(await said("tail -n 2 first-1.out; squeue -h")).toBe("compute-dy-nodes-1\ncompute-dy-nodes-2\n");
		expect(await said(JOBS)).toMatch(/^1\|CD\|/);
		demo.advance(59);
		expect(await said("sinfo -h -o %t:%D")).toBe("idle%:2\nidle~:1\n");
		demo.advance(3);
		expect(await said("sinfo -h -o %t:%D")).toBe("idle~:3\n");
		demo.advance(300);
		expect(await there("scontrol show job 1")).toEqual({
			code: 1,
			stdout: "",
			stderr: "slurm_load_jobs error: Invalid job id specified\n",
		});
	});

	test("says why a job waits", async () => {
		await there("sbatch -N 3 --exclusive --wrap 'sleep 60'");
		await there("sbatch -N 2 --wrap hostname; sbatch --wrap hostname; sbatch --begin now+50 --wrap hostname");
		expect(await said('squeue -h -t PD -o "%i %r"')).toBe("2 Resources\n3 Priority\n4 BeginTime\n");
		await there("scancel 2 3");
		expect(await said('squeue -h -t all -o "%i %t"')).toBe("4 PD\n1 CF\n2 CA\n3 CA\n");
		await demo.run(["update-compute-fleet", ...N, ...R, "--status", "STOP_REQUESTED"]);
		demo.advance(10);
		expect(await said('squeue -h -o "%i %r"')).toBe("1 PartitionInactive\n4 PartitionInactive\n");
		expect(await there("sbatch --wrap hostname")).toMatchObject({
			code: 1,
			stderr:
				"sbatch: error: Batch job submission failed: Required partition not available (inactive or drain)\n",
		});
	});

	test.each([
		[
			"sbatch -N 4 --wrap hostname",
			"Batch job submission failed: Requested node configuration is not available",
		],
		[
			"sbatch -c 5 --wrap hostname",
			"Batch job submission failed: Requested node configuration is not available",
		],
		["sbatch -p other --wrap hostname", "Batch job submission failed: Invalid partition name specified"],
		["sbatch nothing.sh", "Unable to open file nothing.sh"],
	])("refuses %s", async (line, why) => {
		expect(await there(line)).toEqual({ code: 1, stdout: "", stderr: `sbatch: error: ${why}\n` });
	});

	test("a job that fails, one that takes too long and one that is taken back end as such", async () => {
		await there(
			"sbatch --wrap 'echo bad; exit 3'; sbatch -t 0:10 --wrap 'sleep 100'; sbatch --wrap 'sleep 100'",
		);
		demo.advance(12);
		await there("scancel 3");
		demo.advance(20);
		await said("squeue");
		expect(await said('squeue -h -t all -o "%i %t"')).toBe("1 F\n2 TO\n3 CA\n");
		expect(await said("scontrol show job 1")).toContain("ExitCode=3:0");
		expect(await said("cat slurm-1.out; grep -w JobId=1 /var/log/slurmctld.log")).toMatch(
			/^bad\n\[\S+\] sched: Allocate JobId=1 .*\n\[\S+\] _job_complete: JobId=1 WEXITSTATUS 3\n$/,
		);
		expect(await said("cat slurm-2.out slurm-3.out")).toMatch(
			/\*\*\* JOB 2 ON \S+ CANCELLED AT \S+ DUE TO TIME LIMIT \*\*\*\n.*\*\*\* JOB 3 ON \S+ CANCELLED AT \S+ \*\*\*\n$/,
		);
	});

	test("srun waits for its nodes", async () => {
		const asked = there("srun -N 2 hostname");
		await expect.poll(() => said("squeue -h -o %t"), { timeout: 60_000 }).toBe("CF\n");
		demo.advance(7);
		expect(await asked).toEqual({
			code: 0,
			stdout: "compute-dy-nodes-1\ncompute-dy-nodes-2\n",
			stderr: "srun: job 1 queued and waiting for resources\nsrun: job 1 has been allocated resources\n",
		});
	});

	test("machines that a job needs are the account's, too", async () => {
		const machines = async () => {
			const { instances } = jsonOf(await demo.run(["describe-cluster-instances", ...N, ...R])) as {
				instances: { nodeType: string }[];
			};
			return instances.filter(({ nodeType }) => nodeType === "ComputeNode").length;
		};
		expect(await machines()).toBe(0);
		await there("sbatch -N 2 --wrap hostname");
		expect(await machines()).toBe(2);
	});
});

test("a node for which EC2 has no machine: the job waits, and the logs say why", async () => {
	await cluster("nodes-without-capacity");
	await there("sbatch -N 3 --wrap hostname");
	expect(await said(NODES)).toContain("compute-dy-nodes-3|compute*|mix#|4|none\n");
	demo.advance(5);
	expect(await said(`${NODES}; ${JOBS}`)).toBe(
		"compute-dy-nodes-1|compute*|idle~|4|none\n" +
			"compute-dy-nodes-2|compute*|idle~|4|none\n" +
			"compute-dy-nodes-3|compute*|down~|4|(Code:InsufficientInstanceCapacity)Failure when resuming nodes\n" +
			"1|PD|3|3|2026-11-23T09:01:09||BeginTime|wrap\n",
	);
	demo.advance(6);
	expect(await said('squeue -h -o "%r"')).toBe("ReqNodeNotAvail, UnavailableNodes:compute-dy-nodes-3\n");
	const log = await said(
		"sudo -n tail -n 300 /var/log/parallelcluster/clustermgtd /var/log/parallelcluster/slurm_resume.log",
	);
	expect(log).toMatch(/^==> \/var\/log\/parallelcluster\/clustermgtd <==\n/);
	expect(log).toContain(
		"Failed to launch following nodes, setting nodes to down: (x1) ['compute-dy-nodes-3']",
	);
	expect(log).toContain(
		"We currently do not have sufficient t3.xlarge capacity in the Availability Zone you requested (eu-west-2a)",
	);
	demo.advance(400);
	expect(await said('squeue -h -o "%r"')).toBe("JobHoldMaxRequeue\n");
});

test("what is on a volume outlives the cluster; what is at home does not", async () => {
	await there("echo mine > ~/at-home; echo mine > /mnt/ps1/on-volume");
	await demo.run(["delete-cluster", ...N, ...R]);
	demo.advance(60);
	await created(demo, "lsst", { minimum: 0, maximum: 3 });
	demo.advance(60);
	const { command } = jsonOf(await demo.run(["ssh", ...N, ...R, "--dryrun", "true"])) as { command: string };
	destination = command.split(" ")[1] ?? "";
	expect(await said("ls; cat /mnt/ps1/on-volume")).toBe("mine\n");
});
