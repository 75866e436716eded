import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Identity } from "../ports/account.ts";
import { requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** Who is logged in, from STS; AWS grants this question to everybody. */
export function identityAdapter(clients: AwsClients, baseRegion: string): Identity {
	return {
		async caller(given, signal) {
			const region = given ?? baseRegion;
			const question = { action: "sts:GetCallerIdentity", what: "who you are", region };
			const answer = await clients.ask(question, signal, (options) =>
				clients.sts(region).send(new GetCallerIdentityCommand({}), options),
			);
			const arn = requiredText(answer.Arn, "your name");
			return {
				account: requiredText(answer.Account, "your account's number"),
				user: arn.split(/[/:]/).at(-1) || arn,
			};
		},
	};
}
