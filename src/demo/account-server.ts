import { randomUUID } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { AppError } from "../ports/errors.ts";
import type { Program } from "../ports/machine.ts";
import { answerTo, type HttpAnswer } from "./aws/answer.ts";
import { FREE_TIER_SERVICE, planAnswer } from "./aws/free-tier.ts";
import { bucketsAnswer, LOG_GROUPS_TARGET, logGroupsAnswer } from "./aws/leftovers.ts";
import { LOGS_SERVICE, logsAnswer } from "./aws/logs.ts";
import { priceListAnswer, TARGET_HEADER } from "./aws/price-list.ts";
import { awsRequestFrom, scopeOf } from "./aws/request.ts";
import type { Scene } from "./aws/scene.ts";
import { quotaAnswer } from "./aws/service-quotas.ts";
import { type ClusterFacts, type DemoMajor, majorOf } from "./cluster/facts.ts";
import { RELEASES } from "./cluster/releases.ts";
import { changeOne, type FactStore, openStore } from "./cluster/store.ts";
import { type Control, controlAnswer, controlOf } from "./control/control.ts";
import {
	ADDRESS_PATH,
	CONTROL_PATH,
	ENDPOINT_VARIABLE,
	MAJOR_VARIABLE,
	type Place,
	POLL_VARIABLE,
} from "./control/protocol.ts";
import { type DemoHome, openDemoHome } from "./demo-home.ts";
import type { Trouble } from "./troubles/trouble.ts";
import { troubleNamed } from "./troubles/troubles.ts";
import { type ChangeStore, changedRegion, openChanges } from "./world/changes.ts";
import { regionOf } from "./world/regions.ts";
import type { DemoRegion } from "./world/things.ts";

/** The region that the demo suggests: the tutorial's. */
const DEMO_REGION = "eu-west-2";

/** A running demo: all that the program needs to use it in place of AWS and of the real pcluster. */
export interface Demo {
	/** http://127.0.0.1:PORT; for all of its services alike. */
	readonly endpoint: string;
	readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
	readonly region: string;
	/** A home folder of the demo's own, with ~/.ssh/lsst-demo.pem. */
	readonly home: string;
	/** The stand-in for pcluster, and the version it speaks as. */
	readonly pcluster: Program;
	readonly version: string;
	/** The stand-in for ssh. */
	readonly ssh: Program;
	/** The stand-in for sftp. */
	readonly sftp: Program;
	/** What the stand-in would print in place of its version, where it is broken; empty: there is none. */
	readonly brokenProgram: string | undefined;
	/** Added to the environment of everything that is started. */
	readonly env: Readonly<Record<string, string>>;
	close(): Promise<void>;
}

export interface DemoOptions {
	/** Which major version the stand-in for pcluster plays; 2 by default. */
	readonly major?: DemoMajor;
	/** Where clusters and the demo's home are kept between sessions. */
	readonly stateFolder: string;
	readonly clock?: { now(): Date };
	/** What is to go wrong: the demo is another one then, with clusters and a home of its own. */
	readonly trouble?: string | undefined;
	/** How much faster than the demo's usual pace (a cluster in 25 s); 1 by default. */
	readonly speed?: number;
	/** The stand-in's script; by default found beside this program. */
	readonly pclusterScript?: string;
}

/** Largest question that is read, bytes. */
const LONGEST_BODY = 1_000_000;

/** How often the stand-in looks at its stack, ms at the usual pace (the real one: every 5 s of ten minutes). */
const POLL_MS = 400;

/**
 * Starts the demo account on a free port of the loopback interface. Rejects with AppError `config-unwritable` when
 * its folder cannot be written, with `usage` for a trouble that it does not know, with `unreachable` when no port
 * can be had.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
	const speed = options.speed ?? 1;
	const major = options.major ?? 2;
	const trouble = options.trouble === undefined ? undefined : troubleNamed(options.trouble, major);
	const folder = trouble === undefined ? options.stateFolder : join(options.stateFolder, trouble.name);
	const { home, store, changes } = await opened(folder);
	if (trouble?.keyMode !== undefined) chmodSync(home.keyFile, trouble.keyMode);
	const control = controlOf(store, home.fingerprints);
	const regions = new Map<string, DemoRegion | undefined>();
	const sceneOf = (id: string): Scene | undefined => {
		if (!regions.has(id)) regions.set(id, troubled(regionOf(id, home.fingerprints), trouble));
		const region = regions.get(id);
		if (region === undefined) return undefined;
		const clusters = store.read().filter((facts) => facts.region === id);
		const now = (options.clock?.now() ?? new Date()).getTime();
		return {
			region: changedRegion(region, changes.read()),
			clusters,
			trouble,
			folder,
			now,
			speed,
			change: (of, to) => changeOne(store, of, to),
			note: (made) => changes.add(made),
		};
	};
	/** The cluster whose head node has that address now. */
	const placeAt = (address: string): Place | undefined =>
		store
			.read()
			.map(placeOf)
			.find(({ region, major, name }) => {
				const scene = sceneOf(region);
				const report = scene && control.report({ major, name }, scene);
				return address === (report?.publicIp ?? report?.privateIp);
			});
	const server = createServer((request, response) => {
		answer(request, response, control, sceneOf, placeAt).catch(() => response.destroy());
	});
	const port = await listening(server).catch((thrown: unknown) => {
		throw new AppError("unreachable", "The demo account could not be started on this computer.", {
			hint: "It needs a free port on 127.0.0.1. The log has the details.",
			cause: thrown,
		});
	});
	const endpoint = `http://127.0.0.1:${port}`;
	const script = options.pclusterScript ?? scriptPath();
	const credentials = { accessKeyId: "AKIADEMODEMODEMODEMO", secretAccessKey: "demo/secret/of/no/worth" };
	return {
		endpoint,
		credentials,
		region: DEMO_REGION,
		home: home.path,
		pcluster: { file: process.execPath, args: [script] },
		ssh: { file: process.execPath, args: [script, "--play-ssh"] },
		sftp: { file: process.execPath, args: [script, "--play-sftp"] },
		version: RELEASES[major].version,
		brokenProgram: trouble?.program,
		env: {
			HOME: home.path,
			AWS_ACCESS_KEY_ID: credentials.accessKeyId,
			AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
			[ENDPOINT_VARIABLE]: endpoint,
			[MAJOR_VARIABLE]: String(major),
			[POLL_VARIABLE]: String(Math.max(1, Math.round(POLL_MS / speed))),
		},
		close: () => closed(server),
	};
}

/** Trouble lies in the tutorial's region. */
function troubled(region: DemoRegion | undefined, trouble: Trouble | undefined): DemoRegion | undefined {
	return region?.id === DEMO_REGION ? (trouble?.region?.(region) ?? region) : region;
}

function placeOf(facts: ClusterFacts): Place {
	return { region: facts.region, major: majorOf(facts), name: facts.name };
}

/** What the demo keeps on disk. */
async function opened(folder: string): Promise<{ home: DemoHome; store: FactStore; changes: ChangeStore }> {
	try {
		const home = await openDemoHome(folder, DEMO_REGION);
		return { home, store: openStore(folder), changes: openChanges(folder) };
	} catch (thrown) {
		throw new AppError(
			"config-unwritable",
			`The demo keeps its state in ${folder}, which cannot be written.`,
			{
				hint: "Set XDG_STATE_HOME to a folder of yours and try again.",
				cause: thrown,
			},
		);
	}
}

type SceneOf = (region: string) => Scene | undefined;

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	control: Control,
	sceneOf: SceneOf,
	placeAt: (address: string) => Place | undefined,
): Promise<void> {
	const body = await bodyOf(request);
	const path = request.url ?? "/";
	if (path.startsWith(ADDRESS_PATH)) {
		const place = placeAt(decodeURIComponent(path.slice(ADDRESS_PATH.length)));
		response.writeHead(place === undefined ? 404 : 200, { "content-type": "application/json" });
		response.end(JSON.stringify(place ?? null));
		return;
	}
	if (path.startsWith(CONTROL_PATH)) {
		answerControl(path.slice(CONTROL_PATH.length), body, response, control, sceneOf);
		return;
	}
	const requestId = randomUUID();
	const reply = (type: string, { status, body: text }: HttpAnswer) => {
		response.writeHead(status, { "content-type": type, "x-amzn-requestid": requestId });
		response.end(text);
	};
	const target = request.headers[TARGET_HEADER];
	const { authorization } = request.headers;
	if (typeof target === "string") {
		const scene = sceneOf(scopeOf(authorization)?.region ?? "");
		return reply("application/x-amz-json-1.1", answerInJson(target, body, scene));
	}
	if (scopeOf(authorization)?.service === "s3") return reply("application/xml", bucketsAnswer(sceneOf));
	const asked = awsRequestFrom(body, authorization);
	reply(
		"text/xml;charset=UTF-8",
		asked === undefined
			? {
					status: 400,
					body: "<Response><Errors><Error><Code>MissingAction</Code></Error></Errors></Response>",
				}
			: answerTo(asked, sceneOf(asked.region), requestId),
	);
}

/** What the services answer that are asked in JSON. */
function answerInJson(target: string, body: string, scene: Scene | undefined): HttpAnswer {
	if (target === LOG_GROUPS_TARGET) return logGroupsAnswer(body, scene);
	if (target.startsWith(LOGS_SERVICE)) return logsAnswer(target.slice(LOGS_SERVICE.length), body, scene);
	const { processors, freePlan = false } = scene?.trouble ?? {};
	if (target.startsWith(FREE_TIER_SERVICE)) return planAnswer(target, freePlan);
	return target.startsWith("ServiceQuotas")
		? quotaAnswer(target, body, processors)
		: priceListAnswer(target, body);
}

function answerControl(
	path: string,
	body: string,
	response: ServerResponse,
	control: Control,
	sceneOf: SceneOf,
): void {
	const [region = "", major, verb = ""] = path.split("/");
	const scene = sceneOf(region);
	const known = major === "2" || major === "3";
	const result =
		scene === undefined || !known
			? undefined
			: controlAnswer(control, major === "2" ? 2 : 3, verb, jsonOf(body), scene);
	response.writeHead(result === undefined ? 404 : 200, { "content-type": "application/json" });
	response.end(JSON.stringify(result ?? null));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request) {
		const bytes = Buffer.from(chunk);
		length += bytes.length;
		if (length > LONGEST_BODY) throw new Error("question too long");
		chunks.push(bytes);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function listening(server: Server): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			if (typeof address === "object" && address !== null) resolve(address.port);
			else reject(new Error("no port"));
		});
	});
}

function closed(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

/** In the built program `demo/pcluster.js` lies beside it or one folder up; in the source it is a module here. */
function scriptPath(): string {
	const here = import.meta.dirname;
	const built = ["demo/pcluster.js", "../demo/pcluster.js", "pcluster.js"];
	const places = [...built, "pcluster.ts"].map((place) => join(here, place));
	return places.find((place) => existsSync(place)) ?? join(here, "demo", "pcluster.js");
}
