import { DescribeLogStreamsCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Logs } from "../ports/logs.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { allPages, plainLines, required, requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** Fifty streams a page: a cluster that failed has a dozen for each node. */
const STREAM_PAGES = 5;

/** CloudWatch Logs through the SDK. */
export function logsAdapter(clients: AwsClients): Logs {
	return {
		streams(region, group, signal) {
			const question = { action: "logs:DescribeLogStreams", what: `the logs in ${group}`, region };
			const page = async (token: Outside | undefined) => {
				const answer = await clients.ask(question, signal, async (options) =>
					(await clients.logs(region)).send(
						new DescribeLogStreamsCommand({
							logGroupName: group,
							...(token === undefined ? {} : { nextToken: dataIn(token) }),
						}),
						options,
					),
				);
				const mark: { readonly NextToken?: Outside | undefined } = { NextToken: answer.nextToken };
				return { ...answer, ...mark };
			};
			return allPages({
				page,
				things: (answer) => answer.logStreams,
				keep: (stream) => requiredText(stream.logStreamName, "a log's name"),
				what: "logs",
				maxPages: STREAM_PAGES,
			});
		},
		async newestLines(region, group, stream, signal) {
			const question = { action: "logs:GetLogEvents", what: `the log ${stream}`, region };
			const answer = await clients.ask(question, signal, async (options) =>
				(await clients.logs(region)).send(
					new GetLogEventsCommand({ logGroupName: group, logStreamName: stream }),
					options,
				),
			);
			return required(answer.events, "the lines of a log").flatMap(({ message = "" }) => plainLines(message));
		},
	};
}
