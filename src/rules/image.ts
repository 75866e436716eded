import type { Os } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Image } from "../ports/account.ts";
import { hasEnded, monthOf, OS_FACTS, OSES_BY_PREFERENCE, readImageName } from "./os-names.ts";
import { FINE, odd, unfit, type Verdict } from "./verdict.ts";

/** The version an image was built for, by its tags or its name. */
export function imageVersion(image: Image): string | undefined {
	return image.tags["parallelcluster:version"] ?? readImageName(image.name).version;
}

/** The system on an image, by its tags or its name. */
export function osOf(image: Image): Os | undefined {
	const tag = image.tags["parallelcluster:os"];
	return OSES_BY_PREFERENCE.find((os) => os === tag) ?? readImageName(image.name).os;
}

/** Whether this image can carry a cluster of this pcluster; of its system see systemVerdict. */
export function imageVerdict(image: Image, profile: Profile, now: Date): Verdict {
	const version = imageVersion(image);
	const os = osOf(image);
	const another = "Choose another image.";
	if (version !== undefined && version !== profile.version)
		return unfit(`made for pcluster ${version}; yours is ${profile.version}`, another);
	if (version === undefined && !image.own) return unfit("not an image of ParallelCluster", another);
	const system = os === undefined ? FINE : systemVerdict(os, profile, now);
	if (system.fit === "unfit") return system;
	if (os !== undefined && image.architecture && !profile.supportsArchitecture(os, image.architecture))
		return unfit(
			`pcluster ${profile.version} does not run ${OS_FACTS[os].name} on ${image.architecture}`,
			another,
		);
	if (image.marketplace)
		return odd(
			"its terms must be accepted once on the AWS Marketplace",
			"If create fails (AWS: OptInRequired), open the link in its message, accept, wait some minutes and try again.",
		);
	if (version === undefined)
		return odd(
			"neither its name nor its tags say for which pcluster it is",
			"Choose an official image if you are not sure.",
		);
	if (image.architecture === "arm64")
		return odd(
			"not for Part 3's software: that is built on x86_64",
			"Choose an x86_64 image, unless you have built your software on arm64.",
		);
	return FINE;
}

/** Whether pcluster takes a system, and its makers still look after it. */
export function systemVerdict(os: Os, profile: Profile, now: Date): Verdict {
	const { version, oses } = profile;
	const { name, ends } = OS_FACTS[os];
	if (!oses.includes(os)) return unfit(`pcluster ${version} does not take ${name}`, "Choose another image.");
	if (!hasEnded(os, now)) return FINE;
	const cure = allEnded(profile, now) ?? "Choose another system if you want to install packages.";
	return odd(`ended in ${monthOf(ends)}`, cure);
}

/** Said of a system that has ended, where no other of this pcluster is left to choose. */
export function allEnded({ version, oses }: Profile, now: Date): string | undefined {
	return oses.every((one) => hasEnded(one, now))
		? `So have all systems that pcluster ${version} takes: a newer pcluster has others.`
		: undefined;
}

/** Smallest root volume that the image and this pcluster allow, GiB; `needed`: what the image asks for. */
export function leastRootGiB(
	needed: number | undefined,
	{ minimumRootGiB, rootFollowsImage }: Profile,
): number {
	if (needed === undefined) return minimumRootGiB;
	return rootFollowsImage ? needed : Math.max(needed, minimumRootGiB);
}
