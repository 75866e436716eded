import type { Os } from "../cluster/spec.ts";
import type { Option } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Image } from "../ports/account.ts";
import type { ImageAnswer } from "./answers.ts";
import { OS_FACTS, OSES_BY_PREFERENCE, readImageName } from "./os-names.ts";
import { inTextOrder } from "./text-order.ts";

/** The version an image was built for, by its tags or its name. */
export function imageVersion(image: Image): string | undefined {
	return image.tags["parallelcluster:version"] ?? readImageName(image.name).version;
}

function osOf(image: Image): Os | undefined {
	const tag = image.tags["parallelcluster:os"];
	return OSES_BY_PREFERENCE.find((os) => os === tag) ?? readImageName(image.name).os;
}

/** What is remembered of a chosen image. */
export function imageAnswer(image: Image, profile: Profile): ImageAnswer {
	const official = !image.own && readImageName(image.name).version === profile.version;
	const { id, name, architecture, rootGiB } = image;
	return { id, name, architecture, rootGiB, os: osOf(image), official };
}

/** Why this image cannot carry a cluster of this pcluster; undefined when nothing speaks against it. */
export function imageFault(image: Image, profile: Profile): string | undefined {
	const version = imageVersion(image);
	const os = osOf(image);
	if (version !== undefined && version !== profile.version)
		return `made for pcluster ${version}; yours is ${profile.version}`;
	if (version === undefined && !image.own) return "not an image of ParallelCluster";
	if (os === undefined) return undefined;
	if (!profile.oses.includes(os)) return `pcluster ${profile.version} does not take ${OS_FACTS[os].name}`;
	if (image.architecture && !profile.supportsArchitecture(os, image.architecture))
		return `pcluster ${profile.version} does not run ${OS_FACTS[os].name} on ${image.architecture}`;
	return undefined;
}

/** One row of the image list. */
export function imageOption(image: Image, profile: Profile): Option<ImageAnswer> {
	const value = imageAnswer(image, profile);
	const disabled = imageFault(image, profile);
	const note = noteOn(image, value);
	const made = image.createdAt?.toISOString().slice(0, 10) ?? "";
	const system = value.os ? OS_FACTS[value.os].name : image.name;
	return {
		key: image.id,
		value,
		cells: [system, image.architecture ?? "", made, image.own ? "yours" : "AWS", image.id],
		...(note !== undefined && { note }),
		...(disabled !== undefined && { disabled }),
	};
}

function noteOn(image: Image, value: ImageAnswer): string | undefined {
	if (image.marketplace) return "its terms must be accepted once on the AWS Marketplace";
	if (value.os && OS_FACTS[value.os].ended) return "its makers have ended it";
	if (image.own && imageVersion(image) === undefined)
		return "yours; its name does not say for which pcluster";
	return undefined;
}

/** Newest first; of official images with the same system and architecture only the newest, and the one to `keep`. */
export function worthShowing(images: readonly Image[], keep: string | undefined): Image[] {
	const time = (image: Image) => image.createdAt?.getTime() ?? 0;
	const distinct = [...new Map(images.map((image) => [image.id, image])).values()];
	const seen = new Set<string>();
	return distinct
		.toSorted((a, b) => time(b) - time(a) || inTextOrder(a.id, b.id))
		.filter((image) => {
			const os = osOf(image);
			if (image.own || os === undefined) return true;
			const kind = `${imageVersion(image)} ${os} ${image.architecture}`;
			const again = seen.has(kind);
			seen.add(kind);
			return !again || image.id === keep;
		});
}
