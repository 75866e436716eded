import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testDemo } from "./demo-account.ts";
import { created, demoV3, N, R } from "./demo-v3.ts";

describe("the stand-in as a program of its own", () => {
	test.each([
		[2, "2.11.9\n"],
		[3, '{\n  "version": "3.16.1"\n}\n'],
	] as const)("plays version %i as the environment says", async (major, stdout) => {
		const demo = await testDemo(undefined, undefined, major);
		expect(await demo.start(["version"]).finished).toEqual({ code: 0, stdout, stderr: "" });
	});

	test.each([2, 3] as const)("of version %i refuses on stderr, with an exit code", async (major) => {
		const demo = await testDemo(undefined, undefined, major);
		const { code, stdout, stderr } = await demo.start(["fly"]).finished;
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toMatch(/^usage: pcluster .*invalid choice: 'fly'/s);
	});

	test("says what it cannot do on stdout, with 1", async () => {
		const demo = await testDemo();
		const { code, stdout, stderr } = await demo.start(["list"]).finished;
		expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
		expect(stdout).toMatch(/^You must specify a region\n/);
	});

	test("of version 3 says nothing at Ctrl-C and ends with 1", async () => {
		const demo = await demoV3();
		expect(await created(demo, "lsst", { minimum: 0 })).toMatchObject({ code: 0 });
		demo.advance(60);
		const key = join(demo.home, ".ssh", "lsst-demo.pem");
		const waiting = demo.start(["ssh", ...N, ...R, "-i", key, "srun -N 1 hostname"]);
		await waiting.until("queued and waiting for resources\n");
		waiting.interrupt();
		const { code, stdout, stderr } = await waiting.finished;
		expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
		expect(stdout).toMatch(/queued and waiting for resources\n$/);
	});
});
