import {
	type ClusterReport,
	CONTROL_PATH,
	type CreateAnswer,
	type CreateRequest,
	ENDPOINT_VARIABLE,
	type ListedReport,
} from "../control/protocol.ts";
import { Ending, refusal } from "./ending.ts";

/** The account as the stand-in asks it, in one region. */
export interface Account {
	create(request: CreateRequest): Promise<CreateAnswer>;
	report(name: string): Promise<ClusterReport | undefined>;
	list(): Promise<readonly ListedReport[]>;
	stop(name: string): Promise<void>;
	start(name: string): Promise<void>;
	delete(name: string): Promise<void>;
	job(name: string, nodes: number): Promise<void>;
}

/** Throws pcluster's own refusals when the demo is not running or the region is switched off. */
export function accountIn(region: string, env: NodeJS.ProcessEnv): Account {
	const endpoint = env[ENDPOINT_VARIABLE];
	if (endpoint === undefined) throw new Ending(1, "AWS Credentials not found.");
	// The answer's form is this program's own: both ends are built together.
	const ask = async <Answer>(verb: string, body: unknown): Promise<Answer> => {
		const answer = await asked(`${endpoint}${CONTROL_PATH}${region}/${verb}`, body);
		if (answer.status === 404) {
			throw refusal("AWS was not able to validate the provided access credentials");
		}
		return (await answer.json()) as Answer;
	};
	return {
		create: (request) => ask<CreateAnswer>("create", request),
		report: async (name) => (await ask<ClusterReport | null>("report", { name })) ?? undefined,
		list: () => ask<readonly ListedReport[]>("list", {}),
		stop: (name) => ask<void>("stop", { name }),
		start: (name) => ask<void>("start", { name }),
		delete: (name) => ask<void>("delete", { name }),
		job: (name, nodes) => ask<void>("job", { name, nodes }),
	};
}

async function asked(url: string, body: unknown): Promise<Response> {
	try {
		return await fetch(url, { method: "POST", body: JSON.stringify(body) });
	} catch {
		throw new Ending(1, "Network connection is required by AWS ParallelCluster.");
	}
}
