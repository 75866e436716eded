import { checkParagraphs } from "../checks/start-check.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "../console/cluster-rows.ts";
import { headOff, stateWord } from "../console/cluster-words.ts";
import { costsNow } from "../cost/cost-words.ts";
import type { SeenCluster } from "../flow/app-state.ts";
import { farewellFrom } from "../flow/farewell.ts";
import type { RegionId } from "../ports/ids.ts";
import { clustersAt } from "../services/clusters-at-hand.ts";
import { type LookedAround, lookAround } from "../services/look-around.ts";
import { servicesOf, type World } from "../services/services.ts";
import { comeBackCommand } from "../settings.ts";
import { actionRows, meaningOf } from "../start/start-rows.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { Console } from "./cluster-acts.ts";
import { type Act, menu, type Next } from "./menu.ts";
import { setUp } from "./plan-acts.ts";
import { Leaving, type LineTerminal, Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** How it goes on after a session. */
export type SessionEnd = "left" | "demo";

/** firstlight in lines, from the start until its user leaves or goes to the demo. */
export async function lineSession(
	world: World,
	version: string,
	terminal: LineTerminal,
): Promise<SessionEnd> {
	const session = new LineSession(world, version, new Prompt(terminal));
	try {
		await session.run();
	} catch (thrown) {
		if (!(thrown instanceof Leaving)) throw thrown;
	}
	session.farewell();
	return session.end;
}

class LineSession {
	end: SessionEnd = "left";
	private readonly seen = new Map<string, SeenCluster>();
	private around: LookedAround | undefined;
	private clusters: readonly ClusterView[] = [];
	/** Where its user went; undefined: where flags, files and profile lead. */
	private region: string | undefined;
	private readonly world: World;
	private readonly version: string;
	private readonly prompt: Prompt;

	constructor(world: World, version: string, prompt: Prompt) {
		this.world = world;
		this.version = version;
		this.prompt = prompt;
	}

	async run(): Promise<void> {
		const { demo } = this.world.settings;
		this.prompt.say(
			`firstlight ${this.version}${demo ? ", demo: a pretend account, nothing real, no cost" : ""}`,
		);
		this.prompt.say(
			"Launch, enter and stop your first astronomy cluster on AWS. Ctrl-C leaves, at every question.",
		);
		await this.look();
		await menu(this.prompt, () => this.acts());
	}

	/** What is running, what was left, and how to come back. */
	farewell(): void {
		const { settings, ports } = this.world;
		const { lines, whole } = farewellFrom(
			{ wrote: [], seen: [...this.seen.values()], left: undefined },
			{
				home: settings.places.home,
				log: ports.log,
				demo: settings.demo,
				comeBack: (region) => comeBackCommand(settings, region),
			},
		);
		if (this.end === "left") this.prompt.say("", ...lines, ...whole);
	}

	private servicesIn(region = this.region) {
		const { world } = this;
		const settings = region === undefined ? world.settings : { ...world.settings, region };
		return servicesOf({ ...world, settings }, this.version);
	}

	/** What is here, and which clusters there are. */
	private async look(): Promise<void> {
		const { prompt } = this;
		const services = this.servicesIn();
		await attempted(prompt, async (signal) => {
			this.around = await lookAround(services, signal);
		});
		const { checks = [], engine, state } = this.around ?? {};
		prompt.say(
			...checks
				.filter((check) => check.state === "pass")
				.map(({ label, detail }) => `ok  ${label}: ${detail}`),
		);
		prompt.say(...checkParagraphs(checks).map(withoutKeys).filter(Boolean));
		const region = state?.region.at === "known" ? state.region.value : undefined;
		this.clusters = [];
		if (!engine || state?.caller.at !== "known" || region === undefined) return;
		await attempted(prompt, async (signal) => {
			this.clusters = await clustersAt(services, { engine, region }, signal);
		});
		if (this.clusters.length === 0) prompt.say(`No cluster in ${region} yet.`);
		for (const one of this.clusters) prompt.say(`${one.name} in ${one.region}: ${stateWord(one)}`);
	}

	private acts(): Act[] {
		const { settings } = this.world;
		const engine = this.around?.engine;
		const lacks = [
			...(engine?.profile.supported ? [] : ["pcluster"]),
			...(this.around?.state.caller.at === "known" ? [] : ["credentials"]),
		];
		const not = lacks.length === 0 ? undefined : `that needs ${lacks.join(" and ")}, see above.`;
		const keys = { "set-up": "n", fitting: "f", everywhere: "a", demo: "d" } as const;
		const actions = actionRows({ estimate: undefined }, !settings.demo).filter(
			({ value }) => value !== "everywhere",
		);
		return [
			...this.clusters.map(
				(one, place): Act => ({
					key: `o${place + 1}`,
					label: openLabel(one),
					does: () => this.open(one.name, one.region),
				}),
			),
			...actions.map(
				({ value, cells: [label = ""] }): Act => ({
					key: keys[value],
					label: `${label}. ${meaningOf(value, undefined)}`,
					...(value !== "demo" && { not }),
					does: async () => {
						if (value === "demo") {
							this.end = "demo";
							return "back";
						}
						return this.setUp(value === "fitting");
					},
				}),
			),
			{
				key: "l",
				label: "another region",
				not,
				does: async () => {
					const typed = await this.prompt.ask("Which region, like eu-west-2? An empty line for none:");
					if (typed === "") return "again";
					this.region = typed;
					await this.look();
					return "again";
				},
			},
			{
				key: "r",
				label: "look again",
				does: async () => {
					await this.look();
					return "again";
				},
			},
			{ key: "q", label: "leave", does: async () => "back" },
		];
	}

	private async setUp(toPlan: boolean): Promise<Next> {
		const engine = this.around?.engine;
		if (!engine) return "again";
		const begun = await setUp(this.prompt, { services: this.servicesIn(), engine, toPlan });
		if (begun) return this.open(begun.name, begun.region as RegionId);
		await this.look();
		return "again";
	}

	private async open(name: string, region: RegionId): Promise<Next> {
		const console = new Console(this.prompt, this.servicesIn(region), name);
		try {
			await console.run();
		} finally {
			this.remember(name, region, console);
		}
		await this.look();
		return "again";
	}

	/** For the farewell. */
	private remember(name: string, region: RegionId, { seen, gone }: Console): void {
		if (!seen) return;
		const { cluster } = seen.at;
		const state = gone ? "gone" : headOff(cluster) === "stopped" ? "head-stopped" : cluster.state;
		this.seen.set(name, { name, region, state, ...(gone ?? { cost: costsNow(seen.costs.cost) }) });
	}
}
