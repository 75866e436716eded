import { foldersIn } from "../cluster/holdings.ts";
import { drawable } from "../config/diff.ts";
import { clusterFacts, clusterWarning } from "../console/cluster-facts.ts";
import { clusterKeys } from "../console/cluster-keys.ts";
import { verbRequest, watchRequest } from "../console/cluster-requests.ts";
import { type AskedVerb, stateWord } from "../console/cluster-words.ts";
import { ENDING_ROWS, endingsOf } from "../console/endings.ts";
import { questionMoney } from "../console/question-money.ts";
import { verbQuestion } from "../console/verb-question.ts";
import { budgetCommand, budgetUsd, budgetWords } from "../cost/budget.ts";
import { costNow, costsNow } from "../cost/cost-words.ts";
import { dueIn, hoursFrom, type Reminder, reminderQuestion, untilText } from "../flow/reminder.ts";
import { firstLogin } from "../login/first-login.ts";
import type { RunVerb } from "../runs/run.ts";
import { type ClusterAtHand, clusterAtHand } from "../services/clusters-at-hand.ts";
import type { Services } from "../services/services.ts";
import { type StandingCosts, standingCosts } from "../services/standing-costs.ts";
import { dataIn } from "../text/plain.ts";
import { isBoundAgreed } from "./ask-bound.ts";
import { billLines } from "./bill.ts";
import { follow } from "./follow.ts";
import { logInto } from "./login.ts";
import { tellLog } from "./logs.ts";
import { type Act, actsOf, menu, type Next, staying } from "./menu.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Keys of the console whose doing only a screen has. */
const OF_SCREENS = ["enter", "y", "q"];

/** Of keys that the screens name in a word. */
const LABELS: Readonly<Record<string, string>> = {
	b: "what it costs, item by item",
	f: "copy files there, or back",
	m: "a reminder in some hours, and the command that has AWS watch the bill",
};

/** Sets a reminder; `cost` is told with it. */
type Remind = (reminder: Reminder, cost: string | undefined) => void;

/** One cluster: its state, and what can be done with it, until its user goes back. */
export class Console {
	private readonly prompt: Prompt;
	private readonly services: Services;
	private readonly name: string;
	private readonly remind: Remind;
	/** As it was seen last. */
	seen: { readonly at: ClusterAtHand; readonly costs: StandingCosts } | undefined;
	/** Set once it is deleted: what goes on costing, by name, where that is known. */
	gone: { readonly keeps: readonly string[] | undefined } | undefined;

	/** `services` are those of the cluster's region. */
	constructor(prompt: Prompt, services: Services, name: string, remind: Remind) {
		this.remind = remind;
		this.prompt = prompt;
		this.services = services;
		this.name = name;
	}

	async run(): Promise<void> {
		if (await this.look()) await menu(this.prompt, () => this.acts());
	}

	/** Looks at it once more, and tells its state; false where there is no such cluster any more. */
	private async look(): Promise<boolean> {
		const { prompt, services } = this;
		const isThere = await attempted(prompt, async (signal) => {
			const at = await clusterAtHand(services, this.name, signal);
			this.seen = { at, costs: await standingCosts(services, at, signal) };
		});
		if (!isThere || !this.seen) return false;
		const { at, costs } = this.seen;
		const { cluster, engine } = at;
		const folders = foldersIn(costs.held);
		prompt.say("", `${cluster.name} in ${cluster.region}: ${stateWord(cluster)}`);
		for (const { label, value } of clusterFacts(cluster, services.ports.clock.now(), {
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
		return actsOf((then) =>
			clusterKeys(this.seen?.at.cluster, this.seen === undefined, {
				login: () => then(staying(() => this.login())),
				chooseKey: () => then(staying(() => this.login("anew"))),
				isMeant: () => true,
				copy: { keys: ["y"], does: () => undefined },
				ask: (verb) => then(() => this.ask(verb)),
				endings: () => then(() => this.endings()),
				resize: ({ name }) => then(staying(() => this.tellResize(name))),
				remind: () => then(() => this.askReminder()),
				watch: (verb) => then(() => this.watch(verb)),
				show: (panel) => then(staying(() => (panel === "files" ? this.copyFiles() : this.show(panel)))),
				clusters: () => then(async () => "back"),
				refresh: () => then(async () => ((await this.look()) ? "again" : "back")),
				quit: () => undefined,
			}),
		)
			.filter(({ key }) => !OF_SCREENS.includes(key))
			.map((act) => ({ ...act, label: LABELS[act.key] ?? act.label }));
	}

	private async login(which?: "anew"): Promise<void> {
		if (!this.seen) return;
		const { at, costs } = this.seen;
		const known = which === "anew" ? undefined : at.keyFile;
		const steps = firstLogin({ folders: foldersIn(costs.held), nodes: at.cluster.maximumNodes });
		const keyFile = await logInto(this.prompt, this.services, at, known, steps);
		this.seen = { costs, at: { ...at, keyFile } };
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

	private tellResize(name: string): void {
		this.prompt.say(
			`firstlight resize ${name} --max N asks the same; firstlight resize --help tells of the rest.`,
		);
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
		prompt.show(budgetCommand(account, usd));
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

	private async show(panel: "first-steps" | "log" | "config" | "bill" | "queue"): Promise<void> {
		const { prompt, services, seen } = this;
		const { configFiles } = services.ports;
		if (panel === "log") await tellLog(prompt, services, seen?.at);
		if (!seen) return;
		const { cluster, target } = seen.at;
		if (panel === "bill") prompt.say(...billLines(seen.costs.cost));
		if (panel === "first-steps") {
			const steps = firstLogin({ folders: foldersIn(seen.costs.held), nodes: cluster.maximumNodes });
			for (const { what, commands } of steps) {
				prompt.say(what);
				prompt.show(...commands.map((command) => `  ${command}`));
			}
		}
		if (panel === "queue")
			await attempted(prompt, async (signal) => {
				const { queueLines } = await import("../commands/tell-queue.ts");
				const { lookAtSlurm } = await import("../slurm/look.ts");
				const node = services.headNode(seen.at.engine, target, cluster.stackId);
				prompt.say("", ...queueLines(await lookAtSlurm(node, signal)));
				prompt.say(`firstlight job ${cluster.name} sends a job; firstlight job --help tells how.`);
			});
		if (panel === "config")
			await attempted(prompt, async () => {
				const text = (await configFiles.read(target.configPath))?.text;
				prompt.say(`${target.configPath}${text === undefined ? ": there is no such file." : ""}`);
				if (text !== undefined) prompt.show(...drawable(dataIn(text)));
			});
	}
}

const ENDING = "What is to end? Its number, or an empty line for nothing:";
const ENDING_HELP = ["The one you choose is asked about once more, with what it ends, keeps and costs."];
