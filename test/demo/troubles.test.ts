import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { keyFiles } from "../../src/adapters/key-files.ts";
import { faultIn } from "../../src/adapters/pcluster-faults.ts";
import { preflightChecks } from "../../src/checks/preflight.ts";
import type { PreflightContext } from "../../src/checks/preflight-check.ts";
import { isShownBy, type Trouble } from "../../src/demo/troubles/trouble.ts";
import { troubleNamed, troubles } from "../../src/demo/troubles/troubles.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { causeOf } from "../../src/diagnosis/find-cause.ts";
import { findingOf } from "../../src/diagnosis/findings.ts";
import { BEFORE_LOGIN } from "../../src/login/ssh-causes.ts";
import { sshOutcomeFrom } from "../../src/login/ssh-outcome.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Answers, StepId } from "../../src/questions/answers.ts";
import type { StepContext } from "../../src/questions/step.ts";
import { type AnyStep, steps } from "../../src/questions/steps.ts";
import { failuresOf } from "../../src/runs/first-failure.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { complete } from "../wizard/answers.ts";
import {
	type Finished,
	knownRegion,
	START,
	type TestDemo,
	temporaryFolder,
	testDemo,
	tutorialConfig,
} from "./demo-account.ts";
import { N, R, yamlFor } from "./demo-v3.ts";

const LONDON = "eu-west-2" as RegionId;
const { signal } = new AbortController();

const cases = ([2, 3] as const).flatMap((major) =>
	troubles
		.filter((trouble) => isShownBy(trouble, major))
		.map((trouble) => [trouble.name, major, trouble] as const),
);
const of = (shows: (trouble: Trouble) => unknown) => cases.filter(([, , trouble]) => shows(trouble));

const demoIn = (trouble: Trouble, major: 2 | 3) => testDemo(temporaryFolder(), START, major, trouble.name);

function portsOf(demo: TestDemo) {
	const { region: baseRegion, endpoint, credentials } = demo;
	return awsPorts({ baseRegion, endpoint, credentials, attempts: 1 });
}

function create(demo: TestDemo, major: 2 | 3): Promise<Finished> {
	const file = demo.config(major === 2 ? tutorialConfig() : yamlFor());
	return demo.run(
		major === 2
			? ["create", "-nw", "lsst", "-c", file]
			: ["create-cluster", ...N, "--cluster-configuration", file],
	);
}

/** The row of the cause that a text tells of. */
const rowsOf = (text: string) => causeOf(text)?.troubles ?? [];

describe("a trouble in the stack", () => {
	test.each(of(({ stack }) => stack))(
		"%s with version %i fails there, and is explained",
		async (_, major, trouble) => {
			const demo = await demoIn(trouble, major);
			const { stacks } = portsOf(demo);
			expect((await create(demo, major)).code).toBe(0);
			demo.advance(60);
			const name = major === 2 ? "parallelcluster-lsst" : "lsst";
			const stack = await stacks.stack(LONDON, name, signal);
			expect(stack?.status).toBe("ROLLBACK_COMPLETE");
			const found = diagnose(await failuresOf(stacks, LONDON, stack?.id ?? "", "CREATE", signal));
			expect(found.meaning).toBeDefined();
			// Version 2's head node only says that something failed.
			const vague = trouble.stack?.says[major]?.startsWith("Received FAILURE signal");
			expect(rowsOf(found.reason)).toContain(vague ? 45 : trouble.number);
		},
	);
});

const seenBefore = ({ stack, region, refuses, processors, freePlan }: Trouble) =>
	stack && (region || refuses || processors || freePlan);

test.each(of(seenBefore).filter(([, major, { number }]) => number !== 16 || major === 2))(
	"%s with version %i is found by its check, too",
	async (_, major, trouble) => {
		const demo = await demoIn(trouble, major);
		const ports = portsOf(demo);
		const region = knownRegion("eu-west-2");
		const [subnet] = region.subnets;
		const image = region.images.find(({ name }) => name.includes(`-${demo.version}-`));
		const [volume] = region.volumes;
		const spec = {
			...specFrom(complete),
			subnetId: subnet?.id,
			vpcId: subnet?.vpcId,
			image: { ...complete.image, id: image?.id },
			volumes: [{ id: volume?.id, label: "lsst_stack", mountPoint: "/mnt/lsst_stack" }],
		};
		const context = {
			...{ ...ports, keyFiles: keyFiles(demo.home), spec, profile: profileFor(demo.version), kept: [] },
			...{ home: demo.home, now: new Date(START), signal },
		} as unknown as PreflightContext;
		const checks = preflightChecks.filter(({ troubles }) => troubles?.includes(trouble.number));
		const found = await Promise.all(checks.map((check) => check.run(context)));
		expect(found.map(({ result }) => result)).toContain("fail");
	},
);

describe("a trouble with the config", () => {
	test.each(of(({ config }) => config))(
		"%s with version %i is refused, and explained",
		async (_, major, trouble) => {
			const demo = await demoIn(trouble, major);
			const { code, stdout, stderr } = await create(demo, major);
			expect(code).not.toBe(0);
			if (major === 2) {
				expect(rowsOf(stderr)).toContain(trouble.number);
				return;
			}
			const { configurationValidationErrors: errors } = JSON.parse(stdout);
			const told = errors.map((error: Parameters<typeof findingOf>[0]) => findingOf(error).diagnosis);
			expect(told.flatMap(({ reason }: { reason: string }) => rowsOf(reason))).toContain(trouble.number);
		},
	);

	test.each(of(({ stackRefused }) => stackRefused))(
		"%s with version %i: AWS refuses the stack, and nothing is made",
		async (_, major, trouble) => {
			const demo = await demoIn(trouble, major);
			const { stdout } = await create(demo, major);
			expect(rowsOf(stdout)).toContain(trouble.number);
			if (major === 2)
				expect(stdout).toMatch(/CreateStack[^\n]*\nDeleting artifacts under .*\nDeleting bucket /);
			expect(await portsOf(demo).stacks.stacks(LONDON, signal)).toEqual([]);
		},
	);
});

test.each(of(({ deletion }) => deletion))(
	"%s with version %i keeps the stack from going, and is explained",
	async (_, major, trouble) => {
		const demo = await demoIn(trouble, major);
		const { stacks } = portsOf(demo);
		await create(demo, major);
		demo.advance(60);
		await demo.run(
			major === 2 ? ["delete", "-nw", "lsst", "-r", "eu-west-2"] : ["delete-cluster", ...N, ...R],
		);
		demo.advance(60);
		const stack = await stacks.stack(LONDON, major === 2 ? "parallelcluster-lsst" : "lsst", signal);
		expect(stack?.status).toBe("DELETE_FAILED");
		const found = diagnose(await failuresOf(stacks, LONDON, stack?.id ?? "", "DELETE", signal));
		expect(rowsOf(found.reason)).toContain(trouble.number);
	},
);

test.each(of(({ number }) => number === 12))(
	"%s with version %i is what AWS tells of the VPC",
	async (_, major, trouble) => {
		const { ec2 } = portsOf(await demoIn(trouble, major));
		expect([...(await ec2.nameServers(LONDON, signal)).values()].flat()).toEqual(["10.20.0.53"]);
	},
);

describe("a trouble with the login", () => {
	test.each(of(({ ssh, keyMode }) => ssh ?? keyMode))(
		"%s with version %i is told by ssh, behind exit code 0, and explained",
		async (_, major, trouble) => {
			const demo = await demoIn(trouble, major);
			await create(demo, major);
			demo.advance(60);
			const keyFile = join(demo.home, ".ssh/lsst-demo.pem");
			const messages = join(temporaryFolder(), "messages");
			const which = major === 2 ? ["lsst", "-r", "eu-west-2"] : [...N, ...R];
			const { code } = await demo.run(["ssh", ...which, "-i", keyFile, "-E", messages]);
			expect(code).toBe(0);
			const said = existsSync(messages) ? readFileSync(messages, "utf8") : "";
			const outcome = sshOutcomeFrom({ exit: { code: 0, signal: undefined }, seconds: 1, said, keyFile });
			const known = BEFORE_LOGIN.find(
				({ message }) => outcome.kind === "failed" && message === outcome.message,
			);
			expect(known?.troubles).toContain(trouble.number);
			if (trouble.keyMode) expect(statSync(keyFile).mode & 0o777).toBe(trouble.keyMode);
		},
	);
});

test.each(of(({ program }) => program !== undefined))(
	"%s with version %i is what the search for pcluster finds",
	async (_, major, trouble) => {
		const { brokenProgram = "it works" } = await demoIn(trouble, major);
		if (brokenProgram === "") return expect(trouble.name).toBe("no-pcluster");
		expect(rowsOf(brokenProgram)).toContain(trouble.number);
		expect(faultIn(brokenProgram, "pip").cause).not.toContain("breaks off");
	},
);

test.each(of(({ refuses, stack }) => refuses && !stack))(
	"%s with version %i: AWS refuses, with a cure",
	async (_, major, trouble) => {
		const { ec2, identity } = portsOf(await demoIn(trouble, major));
		const everything = trouble.refuses?.actions.includes("*");
		const asked = everything ? identity.caller(LONDON, signal) : ec2.vpcs(LONDON, signal);
		const fault = await asked.then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
		expect(fault).toBeInstanceOf(AppError);
		expect(fault).toMatchObject({
			code: { 40: "expired-credentials", 41: "denied", 42: "refused-credentials" }[trouble.number],
			hint: expect.any(String),
		});
	},
);

/** In an account like this, what a question says; `:` before what stands in place of an empty list or in a note. */
const ASKED: Readonly<Record<string, readonly [step: StepId, said: RegExp]>> = {
	"volume-in-another-zone": ["volumes", /ps1: in eu-west-2b/],
	"volume-held": ["volumes", /lsst_stack: in use by lsst-install/],
	"volume-elsewhere": ["volumes", /There is no EBS volume in eu-west-2/],
	"no-way-out": ["subnet", /no way to the internet/],
	"vpc-names-off": ["vpc", /DNS host names are off/],
	"no-vpc": ["vpc", /There is no VPC in eu-west-2/],
	"subnet-full": ["subnet", /1 free address/],
	"no-image": ["image", /no image/i],
	"subnets-of-ipv6": ["subnet", /IPv6 only/],
	"no-key-pair": ["keyPair", /There is no key pair in eu-west-2/],
};

test.each(of(({ region, stack, number }) => region && !stack && number !== 12))(
	"%s with version %i is seen at its question",
	async (name, major, trouble) => {
		const demo = await demoIn(trouble, major);
		const ports = portsOf(demo);
		const [id, said] = ASKED[name] ?? [];
		const step = steps.find((one) => one.id === id) as AnyStep;
		const healthy = (await testDemo(temporaryFolder(), START, major)) satisfies TestDemo;
		const [subnet] = await portsOf(healthy).ec2.subnets(LONDON, undefined, signal);
		const answers: Partial<Answers> = {
			...complete,
			vpc: subnet?.vpcId ?? complete.vpc,
			subnet: { id: subnet?.id ?? complete.subnet.id, zone: "eu-west-2a", freeAddresses: 9 },
		};
		const context = {
			...{ ...ports, answers, prefill: {}, home: demo.home, signal },
			...{ profile: profileFor(demo.version), keyFiles: keyFiles(demo.home) },
		} as unknown as StepContext;
		if (step.kind === "form") throw new Error("a list is meant");
		const { options, notes, empty } = await step.load(context);
		const rows = options.map(
			({ cells, disabled, note }) => `${cells[0]}: ${disabled ?? note ?? cells.join(" ")}`,
		);
		expect([...rows, ...notes, options.length === 0 ? empty : ""].join("\n")).toMatch(said ?? /never/);
	},
);

test("an unknown name lists all of them, the nearest first, and each name is one trouble", () => {
	expect(() => troubleNamed("volume-hel", 3)).toThrow("The demo knows no trouble volume-hel.");
	const hint = hintOf(() => troubleNamed("volume-hel", 3));
	expect(hint).toMatch(/^There are: volume-held, /);
	for (const { name } of troubles) expect(hint).toContain(name);
	expect(new Set(troubles.map(({ name }) => name)).size).toBe(troubles.length);
	expect(hintOf(() => troubleNamed("lambda-runtime", 3))).toBe(
		"Write --demo 2 --demo-trouble lambda-runtime.",
	);
});

test("what is tried is every trouble, in at least one version", () => {
	expect(new Set(cases.map(([name]) => name))).toEqual(new Set(troubles.map(({ name }) => name)));
	expect(Object.keys(ASKED).toSorted()).toEqual(
		troubles
			.flatMap(({ name, region, stack, number }) => (region && !stack && number !== 12 ? [name] : []))
			.toSorted(),
	);
});

function hintOf(work: () => unknown): string {
	try {
		work();
	} catch (thrown) {
		if (thrown instanceof AppError) return thrown.hint ?? "";
	}
	return "";
}
