import type { DemoVolume } from "../world/things.ts";
import { historyOf } from "./events.ts";
import type { ClusterFacts } from "./facts.ts";
import { headIdOf } from "./head-facts.ts";
import { releaseOf } from "./releases.ts";

/** What a head node has written while it booted; nothing before it is there. */
export interface BootLogs {
	readonly console: readonly string[];
	/** Its logs, by their names in CloudWatch. */
	readonly logs: Readonly<Record<string, readonly string[]>>;
}

/** What the head node of a cluster has written by `now`; `refused`: the volume that it could not attach. */
export function bootLogsOf(
	facts: ClusterFacts,
	now: number,
	speed: number,
	refused: { readonly volume: DemoVolume; readonly inOtherZone: boolean } | undefined,
): BootLogs {
	const release = releaseOf(facts);
	const history = historyOf(facts, now, speed).filter(({ logicalId }) => logicalId === release.headId);
	const begun = history[0]?.at;
	if (begun === undefined || facts.trouble === "vcpu-limit") return { console: [], logs: {} };
	const time = new Date(begun).toISOString().slice(0, 19);
	const console = [
		"[    0.000000] Linux version 4.14.301-224.520.amzn2.x86_64",
		"[    5.412287] EXT4-fs (nvme0n1p1): re-mounted. Opts: errors=remount-ro",
		`cloud-init[1832]: Cloud-init v. 19.3-46.amzn2 running 'init' at ${time}. Up 9.21 seconds.`,
		...(facts.trouble === "no-signal" && facts.reason === undefined ? noWayOut(facts.region) : []),
	];
	if (facts.trouble === "no-signal") return { console, logs: {} };
	const [chef, init] = refused === undefined ? [[], []] : attachFailed(facts, time, refused);
	return {
		console,
		logs: {
			"cfn-init": [
				`${time.replace("T", " ")},231 [INFO] -----------------------Starting build-----------------------`,
				`${time.replace("T", " ")},232 [INFO] Running configSets: default`,
				...init,
			],
			"system-messages": console,
			"chef-client": [`[${time}+00:00] INFO: Starting Cinc Client, version 16.13.16`, ...chef],
			"cloud-init-output": [
				`Cloud-init v. 19.3-46.amzn2 running 'modules:final' at ${time}. Up 14.61 seconds.`,
			],
		},
	};
}

/** Not even its logs get out of a subnet without a way. */
function noWayOut(region: string): string[] {
	return [
		`cloud-init[2211]: curl: (28) Failed to connect to s3.${region}.amazonaws.com port 443: Connection timed out`,
		"cloud-init[2211]: Waiting for the network, try 2 of 10",
		`cloud-init[2211]: curl: (28) Failed to connect to s3.${region}.amazonaws.com port 443: Connection timed out`,
	];
}

function attachFailed(
	facts: ClusterFacts,
	time: string,
	{ volume, inOtherZone }: { readonly volume: DemoVolume; readonly inOtherZone: boolean },
): [chef: string[], init: string[]] {
	const said = inOtherZone
		? `An error occurred (InvalidVolume.ZoneMismatch) when calling the AttachVolume operation: The volume '${volume.id}' is not in the same availability zone as instance '${headIdOf(facts)}'`
		: `An error occurred (VolumeInUse) when calling the AttachVolume operation: ${volume.id} is already attached to an instance`;
	const stamp = time.replace("T", " ");
	return [
		[
			`[${time}+00:00] ERROR: Running exception handlers`,
			`[${time}+00:00] FATAL: Mixlib::ShellOut::ShellCommandFailed: execute[attach_volume_0] had an error: Expected process to exit with [0], but received '1'`,
			"STDERR: Traceback (most recent call last):",
			`botocore.exceptions.ClientError: ${said}`,
		],
		[
			`${stamp},917 [ERROR] Command chef failed`,
			`${stamp},918 [ERROR] Error encountered during build of chefConfig: Command chef failed`,
			`${stamp},921 [ERROR] -----------------------BUILD FAILED!------------------------`,
		],
	];
}
