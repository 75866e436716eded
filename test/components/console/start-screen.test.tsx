import { describe, expect, test } from "vitest";
import type { Region } from "../../../src/ports/account.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { FoundPcluster } from "../../../src/ports/found-pcluster.ts";
import type { Processes } from "../../../src/ports/machine.ts";
import { answer, seeCounting, seeQuestion } from "../../harness/answer.ts";
import { KEYS, type Screen } from "../../harness/screen.ts";
import { profileNamed, setUpOf, type TestClock, type World } from "../../harness/services.ts";
import { clusterView, consoleOf, FOUND, LONDON, refusing, ScriptedWatch } from "./world.ts";

const WIDE = { columns: 120, rows: 40 };
const noCredentials = refusing("no-credentials", "No AWS credentials were found.");

test("the first frame stands before anything has answered", async () => {
	const never = new Promise<never>(() => undefined);
	const { screen } = consoleOf({ caller: () => never });
	expect(screen.frame()).toContain("Launch, enter and stop your first astronomy cluster");
	expect(screen.frame()).toContain("asking AWS …");
	await screen.see("✓ pcluster 2.11.9");
	expect(screen.frame()).toContain("asking AWS …");
});

test("after a resize the terminal is wiped, and all of the screen is there again", async () => {
	const { screen } = consoleOf();
	await screen.see("No cluster in eu-west-2 yet.");
	process.emit("SIGWINCH");
	const frame = await screen.see("\u001b[H\u001b[J");
	expect(frame).toContain("No cluster in eu-west-2 yet.");
});

test("with everything in order and no cluster, Enter sets one up", async () => {
	const { screen } = consoleOf();
	const frame = await screen.see("No cluster in eu-west-2 yet.");
	expect(frame).toContain("~/.venv/bin/pcluster");
	expect(frame).toContain("account 1234…9012, user ClusterUser, profile default");
	expect(frame).toContain("✓ ssh                    OpenSSH 9.2");
	await screen.press(KEYS.enter);
	await screen.see("In which AWS region");
	await screen.press(KEYS.escape);
	await screen.see("No cluster in eu-west-2 yet.");
});

test("the row under the cursor is what Enter does: the cluster that the account decides goes to its plan", async () => {
	const { screen } = consoleOf();
	const frame = await screen.see(/the cluster that fits my volumes +≈ \$\d/);
	expect(frame).toContain("› set up a cluster, step by step");
	await screen.press(KEYS.down);
	await screen.see("enter look at its plan");
	expect(screen.frame()).toContain("› the cluster that fits my volumes");
	await screen.press(KEYS.down);
	await screen.see("enter look in all regions");
	await screen.press(KEYS.up);
	await screen.press(KEYS.enter);
	await screen.see("This cluster fits your volumes. Nothing is made yet.");
});

test("the last row is the demo; where the account does not decide, no plan is offered", async () => {
	const { screen, demos } = consoleOf({ keyFiles: { candidates: async () => [] } });
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press(KEYS.end);
	const frame = await screen.see("› the demo");
	expect(frame).not.toContain("fits my volumes");
	await screen.press(KEYS.enter);
	expect(demos()).toBe(1);
});

test("the Lambda warning explains itself when asked why", async () => {
	const { screen } = consoleOf();
	await screen.see("! AWS Lambda python3.8");
	expect(screen.frame()).not.toContain("several times");
	await screen.press("?");
	await screen.see("several times");
});

/** The offer to install a pcluster, with its key, which counts once the offer has been there for a moment. */
async function seeOffer(screen: Screen, clock: TestClock, key = "enter install it"): Promise<string> {
	await screen.see("firstlight installs pcluster");
	return seeCounting(screen, clock, key);
}

test("a reason that does not fit its line goes on below it", async () => {
	const reason = "AWS in us-east-1 could not be reached for who you are: nothing answers at its address.";
	const { screen } = consoleOf({ caller: refusing("unreachable", reason) });
	const frame = await screen.see("at its address.");
	expect(frame).toContain("? AWS credentials        AWS in us-east-1 could not be reached for who you\n");
	expect(frame).toContain("\n                           are: nothing answers at its address.");
});

test("without pcluster and credentials it offers to install the one, says how to get the others, and the demo", async () => {
	const searched = ["/opt/software/astronomy/environments/shared/by/all/of/the/group/bin", "/usr/bin"];
	const { screen, clock, demos } = consoleOf({ found: [], searched, caller: noCredentials });
	const frame = await seeOffer(screen, clock, "i install pcluster");
	expect(frame).toContain("✗ pcluster");
	expect(frame).toContain("◉ ParallelCluster");
	expect(frame).toContain("✗ AWS credentials");
	expect(frame).toContain(" aws configure");
	expect(frame).toContain("Enter opens the demo");
	expect(frame).toContain("Nothing else is changed.");
	await screen.press("\r");
	expect(demos()).toBe(1);
});

test("whether one could be installed is looked for only once no pcluster is there", async () => {
	const found: FoundPcluster[] = [FOUND];
	const asked: string[] = [];
	const plan = (version: string) => {
		asked.push(version);
		return new Promise<never>(() => undefined);
	};
	const { screen } = consoleOf({ found, installer: { plan } });
	await screen.see("enter set up a cluster");
	expect(asked).toEqual([]);
	found.length = 0;
	await screen.press("r");
	await screen.see("firstlight installs pcluster");
	await expect.poll(() => asked).not.toEqual([]);
});

test("within the demo there is no way to it; Enter checks again", async () => {
	let refused = true;
	const caller = async () => {
		if (refused) throw new AppError("no-credentials", "No AWS credentials were found.");
		return { account: "123456789012", user: "ClusterUser" };
	};
	const { screen } = consoleOf({ caller, settings: { demo: true } });
	const frame = await screen.see("enter check again");
	expect(frame).toContain("DEMO");
	expect(frame).not.toContain("d demo");
	// One key of the two is enough.
	expect(frame).not.toContain("  r check again");
	refused = false;
	await screen.press(KEYS.enter);
	await screen.see("✓ AWS credentials");
});

test("expired credentials name the login command of the profile, and y copies one command after the other", async () => {
	const { screen, world, watched } = consoleOf({
		caller: refusing("expired-credentials", "The security token included in the request is expired."),
		settings: { profile: "sheffield" },
	});
	const frame = await screen.see("AWS no longer accepts them");
	expect(frame).toContain("aws sso login --profile sheffield");
	await screen.press("y");
	await screen.see(/\(1 of 2, y copies the next\): aws sso\s+login --profile sheffield/);
	await screen.press("y");
	await screen.see(/\(2 of 2, y copies the next\): aws\s+configure --profile sheffield/);
	expect(world.copied).toEqual(["aws sso login --profile sheffield", "aws configure --profile sheffield"]);
	expect(watched).toEqual([]);
});

test("an AWS that cannot be reached is not known, and does not stop the questions", async () => {
	const watch = new ScriptedWatch(undefined);
	watch.show({ trouble: new AppError("unreachable", "No answer from AWS.") });
	const { screen } = consoleOf({ caller: refusing("unreachable", "AWS did not answer."), watch });
	const frame = await screen.see("Could not look for clusters: No answer from AWS.");
	expect(frame).toContain("? AWS credentials");
	expect(frame).toContain("enter set up a cluster");
});

test("a broken pcluster says its cause and cure", async () => {
	const broken = {
		works: false,
		path: "/usr/local/bin/pcluster",
		cause: "No module named 'pkg_resources'",
		cure: "pip install 'setuptools<70'",
	} as const;
	const { screen, clock } = consoleOf({ found: [broken], size: WIDE });
	const frame = await screen.see("does not run: No module named 'pkg_resources'");
	expect(frame).toContain("pip install 'setuptools<70'");
	await seeOffer(screen, clock);
});

test("a pcluster whose version was read is in use at once, and corrected when it says otherwise", async () => {
	const { path } = FOUND;
	const { promise, resolve } = Promise.withResolvers<FoundPcluster>();
	const read = { ...FOUND, unconfirmed: true };
	const { screen } = consoleOf({ found: [read], confirmed: new Map([[path, promise]]), size: WIDE });
	await screen.see("enter set up a cluster");
	expect(screen.frame()).toContain("✓ pcluster 2.11.9");
	resolve({ works: false, path, cause: "It gives no version.", cure: "Mend it." });
	const frame = await screen.see("does not run: It gives no version.");
	expect(frame).toContain("Mend it.");
	expect(frame).not.toContain("enter set up a cluster");
});

test("a version that firstlight cannot drive is declined, and another one offered", async () => {
	const { screen, clock, watched } = consoleOf({ found: [{ ...FOUND, version: "2.3.1" }], size: WIDE });
	const frame = await seeOffer(screen, clock);
	expect(frame).toContain("✗ pcluster 2.3.1");
	expect(frame).toContain("too old");
	expect(frame).not.toContain("pip install");
	expect(watched).toEqual([]);
});

test("of several pclusters the first that works is in use, and p takes the next", async () => {
	const broken = { works: false, path: "/usr/bin/pcluster", cause: "Traceback", cure: "Mend it." } as const;
	const older = { ...FOUND, path: "/opt/old/bin/pcluster", version: "2.4.1" };
	const { screen } = consoleOf({ found: [broken, FOUND, older], size: WIDE });
	const frame = await screen.see("› pcluster 2.11.9");
	expect(frame).toContain("broken  /usr/bin/pcluster: Traceback");
	await screen.press("p");
	await screen.see("✓ pcluster 2.4.1");
	await screen.press("p");
	await screen.see("does not run: Traceback");
});

test("while AWS looks for clusters, Enter does not have to wait", async () => {
	const { screen } = consoleOf({ watch: new ScriptedWatch(undefined) });
	await screen.see("Looking for clusters in eu-west-2");
	await screen.press(KEYS.enter);
	await screen.see("In which AWS region");
});

test("without a region there is nothing to look for", async () => {
	const { screen, watched } = consoleOf({ region: undefined });
	await screen.see("enter set up a cluster");
	expect(watched).toEqual([]);
});

test("a cluster that is there is opened with Enter", async () => {
	const { screen } = consoleOf({ watch: new ScriptedWatch([clusterView()]) });
	const frame = await screen.see("enter open lsst");
	expect(frame).toContain("2 of 2 nodes");
	await screen.press(KEYS.enter);
	await screen.see("Head node   t3.medium");
});

test("--cluster opens the cluster of that name at once, and the start is the start again after it", async () => {
	const watch = new ScriptedWatch([clusterView({ name: "other" }), clusterView()]);
	const { screen } = consoleOf({ watch, settings: { cluster: "lsst" } });
	await screen.see("Head node   t3.medium");
	await screen.press(KEYS.escape);
	await screen.see("Clusters in eu-west-2");
	await screen.press(KEYS.escape);
	await screen.see("enter open lsst");
});

test("l looks in another region", async () => {
	const { screen, watched } = consoleOf();
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("l");
	await screen.see("London");
	await screen.press(KEYS.down);
	await screen.see("› eu-west-1");
	await screen.press(KEYS.enter);
	await screen.see("Clusters in eu-west-1");
	expect(watched).toEqual(["eu-west-2", "eu-west-1"]);
});

test("a region is found by its place, or typed", async () => {
	const { screen, watched } = consoleOf();
	await screen.see("No cluster in eu-west-2 yet.");
	await screen.press("l");
	await screen.see("› eu-west-2");
	await screen.press("/irel");
	await screen.see("› eu-west-1");
	await screen.press(KEYS.escape);
	await screen.see("m type a region");
	await screen.press("m");
	await screen.see("Region, like eu-west-2");
	await screen.press("eu-west\r");
	await screen.see("is not a region's name");
	await screen.press("-1\r");
	await screen.see("Clusters in eu-west-1");
	await expect.poll(() => watched).toEqual(["eu-west-2", "eu-west-1"]);
});

test("Ctrl-C leaves from the regions too, with a filter and without", async () => {
	for (const typed of ["", "/irel"]) {
		const { screen, farewells } = consoleOf();
		await screen.see("No cluster in eu-west-2 yet.");
		await screen.press("l");
		await screen.see("› eu-west-2");
		await screen.press(typed);
		if (typed !== "") await screen.see("› eu-west-1");
		await screen.press("\u0003");
		await expect.poll(() => farewells).toHaveLength(1);
		screen.unmount();
	}
});

test("a typed region is asked about once, however often Enter is pressed meanwhile", async () => {
	const { promise, resolve } = Promise.withResolvers<Region[]>();
	const all: Region[] = [LONDON, "eu-west-1" as Region["id"]].map((id) => ({ id, optedIn: true }));
	let asked = 0;
	const regions = () => {
		asked += 1;
		return asked === 1 ? Promise.resolve(all) : promise;
	};
	const { screen } = consoleOf({ ec2: { regions } });
	await screen.see("the cluster that fits my volumes");
	asked = 0;
	await screen.press("l");
	await screen.see("m type a region");
	await screen.press("m");
	await screen.see("Region, like eu-west-2");
	await screen.press("eu-west-1\r\r\rx");
	await screen.see("eu-west-1x");
	expect(asked).toBe(2);
	resolve(all);
	await screen.see("Clusters in eu-west-1");
});

test("q and Ctrl-C leave at once, and leave nothing behind where nothing happened", async () => {
	for (const key of ["q", "\u0003"]) {
		const { screen, farewells } = consoleOf();
		await screen.see("No cluster in eu-west-2 yet.");
		await screen.press(key);
		expect(farewells).toEqual([[]]);
	}
});

test("a cluster is opened with the pcluster that made it, and the list stays with the one chosen", async () => {
	const newer = { ...FOUND, path: "/opt/3/bin/pcluster", version: "3.16.1" };
	const older = { ...FOUND, path: "/opt/2/bin/pcluster", version: "2.11.8" };
	const watch = new ScriptedWatch([clusterView({ unmanageable: "It takes a pcluster 2." })]);
	const { screen } = consoleOf({ found: [newer, older, FOUND], watch, size: WIDE });
	await screen.see("look at lsst");
	await screen.press(KEYS.enter);
	await screen.see("· pcluster 2.11.9");
	await screen.press("n");
	await screen.see("Clusters in eu-west-2, ");
	await screen.see("· pcluster 3.16.1");
});

test("the fleet of the cluster under the cursor is asked; until it is known the cluster is ready", async () => {
	const watch = new ScriptedWatch([clusterView({ fleet: undefined })]);
	const { screen } = consoleOf({ watch });
	await screen.see("running  2 of 2 nodes");
	await expect.poll(() => watch.focused.at(-1)).toBe("lsst");
	watch.show({ clusters: [clusterView({ fleet: "STOPPED", state: "stopped" })] });
	await screen.see("nodes stopped, head node on");
});

describe("a pcluster that came with the working folder", () => {
	const clockOf = ({ services }: World) => services.ports.clock as TestClock;
	const NOT_ASKED = { works: "not-asked", path: "/home/ada/clone/venv/bin/pcluster" } as const;

	test("is offered by its path; Enter is the installation's, and only y on the question that names it runs it", async () => {
		const allowed: [string, boolean][] = [];
		const { screen, world } = consoleOf({ found: [NOT_ASKED], allowed, size: WIDE });
		const frame = await seeOffer(screen, clockOf(world));
		expect(frame).toContain("only in this folder: ~/clone/venv/bin/pcluster");
		await screen.press("f");
		await seeQuestion(screen, clockOf(world));
		expect(screen.frame()).toContain("Run ~/clone/venv/bin/pcluster?");
		await screen.press(KEYS.enter);
		await clockOf(world).pass(1000);
		expect(allowed).toEqual([]);
		await answer(screen, clockOf(world));
		await seeOffer(screen, clockOf(world));
		expect(allowed).toEqual([[NOT_ASKED.path, true]]);
	});

	test("is left alone after a no", async () => {
		const allowed: [string, boolean][] = [];
		const { screen, world } = consoleOf({ found: [NOT_ASKED], allowed, size: WIDE });
		await screen.see("f this folder's pcluster");
		await screen.press("f");
		await seeQuestion(screen, clockOf(world));
		await screen.press(KEYS.escape);
		await seeOffer(screen, clockOf(world));
		expect(allowed).toEqual([[NOT_ASKED.path, false]]);
	});

	test("is only mentioned where there is another, and p does not lead to it", async () => {
		const { screen } = consoleOf({ found: [FOUND, NOT_ASKED], size: WIDE });
		const frame = await screen.see("No cluster in eu-west-2 yet.");
		expect(frame).toContain("✓ pcluster 2.11.9");
		expect(frame).toContain("not run  ~/clone/venv/bin/pcluster: it came with this folder");
		expect(frame).toContain("f this folder's pcluster");
		expect(frame).not.toContain("p other pcluster");
		await screen.press("p");
		expect(await screen.see("› pcluster 2.11.9")).toContain("No cluster in eu-west-2 yet.");
	});
});

test("a clock that pcluster would be refused for takes a line, with its cure", async () => {
	const caller = async () => ({ account: "123456789012", user: "ada", clockBehindMs: 12 * 60_000 });
	const { screen } = consoleOf({ caller });
	const frame = await screen.see("this computer's clock is 12 min 00 s slow");
	expect(frame).toContain(" sudo timedatectl set-ntp true");
});

test("a key of GovCloud is asked about once more, where only the config file names its region", async () => {
	const asked: (string | undefined)[] = [];
	const { screen } = consoleOf({
		region: "us-gov-west-1",
		caller: async (region) => {
			asked.push(region);
			if (region === undefined)
				throw new AppError("refused-credentials", "AWS does not know your access key.");
			return { account: "123456789012", user: "ada" };
		},
	});
	await screen.see("✓ AWS credentials");
	expect(asked).toEqual([undefined, "us-gov-west-1"]);
});

describe("signing in", () => {
	const setUp = setUpOf({
		profiles: [profileNamed("astro", { region: "eu-west-2" }), profileNamed("uni", { way: "sso" })],
	});
	const awsFiles = (hasAwsProgram = true) => ({ read: async () => ({ ...setUp, hasAwsProgram }) });
	const printing = (printed: string, handOver: Processes["handOver"]) => ({
		run: (async (_, onOutput) => {
			onOutput(printed);
			return { code: 0, signal: undefined };
		}) satisfies Processes["run"],
		handOver,
	});
	const unused = () => Promise.reject(new Error("nothing is handed over"));

	test("shows the profiles; taking one begins anew with it", async () => {
		const { screen, profiles } = consoleOf({ caller: noCredentials, awsFiles: awsFiles() });
		await screen.see("none by default, but profiles: astro, uni");
		await screen.press("s");
		const frame = await screen.see("› profile astro");
		expect(frame).toContain("an access key, eu-west-2");
		expect(frame).toContain("the browser (SSO), to log in anew");
		expect(frame).toContain("firstlight writes no secret itself");
		await screen.press(KEYS.enter);
		expect(profiles).toEqual(["astro"]);
	});

	test("a typed profile that is not there is refused, with the nearest", async () => {
		const { screen, profiles } = consoleOf({ caller: noCredentials, awsFiles: awsFiles() });
		await screen.see("s sign in");
		await screen.press("s");
		await screen.see("› profile astro");
		await screen.press("m");
		await screen.see("Profile");
		for (const letter of "astr0") await screen.press(letter);
		await screen.press(KEYS.enter);
		await screen.see("Do you mean astro?");
		expect(profiles).toEqual([]);
	});

	test("through the browser is AWS's own program, on the whole terminal; then it begins anew", async () => {
		const handed: (readonly string[])[] = [];
		const processes = printing("aws-cli/2.31.0 Python/3.13", async ({ program, args }) => {
			handed.push([program.file, ...args]);
			return { code: 0, signal: undefined };
		});
		const { screen, profiles } = consoleOf({ caller: noCredentials, processes, awsFiles: awsFiles() });
		await screen.see("s sign in");
		await screen.press("s");
		await screen.see("aws sso login --profile uni");
		expect(screen.frame()).not.toContain("aws login");
		await screen.press(KEYS.down + KEYS.down);
		await screen.see("› log in anew");
		await screen.press(KEYS.enter);
		await expect.poll(() => profiles).toEqual(["uni"]);
		expect(handed).toEqual([["aws", "sso", "login", "--profile", "uni"]]);
	});

	test("one that AWS's program did not end well leaves the list, with a word", async () => {
		const processes = printing("aws-cli/1.45.11", async () => ({ code: 255, signal: undefined }));
		const { screen, profiles } = consoleOf({ caller: noCredentials, processes, awsFiles: awsFiles() });
		await screen.see("s sign in");
		await screen.press("s");
		const frame = await screen.see("aws configure --profile default");
		expect(frame).not.toContain("sso login");
		await screen.press(KEYS.down + KEYS.down);
		await screen.see("› with an access key");
		await screen.press(KEYS.enter);
		await screen.see("aws configure --profile default ended without success.");
		expect(profiles).toEqual([]);
	});

	test("without AWS's program an access key is told step by step", async () => {
		const processes = printing("OpenSSH_9.2p1", unused);
		const { screen, profiles } = consoleOf({
			caller: noCredentials,
			processes,
			awsFiles: awsFiles(false),
			size: { columns: 60, rows: 20 },
		});
		await screen.see("s sign in");
		await screen.press("s");
		await screen.see("https://aws.amazon.com/cli has it");
		await screen.press(KEYS.down + KEYS.down);
		await screen.see("› an access key, step by step");
		await screen.press(KEYS.enter);
		const frame = await screen.see("Then press Enter here.");
		expect(frame).toContain("  mkdir -p ~/.aws && (umask 077; nano ~/.aws/credentials)\n");
		await screen.press(KEYS.escape);
		await screen.see("How shall firstlight sign in");
		expect(profiles).toEqual([]);
	});
});
