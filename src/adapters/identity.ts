import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Identity } from "../ports/account.ts";
import { ifThere } from "../ports/errors.ts";
import { sharedReads } from "../ports/shared-reads.ts";
import { requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** What a clock may be wrong for AWS to bear it. */
const BORNE_MS = 5 * 60_000;
/** So long whoever was asked for counts as the one who is logged in, ms: the start asks, and the checks soon after. */
const SAME_MS = 60_000;

/** Who is logged in, from STS; AWS grants this question to everybody. What that user may do, from IAM. */
export function identityAdapter(clients: AwsClients, baseRegion: string): Identity {
	const known = sharedReads(Date.now);
	const whoIsIt = (region: string, signal: AbortSignal) =>
		known.read([region], signal, async (own) => {
			const question = { action: "sts:GetCallerIdentity", what: "who you are", region };
			const answer = await clients.ask(question, own, (options) =>
				clients.sts(region).send(new GetCallerIdentityCommand({}), options),
			);
			return {
				arn: requiredText(answer.Arn, "your name"),
				account: requiredText(answer.Account, "your account's number"),
			};
		});
	return {
		async caller(given, signal) {
			const region = given ?? baseRegion;
			known.forget();
			const { arn, account } = await whoIsIt(region, signal);
			// The SDK works it out from AWS's Date, and signs by it; pcluster does not.
			const clockBehindMs = clients.sts(region).config.systemClockOffset;
			return {
				account,
				user: arn.split(/[/:]/).at(-1) || arn,
				...(Math.abs(clockBehindMs) > BORNE_MS && { clockBehindMs }),
			};
		},
		async refusedActions(region, actions, signal) {
			const { refusedTo } = await import("./rights.ts");
			known.forgetBefore(Date.now() - SAME_MS);
			const { arn } = await whoIsIt(region, signal);
			return refusedTo(arn, clients, region, actions, signal);
		},
		async hasRole(region, name, signal) {
			const { roleArn } = await import("./rights.ts");
			return (await ifThere(roleArn(clients, region, name, signal))) !== undefined;
		},
	};
}
