import { RunInstancesCommand } from "@aws-sdk/client-ec2";
import type { StartRefusal, TriedMachine } from "../ports/account.ts";
import { AppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { plainText } from "../text/plain.ts";
import type { AwsClients } from "./aws-client.ts";

/** Kinds of failure that are EC2's answer to the question, and no failure to ask. */
const ANSWERS = ["denied", "region-off", "bad-input", "not-found"];

/** A dry run of RunInstances: EC2 answers with an error in any case, with DryRunOperation where it would start it. */
export async function tryStart(
	clients: AwsClients,
	region: RegionId,
	{ type, imageId, subnetId, keyName }: TriedMachine,
	signal: AbortSignal,
): Promise<StartRefusal | undefined> {
	const question = { action: "ec2:RunInstances", what: "a trial start", region };
	const command = new RunInstancesCommand({
		DryRun: true,
		MinCount: 1,
		MaxCount: 1,
		InstanceType: type as never,
		ImageId: imageId,
		SubnetId: subnetId,
		KeyName: keyName,
	});
	try {
		await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
		return undefined;
	} catch (thrown) {
		if (!(thrown instanceof AppError && thrown.cause instanceof Error)) throw thrown;
		const { name, message } = thrown.cause;
		if (name === "DryRunOperation") return undefined;
		if (!ANSWERS.includes(thrown.code)) throw thrown;
		return { code: plainText(name), said: plainText(message) };
	}
}
