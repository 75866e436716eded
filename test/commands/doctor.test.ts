import { expect, test } from "vitest";
import { late } from "../../src/adapters/late.ts";
import type { Identity } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { FoundPcluster, PclusterFinder } from "../../src/ports/found-pcluster.ts";
import type { Log, Processes } from "../../src/ports/machine.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { tutorialAccount } from "../harness/account.ts";
import { called, refusalOf } from "../harness/command-line.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { setUpOf, stillClock } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";
import { strictPort } from "../harness/strict-port.ts";

const FOUND: FoundPcluster = {
	works: true,
	program: { file: "/opt/v/bin/pcluster", args: [] },
	path: "/opt/v/bin/pcluster",
	version: "3.16.1",
};
const PRINTED: Readonly<Record<string, string>> = {
	ssh: "OpenSSH_9.2p1 Debian\n",
	node: "v24.16.0\n",
	"/opt/v/bin/python": "Python 3.11.7\n",
};

const run: Processes["run"] = async ({ program: { file } }, onOutput) => {
	const printed = PRINTED[file];
	if (printed === undefined) throw new AppError("pcluster-missing", `${file} is not here.`);
	onOutput(printed);
	return { code: 0, signal: undefined };
};

const identityWith = (instead: Partial<Identity>) =>
	strictPort<Identity>("identity", {}, { refusedActions: async () => [], ...instead });

function ports(instead: Partial<Ports> = {}): Partial<Ports> {
	const { ec2, stacks } = tutorialAccount({});
	return {
		ec2,
		stacks,
		finder: {
			find: async () => ({ found: [FOUND], searched: [] }),
			confirm: async () => FOUND,
			allow: async () => {},
		},
		identity: identityWith({ caller: async () => ({ account: "123456789012", user: "ada" }) }),
		awsFiles: { read: async () => setUpOf({}) },
		processes: { run, handOver: () => Promise.reject(new Error("nothing is handed over")) },
		disk: { freeMegabytes: async () => 50_000 },
		configFiles: memoryConfig({}).files,
		clock: stillClock(),
		...instead,
	};
}

const refusing = (code: "no-credentials" | "unreachable") => ({
	identity: identityWith({ caller: () => Promise.reject(new AppError(code, "AWS was not reached.")) }),
});

test("a machine on which all is in order", async () => {
	const { code, said } = await called(["doctor", "--region", "eu-west-2"], { ports: ports() });
	expect(code).toBe(0);
	expect(said).toEqual([
		"ok    pcluster 3.16.1: /opt/v/bin/pcluster, Python 3.11.7",
		"ok    Node: v24.16.0, which pcluster 3 makes its templates with",
		"ok    AWS credentials: account 1234…9012, user ada, profile default",
		"ok    ssh: OpenSSH 9.2",
		"ok    Log file: /log",
		"ok    Clock: as AWS's, to some minutes",
		"ok    Region: eu-west-2",
		"ok    Rights: all that a cluster needs, as far as AWS tells",
		"ok    Disk: 50 GB free",
	]);
});

test("a log that cannot be written, which only an attempt tells", async () => {
	let fault: string | undefined;
	const log: Log = {
		...silentLog(),
		get fault() {
			return fault;
		},
		note: () => {
			fault = "the disk is full";
		},
	};
	const { said } = await called(["doctor", "--region", "eu-west-2"], { ports: ports({ log }) });
	expect(said.join("\n")).toContain(
		"note  Log file: cannot be written\n      /log: the disk is full. All else works; --log FILE puts it elsewhere.\n",
	);
});

test("no way into AWS ends with 4, and its cure stands below", async () => {
	const { code, said } = await called(["doctor"], { ports: ports(refusing("no-credentials")) });
	expect(code).toBe(4);
	expect(said.join("\n")).toContain(
		"FAIL  AWS credentials: none found on this machine\n      Make an access key in the AWS console (IAM, Users, your user).\n      Give it to this machine:\n        aws configure\n",
	);
});

test("rights that lack are told, and do not fail", async () => {
	const identity = identityWith({
		caller: async () => ({ account: "123456789012", user: "ada" }),
		refusedActions: async (_, actions) => actions.filter((action) => action.startsWith("iam:CreateR")),
	});
	const { code, said } = await called(["doctor", "--region", "eu-west-2"], { ports: ports({ identity }) });
	expect(code).toBe(0);
	expect(said).toContain("note  Rights: 1 of those that a cluster needs seem to lack");
	expect(said.join("\n")).toContain("AWS's simulator refuses: iam:CreateRole.");
});

test("a key of GovCloud is asked about there, though only the config file names the region", async () => {
	const text =
		"[aws]\naws_region_name = us-gov-west-1\n[global]\ncluster_template = default\n[cluster default]\n";
	const asked: (string | undefined)[] = [];
	const identity = identityWith({
		caller: async (region) => {
			asked.push(region);
			if (region === "us-gov-west-1") return { account: "123456789012", user: "ada" };
			throw new AppError("refused-credentials", "AWS in us-east-1 does not know your access key.");
		},
	});
	const found = { ...FOUND, version: "2.11.9" };
	const finder = {
		...ports().finder,
		find: async () => ({ found: [found], searched: [] }),
	} as Ports["finder"];
	const configFiles = memoryConfig({ "/home/ada/.parallelcluster/config": text }).files;
	const { said } = await called(["doctor"], { ports: ports({ identity, finder, configFiles }) });
	expect(asked).toEqual([undefined, "us-gov-west-1"]);
	expect(said).toContain("ok    AWS credentials: account 1234…9012, user ada, profile default");
});

test("another failed check ends with 3, an AWS that is not reached with 0", async () => {
	const none = { find: async () => ({ found: [], searched: ["/usr/bin"] }) };
	const finder = { ...ports().finder, ...none } as Ports["finder"];
	expect((await called(["doctor"], { ports: ports({ finder }) })).code).toBe(3);
	const { code, said } = await called(["doctor"], { ports: ports(refusing("unreachable")) });
	expect(code).toBe(0);
	expect(said).toContain("?     AWS credentials: AWS was not reached.");
});

test("a pcluster that only had its version read is run before it is believed", async () => {
	const read = { ...FOUND, unconfirmed: true };
	const broken = { works: false, path: FOUND.path, cause: "It gives no version.", cure: "Mend it." } as const;
	const finder = late<PclusterFinder>(async () => ({
		find: async () => ({ found: [read], searched: [] }),
		confirm: async () => broken,
		allow: async () => {},
	}));
	const { code, said } = await called(["doctor"], { ports: ports({ finder }) });
	expect(code).toBe(3);
	expect(said[0]).toBe("FAIL  pcluster: /opt/v/bin/pcluster does not run: It gives no version.");
});

test("as JSON it is one text of the shape that the help tells", async () => {
	const { code, said } = await called(["doctor", "--json"], { ports: ports(refusing("no-credentials")) });
	expect(code).toBe(4);
	expect(said).toHaveLength(1);
	const told = JSON.parse(said[0] ?? "");
	expect(Object.keys(told)).toEqual(["ok", "pcluster", "checks"]);
	expect(told).toMatchObject({ ok: false, pcluster: { version: "3.16.1", path: "/opt/v/bin/pcluster" } });
	for (const check of told.checks) {
		expect(Object.keys(check)).toEqual(["id", "state", "label", "detail", "advice", "commands"]);
		expect(["pass", "warn", "fail", "unknown"]).toContain(check.state);
	}
	const [help = ""] = (await called(["doctor", "--help"], { env: {} })).said;
	for (const key of [...Object.keys(told), ...Object.keys(told.checks[0])])
		expect(help).toContain(`"${key}"`);
});

test("Ctrl-C while both the rights and the region are on their way ends with 130", async () => {
	const stopping = new AbortController();
	const refusedActions: Identity["refusedActions"] = (_region, _actions, signal) =>
		new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
	const identity = identityWith({
		caller: async () => ({ account: "123456789012", user: "ada" }),
		refusedActions,
	});
	const regions = async () => {
		stopping.abort();
		throw stopping.signal.reason;
	};
	const { ec2 } = tutorialAccount({ ec2: { regions } });
	const place = { ports: ports({ identity, ec2 }), signal: stopping.signal };
	const { code, noted } = await called(["doctor", "--region", "eu-west-2"], place);
	expect(code).toBe(130);
	expect(noted).toEqual(["Stopped."]);
});

test("what is advised names no key, which nobody hears here", async () => {
	const found = { works: "not-asked", path: "/here/venv/bin/pcluster" } as const;
	const { finder: usual } = ports();
	const finder = { ...usual, find: async () => ({ found: [found], searched: [] }) } as Ports["finder"];
	const { said } = await called(["doctor"], { ports: ports({ finder }) });
	expect(said).toContain(
		"      It came with the folder, so firstlight has not run it. If you trust it, --pcluster runs it.",
	);
});

test("words are refused", async () => {
	expect((await refusalOf(["doctor", "now"])).code).toBe("usage");
});
