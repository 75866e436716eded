import type { Ec2, Identity, Limits, Stacks } from "./account.ts";
import type { AccountChanges } from "./account-changes.ts";
import type { AwsFiles } from "./aws-files.ts";
import type {
	ClusterMemory,
	ConfigFiles,
	Disk,
	KeyFiles,
	SpendingBound,
	Spendings,
	SshMessages,
} from "./files.ts";
import type { PclusterFinder } from "./found-pcluster.ts";
import type { HeadNodes } from "./head-node.ts";
import type { Inventory } from "./inventory.ts";
import type { Logs } from "./logs.ts";
import type { Attention, Clipboard, Clock, Log, Processes, Reach, ShellJob } from "./machine.ts";
import type { PriceLists } from "./prices.ts";
import type { Trees } from "./trees.ts";

/**
 * What firstlight needs from the outside, in its own words. Adapters implement these; nothing else in `src` talks
 * to AWS, to processes or to files. Every method rejects with an AppError (see errors.ts) or, when `signal` is
 * aborted, with an AbortError. Names and other text from outside are already stripped of control sequences.
 */
export interface Ports {
	readonly changes: AccountChanges;
	readonly ec2: Ec2;
	readonly identity: Identity;
	readonly stacks: Stacks;
	readonly limits: Limits;
	readonly prices: PriceLists;
	readonly inventory: Inventory;
	readonly logs: Logs;
	readonly finder: PclusterFinder;
	readonly processes: Processes;
	readonly headNodes: HeadNodes;
	readonly awsFiles: AwsFiles;
	readonly disk: Disk;
	readonly configFiles: ConfigFiles;
	readonly keyFiles: KeyFiles;
	readonly memory: ClusterMemory;
	readonly bound: SpendingBound;
	readonly spendings: Spendings;
	readonly sshMessages: SshMessages;
	readonly trees: Trees;
	readonly clipboard: Clipboard;
	readonly attention: Attention;
	readonly reach: Reach;
	readonly clock: Clock;
	readonly job: ShellJob;
	readonly log: Log;
}
