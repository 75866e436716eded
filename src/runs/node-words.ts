import { type NodeLog, type TellingLine, tellingLine } from "../diagnosis/node-log.ts";
import type { StackEvent } from "../ports/account.ts";
import { isDenied } from "../ports/errors.ts";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { isHeadNode } from "./progress.ts";
import { historyOf } from "./stack-history.ts";

/** What the head node of a failed creation has written, as far as AWS keeps it and may tell. */
export interface NodeWords {
	/** Undefined when nothing of it tells why. */
	readonly telling: TellingLine | undefined;
	/** Commands that show what may not be read here, for somebody who may; without their region. */
	readonly refused: readonly string[];
}

/** What tells most comes first: what chef did, what started it, and what the machine itself wrote. */
const STREAMS = ["chef-client", "cfn-init", "cloud-init-output", "cloud-init", "system-messages"];

/**
 * Reads what the head node wrote of its own set-up: its log streams in the cluster's log group and its console. Which
 * machine and which group, the stack's own events tell. Rejects only when `signal` is aborted, or where the events
 * may not be read.
 */
export async function nodeWords(
	deps: Pick<Ports, "stacks" | "ec2" | "logs" | "log">,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<NodeWords> {
	const history = await historyOf(deps.stacks, region, stackId, signal);
	const events = history.flatMap((one) => one.events);
	const head = headIn(events);
	if (head === undefined) return { telling: undefined, refused: [] };
	const group = events.find(
		({ logicalId, physicalId }) => logicalId === "CloudWatchLogGroup" && physicalId !== undefined,
	)?.physicalId;
	const refused: string[] = [];
	/** What AWS gives, nothing where it gives none; what it refuses is named by the command that would show it. */
	const reading = async (work: Promise<NodeLog[]>, command: string): Promise<NodeLog[]> => {
		try {
			return await work;
		} catch (thrown) {
			signal.throwIfAborted();
			if (isDenied(thrown)) refused.push(command);
			else deps.log.note(`what ${head} wrote could not be read`, thrown);
			return [];
		}
	};
	const [streams, console] = await Promise.all([
		group === undefined
			? []
			: reading(
					streamsOf(deps, region, group, head, signal),
					`aws logs filter-log-events --log-group-name ${group} --filter-pattern ERROR`,
				),
		reading(
			deps.ec2.consoleOutput(region, head, signal).then((lines) => [{ name: "console", lines }]),
			`aws ec2 get-console-output --instance-id ${head} --output text`,
		),
	]);
	return { telling: tellingLine([...streams, ...console]), refused };
}

/** The instance that the stack made as its head node. */
function headIn(events: readonly StackEvent[]): InstanceId | undefined {
	const made = events.find(
		({ type, logicalId, physicalId }) =>
			type === "AWS::EC2::Instance" && isHeadNode(logicalId) && physicalId?.startsWith("i-"),
	);
	return made?.physicalId as InstanceId | undefined;
}

/** The head node's own streams, which are named ip-10-0-0-1.INSTANCE.LOG (seen with 2.11.9 and 3.16.1). */
async function streamsOf(
	{ logs }: Pick<Ports, "logs">,
	region: RegionId,
	group: string,
	head: InstanceId,
	signal: AbortSignal,
): Promise<NodeLog[]> {
	const all = await logs.streams(region, group, signal);
	const wanted = STREAMS.flatMap((name) => {
		const stream = all.find((each) => each.endsWith(`.${head}.${name}`));
		return stream === undefined ? [] : [{ name, stream }];
	});
	return Promise.all(
		wanted.map(async ({ name, stream }) => ({
			name,
			lines: (await logs.newestLines(region, group, stream, signal)).lines,
		})),
	);
}
