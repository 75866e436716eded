import type { DemoClusterConfig, DemoMajor } from "../cluster/facts.ts";
import {
	type CheckedAnswer,
	type ClusterReport,
	CONTROL_PATH,
	type CreateAnswer,
	type CreateRequest,
	ENDPOINT_VARIABLE,
	type EventReport,
	type JobOrder,
	type ListedReport,
	type OfficialImage,
} from "../control/protocol.ts";
import { answerAt } from "./answer-at.ts";
import type { Ending } from "./ending.ts";

/** The account as the stand-in asks it, in one region. */
export interface Account {
	create(request: CreateRequest): Promise<CreateAnswer>;
	createChecked(request: CreateRequest): Promise<CheckedAnswer>;
	report(name: string): Promise<ClusterReport | undefined>;
	events(name: string): Promise<readonly EventReport[] | undefined>;
	/** Whether the other major version has a stack of that very name. */
	foreign(name: string): Promise<boolean>;
	list(): Promise<readonly ListedReport[]>;
	images(): Promise<readonly OfficialImage[]>;
	stop(name: string): Promise<void>;
	start(name: string): Promise<void>;
	delete(name: string): Promise<void>;
	/** Gives a job to the scheduler; its number. */
	job(name: string, job: JobOrder): Promise<number>;
	cancelJob(name: string, id: number): Promise<void>;
	/** Tells with which code the work of a job ends. */
	endJob(name: string, id: number, exitCode: number): Promise<void>;
	/** Changes it to what a config says now. */
	update(name: string, config: DemoClusterConfig): Promise<void>;
}

/** How a version says that the account cannot be asked. */
export interface Refusals {
	noCredentials(): Ending;
	noNetwork(endpoint: string): Ending;
	/** The region is switched off for this account, or there is none of that name. */
	switchedOff(): Ending;
}

/** Its questions throw pcluster's own refusals when the demo is not running or the region is switched off. */
export function accountIn(
	region: string,
	major: DemoMajor,
	env: NodeJS.ProcessEnv,
	refusals: Refusals,
): Account {
	const endpoint = env[ENDPOINT_VARIABLE];
	// The answer's form is this program's own: both ends are built together.
	const ask = async <Answer>(verb: string, body: unknown): Promise<Answer> => {
		if (endpoint === undefined) throw refusals.noCredentials();
		const url = `${endpoint}${CONTROL_PATH}${region}/${major}/${verb}`;
		const answer = await answerAt(url, JSON.stringify(body));
		if (answer === undefined) throw refusals.noNetwork(endpoint);
		if (answer.status === 404) throw refusals.switchedOff();
		return JSON.parse(answer.body) as Answer;
	};
	return {
		create: (request) => ask<CreateAnswer>("create", request),
		createChecked: (request) => ask<CheckedAnswer>("create", request),
		report: async (name) => (await ask<ClusterReport | null>("report", { name })) ?? undefined,
		events: async (name) => (await ask<readonly EventReport[] | null>("events", { name })) ?? undefined,
		foreign: (name) => ask<boolean>("foreign", { name }),
		list: () => ask<readonly ListedReport[]>("list", {}),
		images: () => ask<readonly OfficialImage[]>("images", {}),
		stop: (name) => ask<void>("stop", { name }),
		start: (name) => ask<void>("start", { name }),
		delete: (name) => ask<void>("delete", { name }),
		job: (name, job) => ask<number>("job", { name, job }),
		cancelJob: (name, id) => ask<void>("cancel-job", { name, id }),
		endJob: (name, id, exitCode) => ask<void>("end-job", { name, id, exitCode }),
		update: (name, config) => ask<void>("update", { name, config }),
	};
}
