import { GetRoleCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { RegionId } from "../ports/ids.ts";
import { required, requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** The ARN of a role; rejects with `not-found` when the account has none of this name. */
export async function roleArn(
	clients: AwsClients,
	region: RegionId,
	name: string,
	signal: AbortSignal,
): Promise<string> {
	const question = { action: "iam:GetRole", what: `the role ${name}`, region };
	const answer = await clients.ask(question, signal, async (options) =>
		(await clients.iam(region)).send(new GetRoleCommand({ RoleName: name }), options),
	);
	return requiredText(answer.Role?.Arn, "a role's ARN");
}

/** Those of `actions` that the policy simulator refuses to the user or role with this ARN of STS's. */
export async function refusedTo(
	arn: string,
	clients: AwsClients,
	region: RegionId,
	actions: readonly string[],
	signal: AbortSignal,
): Promise<string[]> {
	// The account's owner may do everything, and the simulator takes no owner.
	if (arn.endsWith(":root")) return [];
	const role = /:assumed-role\/([^/]+)\//.exec(arn)?.[1];
	const source = role === undefined ? arn : await roleArn(clients, region, role, signal);
	const question = { action: "iam:SimulatePrincipalPolicy", what: "what you may do", region };
	const answer = await clients.ask(question, signal, async (options) =>
		(await clients.iam(region)).send(
			new SimulatePrincipalPolicyCommand({
				PolicySourceArn: source,
				ActionNames: [...actions],
				MaxItems: 1000,
			}),
			options,
		),
	);
	const results = required(answer.EvaluationResults, "the simulator's results");
	return results.flatMap((result) =>
		result.EvalDecision === "allowed" ? [] : [requiredText(result.EvalActionName, "an action's name")],
	);
}
