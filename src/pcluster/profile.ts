import type { Os, Scheduler } from "../cluster/spec.ts";
import type { Architecture } from "../ports/account.ts";
import type { FileKeys } from "./file-keys-v2.ts";

/**
 * What one version of pcluster accepts: the only place where versions differ. The rows are data in profiles.ts;
 * no other code compares versions.
 */
export interface Profile {
	/** The version that `pcluster version` printed, e.g. 2.11.9. */
	readonly version: string;
	/** Which command dialect and which config writer serve it. */
	readonly major: 2 | 3;
	/** False when firstlight recognises the version but cannot drive it yet; `why` says it in a sentence. */
	readonly supported: boolean;
	readonly why?: string;
	/** True for a release that came after this firstlight: it counts as the newest one known, and that is to be said. */
	readonly newerThanKnown: boolean;
	readonly oses: readonly Os[];
	readonly schedulers: readonly Scheduler[];
	readonly regions: readonly string[];
	/** Which operating systems also run on Arm. */
	readonly armOses: readonly Os[];
	/** Smallest root volume in GiB; the image's own size counts as well. */
	readonly minimumRootGiB: number;
	/** Largest number of shared EBS volumes. */
	readonly maximumVolumes: number;
	/** Parts of the name that hold the architecture: absent in the names of images before 2.8.0. */
	readonly imageNamesHoldArchitecture: boolean;
	readonly clusterName: {
		readonly pattern: RegExp;
		/** The rule as a sentence. */
		readonly rule: string;
	};
	/** Stack of a cluster: `parallelcluster-NAME` in v2, `NAME` in v3. */
	readonly stackPrefix: string;
	/** False where pcluster's own check stumbles over AWS's newer images (2.4.1–2.10.1, seen in its source). */
	readonly sanityCheck: boolean;
	/** False where an inline comment becomes part of the value (seen with 2.4.1). */
	readonly inlineComments: boolean;
	/** The keys of version 2's file; undefined for version 3, whose file follows a schema. */
	readonly fileKeys: FileKeys | undefined;
	/** False where `pcluster ssh` takes no `-r` (before 2.10). */
	readonly sshTakesRegion: boolean;
	/** True where the fleet is Slurm's own and has a state (2.9 on); else an Auto Scaling group. */
	readonly fleetHasState: (scheduler: Scheduler) => boolean;
	/** True where a failed `create` still exits with 0 (2.4.1, 2.5.0). */
	readonly createExitLies: boolean;
	/** Head node's limit to report back, minutes. */
	readonly bootTimeoutMinutes: number;
	/** Typical time of a create, minutes: fewest and most. */
	readonly typicalCreateMinutes: readonly [number, number];
	/** Resources in a typical cluster, nested stacks included: what the bar expects until templates are read. */
	readonly typicalResources: number;
	/** True where nodes can be there at the start and leave later; else there are only those that always stay (v3). */
	readonly initialNodes: boolean;
	/** The volume that pcluster makes of its own, and deletes with the cluster, when none is shared; undefined: none. */
	readonly ownVolume: { readonly folder: string; readonly sizeGiB: number } | undefined;
	/** Folders that no volume can take: those of the system and of ParallelCluster. */
	readonly reservedFolders: readonly string[];
	/** Operating systems whose ssh refuses keys of the kind RSA. */
	readonly rsaRefusedFor: readonly Os[];
	/** True where a queue may have several subnets (3.4 on). */
	readonly severalSubnets: boolean;
	/** Operating systems that AWS publishes no image for: they need one of the user's own. */
	readonly noOfficialImage: readonly Os[];
	/** True where pcluster itself refuses volumes of another zone and volumes in use (3.4 on); else create fails late. */
	readonly checksVolumes: boolean;
	/** True where the root volume may be as small as the image's own (3.2 on), whatever `minimumRootGiB` says. */
	readonly rootFollowsImage: boolean;
	/** True where pcluster finds AWS's image of its version by itself, deprecated ones included (3.3.1 on). */
	readonly findsOfficialImage: boolean;
	/** The setting that narrows from where the head node can be reached by ssh. */
	readonly sshFromSetting: string;
	/** True where such a cluster holds AWS Lambda functions of Python 3.8, which AWS is about to refuse. */
	readonly lambdaPython38: (scheduler: Scheduler) => boolean;
	readonly supportsArchitecture: (os: Os, architecture: Architecture) => boolean;
}
