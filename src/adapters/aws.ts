import type { Ec2, Identity, Stacks } from "../ports/account.ts";

/** How to reach AWS; what is left out the SDK finds out by itself (environment, ~/.aws). */
export interface AwsConfig {
	/** The region that answers questions which belong to none, e.g. which regions there are. */
	readonly baseRegion: string;
	readonly profile?: string | undefined;
	/** Another endpoint than AWS's own, for the demo account; AWS_ENDPOINT_URL works without it. */
	readonly endpoint?: string | undefined;
	readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
	/** Where answers that hold for the day are kept; nowhere when left out. */
	readonly cacheFolder?: string | undefined;
	/** Milliseconds to connect; 5,000 when left out. */
	readonly connectTimeoutMs?: number | undefined;
	/** Milliseconds of silence that are borne; 20,000 when left out. A call as a whole may take half as long again. */
	readonly requestTimeoutMs?: number | undefined;
	/** Tries of one call, the first included; 3 when left out. */
	readonly attempts?: number | undefined;
}

export interface AwsPorts {
	readonly ec2: Ec2;
	readonly identity: Identity;
	readonly stacks: Stacks;
	/** Loads the SDK ahead of the first call; a failure shows at that call. */
	preload(): void;
}

/** The ports to AWS. The SDK loads at the first call, so that it never delays the first frame. */
export function awsPorts(config: AwsConfig): AwsPorts {
	let loading: Promise<Omit<AwsPorts, "preload">> | undefined;
	const loaded = () => {
		loading ??= import("./aws-loaded.ts").then(
			(module) => module.loadedAwsPorts(config),
			(thrown) => {
				loading = undefined;
				throw thrown;
			},
		);
		return loading;
	};
	return {
		ec2: lateEc2(async () => (await loaded()).ec2),
		identity: { caller: async (...args) => (await loaded()).identity.caller(...args) },
		stacks: lateStacks(async () => (await loaded()).stacks),
		preload: () => {
			loaded().catch(() => {});
		},
	};
}

function lateEc2(ec2: () => Promise<Ec2>): Ec2 {
	return {
		regions: async (...args) => (await ec2()).regions(...args),
		vpcs: async (...args) => (await ec2()).vpcs(...args),
		subnets: async (...args) => (await ec2()).subnets(...args),
		subnet: async (...args) => (await ec2()).subnet(...args),
		volumes: async (...args) => (await ec2()).volumes(...args),
		images: async (...args) => (await ec2()).images(...args),
		keyPairs: async (...args) => (await ec2()).keyPairs(...args),
		groupVpcs: async (...args) => (await ec2()).groupVpcs(...args),
		instanceTypes: async (...args) => (await ec2()).instanceTypes(...args),
		clusterInstances: async (...args) => (await ec2()).clusterInstances(...args),
		attachedVolumes: async (...args) => (await ec2()).attachedVolumes(...args),
	};
}

function lateStacks(stacks: () => Promise<Stacks>): Stacks {
	return {
		stacks: async (...args) => (await stacks()).stacks(...args),
		stack: async (...args) => (await stacks()).stack(...args),
		resources: async (...args) => (await stacks()).resources(...args),
		events: async (...args) => (await stacks()).events(...args),
		declaredResources: async (...args) => (await stacks()).declaredResources(...args),
	};
}
