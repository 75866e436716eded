import { DescribeLogStreamsCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Logs } from "../ports/logs.ts";
import { dataIn } from "../text/plain.ts";
import { allPages, plainLines, required, requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** Fifty streams a page: a cluster that failed has a dozen for each node. */
const STREAM_PAGES = 5;

/** CloudWatch Logs through the SDK. */
export function logsAdapter(clients: AwsClients): Logs {
	return {
		streams(region, group, signal) {
			const question = { action: "logs:DescribeLogStreams", what: `the logs in ${group}`, region };
			return allPages({
				async page(token) {
					const mark = token === undefined ? {} : { nextToken: dataIn(token) };
					const answer = await clients.ask(question, signal, async (options) =>
						(await clients.logs(region)).send(
							new DescribeLogStreamsCommand({
								logGroupName: group,
								orderBy: "LastEventTime",
								descending: true,
								...mark,
							}),
							options,
						),
					);
					return { ...answer, NextToken: answer.nextToken };
				},
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
			const events = required(answer.events, "the lines of a log");
			const newest = events.at(-1)?.timestamp;
			return {
				lines: events.flatMap(({ message = "" }) => plainLines(message)),
				writtenAt: newest === undefined ? undefined : new Date(newest),
			};
		},
	};
}
