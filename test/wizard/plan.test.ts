import { describe, expect, test } from "vitest";
import type { KeptFact, KeptInFile, KeptThing } from "../../src/config/kept.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { dialectV2 } from "../../src/pcluster/dialect-v2.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { commandText, planFor } from "../../src/wizard/plan.ts";
import {
	billedWhen,
	fileOnBill,
	keptWords,
	moneyWords,
	planWords,
	profileBeside,
} from "../../src/wizard/plan-words.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { complete } from "./answers.ts";

const spec = specFrom(complete);
const profile = profileFor("2.11.9");
const home = "/home/ada";
const place = { profile, home };
const engine: Engine = {
	program: { file: "/opt/my venv/bin/pcluster", args: [] },
	path: "/opt/my venv/bin/pcluster",
	profile: profileFor("2.11.9"),
	dialect: dialectV2,
	writer: writerV2,
};

function thing(id: string, instead: Partial<KeptThing> = {}): KeptThing {
	return { id, what: id, detail: "", place: "", line: 1, costs: "no", facts: [], ...instead };
}

function keptIn(instead: Partial<KeptInFile>): KeptInFile {
	return { text: "", things: [], aside: [], replaced: [], notes: [], ...instead };
}

test("the plan names the cluster, its stack and its file", () => {
	const written = { changed: true, backup: undefined };
	expect(planFor(engine, spec, "/c", written)).toEqual({
		spec,
		target: { name: "lsst", region: "eu-west-2", configPath: "/c" },
		stackName: "parallelcluster-lsst",
		configPath: "/c",
		written,
	});
});

test("the command can be pasted into a shell, whatever the folders are called", () => {
	const text = commandText(engine, spec, "/home/ada/it's mine/config");
	expect(text).toContain("'/opt/my venv/bin/pcluster' create");
	expect(text).toContain(`'/home/ada/it'\\''s mine/config'`);
	const other = commandText({ ...engine, awsProfile: "survey" }, spec, "/c");
	expect(other).toMatch(/^AWS_PROFILE=survey .*pcluster/);
});

describe("words", () => {
	const wordsOf = (label: string, nodes = spec.nodes) =>
		planWords({ ...place, spec: { ...spec, nodes }, answers: complete })
			.find((entry) => entry.label === label)
			?.lines.join(" ");

	test("the plan says where, on what, and how to log in", () => {
		expect(wordsOf("Cluster")).toBe("lsst in eu-west-2");
		expect(wordsOf("Volumes")).toContain("/mnt/lsst_stack");
		expect(wordsOf("Login")).toContain("ec2-user, key pair lsst");
	});

	test("spot and nodes that stay on are told", () => {
		expect(wordsOf("Compute", { ...spec.nodes, capacity: "spot" })).toContain("AWS may take nodes back");
		const kept = { ...spec.nodes, keepInitial: true, initial: 2 };
		expect(wordsOf("Compute", { ...kept, maximum: 4 })).toContain("up to 4, 2 always");
		expect(wordsOf("Compute", { ...kept, maximum: 2 })).toContain("t3.xlarge, 2, always on");
		expect(wordsOf("Compute", { ...kept, initial: 0 })).toContain("up to 2, 0 at the start");
	});

	test.each([
		[0, 2, "0 to 2 compute nodes (t3.xlarge) as jobs need them, each"],
		[2, 2, "2 compute nodes (t3.xlarge), always on, each"],
		[1, 1, "1 compute node (t3.xlarge), always on, each"],
	])("the cost tells of %i to %i nodes when they run", (initial, maximum, words) => {
		const nodes = { ...spec.nodes, keepInitial: true, initial, maximum };
		expect(billedWhen({ ...spec, nodes }, profile, undefined)[0]?.lines[0]).toContain(words);
	});

	test("the cost has three states, and the nodes that always run count in the first", () => {
		const costs = billedWhen(
			{ ...spec, nodes: { ...spec.nodes, keepInitial: true, initial: 2, maximum: 4 } },
			profile,
			undefined,
		);
		expect(costs.map(({ label }) => label)).toEqual(["While it runs", "After stop", "After delete"]);
		expect(costs[0]?.lines[0]).toContain("2 to 4 compute nodes");
		expect(costs[2]?.lines[0]).toContain("Your volume costs the same as today.");
	});

	test.each([
		["automatic", undefined, "each with a disk of 35 GiB and a public address.", "its disk and its address"],
		["elastic", "compute", "35 GiB, the head node's public address.", "its disk and its address"],
		["elastic", "all", "each with a disk of 35 GiB.", "The head node and its disk"],
		["none", undefined, "each with a disk of 35 GiB.", "The head node and its disk"],
	] as const)(
		"of addresses (%s, the file denies %s) the cost tells whose",
		(publicAddress, of, running, stopped) => {
			const facts: KeptFact[] = of ? [{ kind: "no-address", of }] : [];
			const [costs, after] = billedWhen(
				{ ...spec, publicAddress },
				profile,
				keptIn({ things: [thing("subnets", { facts })] }),
			);
			expect(costs?.lines[0]).toContain(running);
			expect(after?.lines[0]).toContain(`${stopped} go on costing.`);
		},
	);

	test("without volumes the plan tells of the one that pcluster makes by itself, and that it will be lost", () => {
		const bare = { ...spec, volumes: [] };
		const plan = (version: string) =>
			planWords({ spec: bare, answers: complete, profile: profileFor(version), home }).find(
				({ label }) => label === "Volumes",
			)?.lines;
		expect(plan("2.11.9")?.join(" ")).toMatch(/one of 20 GiB for \/shared .*is deleted/);
		expect(plan("3.16.1")).toEqual(["none"]);
		const costs = billedWhen(bare, profile, undefined).map(({ lines }) => lines[0]);
		expect(costs[0]).toContain("the volume of 20 GiB for /shared");
		expect(costs[1]).toContain("The head node, its disk, the volume of /shared and its address go on");
		expect(costs[2]).toContain("The volume of /shared is deleted too");
		expect(billedWhen(bare, profileFor("3.16.1"), undefined)[2]?.lines[0]).not.toContain("volume");
	});

	test("without volumes of yours, the file's own stands in place of pcluster's", () => {
		const scratch = thing("scratch", { facts: [{ kind: "volume" }] });
		const beside = (aside: readonly string[]) =>
			profileBeside(profile, keptIn({ things: [scratch], aside })).ownVolume;
		expect(beside([])).toBeUndefined();
		expect(beside(["scratch"])).toEqual(profile.ownVolume);
	});

	test("the key file below the home folder is shown with ~", () => {
		expect(wordsOf("Login")).toContain("~/.ssh/lsst.pem");
	});
});

describe("a file that says more than is asked", () => {
	const fsx = thing("FSx", { detail: "1200 GiB", line: 9, costs: "yes" });
	const script = thing("script", { costs: "unknown" });

	test("tells what becomes of each part, and how to choose where there is a choice", () => {
		const notes = ["A note."];
		const kept = keptIn({ things: [fsx, script], aside: ["script"], replaced: [thing("queue")], notes });
		expect(keptWords(kept, "Press k.")).toEqual([
			{ label: "File keeps", lines: ["FSx, 1200 GiB (line 9)", "Press k."] },
			{ label: "Set aside", lines: ["script (line 1)"] },
			{ label: "File loses", lines: ["queue (line 1)"] },
			{ label: "In the file", lines: notes },
		]);
		expect(keptWords(keptIn({ notes }), "Press k.")).toEqual([{ label: "In the file", lines: notes }]);
	});

	test("names what of it is billed, what is sure first", () => {
		const added = (...things: KeptThing[]) =>
			billedWhen(spec, profile, keptIn({ things })).find(({ label }) => label === "The file adds")?.lines;
		expect(added(script, thing("role"), fsx)).toEqual([
			"FSx, 1200 GiB: price not known",
			"script: it is not known whether it costs",
		]);
		expect(added(fsx)).toEqual(["FSx, 1200 GiB: price not known"]);
		expect(added(thing("role"))).toBeUndefined();
		expect(fileOnBill(keptIn({ things: [script, fsx] })).kept).toEqual(["FSx, 1200 GiB"]);
	});

	test("its storage goes on costing while the nodes are stopped, which is said with the rest", () => {
		const facts: KeptFact[] = [{ kind: "folder", path: "/fsx" }];
		const afterStop = (...things: KeptThing[]) =>
			billedWhen(spec, profile, keptIn({ things })).find(({ label }) => label === "After stop")?.lines[0];
		const [lustre, efs] = [
			thing("FSx for Lustre", { costs: "yes", facts }),
			thing("EFS", { costs: "yes", facts }),
		];
		expect(afterStop(lustre, efs, lustre)).toContain(
			" go on costing. So does what the file adds: FSx for Lustre, EFS.",
		);
		expect(afterStop(thing("queue", { costs: "yes" }), thing("EFS", { facts }))).toMatch(/go on costing\.$/);
	});

	test("takes addresses from the bill: of the compute nodes, or of all", () => {
		const closed = (...of: ("all" | "compute")[]) => {
			const facts = of.map((one): KeptFact => ({ kind: "no-address", of: one }));
			return fileOnBill(keptIn({ things: [thing("subnets", { facts })] })).noAddress;
		};
		expect([closed(), closed("compute"), closed("compute", "all")]).toEqual([undefined, "compute", "all"]);
	});
});

test("before creating it is said what is paid for, also while no price is known", () => {
	const [reckoned, paid] = moneyWords(undefined, billedWhen(spec, profile, undefined));
	expect(reckoned).toContain("still being reckoned");
	expect(paid).toMatch(/^While it runs you pay for the head node/);
});
