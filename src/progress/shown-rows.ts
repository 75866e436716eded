import type { ResourceRow, RunVerb, RunView } from "../runs/run.ts";
import { durationText } from "../text/duration.ts";

const KINDS: Readonly<Record<string, string>> = {
	"AWS::CloudFormation::Stack": "stack",
	"AWS::EC2::Instance": "instance",
	"AWS::EC2::EIP": "public address",
	"AWS::EC2::NetworkInterface": "network interface",
	"AWS::EC2::SecurityGroup": "firewall",
	"AWS::EC2::LaunchTemplate": "launch template",
	"AWS::EC2::Volume": "volume",
	"AWS::IAM::Role": "role",
	"AWS::IAM::InstanceProfile": "instance profile",
	"AWS::IAM::Policy": "policy",
	"AWS::Lambda::Function": "helper function",
	"AWS::DynamoDB::Table": "table",
	"AWS::Route53::HostedZone": "names (DNS)",
	"AWS::Logs::LogGroup": "log group",
	"AWS::Logs::MetricFilter": "log filter",
	"AWS::CloudWatch::Dashboard": "dashboard",
	"AWS::CloudWatch::Alarm": "alarm",
	"AWS::CloudWatch::CompositeAlarm": "alarm",
	"AWS::EC2::SecurityGroupIngress": "firewall rule",
	"AWS::EC2::SecurityGroupEgress": "firewall rule",
	"AWS::EC2::EIPAssociation": "public address",
	"AWS::CloudFormation::CustomResource": "preparation",
	"AWS::CloudFormation::WaitConditionHandle": "signal",
	"AWS::CloudFormation::WaitCondition": "waits for the head node",
};

/** The type of a resource in a word that needs no AWS knowledge; else the type's own last words. */
export function kindOf(type: string): string {
	return KINDS[type] ?? type.replace(/^AWS::/, "").replaceAll("::", " ");
}

/** What to look at first: what has failed, what is at work, then what is done, the newest last as AWS made it. */
export function shownRows(
	rows: readonly ResourceRow[],
	height: number,
	offset: number,
): { readonly rows: readonly ResourceRow[]; readonly above: number; readonly below: number } {
	const room = Math.max(1, height);
	const most = Math.max(0, rows.length - room);
	const from = Math.max(0, Math.min(followedFrom(rows, room) + offset, most));
	const shown = rows.slice(from, from + room);
	return { rows: shown, above: from, below: rows.length - from - shown.length };
}

/** Where the window starts when nobody scrolls: so that the last row at work is in it. */
export function followedFrom(rows: readonly ResourceRow[], room: number): number {
	const failed = rows.findIndex((row) => row.state === "failed");
	const working = rows.findLastIndex((row) => row.state === "working");
	const anchor = failed >= 0 ? failed : working >= 0 ? working : rows.length - 1;
	return Math.max(0, Math.min(anchor - room + 2, rows.length - room));
}

/** The seconds of a row; empty before it began. */
export function secondsText(row: ResourceRow): string {
	return row.seconds === undefined ? "" : durationText(row.seconds);
}

const DOING: Record<RunVerb, string> = {
	create: "Creating",
	delete: "Deleting",
	update: "Changing",
	stop: "Stopping the nodes of",
	start: "Starting the nodes of",
};

const DOING_HEAD = {
	stop: "Stopping nodes and head node of",
	start: "Starting head node and nodes of",
} as const;

/** "Creating lsst". */
export function doingText(view: RunView): string {
	const withHead = view.phase === "fleet" && view.headStage !== undefined;
	return `${withHead ? DOING_HEAD[view.verb] : DOING[view.verb]} ${view.cluster}`;
}

/** Minutes to expect, e.g. "usually 10 to 40 min". */
export function typicalText([fewest, most]: readonly [number, number]): string {
	return fewest === most ? `usually ${fewest} min` : `usually ${fewest} to ${most} min`;
}
