import type { HeldDisk, HeldFileSystem, Holdings, Subject } from "../cluster/holdings.ts";
import type { AttachedVolume, ClusterInstance, Ec2, Stack, StackResource, Stacks } from "../ports/account.ts";
import type { RegionId, VolumeId } from "../ports/ids.ts";
import type { Log } from "../ports/machine.ts";
import { mountedAt } from "../rules/mount.ts";

interface HoldingsDeps {
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly log: Log;
}

const NESTED = "AWS::CloudFormation::Stack";

/**
 * Reads what belongs to a cluster: its stack's parameters, outputs and resources, and the disks on its head node.
 * `mounts` are the folders that its config file gives to volumes, by id. Rejects only when `signal` is aborted.
 */
export async function readHoldings(
	deps: HoldingsDeps,
	subject: Subject,
	mounts: ReadonlyMap<string, string>,
	signal: AbortSignal,
): Promise<Holdings> {
	const { region } = subject;
	const known = knownOf(deps.log, signal);
	const key = subject.stackId ?? subject.stackName;
	const machines = subject.head
		? undefined
		: known(deps.ec2.clusterInstances(region, subject.stackName, signal));
	const [stack, resources, attached] = await Promise.all([
		known(deps.stacks.stack(region, key, signal)),
		known(allResources(deps.stacks, region, key, signal)),
		disksOnHead(deps.ec2, subject, machines, known, signal),
	]);
	const folders = stack ? new Map([...mounts, ...foldersOf(stack)]) : mounts;
	const made = resources?.filter((one) => one.type === "AWS::EC2::Volume" && one.physicalId !== undefined);
	const madeIds = new Set(made?.map((one) => one.physicalId));
	// Version 3 tells its volumes as outputs, which a creation that has failed does not have: then its file has to tell.
	const isSilent =
		stack !== undefined && stack.tags["parallelcluster:version"] !== undefined && isEmpty(stack.outputs);
	const ids = isSilent ? [...mounts.keys()] : stack && idsIn(stack);
	const named = ids?.filter((id) => !attached?.some((disk) => disk.id === id));
	const absent = [...madeIds].filter((id) => !attached?.some((disk) => disk.id === id));
	const others = await knownVolumes(deps.ec2, region, [...(named ?? []), ...absent], known, signal);
	const disk = (id: string, logicalId?: string): HeldDisk => {
		const seen = attached?.find((one) => one.id === id) ?? others?.find((one) => one.id === id);
		const mountPoint = folders.get(id) ?? (logicalId === undefined ? undefined : folders.get(logicalId));
		const { name, sizeGiB, type, iops, mibPerSecond } = seen ?? {};
		return { id, name, sizeGiB, type, iops, mibPerSecond, mountPoint };
	};
	const ownIds = [...(attached ?? []).filter((one) => !one.endsWithIt).map(({ id }) => id), ...(named ?? [])];
	const isUntold = isSilent && mounts.size === 0;
	const canTell = attached !== undefined && made !== undefined && !isUntold;
	return {
		machines: await machines,
		headDisks: attached?.filter((one) => one.endsWithIt).map(({ id }) => disk(id)),
		made: made?.map((one) => disk(one.physicalId ?? "", one.logicalId)),
		own: canTell ? ownIds.filter((id) => !madeIds.has(id)).map((id) => disk(id)) : undefined,
		...fileSystemsOf(isUntold ? undefined : stack, resources),
		fixedAddress: resources?.some(
			({ type, status }) => type === "AWS::EC2::EIP" && status !== "CREATE_FAILED",
		),
		keepable: stack?.tags["parallelcluster:version"] !== undefined,
		batch: isBatch(subject, stack, resources),
	};
}

function isEmpty(record: Stack["outputs"]): boolean {
	return Object.keys(record).length === 0;
}

type Known = <Value>(work: Promise<Value>) => Promise<Value | undefined>;

/** What AWS answers, or undefined when it refuses or cannot be reached. */
function knownOf(log: Log, signal: AbortSignal): Known {
	return async (work) => {
		try {
			return await work;
		} catch (thrown) {
			signal.throwIfAborted();
			log.note("what belongs to the cluster could not be read whole", thrown);
			return undefined;
		}
	};
}

async function disksOnHead(
	ec2: Ec2,
	{ region, head: seen }: Subject,
	machines: Promise<readonly ClusterInstance[] | undefined> | undefined,
	known: Known,
	signal: AbortSignal,
): Promise<AttachedVolume[] | undefined> {
	const nodes = seen ? [seen] : await machines;
	const head = nodes?.find(({ role }) => role === "head");
	if (head === undefined) return nodes && [];
	return known(ec2.attachedVolumes(region, head.id, signal));
}

async function knownVolumes(
	ec2: Ec2,
	region: RegionId,
	ids: readonly unknown[],
	known: Known,
	signal: AbortSignal,
) {
	return ids.length === 0 ? [] : known(ec2.volumes(region, signal, ids as readonly VolumeId[]));
}

/** The resources of a stack and of all nested in it, without those that are gone. */
export async function allResources(
	stacks: Stacks,
	region: RegionId,
	stackId: string,
	signal: AbortSignal,
): Promise<StackResource[]> {
	const own = (await stacks.resources(region, stackId, signal)).filter(
		(one) => one.status !== "DELETE_COMPLETE",
	);
	const below = own.filter((one) => one.type === NESTED && one.physicalId?.startsWith("arn:"));
	const nested = await Promise.all(
		below.map((one) => allResources(stacks, region, one.physicalId ?? "", signal)),
	);
	return [...own, ...nested.flat()];
}

/** The volumes that the stack was given: a parameter of version 2, an output of version 3. */
function idsIn({ parameters, outputs }: Stack): string[] {
	return listed(parameters["EBSVolumeId"] ?? outputs["EBSIds"]).filter((id) => id.startsWith("vol-"));
}

/**
 * Version 2's folders, by the id of the volume, or by its name in the stack where pcluster makes it: `Volume1` is
 * the first of the list (seen with 2.11.9).
 */
function foldersOf({ parameters }: Stack): Map<string, string> {
	const ids = listed(parameters["EBSVolumeId"]);
	return new Map(
		listed(parameters["SharedDir"]).flatMap((folder, at) =>
			folder === "NONE"
				? []
				: [[ids[at]?.startsWith("vol-") ? ids[at] : `Volume${at + 1}`, mountedAt(folder)]],
		),
	);
}

const KINDS = [
	{ kind: "FSx", type: "AWS::FSx::FileSystem", parameter: "FSXOptions", output: "FSXIds" },
	{ kind: "EFS", type: "AWS::EFS::FileSystem", parameter: "EFSOptions", output: "EFSIds" },
] as const;

function fileSystemsOf(
	stack: Stack | undefined,
	resources: readonly StackResource[] | undefined,
): Pick<Holdings, "madeFileSystems" | "ownFileSystems"> {
	const made = resources?.flatMap(({ type, physicalId }): HeldFileSystem[] => {
		const known = KINDS.find((one) => one.type === type);
		return known && physicalId ? [{ kind: known.kind, id: physicalId, mountPoint: undefined }] : [];
	});
	if (!stack || !made) return { madeFileSystems: made, ownFileSystems: undefined };
	const own = KINDS.flatMap(({ kind, parameter, output }) => {
		// Version 2: the folder, the id, then what a new one is made from.
		const options = listed(stack.parameters[parameter]);
		const ids = [...options, ...listed(stack.outputs[output])].filter((word) => word.startsWith("fs-"));
		const folder = options[0] === undefined || options[0] === "NONE" ? undefined : mountedAt(options[0]);
		return ids.map((id): HeldFileSystem => ({ kind, id, mountPoint: folder }));
	});
	return {
		madeFileSystems: made,
		ownFileSystems: own.filter(({ id }) => !made.some((one) => one.id === id)),
	};
}

function isBatch(
	{ fleet }: Subject,
	stack: Stack | undefined,
	resources: readonly StackResource[] | undefined,
): boolean | undefined {
	if (fleet === "ENABLED" || fleet === "DISABLED") return true;
	if (resources?.some(({ type }) => type === "AWS::Batch::ComputeEnvironment")) return true;
	const scheduler = stack?.parameters["Scheduler"];
	return scheduler === undefined ? resources && false : scheduler === "awsbatch";
}

function listed(text: string | undefined): string[] {
	return (text ?? "")
		.split(",")
		.map((word) => word.trim())
		.filter((word) => word !== "");
}
