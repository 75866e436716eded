import { foldersIn, passingIn } from "../cluster/holdings.ts";
import { drawable } from "../config/diff.ts";
import { clusterWarning, factsOnce } from "../console/cluster-facts.ts";
import { clusterKeys } from "../console/cluster-keys.ts";
import { verbRequest, watchRequest } from "../console/cluster-requests.ts";
import { type AskedVerb, stateWord } from "../console/cluster-words.ts";
import { ENDING_ROWS, endingsOf } from "../console/endings.ts";
import { consoleWords } from "../console/own-commands.ts";
import { questionMoney } from "../console/question-money.ts";
import { verbQuestion } from "../console/verb-question.ts";
import { budgetCommand, budgetUsd, budgetWords } from "../cost/budget.ts";
import { costNow, costsNow } from "../cost/cost-words.ts";
import { dueIn, hoursFrom, type Reminder, reminderQuestion, untilText } from "../flow/reminder.ts";
import { firstLogin } from "../login/first-login.ts";
import type { RunVerb } from "../runs/run.ts";
import { type ClusterAtHand, clusterAtHand } from "../services/clusters-at-hand.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import { type StandingCosts, standingCosts } from "../services/standing-costs.ts";
import { ownCommand } from "../settings.ts";
import { dataIn } from "../text/plain.ts";
import { isBoundAgreed } from "./ask-bound.ts";
import { billLines } from "./bill.ts";
import { follow } from "./follow.ts";
import type { JobsOf } from "./job.ts";
import { logInto } from "./login.ts";
import { tellLog } from "./logs.ts";
import { type Act, actsOf, leaving, menu, type Next, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Of keys that the screens name in a word. */
const LABELS: Readonly<Record<string, string>> = {
	b: "what it costs, item by item",
	f: "copy files there, or back",
	q: "leaves firstlight",
	t: "the first steps, each done and checked",
	z: "another number of nodes, another type, spot or not",
	m: "a reminder in some hours, and the command that has AWS watch the bill",
};

/** Sets a reminder; `cost` is told with it. */
type Remind = (reminder: Reminder, cost: string | undefined) => void;

/** One cluster: its state, and what can be done with it, until its user goes back. */
export class Console {
	private readonly prompt: Prompt;
	private readonly world: World;
	private readonly services: Services;
	private readonly name: string;
	private readonly remind: Remind;
	/** As it was seen last. */
	seen: { readonly at: ClusterAtHand; readonly costs: StandingCosts } | undefined;
	/** False while something is under way that may start nodes: what it costs is then not what was seen last. */
	costsAsSeen = true;
	/** Set once it is deleted: what goes on costing, by name, where that is known. */
	gone: { readonly keeps: readonly string[] | undefined } | undefined;

	/** `world` is that of the cluster's region; `version`: firstlight's own. */
	constructor(prompt: Prompt, world: World, version: string, name: string, remind: Remind) {
		this.remind = remind;
		this.prompt = prompt;
		this.world = world;
		this.services = servicesOf(world, version);
		this.name = name;
	}

	async run(): Promise<void> {
		if (await this.look()) await menu(this.prompt, () => this.acts());
	}

	/** Asks before it is deleted; true once it is. */
	async isRemoved(): Promise<boolean> {
		await this.ask("delete");
		return this.gone !== undefined;
	}

	/** Looks at it once more, and tells its state; false where there is no such cluster any more. */
	private async look(): Promise<boolean> {
		const { prompt, services } = this;
		const isThere = await attempted(prompt, async (signal) => {
			const at = await clusterAtHand(services, this.name, signal);
			this.seen = { at, costs: await standingCosts(services, at, signal) };
			this.costsAsSeen = true;
		});
		if (!isThere || !this.seen) return false;
		const { at, costs } = this.seen;
		const { cluster, engine } = at;
		const folders = foldersIn(costs.held);
		prompt.say("", `${cluster.name} in ${cluster.region}: ${stateWord(cluster)}`);
		for (const { label, value } of factsOnce(cluster, services.ports.clock.now(), {
			cost: costs.cost,
			folders,
		}))
			prompt.say(`  ${label}: ${value}`);
		const warning = clusterWarning(cluster, engine.profile);
		if (warning) prompt.say(warning);
		return true;
	}

	/** The rows of the console's keys, as a menu. */
	private acts(): Act[] {
		return actsOf(
			(then) =>
				clusterKeys(this.seen?.at.cluster, this.seen === undefined, {
					login: () => then(staying(() => this.login())),
					chooseKey: () => then(staying(() => this.login("anew"))),
					isMeant: () => true,
					copy: { keys: ["y"], help: OWN, does: () => then(staying(() => this.showOwn())) },
					ask: (verb) => then(() => this.ask(verb)),
					endings: () => then(() => this.endings()),
					resize: () => then(() => this.resize()),
					remind: () => then(() => this.askReminder()),
					watch: (verb) => then(() => this.watch(verb)),
					show: (panel) => then(() => this.show(panel)),
					clusters: () => then(async () => "back"),
					refresh: () => then(async () => ((await this.look()) ? "again" : "back")),
					quit: () => then(leaving),
				}),
			{ without: ["enter"], labels: LABELS },
		);
	}

	private async login(which?: "anew"): Promise<void> {
		if (!this.seen) return;
		const { at, costs } = this.seen;
		const known = which === "anew" ? undefined : at.keyFile;
		const steps = firstLogin({
			folders: foldersIn(costs.held),
			passing: passingIn(costs.held),
			nodes: at.cluster.maximumNodes,
		});
		this.costsAsSeen = false;
		const keyFile = await logInto(this.prompt, this.services, at, known, steps);
		await this.look();
		this.seen = { ...this.seen, at: { ...this.seen.at, keyFile } };
	}

	private async endings(): Promise<Next> {
		if (!this.seen) return "again";
		const { at, costs } = this.seen;
		const endings = endingsOf(at.cluster, costs.held, costs.cost);
		for (const { key, title, cells } of endings) {
			this.prompt.say("", `${key}  ${title}`);
			this.prompt.say(...ENDING_ROWS.map((row, place) => `     ${row}: ${cells[place]}`));
		}
		const typed = await this.prompt.ask(ENDING, ENDING_HELP);
		const ending = endings.find(({ key }) => key === typed);
		if (ending) return this.ask(ending.verb);
		this.prompt.say("Nothing was done.");
		return "again";
	}

	private async ask(verb: AskedVerb): Promise<Next> {
		const { prompt, services } = this;
		// What is asked about is the cluster as it is now.
		if (!(await this.look()) || !this.seen) return "back";
		const { at, costs } = this.seen;
		const { cost, started, held } = costs;
		const question = verbQuestion(verb, at.cluster, held);
		const money = [...questionMoney(verb, cost, started), ...question.money];
		if (verb === "start") {
			const { bound } = services.ports;
			if (!(await isBoundAgreed(prompt, bound, this.name, started.totals.working))) return "again";
		}
		prompt.say("", question.title, ...question.body.map(({ text }) => text), ...money);
		if (!(await prompt.hasTyped(question.typed)) || !(await prompt.agrees(question.does))) return this.not();
		const request = { ...verbRequest(at.cluster, at.target, verb), keeps: question.keeps };
		await attempted(prompt, async () => {
			const { isDone } = await follow(prompt, services, at.engine, request);
			if (isDone && verb === "delete") this.gone = { keeps: question.keeps };
		});
		return this.gone || !(await this.look()) ? "back" : "again";
	}

	private async resize(): Promise<Next> {
		const { prompt, world, services, seen } = this;
		if (!seen) return "again";
		const { changeSize } = await import("./size.ts");
		await changeSize(prompt, world, services, seen.at);
		return (await this.look()) ? "again" : "back";
	}

	/** The commands that do the same without being asked here. */
	private showOwn(): void {
		const { seen, services, prompt } = this;
		if (seen)
			prompt.show(...consoleWords(seen.at.cluster).map((words) => ownCommand(services.settings, words)));
	}

	private get jobs(): JobsOf | undefined {
		const { world, services, name, seen } = this;
		if (!seen) return undefined;
		const { engine, target, cluster } = seen.at;
		const node = services.headNode(engine, target, cluster.stackId);
		const { held } = seen.costs;
		return { world, services, name, node, held };
	}

	private async copyFiles(): Promise<void> {
		const { prompt, services, seen } = this;
		const { copyFiles } = await import("./files.ts");
		if (seen) await copyFiles(prompt, services, seen.at, seen.costs);
	}

	private not(): Next {
		this.prompt.say("Nothing was done.");
		return "again";
	}

	private async watch(verb: RunVerb): Promise<Next> {
		const { prompt, services, seen } = this;
		if (!seen) return "again";
		const { cluster, target, engine } = seen.at;
		await attempted(prompt, () => follow(prompt, services, engine, watchRequest(cluster, target, verb)));
		return (await this.look()) ? "again" : "back";
	}

	private async askReminder(): Promise<Next> {
		const { prompt, services, seen } = this;
		if (!seen) return "again";
		const { identity, clock } = services.ports;
		const { name, region } = seen.at.cluster;
		const usd = budgetUsd(seen.costs.cost.totals.working.perHour);
		let account: string | undefined;
		await attempted(prompt, async (signal) => {
			({ account } = await identity.caller(region, signal));
		});
		prompt.say(budgetWords(usd));
		prompt.show(budgetCommand(account, usd, { region, profile: services.settings.profile }));
		const help = [
			"firstlight then rings and says so, if it is still open. A new reminder takes the place of this one.",
		];
		const question = `${reminderQuestion(name, costNow(seen.costs.cost))} An empty line for not at all:`;
		const typed = await prompt.ask(question, help);
		if (typed === "") return this.not();
		await attempted(prompt, async () => {
			const due = dueIn(hoursFrom(typed), clock.now());
			this.remind({ name, region, due, said: false }, costsNow(seen.costs.cost));
			prompt.say(`It rings in ${untilText({ due }, clock.now())}.`);
		});
		return "again";
	}

	private async show(panel: "first-steps" | "log" | "config" | "bill" | "queue" | "files"): Promise<Next> {
		const { prompt, services, seen, jobs } = this;
		if (panel === "log") await tellLog(prompt, services, seen?.at);
		if (!seen || !jobs) return "again";
		if (panel === "files") await this.copyFiles();
		if (panel === "bill") prompt.say(...billLines(seen.costs.cost));
		if (panel === "config") await this.showConfig(seen.at.target.configPath);
		if (panel === "first-steps") {
			const { takeFirstSteps } = await import("./first-steps.ts");
			return this.lookAfter(() => takeFirstSteps(prompt, jobs, seen.costs));
		}
		if (panel === "queue") {
			const { askQueue } = await import("./queue.ts");
			return this.lookAfter(() => askQueue(prompt, jobs));
		}
		return "again";
	}

	/** After what may have started nodes. */
	private async lookAfter(work: () => Promise<void>): Promise<Next> {
		this.costsAsSeen = false;
		await work();
		return (await this.look()) ? "anew" : "back";
	}

	private async showConfig(path: string): Promise<void> {
		const { prompt, services } = this;
		await attempted(prompt, async () => {
			const text = (await services.ports.configFiles.read(path))?.text;
			prompt.say(`${path}${text === undefined ? ": there is no such file." : ""}`);
			if (text !== undefined) prompt.show(...drawable(dataIn(text)));
		});
	}
}

const ENDING = "What is to end? Its number, or an empty line for nothing:";
const ENDING_HELP = ["The one you choose is asked about once more, with what it ends, keeps and costs."];
const OWN = "the commands that do the same without being asked here";
