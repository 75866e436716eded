import { describe, expect, test } from "vitest";
import { transferFault } from "../../src/transfer/faults.ts";
import type { TransferPlan } from "../../src/transfer/plan.ts";
import { rsyncCommand, rsyncProgress } from "../../src/transfer/rsync.ts";
import { copyLines, placeLines, sftpProgress } from "../../src/transfer/sftp.ts";

const SENT = { kind: "file", bytes: 50, replaces: false, begun: 0, part: ".firstlight-1.part" } as const;
const PLAN: TransferPlan = {
	...{ direction: "put", from: "/home/ada", into: "/mnt/it's data", name: "run", by: "rsync" },
	...{ already: 0, left: [], mount: undefined, room: undefined },
	sent: [
		{ ...SENT, name: "run", kind: "folder", bytes: 0 },
		{ ...SENT, name: 'run/say "x"\\', part: "run/.firstlight-1.part" },
		{ ...SENT, name: "run/*", begun: 20, part: "run/.firstlight-2.part" },
	],
};
const SSH = {
	words: ["ssh", "-i", "/home/ada/my key's.pem"],
	host: "ec2-user@192.0.2.1",
	sftp: { file: "sftp", args: ["-S", "ssh"] },
};

describe("rsync", () => {
	test("gets names, not words of a shell, and deletes nothing", () => {
		const { args, cwd, input } = rsyncCommand(PLAN, SSH);
		expect(input).toBe('run\0run/say "x"\\\0run/*\0');
		expect(cwd).toBe("/home/ada");
		expect(args.slice(-2)).toEqual([".", "ec2-user@192.0.2.1:."]);
		expect(args).toContain("--rsync-path=cd '/mnt/it'\\''s data' && rsync");
		expect(args).toContain("ssh -i '/home/ada/my key''s.pem'");
		expect(args.filter((word) => /delete|remove|inplace/.test(word))).toEqual([]);
		const get = rsyncCommand({ ...PLAN, direction: "get" }, SSH);
		expect(get.args.slice(-2)).toEqual(["ec2-user@192.0.2.1:.", "."]);
		expect(get.cwd).toBe("/mnt/it's data");
		expect(args).toContain("--ignore-existing");
		const sent = PLAN.sent.map((file) => ({ ...file, replaces: true }));
		expect(rsyncCommand({ ...PLAN, sent }, SSH).args).not.toContain("--ignore-existing");
	});

	const SAID = [
		"building file list ... \n  9,999 100%\nrun/big\n",
		"\r         32,768   0%   31.25MB/s    0:00:05  \r     20,000,000  66%  204.36MB/s    0:00:01  ",
		"\r     30,000,000 100%  204.36MB/s    0:00:00 (xfr#1, to-chk=2/4)\nrun/x\n",
		"\r              4 100%    0.00kB/s    0:00:00  \r              4 100%    0.00kB/s    0:00:00 (xfr#2, to-chk=0/4)\n",
	].join("");
	const OLD = [
		"run/big\n\r       32768   0%    0.00kB/s    0:00:00  \r    30000000 100%   19.53kB/s    0:00:01 (1, 25.0% of 4)\n",
		"run/x\n\r           4 100%    0.03kB/s    0:00:00 (2, 50.0% of 4)\n",
	].join("");

	test.each([SAID, OLD])("is heard however its words are cut", (text) => {
		for (const size of [1, 7, 64, 10_000]) {
			const told: number[] = [];
			const hear = rsyncProgress((bytes) => told.push(bytes));
			for (let at = 0; at < text.length; at += size) hear(text.slice(at, at + size));
			expect(told[0]).toBe(32_768);
			expect(told.at(-1)).toBe(30_000_004);
			expect(told.toSorted((one, other) => one - other)).toEqual(told);
		}
	});
});

describe("sftp", () => {
	test("copies beside the place, on from where it stopped, then gives the name", () => {
		expect(copyLines(PLAN)).toEqual([
			`-mkdir "/mnt/it's data/run"`,
			`put -p "/home/ada/run/say \\"x\\"\\\\" "/mnt/it's data/run/.firstlight-1.part"`,
			`reput -p "/home/ada/run/*" "/mnt/it's data/run/.firstlight-2.part"`,
		]);
		const [, good, bad] = PLAN.sent;
		if (!good || !bad) throw new Error("There are three.");
		expect(placeLines(PLAN, [good], [bad])).toEqual([
			`-rm "/mnt/it's data/run/.firstlight-2.part"`,
			`rename "/mnt/it's data/run/.firstlight-1.part" "/mnt/it's data/run/say \\"x\\"\\\\"`,
		]);
	});

	test("tells which file it is at", () => {
		const told: number[] = [];
		const hear = sftpProgress((count) => told.push(count));
		hear('sftp> -mkdir "a"\nsftp> put -p "a" "b"\nUploading a to b\nsft');
		hear('p> reput -p "c" "d"\nsftp> rename "b" "a"\n');
		expect(told).toEqual([1, 2]);
	});
});

describe("what a copy fails at", () => {
	const faultOf = (stderr: string, code = 1) => transferFault(PLAN, { code, stderr });

	test.each([
		[
			'rsync: [receiver] write failed on "/mnt/x": No space left on device (28)',
			11,
			"disk-full",
			"no space left on the cluster",
		],
		[
			'rsync: [receiver] mkstemp "/root/x" failed: Permission denied (13)',
			23,
			"refused",
			"may not read or write",
		],
		['remote open "/x/y": Permission denied', 1, "refused", "may not read or write"],
		[
			'rsync: [sender] link_stat "/a" failed: No such file or directory (2)',
			23,
			"not-found",
			"not there any more",
		],
		[
			"rsync: connection unexpectedly closed (8 bytes received so far) [sender]",
			12,
			"unreachable",
			"broke off",
		],
		["client_loop: send disconnect: Broken pipe\nConnection closed.", 255, "unreachable", "broke off"],
		["Connection closed.  \r", 1, "unreachable", "broke off"],
		["ssh: connect to host 192.0.2.1 port 22: Connection timed out", 255, "unreachable", "broke off"],
		["something\nelse \u001b[31mred", 1, "run-failed", "else red."],
	])("%s", (stderr, code, kind, words) => {
		const fault = faultOf(stderr, code);
		expect(fault.code).toBe(kind);
		expect(fault.message).toContain(words);
		expect(fault.hint).toMatch(/\.$/);
	});
});
