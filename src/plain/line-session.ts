import { checkParagraphs } from "../checks/start-check.ts";
import { lacksCredentials } from "../checks/start-credentials.ts";
import { loginOf, pclusterChoices } from "../checks/start-list.ts";
import { askedPclusters, notAsked } from "../checks/start-pcluster.ts";
import { START } from "../checks/start-state.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import { openLabel } from "../console/cluster-rows.ts";
import { stateOnLeaving, stateWord } from "../console/cluster-words.ts";
import { costsNow } from "../cost/cost-words.ts";
import type { Engine } from "../engine/engine.ts";
import type { SeenCluster } from "../flow/app-state.ts";
import { farewellFrom } from "../flow/farewell.ts";
import type { RegionId } from "../ports/ids.ts";
import { typedRegion } from "../questions/region.ts";
import { clustersAt } from "../services/clusters-at-hand.ts";
import { type LookedAround, lookAround } from "../services/look-around.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import { comeBackCommand, type Settings } from "../settings.ts";
import { folderQuestion } from "../start/folder-question.ts";
import { startKeys } from "../start/start-keys.ts";
import { lacksPcluster, startOffer } from "../start/start-offer.ts";
import { actionSentence } from "../start/start-rows.ts";
import { Console } from "./cluster-acts.ts";
import { clustersEverywhere, tellWhatCosts } from "./everywhere.ts";
import { installPcluster } from "./install.ts";
import { type Act, actsOf, menu, type Next, staying } from "./menu.ts";
import type { Begun } from "./plan-acts.ts";
import { Leaving, type LineTerminal, Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";
import { Reminders } from "./reminders.ts";
import { setUp } from "./set-up.ts";
import { signIn } from "./sign-in.ts";

/** Of the start screen's keys, those that are no news where they do nothing. */
const IF_CALLED_FOR = ["i", "s", "d", "p", "f"];

const REGION_HELP = [
	"A region is where AWS's machines stand. Clusters and volumes of one are not seen in another.",
];

/** With which settings it begins anew. */
export type SettingsChange = Partial<Settings>;

/** firstlight in lines, from the start until its user leaves, or begins anew: in the demo, with another profile. */
export async function lineSession(
	world: World,
	version: string,
	terminal: LineTerminal,
): Promise<SettingsChange | undefined> {
	const session = new LineSession(world, version, new Prompt(terminal, world.ports.log, world.settings));
	try {
		await session.run();
	} catch (thrown) {
		if (!(thrown instanceof Leaving)) throw thrown;
	}
	session.farewell();
	return session.change;
}

class LineSession {
	change: SettingsChange | undefined;
	private readonly seen = new Map<string, SeenCluster>();
	private around: LookedAround | undefined;
	private clusters: readonly ClusterView[] = [];
	/** Where its user went; undefined: where flags, files and profile lead. */
	private region: RegionId | undefined;
	/** How often another pcluster was chosen. */
	private others = 0;
	private readonly reminders: Reminders;
	private readonly world: World;
	private readonly version: string;
	private readonly prompt: Prompt;

	constructor(world: World, version: string, prompt: Prompt) {
		this.world = world;
		this.version = version;
		this.prompt = prompt;
		this.reminders = new Reminders(prompt, world.ports);
	}

	async run(): Promise<void> {
		const { demo, cluster } = this.world.settings;
		this.prompt.say(
			`firstlight ${this.version}${demo ? ", demo: a pretend account, nothing real, no cost" : ""}`,
			"Launch, enter and stop your first astronomy cluster on AWS. Ctrl-C leaves, at every question; ? explains.",
		);
		await this.look();
		const named = this.clusters.find(({ name }) => name === cluster);
		if (named) await this.open(named.name, named.region);
		await menu(this.prompt, () => this.acts());
	}

	/** What is running, what was left, and how to come back. */
	farewell(): void {
		const lost = this.reminders.end();
		if (this.change) return;
		const { settings, ports } = this.world;
		const { lines, whole } = farewellFrom(
			{ wrote: [], seen: [...this.seen.values()], left: undefined },
			{
				home: settings.places.home,
				log: ports.log,
				demo: settings.demo,
				comeBack: (region) => comeBackCommand(settings, region),
				lost,
			},
		);
		this.prompt.say("", ...lines);
		this.prompt.show(...whole);
	}

	private worldIn(region = this.region): World {
		const { world } = this;
		return region === undefined ? world : { ...world, settings: { ...world.settings, region } };
	}

	private servicesIn(): Services {
		return servicesOf(this.worldIn(), this.version);
	}

	/** What is here, and which clusters there are. */
	private async look(): Promise<void> {
		const { prompt } = this;
		await attempted(prompt, async (signal) => {
			this.around = await lookAround(this.servicesIn(), signal, this.others);
		});
		const { checks = [] } = this.around ?? {};
		for (const { state, label, detail } of checks)
			if (state === "pass") prompt.say(`ok  ${label}: ${detail}`);
		prompt.say(...checkParagraphs(checks).filter(Boolean));
		if (this.around) prompt.say(...pclusterChoices(this.around.state, this.world.settings.places.home));
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
		const { engine, state = START } = this.around ?? {};
		const offer = startOffer(state, engine, undefined, lacksCredentials(loginOf(state, settings)));
		const canDemo = !settings.demo;
		const folderPcluster = notAsked(state.search);
		const rows = actsOf(
			(then) =>
				startKeys(
					{
						offer,
						cluster: undefined,
						action: undefined,
						pclusters: askedPclusters(state.search),
						folderPcluster: folderPcluster !== undefined,
						canDemo,
						install: lacksPcluster(offer, settings) ? { state: "possible", byEnter: false } : undefined,
					},
					{
						open: () => undefined,
						setUp: () => then(() => this.setUp(false)),
						fitting: () => undefined,
						install: () =>
							then(async () => this.lookIf(await installPcluster(this.prompt, this.servicesIn()))),
						signIn: () => then(() => this.signIn()),
						pickRegion: () => then(() => this.pickRegion()),
						everywhere: (used) => then(() => this.everywhere(used)),
						leftovers: () => then(staying(() => tellWhatCosts(this.prompt, this.world))),
						demo: () => then(async () => this.beginAnew({ demo: true })),
						otherPcluster: () => {
							this.others += 1;
							then(() => this.lookIf(true));
						},
						folderPcluster: () => then(async () => this.lookIf(await this.isAllowed(folderPcluster))),
						again: () => then(() => this.lookIf(true)),
						copy: { keys: ["y"], does: () => undefined },
						quit: () => then(async () => "back"),
					},
				),
			{
				without: ["enter", "y"],
				ifCalledFor: IF_CALLED_FOR,
				letters: { f: "t" },
				labels: { n: actionSentence("set-up"), d: actionSentence("demo") },
			},
		);
		const setUp = rows.find(({ key }) => key === "n");
		const fitting = { key: "f", label: actionSentence("fitting"), does: () => this.setUp(true) };
		return [
			...this.clusters.map((one, place) => this.opening(one, place)),
			...rows.flatMap((act) => (act === setUp ? [act, { ...act, ...fitting }] : [act])),
		];
	}

	private beginAnew(change: SettingsChange): Next {
		this.change = change;
		return "back";
	}

	private async lookIf(isNew: boolean): Promise<Next> {
		if (isNew) await this.look();
		return "again";
	}

	private async signIn(): Promise<Next> {
		const chosen = await signIn(this.prompt, this.servicesIn());
		return chosen ? this.beginAnew({ profile: chosen.name }) : "again";
	}

	/** Asks whether the pcluster of the working folder may be run; true once that was said. */
	private async isAllowed(path = ""): Promise<boolean> {
		const { prompt, world } = this;
		const { title, body } = folderQuestion(path, world.settings.places.home);
		prompt.say(title, ...body.map(({ text }) => text).filter(Boolean));
		if (!(await prompt.agrees("run it"))) return false;
		await world.ports.finder.allow(path, true);
		return true;
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
		const saw = (one: SeenCluster) => this.saw(one);
		const consoleOf = ({ name, region }: Begun) => this.consoleOf(name, region);
		const services = servicesOf(this.world, this.version);
		const of = { services, engine, region: this.region, toPlan, saw, consoleOf };
		const begun = await setUp(this.prompt, of);
		if (!begun) return "anew";
		saw({ ...begun, state: "creating" });
		return this.open(begun.name, begun.region);
	}

	private consoleOf(name: string, region: RegionId): Console {
		return new Console(this.prompt, this.worldIn(region), this.version, name, (...of) =>
			this.reminders.set(...of),
		);
	}

	private async open(name: string, region: RegionId): Promise<Next> {
		const console = this.consoleOf(name, region);
		try {
			await console.run();
		} finally {
			this.remember(name, region, console);
		}
		await this.list();
		return "anew";
	}

	/** For the farewell. */
	private remember(name: string, region: RegionId, { seen, gone, costsAsSeen }: Console): void {
		if (!seen) return;
		const { cluster } = seen.at;
		const state = gone ? "gone" : stateOnLeaving(cluster);
		const cost = costsAsSeen ? costsNow(seen.costs.cost) : undefined;
		this.saw({ name, region, state, ...(gone ?? { cost }) });
	}

	private saw(one: SeenCluster): void {
		this.seen.set(`${one.region} ${one.name}`, one);
	}
}
