import type { Option } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Image } from "../ports/account.ts";
import { imageVerdict, imageVersion, osOf, systemVerdict } from "../rules/image.ts";
import { OS_FACTS, readImageName } from "../rules/os-names.ts";
import { FINE, marksOf } from "../rules/verdict.ts";
import type { ImageAnswer } from "./answers.ts";
import { inTextOrder } from "./text-order.ts";

/** What is remembered of a chosen image. */
export function imageAnswer(image: Image, profile: Profile): ImageAnswer {
	const official = !image.own && readImageName(image.name).version === profile.version;
	const { id, name, architecture, rootGiB } = image;
	return { id, name, architecture, rootGiB, os: osOf(image), official };
}

/** One row of the image list. */
export function imageOption(image: Image, profile: Profile, now: Date): Option<ImageAnswer, Image> {
	const value = imageAnswer(image, profile);
	const verdict = imageVerdict(image, profile, now);
	const system = value.os ? systemVerdict(value.os, profile, now) : FINE;
	const notes = [verdict, system].flatMap((one) => marksOf(one).note ?? []);
	const made = image.createdAt?.toISOString().slice(0, 10) ?? "";
	const name = value.os ? OS_FACTS[value.os].name : image.name;
	return {
		key: image.id,
		value,
		facts: image,
		cells: [name, image.architecture ?? "", made, image.own ? "yours" : "AWS", image.id],
		...marksOf(verdict),
		...(verdict.fit !== "unfit" && notes.length > 0 && { note: notes.join("; ") }),
	};
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
