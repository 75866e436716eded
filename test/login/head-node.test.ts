import { expect, test } from "vitest";
import { headNodeOf } from "../../src/login/head-node.ts";
import type { Target } from "../../src/pcluster/dialect.ts";
import type { HeadAnswer, HeadNodes, SshRoute } from "../../src/ports/head-node.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Command, Processes } from "../../src/ports/machine.ts";
import { worldOf } from "../harness/services.ts";
import { strictPort } from "../harness/strict-port.ts";

const never = new AbortController().signal;
const target: Target = {
	name: "lsst",
	region: "eu-west-2" as RegionId,
	configPath: "/home/ada/.parallelcluster/config",
};
const reads = { words: ["sinfo"], reads: true } as const;
const stackId = "arn:aws:cloudformation:eu-west-2:123456789012:stack/parallelcluster-lsst/1";

const done = (stdout: string): HeadAnswer => ({ code: 0, stdout, stderr: "", isCut: false });
const cut = (stderr: string): HeadAnswer => ({ code: undefined, stdout: "", stderr, isCut: false });
const BROKEN = cut("Timeout, server 192.0.2.1 not responding.\n");

interface Setup {
	/** What ssh leaves, one after the other. */
	readonly answers: readonly (HeadAnswer | Error)[];
	readonly version?: string;
	readonly keyFile?: string;
	/** What pcluster prints for its dry run, without the words that came last. */
	readonly printed?: (words: string) => string;
}

/** A head node whose key file is remembered, and what was asked of pcluster and ssh. */
function headOf({ answers, version = "2.11.9", keyFile = "/home/ada/k.pem", printed = lineV2 }: Setup) {
	const commands: Command[] = [];
	const asked: { route: SshRoute; words: readonly string[] }[] = [];
	const closed: SshRoute[] = [];
	const left = [...answers];
	const { services, engine } = worldOf({
		version,
		ports: {
			memory: {
				recall: async () => ({ ...target, version, keyFile, stackId }),
				remember: async () => {},
			},
			processes: strictPort<Processes>("processes", {
				run: async (command, onOutput) => {
					commands.push(command);
					onOutput(printed(command.args.slice(command.args.indexOf("-i")).join(" ")));
					return { code: 0, signal: undefined };
				},
			}),
			headNodes: strictPort<HeadNodes>(
				"headNodes",
				{},
				{
					run: async (route, { words }) => {
						asked.push({ route, words });
						const answer = left.shift() ?? done("");
						if (answer instanceof Error) throw answer;
						return answer;
					},
					close: async (route) => void closed.push(route),
				},
			),
		},
	});
	return { head: headNodeOf(services.ports, engine, target, stackId), commands, asked, closed };
}

const lineV2 = (words: string) => `SSH command: ssh ec2-user@192.0.2.1 ${words.replace(" --dryrun", "")}\n`;

test("goes as pcluster 2 calls ssh, with the key file of last time, and asks pcluster once", async () => {
	const { head, commands, asked } = headOf({ answers: [done("a"), done("b")] });
	expect((await head.run(reads, never)).stdout).toBe("a");
	expect((await head.run(reads, never)).stdout).toBe("b");
	expect(commands.map(({ args }) => args)).toEqual([
		[
			"ssh",
			"lsst",
			"-r",
			"eu-west-2",
			"-i",
			"/home/ada/k.pem",
			"-o",
			"IdentitiesOnly=yes",
			"--dryrun",
			"FIRSTLIGHT_COMMAND",
		],
	]);
	expect(asked[0]).toEqual({
		route: ["ssh", "ec2-user@192.0.2.1", "-i", "/home/ada/k.pem", "-o", "IdentitiesOnly=yes"],
		words: ["sinfo"],
	});
});

test("goes as pcluster 3 calls it", async () => {
	const { head, commands, asked } = headOf({
		answers: [done("")],
		version: "3.11.1",
		printed: (words) =>
			`{\n  "command": "ssh ec2-user@192.0.2.1 ${words.replace(" --dryrun true", "")}"\n}\n`,
	});
	await head.run(reads, never);
	expect(commands[0]?.args).toEqual(expect.arrayContaining(["--cluster-name", "lsst", "--dryrun", "true"]));
	expect(asked[0]?.route).toEqual([
		"ssh",
		"ec2-user@192.0.2.1",
		"-i",
		"/home/ada/k.pem",
		"-o",
		"IdentitiesOnly=yes",
	]);
});

test("takes the line of 2.4.1, and an alias with quotes of its own", async () => {
	const alias = `ssh -o 'ProxyCommand=nc "%h" %p' "centos@192.0.2.1" FIRSTLIGHT_COMMAND \n`;
	const { head, asked } = headOf({ answers: [done("")], printed: () => alias });
	await head.run(reads, never);
	expect(asked[0]?.route).toEqual(["ssh", "-o", 'ProxyCommand=nc "%h" %p', "centos@192.0.2.1"]);
});

test.each(["", "SSH command: ssh ec2-user@192.0.2.1 \n", "SSH command: ssh 'ec2-user FIRSTLIGHT_COMMAND\n"])(
	"refuses a line that has no place for a command: %j",
	async (line) => {
		const { head } = headOf({ answers: [], printed: () => line });
		await expect(head.run(reads, never)).rejects.toMatchObject({ code: "unreachable" });
	},
);

test("a broken connection is made anew for what only reads", async () => {
	const { head, commands, closed } = headOf({ answers: [done("a"), BROKEN, done("b")] });
	await head.run(reads, never);
	expect((await head.run(reads, never)).stdout).toBe("b");
	// The head node may have another address by now.
	expect(commands).toHaveLength(2);
	expect(closed).toHaveLength(1);
});

test("what changes something is not sent twice", async () => {
	const { head, asked } = headOf({ answers: [done("a"), BROKEN] });
	await head.run(reads, never);
	const sent = head.run({ words: ["scancel", "1"] }, never);
	await expect(sent).rejects.toMatchObject({ code: "unreachable", message: "The connection broke off." });
	await expect(sent).rejects.toMatchObject({ hint: expect.stringContaining("Look whether it was done.") });
	expect(asked.map(({ words }) => words.join(" "))).toEqual(["sinfo", "scancel 1"]);
});

test("a question that nobody waits for any more leaves the connection as it is", async () => {
	const leaving = new AbortController();
	leaving.abort();
	const { head, closed } = headOf({ answers: [done("a"), new DOMException("left", "AbortError")] });
	await head.run(reads, never);
	await expect(head.run(reads, leaving.signal)).rejects.toMatchObject({ name: "AbortError" });
	expect([closed, head.isOpen()]).toEqual([[], true]);
});

test.each([
	[
		"ssh: connect to host 192.0.2.1 port 22: Connection timed out",
		"The head node does not answer on port 22.",
	],
	["ssh: connect to host 192.0.2.1 port 22: Connection refused", "The head node refuses the connection."],
	["ec2-user@192.0.2.1: Permission denied (publickey).", "The head node did not accept this key."],
	["something new", "ssh did not get to the head node."],
])("ssh's %s is told in plain words, and the next question tries anew", async (said, message) => {
	const { head } = headOf({ answers: [cut(`${said}\n`), done("in")] });
	await expect(head.run(reads, never)).rejects.toMatchObject({ code: "unreachable", message });
	expect((await head.run(reads, never)).stdout).toBe("in");
});

test("a command that mends it comes along", async () => {
	const said = "Bad owner or permissions on /home/ada/.ssh/config\n";
	const { head } = headOf({ answers: [cut(said)] });
	await expect(head.run(reads, never)).rejects.toMatchObject({ copy: ["chmod 600 /home/ada/.ssh/config"] });
});

test("a key that is not taken may only lack its passphrase", async () => {
	const { head } = headOf({ answers: [cut("ec2-user@192.0.2.1: Permission denied (publickey).\n")] });
	await expect(head.run(reads, never)).rejects.toMatchObject({
		hint: expect.stringContaining("run ssh-add /home/ada/k.pem once."),
	});
});

test("a command of its own may end with 255", async () => {
	const { head } = headOf({ answers: [done(""), { ...done(""), code: 255 }] });
	await head.run(reads, never);
	expect((await head.run(reads, never)).code).toBe(255);
});

test("of the key file of an earlier cluster of the name nothing is used", async () => {
	const { services, engine } = worldOf({
		ports: {
			memory: {
				recall: async () => ({ ...target, version: "2.11.9", keyFile: "/old.pem", stackId: `${stackId}0` }),
				remember: async () => {},
			},
			processes: strictPort<Processes>("processes", {
				run: async ({ args }, onOutput) => {
					expect(args).not.toContain("/old.pem");
					onOutput("SSH command: ssh ec2-user@192.0.2.1 FIRSTLIGHT_COMMAND\n");
					return { code: 0, signal: undefined };
				},
			}),
			headNodes: strictPort<HeadNodes>("headNodes", { run: async () => done("") }),
		},
	});
	await headNodeOf(services.ports, engine, target, stackId).run(reads, never);
});
