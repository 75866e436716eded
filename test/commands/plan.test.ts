import { expect, test } from "vitest";
import { questionFlags } from "../../src/commands/question-flags.ts";
import { AppError } from "../../src/ports/errors.ts";
import { stepById, steps } from "../../src/questions/steps.ts";
import { AMI, image, officialImages, stack, tutorialAccount, volume, volumeId } from "../harness/account.ts";
import { called, refusalOf } from "../harness/command-line.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { contextOf } from "../questions/context.ts";
import { complete } from "../wizard/answers.ts";
import { IN_LONDON, planningPorts } from "./planning.ts";

const flags = Object.values(questionFlags) as { answers: readonly string[]; field?: string }[];

test.each(steps.map(({ id }) => [id]))("the question %s has its flag", (id) => {
	expect(flags.filter(({ answers }) => answers.includes(id))).not.toEqual([]);
});

test.each(["2.11.9", "3.16.1"])("each field of a form has its flag, with %s", async (version) => {
	const context = { ...contextOf({ version }), ...tutorialAccount(), answers: complete };
	for (const id of ["nodes", "name"] as const) {
		const step = stepById(id);
		if (step.kind !== "form") throw new Error(`${id} is no form`);
		const { fields } = await step.load(context);
		const flagged = flags.flatMap((flag) => (flag.answers.includes(id) ? [flag.field] : []));
		expect(flagged).toEqual(expect.arrayContaining(fields.map(({ key }) => key)));
	}
});

test("without flags it is what Enter alone would make, and nothing is written", async () => {
	const config = memoryConfig();
	const { code, said, noted } = await called(["plan", ...IN_LONDON], { ports: planningPorts({ config }) });
	expect(code).toBe(0);
	const text = said.join("\n");
	expect(text).toContain("  Cluster    lsst in eu-west-2\n");
	expect(text).toMatch(/What it costs\n {2}waiting for jobs +\$0\.0\d\/h/);
	expect(text).toContain("The config file ~/.parallelcluster/config, a new one\n");
	expect(text).toContain("\n  ok    Network names: The VPC gives its machines names.\n");
	expect(text).toContain(" pcluster create lsst -c /home/ada/.parallelcluster/config -r eu-west-2");
	expect(noted.join("\n")).toContain("AMI: The tutorial's CentOS 7 ended");
	expect(config.writes).toEqual([]);
});

test("flags answer their questions, the rest follows from them", async () => {
	const { code, said } = await called(
		[
			...[
				"plan",
				...IN_LONDON,
				"--json",
				"--volume",
				`${volumeId("2")}:/mnt/mine:mine`,
				"--max",
				"7",
				"--spot",
			],
			...["--head", "t3.small", "--name", "m31", "--key-file", "none", "--min", "1"],
		],
		{ ports: planningPorts() },
	);
	expect(code).toBe(0);
	const plan = JSON.parse(said.join("\n"));
	expect(plan).toMatchObject({ name: "m31", region: "eu-west-2", config: { written: false } });
	const from = (id: string) => plan.answers.find(({ question }: { question: string }) => question === id);
	expect(from("mounts")).toMatchObject({ from: "given", answer: "/mnt/mine" });
	expect(from("nodes")).toMatchObject({ from: "given", answer: "t3.small, ≤ 7 × t3.xlarge" });
	expect(from("keyFile")).toMatchObject({ from: "given", answer: "none" });
	expect(from("vpc")).toMatchObject({ from: "suggested" });
	for (const line of ["[ebs mine]", "maintain_initial_size = true", "cluster_type = spot"])
		expect(plan.config.text).toContain(line);
});

test("a subnet is suggested in the zone of the volume that was named", async () => {
	const far = volume("9", "far", { zone: "eu-west-2b" });
	const { said } = await called(["plan", ...IN_LONDON, "--json", "--volume", far.id], {
		ports: planningPorts({ ec2: { volumes: async () => [far] } }),
	});
	expect(JSON.parse(said.join("\n")).answers).toContainEqual(
		expect.objectContaining({ question: "subnet", answer: "eu-west-2b" }),
	);
});

const OLD = image("ami-0bbbbbbb", "aws-parallelcluster-2.10.0-amzn2-hvm-x86_64-202012010945");
const FAR = volume("8", "far", { zone: "eu-west-2b" });

test.each([
	[["--vpc", "vpc-0bbbbbbb"], "--vpc: There is no VPC vpc-0bbbbbbb in eu-west-2."],
	[["--region", "eu-wst-2"], "--region: pcluster 2.11.9 does not work in eu-wst-2."],
	[["--region", "ap-east-1"], "--region: The region ap-east-1 is not switched on in your account."],
	[["--key-pair", "lst"], "--key-pair: There is no key pair “lst” in eu-west-2."],
	[["--subnet", "subnet-0aaaaaaa", "--volume", FAR.id], `--volume: ${FAR.id} cannot be used: in eu-west-2b`],
	[
		["--volume", `${volumeId("1")}:/mnt/x`, "--volume", `${volumeId("2")}:/mnt/x`],
		"--volume /mnt/x: Two volumes cannot share one folder.",
	],
	[
		["--volume", volumeId("1"), "--volume", volumeId("1")],
		`--volume: ${volumeId("1")} is named more than once`,
	],
	[
		["--image", "ami-0bbbbbbb"],
		"--image: ami-0bbbbbbb cannot be used: made for pcluster 2.10.0; yours is 2.11.9.",
	],
	[["--head", "t3.medum"], "--head t3.medum: t3.medum is not offered here."],
	[["--max", "many"], "--max many: A whole number, not “many”."],
	[["--name", "9"], "--name 9: It cannot begin with “9”. A letter first"],
	[
		["--name", "m31"],
		"--name m31: There is already a cluster of this name (CREATE_COMPLETE): choose another name.",
	],
	[["--os", "alinux2"], "--os: with these answers nobody asks for it (System)."],
])("%j is refused as the wizard would", async (args, sentence) => {
	const { code, said, noted } = await called(
		["plan", ...(args[0] === "--region" ? [] : IN_LONDON), ...args],
		{
			ports: { ...planningPorts(), ...wider() },
		},
	);
	expect(said).toEqual([]);
	expect(code).not.toBe(0);
	expect(noted.join("\n")).toContain(sentence);
});

/** An account with something to refuse. */
function wider() {
	const { ec2, stacks, ...rest } = tutorialAccount();
	return {
		...rest,
		ec2: Object.assign(Object.create(ec2), {
			images: async () => [...officialImages, OLD],
			volumes: async (_region: string, _signal: AbortSignal, ids?: readonly string[]) =>
				[volume("1", "lsst_stack"), volume("2", "data"), FAR].filter(({ id }) => ids?.includes(id) ?? true),
		}),
		stacks: Object.assign(Object.create(stacks), {
			stacks: async () => [stack("parallelcluster-m31", "CREATE_COMPLETE", { tags: { Version: "2.11.9" } })],
		}),
	};
}

test("what only its user can tell is not guessed", async () => {
	const { said, noted } = await called(["plan"], { ports: planningPorts() });
	expect(said).toEqual([]);
	expect(noted.join("\n")).toContain("--region: Nothing says in which region your volumes are. It could be ");
});

test("what it could be is told, the nearest first", async () => {
	const { noted } = await called(["plan", ...IN_LONDON, "--head", "t3.medum"], { ports: planningPorts() });
	expect(noted.join("\n")).toContain("It could be t3.medium (2 vCPU), ");
});

test("a flag for what is not asked with this pcluster is refused", async () => {
	const images = async () => [image(AMI, "aws-parallelcluster-3.16.1-amzn2023-hvm-x86_64-202609171432")];
	const { noted } = await called(["plan", ...IN_LONDON, "--keep", "yes"], {
		ports: planningPorts({ version: "3.16.1", ec2: { images } }),
	});
	expect(noted.join("\n")).toContain("--keep: with this pcluster there is nothing to choose there.");
});

test("two flags that contradict each other are refused before anything is asked", async () => {
	expect((await refusalOf(["plan", "--spot", "--on-demand"])).message).toBe(
		"--spot and --on-demand contradict each other.",
	);
	expect((await refusalOf(["plan", "--volume", "none", "--volume", "vol-1"])).code).toBe("usage");
	expect((await refusalOf(["plan", "--volume", "vol-1:/a:b:c"])).code).toBe("usage");
	expect((await refusalOf(["plan", "--vpc", "vpc-\u001b[31m"])).code).toBe("usage");
});

test("a check that fails ends with 3, and its name is told", async () => {
	const { code, said } = await called(["plan", ...IN_LONDON], {
		ports: planningPorts({ limits: { quota: async () => 1 } }),
	});
	expect(code).toBe(3);
	expect(said.join("\n")).toMatch(/FAIL {2}.*\n(.*\n)*? +To create it all the same: --despite processors/);
});

test("--out writes the config there; a file that is there is changed, the usual one left alone", async () => {
	const usual = "[global]\ncluster_template = default\n\n[aliases]\nssh = ssh -X {CFN_USER}@{MASTER_IP}\n";
	const config = memoryConfig({ "/home/ada/.parallelcluster/config": usual });
	const { code, noted } = await called(["plan", ...IN_LONDON, "--out", "mine.ini"], {
		ports: planningPorts({ config }),
	});
	expect(code).toBe(0);
	expect(noted).toContain("Written to /here/mine.ini.");
	expect(config.disk.get("/here/mine.ini")).toContain("ssh = ssh -X");
	expect(config.disk.get("/home/ada/.parallelcluster/config")).toBe(usual);
	const again = await called(["plan", ...IN_LONDON, "--out", "mine.ini"], {
		ports: planningPorts({ config }),
	});
	expect(again.noted).toContain("/here/mine.ini says just this already.");
});

test("a file that cannot be written is told, and ends with 1", async () => {
	const config = memoryConfig();
	config.fail(new AppError("config-unwritable", "The folder is read-only."));
	const { code, noted } = await called(["plan", ...IN_LONDON, "--out", "/ro/x"], {
		ports: planningPorts({ config }),
	});
	expect(code).toBe(1);
	expect(noted.join("\n")).toContain("The folder is read-only.");
});

test("a config file that cannot be used is told with its line", async () => {
	const config = memoryConfig({ "/home/ada/.parallelcluster/config": "[global]\nnonsense\n" });
	const { said, noted } = await called(["plan", ...IN_LONDON], { ports: planningPorts({ config }) });
	expect(said).toEqual([]);
	expect(noted.join("\n")).toContain("~/.parallelcluster/config, line 2: ");
});

test("Ctrl-C while AWS is asked ends with 130", async () => {
	const stopping = new AbortController();
	const regions = async () => {
		stopping.abort();
		throw stopping.signal.reason;
	};
	const ports = planningPorts({ ec2: { regions } });
	const { code, said, noted } = await called(["plan"], { ports, signal: stopping.signal });
	expect({ code, said, noted }).toEqual({ code: 130, said: [], noted: ["Stopped."] });
});
