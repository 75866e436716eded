import { checkParagraphs } from "../checks/start-check.ts";
import { START } from "../checks/start-state.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "../console/cluster-rows.ts";
import { headOff, stateWord } from "../console/cluster-words.ts";
import { costsNow } from "../cost/cost-words.ts";
import type { Engine } from "../engine/engine.ts";
import type { SeenCluster } from "../flow/app-state.ts";
import { farewellFrom } from "../flow/farewell.ts";
import { isDue, lostReminder, type Reminder, reminderText } from "../flow/reminder.ts";
import type { RegionId } from "../ports/ids.ts";
import { typedRegion } from "../questions/region.ts";
import { clustersAt } from "../services/clusters-at-hand.ts";
import { type LookedAround, lookAround } from "../services/look-around.ts";
import { servicesOf, type World } from "../services/services.ts";
import { comeBackCommand } from "../settings.ts";
import { startKeys } from "../start/start-keys.ts";
import { startOffer } from "../start/start-offer.ts";
import { actionRows, meaningOf, type StartAction } from "../start/start-rows.ts";
import { Console } from "./cluster-acts.ts";
import { clustersEverywhere, tellWhatCosts } from "./everywhere.ts";
import { type Act, actsOf, menu, type Next, staying } from "./menu.ts";
import { setUp } from "./plan-acts.ts";
import { Leaving, type LineTerminal, Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Those of the start screen's keys that make sense in lines. */
const KEYS_OF_LINES = ["n", "l", "a", "o", "d", "r", "q"];

const REGION_HELP = [
	"A region is where AWS's machines stand. Clusters and volumes of one are not seen in another.",
];

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
	private region: RegionId | undefined;
	private reminder: Reminder | undefined;
	private ringing: AbortController | undefined;
	private readonly world: World;
	private readonly version: string;
	private readonly prompt: Prompt;

	constructor(world: World, version: string, prompt: Prompt) {
		this.world = world;
		this.version = version;
		this.prompt = prompt;
	}

	async run(): Promise<void> {
		const { demo, cluster } = this.world.settings;
		this.prompt.say(
			`firstlight ${this.version}${demo ? ", demo: a pretend account, nothing real, no cost" : ""}`,
		);
		this.prompt.say(
			"Launch, enter and stop your first astronomy cluster on AWS. Ctrl-C leaves, at every question; ? explains.",
		);
		await this.look();
		const named = this.clusters.find(({ name }) => name === cluster);
		if (named) await this.open(named.name, named.region);
		await menu(this.prompt, () => this.acts());
	}

	/** What is running, what was left, and how to come back. */
	farewell(): void {
		this.ringing?.abort();
		if (this.end !== "left") return;
		const { settings, ports } = this.world;
		const { reminder } = this;
		const { lines, whole } = farewellFrom(
			{ wrote: [], seen: [...this.seen.values()], left: undefined },
			{
				home: settings.places.home,
				log: ports.log,
				demo: settings.demo,
				comeBack: (region) => comeBackCommand(settings, region),
				lost: reminder && !reminder.said ? [lostReminder(reminder, ports.clock.now())] : [],
			},
		);
		this.prompt.say("", ...lines);
		this.prompt.show(...whole);
	}

	/** Rings when it is due, in place of the reminder before. */
	private remind(reminder: Reminder, cost: string | undefined): void {
		const { clock, attention } = this.world.ports;
		this.ringing?.abort();
		this.ringing = new AbortController();
		this.reminder = reminder;
		isDue(reminder, clock, this.ringing.signal).then(
			() => {
				const text = reminderText(reminder, cost);
				this.reminder = { ...reminder, said: true };
				attention.call(text);
				this.prompt.say("", text);
			},
			() => undefined,
		);
	}

	private servicesIn(region = this.region) {
		const { world } = this;
		const settings = region === undefined ? world.settings : { ...world.settings, region };
		return servicesOf({ ...world, settings }, this.version);
	}

	/** What is here, and which clusters there are. */
	private async look(): Promise<void> {
		const { prompt } = this;
		await attempted(prompt, async (signal) => {
			this.around = await lookAround(this.servicesIn(), signal);
		});
		const { checks = [] } = this.around ?? {};
		for (const { state, label, detail } of checks)
			if (state === "pass") prompt.say(`ok  ${label}: ${detail}`);
		prompt.say(...checkParagraphs(checks).filter(Boolean));
		await this.list();
	}

	private async list(): Promise<void> {
		const { prompt } = this;
		const { engine, state } = this.around ?? {};
		const region = this.region ?? (state?.region.at === "known" ? state.region.value : undefined);
		this.clusters = [];
		if (!engine || state?.caller.at !== "known" || region === undefined) return;
		const isKnown = await attempted(prompt, async (signal) => {
			this.clusters = await clustersAt(this.servicesIn(), { engine, region }, signal);
		});
		if (isKnown && this.clusters.length === 0) prompt.say(`No cluster in ${region} yet.`);
		for (const one of this.clusters) prompt.say(`${one.name} in ${one.region}: ${stateWord(one)}`);
	}

	/** Where the same can be done as on the start screen, by the same keys. */
	private acts(): Act[] {
		const { settings } = this.world;
		const { engine, state } = this.around ?? {};
		const noCredentials = state?.caller.at !== "known";
		const offer = startOffer(state ?? START, engine, undefined, noCredentials);
		const rows = actsOf((then) =>
			startKeys(
				{
					offer,
					cluster: undefined,
					action: undefined,
					pclusters: 0,
					folderPcluster: false,
					canDemo: !settings.demo,
					install: undefined,
				},
				{
					open: () => undefined,
					setUp: () => then(() => this.setUp(false)),
					fitting: () => undefined,
					install: () => undefined,
					signIn: () => undefined,
					pickRegion: () => then(() => this.pickRegion()),
					everywhere: (used) => then(() => this.everywhere(used)),
					leftovers: () => then(staying(() => tellWhatCosts(this.prompt, this.world.ports))),
					demo: () =>
						then(async () => {
							this.end = "demo";
							return "back";
						}),
					otherPcluster: () => undefined,
					folderPcluster: () => undefined,
					again: () => then(staying(() => this.look())),
					copy: { keys: ["y"], does: () => undefined },
					quit: () => then(async () => "back"),
				},
			),
		);
		const labelled = (action: StartAction) => {
			const [row] = actionRows({ estimate: undefined }, true).filter(({ value }) => value === action);
			return `${row?.cells[0]}. ${meaningOf(action, undefined)}`;
		};
		return [
			...this.clusters.map((one, place) => this.opening(one, place)),
			...rows.flatMap((act): Act[] => {
				if (!KEYS_OF_LINES.includes(act.key) || (act.key === "d" && settings.demo)) return [];
				if (act.key === "d") return [{ ...act, label: labelled("demo") }];
				if (act.key !== "n") return [act];
				const fitting = { key: "f", label: labelled("fitting"), does: () => this.setUp(true) };
				return [
					{ ...act, label: labelled("set-up") },
					{ ...act, ...fitting },
				];
			}),
		];
	}

	private opening(one: ClusterView, place: number): Act {
		const { name, region } = one;
		return { key: `o${place + 1}`, label: openLabel(one), does: () => this.open(name, region) };
	}

	private async pickRegion(): Promise<Next> {
		const { prompt, world } = this;
		const engine = this.around?.engine;
		const typed = await prompt.ask("Which region, like eu-west-2? An empty line for none:", REGION_HELP);
		if (typed === "" || !engine) return "again";
		const isThere = await attempted(prompt, async (signal) => {
			this.region = await typedRegion(typed, { ec2: world.ports.ec2, profile: engine.profile, signal });
		});
		if (isThere) await this.list();
		return "again";
	}

	/** The clusters of all regions, to be opened. */
	private async everywhere({ profile }: Engine): Promise<Next> {
		const found = await clustersEverywhere(this.prompt, this.world.ports, profile);
		if (found.length === 0) return "again";
		const openings = found.map((one, place): Act => {
			const act = this.opening(one, place);
			return { ...act, label: `${act.label} in ${one.region}: ${stateWord(one)}` };
		});
		const back: Act = { key: "b", label: "back to the start", does: async () => "back" };
		await menu(this.prompt, () => [...openings, back]);
		return "anew";
	}

	private async setUp(toPlan: boolean): Promise<Next> {
		const engine = this.around?.engine;
		if (!engine) return "again";
		const begun = await setUp(this.prompt, { services: this.servicesIn(), engine, toPlan });
		if (!begun) return "anew";
		const { name } = begun;
		const region = begun.region as RegionId;
		this.seen.set(name, { name, region, state: "creating" });
		return this.open(name, region);
	}

	private async open(name: string, region: RegionId): Promise<Next> {
		const console = new Console(this.prompt, this.servicesIn(region), name, (...of) => this.remind(...of));
		try {
			await console.run();
		} finally {
			this.remember(name, region, console);
		}
		await this.list();
		return "anew";
	}

	/** For the farewell. */
	private remember(name: string, region: RegionId, { seen, gone }: Console): void {
		if (!seen) return;
		const { cluster } = seen.at;
		const state = gone ? "gone" : headOff(cluster) === "stopped" ? "head-stopped" : cluster.state;
		this.seen.set(name, { name, region, state, ...(gone ?? { cost: costsNow(seen.costs.cost) }) });
	}
}
