import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Identity } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import { requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** Who is logged in, from STS; AWS grants this question to everybody. What that user may do, from IAM. */
export function identityAdapter(clients: AwsClients, baseRegion: string): Identity {
	const whoIsIt = async (region: string, signal: AbortSignal) => {
		const question = { action: "sts:GetCallerIdentity", what: "who you are", region };
		const answer = await clients.ask(question, signal, (options) =>
			clients.sts(region).send(new GetCallerIdentityCommand({}), options),
		);
		return {
			arn: requiredText(answer.Arn, "your name"),
			account: requiredText(answer.Account, "your account's number"),
		};
	};
	return {
		async caller(region, signal) {
			const { arn, account } = await whoIsIt(region ?? baseRegion, signal);
			return { account, user: arn.split(/[/:]/).at(-1) || arn };
		},
		async refusedActions(region, actions, signal) {
			const { refusedTo } = await import("./rights.ts");
			const { arn } = await whoIsIt(region, signal);
			return refusedTo(arn, clients, region, actions, signal);
		},
		async hasRole(region, name, signal) {
			const { roleArn } = await import("./rights.ts");
			try {
				await roleArn(clients, region, name, signal);
				return true;
			} catch (thrown) {
				if (thrown instanceof AppError && thrown.code === "not-found") return false;
				throw thrown;
			}
		},
	};
}
