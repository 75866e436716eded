import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusterCells } from "../../src/console/cluster-rows.ts";
import { firstLogin } from "../../src/login/first-login.ts";
import { loginIntro, sshArguments } from "../../src/login/login.ts";
import { loginLines } from "../../src/login/login-lines.ts";
import { scrolled } from "../../src/progress/run-layout.ts";
import { kindOf, shownRows, typicalText } from "../../src/progress/shown-rows.ts";
import type { ResourceRow, RunView } from "../../src/runs/run.ts";
import { durationText } from "../../src/text/duration.ts";
import { clusterView } from "../components/console/world.ts";

test.each([
	[0, "0 s"],
	[59.9, "59 s"],
	[185, "3 min 05 s"],
	[4_320, "1 h 12 min"],
	[97_200, "1 d 3 h"],
	[-4, "0 s"],
])("%d seconds are %s", (seconds, text) => {
	expect(durationText(seconds)).toBe(text);
});

test.each([
	["AWS::EC2::SecurityGroup", "firewall"],
	["AWS::S3::Bucket", "S3 Bucket"],
	["Custom::Thing", "Custom Thing"],
])("a %s is a %s", (type, kind) => {
	expect(kindOf(type)).toBe(kind);
});

test("typical times", () => {
	expect(typicalText([10, 40])).toBe("usually 10 to 40 min");
	expect(typicalText([3, 3])).toBe("usually 3 min");
});

function rowsOf(states: readonly ResourceRow["state"][]): ResourceRow[] {
	return states.map((state, place) => ({
		key: `${place}`,
		logicalId: `R${place}`,
		type: "AWS::EC2::Instance",
		depth: 0,
		state,
		reason: undefined,
		seconds: undefined,
	}));
}

const SIZE = { columns: 80, rows: 24 };

const states = fc.array(fc.constantFrom("waiting", "working", "done", "failed", "removed" as const), {
	maxLength: 80,
});

describe("the tree", () => {
	test("unscrolled it shows the first failure, else the last row at work", () => {
		fc.assert(
			fc.property(states, fc.integer({ min: 3, max: 30 }), (all, height) => {
				const rows = rowsOf(all);
				const { rows: shown, above, below } = shownRows(rows, height, 0);
				expect(above + shown.length + below).toBe(rows.length);
				const failed = rows.find((row) => row.state === "failed");
				const focus = failed ?? rows.findLast((row) => row.state === "working");
				if (focus !== undefined) expect(shown).toContain(focus);
			}),
		);
	});

	test("scrolling stops at both ends, and one step back from there moves", () => {
		const rows = rowsOf(Array.from({ length: 50 }, (_, place) => (place < 30 ? "done" : "waiting")));
		const view = { rows, tail: [], outcome: { kind: "running" } } as unknown as RunView;
		const top = scrolled(view, SIZE, 0, -1000);
		expect(scrolled(view, SIZE, top, -1)).toBe(top);
		expect(scrolled(view, SIZE, top, 1)).toBe(top + 1);
		const bottom = scrolled(view, SIZE, 0, 1000);
		expect(scrolled(view, SIZE, bottom, 1)).toBe(bottom);
	});
});

const STEPS = firstLogin({ folders: ["/mnt/lsst_stack", "/mnt/ps1", "/mnt/data"], nodes: 2 });

test("a list says of a cluster without machines yet that it is being made, not that it costs nothing", () => {
	const machines = (instead: Parameters<typeof clusterView>[0]) =>
		clusterCells(clusterView({ computeNodes: 0, nodes: [], ...instead }), new Date(), () => undefined)[3];
	expect(machines({ state: "creating", head: undefined })).toBe("being made");
	expect(machines({ state: "deleting", head: undefined })).toBe("$0/h");
});

describe("the login", () => {
	test("the first one has the steps above it, later ones a line", () => {
		const first = loginIntro("lsst", STEPS, 80);
		for (const step of STEPS)
			for (const command of step.commands) expect(first.join("\n")).toContain(command);
		expect(first).toContain("ssh asks once about a machine that is new to it: type yes.");
		expect(loginIntro("lsst", undefined, 80)).toHaveLength(1);
	});

	test("every line of the steps fits 80 columns", () => {
		for (const line of loginIntro("lsst", STEPS, 80)) expect(line.length).toBeLessThanOrEqual(80);
	});

	test("on 60 columns a sentence goes on below its words, and a command is not broken", () => {
		const lines = loginIntro("lsst", STEPS, 60);
		const at = lines.indexOf("  2. Switch the LSST software on (in older installations:");
		expect(lines.slice(at + 1, at + 3)).toEqual([
			"     loadlsst.bash):",
			"       source /mnt/lsst_stack/loadLSST.bash",
		]);
		expect(lines).toContain("       echo 'source /mnt/lsst_stack/loadLSST.bash' >> ~/.bashrc");
	});

	test.each([
		[
			["/mnt/lsst_stack", "/mnt/ps1", "/mnt/data"],
			2,
			"df -h /mnt/lsst_stack /mnt/ps1 /mnt/data",
			"srun -N 2",
			"Keep results on /mnt/data",
		],
		[["/big disk", "/soft"], 1, "ls '/big disk' /soft", "srun -N 1", "Keep results on /big disk"],
		[[], 0, "df -h", "sinfo", "Copy results away"],
		[undefined, undefined, "df -h", "srun -N 2", "Copy results away"],
	])(
		"the first steps are those of the cluster with the folders %j and %s nodes",
		(folders, nodes, ...wanted) => {
			const steps = firstLogin({ folders, nodes });
			const told = steps.flatMap(({ what, commands }) => [what, ...commands]).join("\n");
			for (const text of wanted) expect(told).toContain(text);
			expect(told.includes("loadLSST")).toBe(folders?.includes("/mnt/lsst_stack") ?? false);
			expect(told.includes("srun")).toBe(nodes !== 0);
		},
	);

	test("lines for ssh and scp are whole commands, and none is made of what is not known", () => {
		const place = {
			address: "18.130.1.2",
			user: "centos",
			keyFile: "/home/ada/my key.pem",
			folders: ["/mnt/data"],
		};
		expect(loginLines(place)).toEqual([
			"ssh -i '/home/ada/my key.pem' centos@18.130.1.2",
			"scp -i '/home/ada/my key.pem' FILE centos@18.130.1.2:/mnt/data/",
			"scp -i '/home/ada/my key.pem' centos@18.130.1.2:/mnt/data/FILE .",
		]);
		expect(loginLines({ ...place, keyFile: undefined, folders: [] })).toEqual([
			"ssh centos@18.130.1.2",
			"scp FILE centos@18.130.1.2:",
			"scp centos@18.130.1.2:FILE .",
		]);
		expect(loginLines({ ...place, passing: ["/mnt/data"] })[1]).toMatch(/FILE centos@18.130.1.2:$/);
		for (const less of [{ address: undefined }, { user: undefined }, { keyFile: "/a%b.pem" }]) {
			expect(loginLines({ ...place, ...less })).toEqual([]);
		}
	});

	test("only the chosen key is tried; without one ssh is free", () => {
		expect(sshArguments("/log", "/k.pem")).toEqual([
			"-o",
			"ConnectTimeout=20",
			"-o",
			"ControlPath=none",
			"-o",
			"IdentitiesOnly=yes",
			"-o",
			"LogLevel=DEBUG1",
			"-E",
			"/log",
		]);
		expect(sshArguments(undefined, undefined)).toEqual(["-o", "ConnectTimeout=20", "-o", "ControlPath=none"]);
	});
});
