import { GetConsoleOutputCommand } from "@aws-sdk/client-ec2";
import { AppError } from "../ports/errors.ts";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import { dataIn } from "../text/plain.ts";
import { plainLines } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** What an instance wrote on its console while it booted, at most the newest 64 KiB; none while AWS has none. */
export async function consoleOutput(
	clients: AwsClients,
	region: RegionId,
	instance: InstanceId,
	signal: AbortSignal,
): Promise<string[]> {
	const question = { action: "ec2:GetConsoleOutput", what: `what ${instance} wrote at its start`, region };
	const ask = (Latest: boolean) =>
		clients.ask(question, signal, (options) =>
			clients.ec2(region).send(new GetConsoleOutputCommand({ InstanceId: instance, Latest }), options),
		);
	// Machines before Nitro have no newest output, and EC2 refuses to look for it (UnsupportedOperation).
	const answer = await ask(true).catch((thrown: unknown) => {
		if (thrown instanceof AppError && thrown.code === "bad-input") return ask(false);
		throw thrown;
	});
	return plainLines(Buffer.from(dataIn(answer.Output ?? ""), "base64").toString("utf8"));
}
