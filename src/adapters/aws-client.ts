import { setImmediate } from "node:timers/promises";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { PricingClient } from "@aws-sdk/client-pricing";
import type { S3Client } from "@aws-sdk/client-s3";
import type { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import { abortReason, orAborted } from "../ports/errors.ts";
import type { FromOutside } from "../text/plain.ts";
import { changeBody } from "./answer-body.ts";
import type { AwsConfig } from "./aws.ts";
import type { AwsQuestion } from "./aws-error-words.ts";
import { awsError, sdkWords } from "./aws-errors.ts";
import { once } from "./late.ts";

/** Passed on to the SDK's `send`. */
interface SendOptions {
	readonly abortSignal: AbortSignal;
	/** The SDK reads it as it sends the request, and so tells that it has the credentials. */
	readonly requestTimeout: number;
}

/** The SDK's clients, one for each region that was asked, and the way every call goes through. */
export interface AwsClients {
	ec2(region: string): EC2Client;
	cloudFormation(region: string): CloudFormationClient;
	sts(region: string): STSClient;
	/** These load at their first call: they are asked late, and often not at all. */
	pricing(region: string): Promise<PricingClient>;
	logs(region: string): Promise<CloudWatchLogsClient>;
	s3(region: string): Promise<S3Client>;
	iam(region: string): Promise<IAMClient>;
	kms(region: string): Promise<KMSClient>;
	serviceQuotas(region: string): Promise<ServiceQuotasClient>;
	/** For AWS's Free Tier API: takes the command of free-tier.ts alone. */
	freeTier(): Promise<ServiceQuotasClient>;
	/** Sends one request; rejects with an AppError, or an AbortError when `signal` is aborted. */
	ask<Answer>(
		question: AwsQuestion,
		signal: AbortSignal,
		send: (options: SendOptions) => Promise<Answer>,
	): Promise<FromOutside<Answer>>;
}

/**
 * The SDK must not write into the screen: its default is `console.warn`. Without an `info` it does not go through each
 * answer for what a log must not hold, a tenth of the time that reading it takes.
 */
const silent = { trace() {}, debug() {}, info: undefined as never, warn() {}, error() {} };

const CONNECT_MS = 5_000;
const REQUEST_MS = 20_000;
const ATTEMPTS = 3;

/** Clients made at their first use and kept. */
export function awsClients(config: AwsConfig): AwsClients {
	const settings = clientSettings(config);
	const turn = turns();
	const loaded = () => import("./late-clients.ts");
	const requestMs = config.requestTimeoutMs ?? REQUEST_MS;
	const deadlineMs = 1.5 * requestMs;
	return {
		ec2: perRegion((region) => readInTurn(new EC2Client({ ...settings, region }), turn)),
		cloudFormation: perRegion((region) =>
			readInTurn(new CloudFormationClient({ ...settings, region }), turn),
		),
		sts: perRegion((region) => new STSClient({ ...settings, region })),
		pricing: perRegion(async (region) => new (await loaded()).PricingClient({ ...settings, region })),
		logs: perRegion(async (region) => new (await loaded()).CloudWatchLogsClient({ ...settings, region })),
		s3: perRegion(
			async (region) =>
				new (await loaded()).S3Client({
					...settings,
					region,
					forcePathStyle: true,
					followRegionRedirects: true,
				}),
		),
		iam: perRegion(async (region) => new (await loaded()).IAMClient({ ...settings, region })),
		kms: perRegion(async (region) => new (await loaded()).KMSClient({ ...settings, region })),
		serviceQuotas: perRegion(
			async (region) => new (await loaded()).ServiceQuotasClient({ ...settings, region }),
		),
		freeTier: once(async () => (await import("./free-tier.ts")).freeTierClient(settings)),
		async ask<Answer>(
			question: AwsQuestion,
			signal: AbortSignal,
			send: (options: SendOptions) => Promise<Answer>,
		) {
			throwIfAborted(signal);
			const abortSignal = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
			let isSent = false;
			const options: SendOptions = {
				abortSignal,
				get requestTimeout() {
					isSent = true;
					return requestMs;
				},
			};
			try {
				// A program that is to give the credentials (credential_process) may hang, and the SDK hears no signal then.
				return (await orAborted(send(options), abortSignal)) as FromOutside<Answer>;
			} catch (thrown) {
				throwIfAborted(signal);
				const hanging =
					abortSignal.aborted && !isSent
						? await (await import("./hanging-program.ts")).hangingProgram(config.profile, thrown)
						: undefined;
				const error = hanging ?? awsError(thrown, { ...question, profile: config.profile });
				config.log?.note(error.message, sdkWords(thrown));
				throw error;
			}
		},
	};
}

/** Each call resolves in a turn of the event loop of its own. */
function turns(): () => Promise<void> {
	let last = Promise.resolve();
	return () => {
		last = last.then(() => setImmediate());
		return last;
	};
}

/** Answers that arrive together are read one a turn, so that a key waits for one of them at most. */
function readInTurn<Client extends EC2Client | CloudFormationClient>(
	client: Client,
	turn: () => Promise<void>,
): Client {
	const stack: Pick<EC2Client["middlewareStack"], "add"> = client.middlewareStack;
	stack.add(
		(next) => async (args) => {
			const answer = await next(args);
			await changeBody(answer, async (bytes) => {
				await turn();
				return bytes;
			});
			return answer;
		},
		// Low: after the network, before the SDK reads the text.
		{ step: "deserialize", priority: "low", name: "readInTurn" },
	);
	return client;
}

function clientSettings(config: AwsConfig) {
	const requestTimeout = config.requestTimeoutMs ?? REQUEST_MS;
	return {
		...(config.profile === undefined ? {} : { profile: config.profile }),
		...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
		...(config.credentials === undefined ? {} : { credentials: { ...config.credentials } }),
		// Read anew at each try: else somebody who has just logged in is told for ever that there are no credentials.
		ignoreCache: true,
		maxAttempts: config.attempts ?? ATTEMPTS,
		logger: silent,
		requestHandler: {
			connectionTimeout: config.connectTimeoutMs ?? CONNECT_MS,
			requestTimeout,
			// Also ends an answer that stops halfway: requestTimeout only waits for its first bytes.
			socketTimeout: requestTimeout,
			throwOnRequestTimeout: true,
			// HTTPS_PROXY and NO_PROXY count as they do for pcluster; Node knows how from 22.21 and 24.5 on.
			httpsAgent: { proxyEnv: process.env },
		},
	};
}

function perRegion<Client>(make: (region: string) => Client): (region: string) => Client {
	const made = new Map<string, Client>();
	return (region) => {
		const client = made.get(region) ?? make(region);
		made.set(region, client);
		return client;
	};
}

/** Throws an AbortError, whatever reason the signal was given. */
function throwIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw abortReason(signal);
}
