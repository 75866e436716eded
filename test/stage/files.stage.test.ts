import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import { type Account, startAccount } from "./account.ts";
import { type ClusterHead, startClusterHead } from "./cluster-head.ts";
import { writeConfig2119 } from "./config-by-hand.ts";
import { startFirstlight } from "./firstlight.ts";
import { publicHalf } from "./head-node.ts";
import { type MeteredWay, meteredWay } from "./metered-way.ts";
import { realPcluster } from "./real-pcluster.ts";
import { stage } from "./stage.ts";

const { hasSlurm, aws, pcluster, sshd } = stage();

const MEGABYTE = 1_000_000;
const BIG = 50 * MEGABYTE;
/** Names that programs and shells like to misread. */
const ODD = ["-n", "a b", "$HOME", "it's", 'say "x"', "~", "*", "[x]?", "#1", "back\\slash", "naïve ★"];
const DATA = "/mnt/data";

describe.skipIf(!hasSlurm)("files to a real head node and back", () => {
	let account: Account;
	let head: ClusterHead;
	let way: MeteredWay;
	let PATH: string;

	beforeAll(async () => {
		const like = { queue: "compute", resource: "t3xlarge", volumes: ["/mnt/lsst_stack", "/mnt/ps1", DATA] };
		[account, head] = await Promise.all([startAccount(aws()), startClusterHead(sshd(), like)]);
		way = await meteredWay(head.port);
		const lines = [`Port ${way.port}`, "StrictHostKeyChecking accept-new"];
		await head.settings({ lines });
		await head.admit(await publicHalf(join(account.home, ".ssh", "my_key.pem")));
		await account.behave({ step_seconds: 0, boot_seconds: 0 });
		const real = realPcluster(account, pcluster(), "2.11.9", await writeConfig2119(account));
		await real.say(real.dialect.create(real.profile, real.target("lsst")));
		PATH = account.env(pcluster(), head.bin)["PATH"] ?? "";
		const key = join(account.home, ".ssh", "my_key.pem");
		expect(await called("ssh", "lsst", "--key-file", key, "--", "true")).toMatchObject({ code: 0 });
		// What macOS calls rsync is none: then sftp does it.
		const other = join(account.home, "openrsync");
		await mkdir(other);
		const script = "#!/bin/sh\necho 'openrsync: protocol version 29'\n";
		await writeFile(join(other, "rsync"), script, { mode: 0o755 });
	});
	afterAll(async () => {
		await way?.close();
		await head?.close();
		await account?.stop();
	});

	function called(...args: readonly string[]) {
		const env = { ...account.env(), PATH };
		return calledProgram(inject("program"), args, { env, cwd: account.home });
	}

	/** A folder of files with odd names, and a big one; `more` is for those that cannot have all of them. */
	async function folderOf(name: string, more: readonly string[] = []): Promise<string> {
		const folder = join(account.home, name);
		await mkdir(join(folder, "deep er", "empty"), { recursive: true });
		for (const each of [...ODD, ...more]) await writeFile(join(folder, "deep er", each), `of ${each}`);
		await writeFile(join(folder, "big.fits"), randomBytes(BIG));
		return folder;
	}

	/** What lies below a folder, with what each file holds. */
	async function contentOf(folder: string): Promise<Record<string, string | undefined>> {
		const entries = await readdir(folder, { recursive: true, withFileTypes: true });
		const read = entries.map(async (entry) => {
			const path = join(entry.parentPath, entry.name);
			const text = entry.isFile() ? (await readFile(path)).toString("base64") : undefined;
			return [path.slice(folder.length), text] as const;
		});
		return Object.fromEntries(await Promise.all(read));
	}

	/** The same of one there. */
	async function contentThere(folder: string): Promise<Record<string, string | undefined>> {
		const copy = join(account.home, `seen-${Date.now()}`);
		await mkdir(copy);
		const tar = await head.run(`tar -C '${folder}' -cf - . | base64 -w0`);
		execFileSync("tar", ["-C", copy, "-xf", "-"], { input: Buffer.from(tar, "base64") });
		return contentOf(copy);
	}

	describe.each(["rsync", "sftp"] as const)("by %s", (by) => {
		let usual = "";
		beforeAll(() => {
			usual = PATH;
			if (by === "sftp") PATH = `${join(account.home, "openrsync")}:${PATH}`;
		});
		afterAll(() => {
			PATH = usual;
		});

		test("a folder breaks off on its way there, goes on, and is the same", async () => {
			const folder = await folderOf(`run-${by}`, by === "rsync" ? ["line\nbreak"] : []);
			way.breakAfter(20 * MEGABYTE);
			const broken = await called("put", folder, DATA);
			expect(broken).toMatchObject({ code: 1, said: "" });
			expect(broken.noted).toContain("The connection to the cluster broke off.");
			way.taken();
			const again = answerIn("copy", await called("put", folder, DATA, "--json"));
			expect(again).toMatchObject({ code: 0, answer: { by, replaced: 0, left: [] } });
			expect(way.taken()).toBeLessThan(BIG - 10 * MEGABYTE);
			expect(await contentThere(`${DATA}/run-${by}`)).toEqual(await contentOf(folder));
			expect(await called("put", folder, DATA)).toMatchObject({
				code: 0,
				said: expect.stringContaining("already"),
			});
		});

		test("it breaks off on its way back, goes on, and is the same", async () => {
			const into = join(account.home, `back-${by}`);
			await mkdir(into);
			way.breakAfter(20 * MEGABYTE);
			expect(await called("get", `${DATA}/run-${by}`, into)).toMatchObject({ code: 1, said: "" });
			way.taken();
			const again = await called("get", `${DATA}/run-${by}`, into);
			expect(again).toMatchObject({ code: 0, said: expect.stringContaining("the same on both sides") });
			expect(way.taken()).toBeLessThan(BIG - 10 * MEGABYTE);
			expect(await contentOf(join(into, `run-${by}`))).toEqual(
				await contentOf(join(account.home, `run-${by}`)),
			);
		});

		test("what is there is replaced only after a yes", async () => {
			await writeFile(join(account.home, "note"), `new, by ${by}`);
			await head.run("echo old > note", "ec2-user");
			const refused = await called("put", "note", "~");
			expect(refused).toMatchObject({ code: 2, said: "" });
			expect(refused.noted).toContain("Nobody can be asked here");
			expect(String(await head.read("/home/ec2-user/note"))).toBe("old\n");
			expect(await called("put", "note", "~", "--keep")).toMatchObject({ code: 0 });
			expect(String(await head.read("/home/ec2-user/note"))).toBe("old\n");
			expect(await called("put", "note", "~", "--yes")).toMatchObject({ code: 0 });
			expect(String(await head.read("/home/ec2-user/note"))).toBe(`new, by ${by}`);
		});

		test("what stands against it is told in a sentence", async () => {
			await head.run(`mkdir -p ${DATA}/locked; chmod 755 ${DATA}/locked`);
			for (const [words, code, text] of [
				[["put", "nothing", DATA], 5, "There is no nothing on this computer."],
				[["put", "note", "/mnt/nowhere"], 5, "There is no /mnt/nowhere on the cluster."],
				[["put", "note", `${DATA}/locked`], 1, "Your user may not read or write a file"],
				[["get", "/root", "."], 1, "/root may not be read"],
				[["put", "note"], 2, "It takes two paths"],
			] as const) {
				const ended = await called(...words);
				expect(ended).toMatchObject({ code, said: "" });
				expect(ended.noted).toContain(text);
			}
		});
	});

	test("by keys: there, broken off, on by r, and back", async () => {
		const program = startFirstlight(account, pcluster(), ["--cluster", "lsst"], { PATH });
		const LONG = { timeoutMs: 90_000 };
		try {
			const folder = await folderOf("by-keys");
			await program.waitFor("Disks ", LONG);
			program.press("f");
			await program.waitFor("Files to the cluster, and back");
			program.press("p");
			await program.waitFor("Which file or folder on this computer?");
			program.type("by-k");
			program.press("tab");
			await program.waitFor("› by-keys/");
			program.press("enter");
			await program.waitFor("› /mnt/data/");
			program.press("ctrl-u");
			program.type("/mnt/d");
			await program.waitFor(/› \/mnt\/d *$/m);
			program.press("tab");
			await program.waitFor("› /mnt/data/", LONG);
			program.press("enter");
			await program.waitFor("into /mnt/data on lsst?", LONG);
			await program.waitFor("a volume of your own: it stays");
			await program.waitFor("Press y to copy it");
			way.breakAfter(20 * MEGABYTE);
			program.press("y");
			await program.waitFor("The connection to the cluster broke off.", LONG);
			program.press("r");
			await program.waitFor("Press y to copy it", LONG);
			program.press("y");
			await program.waitFor("by-keys is in /mnt/data on lsst: 12 files, 50 MB", LONG);
			expect(await contentThere(`${DATA}/by-keys`)).toEqual(await contentOf(folder));
			program.press("esc");
			await program.waitFor("Disks ");
			program.press("f");
			program.press("g");
			await program.waitFor("Which file or folder on lsst?");
			program.type("/mnt/data/by-keys");
			program.press("enter");
			await program.waitFor("Into which folder on this computer?");
			program.type("openrsync");
			program.press("enter");
			await program.waitFor("Traffic out of AWS costs", LONG);
			await program.waitFor("Press y to copy it");
			program.press("y");
			await program.waitFor("the same on both sides by SHA-256.", LONG);
			expect(await contentOf(join(account.home, "openrsync", "by-keys"))).toEqual(await contentOf(folder));
		} finally {
			await program.dispose();
		}
	});

	test("a link is copied as a link", async () => {
		await mkdir(join(account.home, "linked"));
		await symlink("/mnt/ps1", join(account.home, "linked", "ps1"));
		expect(await called("put", "linked", DATA)).toMatchObject({ code: 0 });
		expect(await head.run(`readlink ${DATA}/linked/ps1`)).toBe("/mnt/ps1\n");
	});
});
