import type { Option, OptionList } from "../list/option.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { Ec2, Image } from "../ports/account.ts";
import { AppError, isDenied } from "../ports/errors.ts";
import type { ImageId, RegionId } from "../ports/ids.ts";
import { allEnded, imageVerdict } from "../rules/image.ts";
import { endWords, hasEnded, OS_FACTS, OSES_BY_PREFERENCE } from "../rules/os-names.ts";
import { refusalIn } from "../rules/verdict.ts";
import { answerTo } from "./answered.ts";
import type { ImageAnswer } from "./answers.ts";
import { hasIdForm, typedId } from "./aws-ids.ts";
import { imageAnswer, imageOption, worthShowing } from "./image-options.ts";
import { ifReadable, unlessDenied } from "./permission.ts";
import type { Prefill } from "./prefill.ts";
import { row } from "./row.ts";
import type { SelectStep, StepContext } from "./step.ts";
import { TUTORIAL } from "./tutorial.ts";

/** AWS's accounts that publish ParallelCluster's images: everywhere, GovCloud, China (named in its releases). */
const PUBLISHERS = ["amazon", "247102896272", "124026578433", "036028979999"];

/** Which machine image every node starts from. */
export const imageStep: SelectStep<"image", ImageAnswer, Image> = {
	kind: "select",
	id: "image",
	title: "AMI",
	question: "Which system should the nodes run?",
	why: "An AMI is a ready-made disk with an operating system. It must be made for exactly your version of pcluster; the list shows those that are.",
	help: [
		"AMI is short for Amazon Machine Image. AWS publishes one for each version of ParallelCluster, operating system, processor family and region. An image of another version does not start a cluster, so those cannot be chosen.",
		"x86_64 is the usual processor family (Intel and AMD); choose it if your software was built in Part 3 of the tutorial. arm64 is AWS's own Graviton.",
		"The software on your lsst_stack volume, built on the tutorial's CentOS 7, brings its own libraries and in general runs on the other systems as well.",
		"AWS marks the images of older versions as deprecated: they are hidden from plain searches, and work all the same.",
		"In the tutorial's config file these are custom_ami and base_os; the second follows from the first.",
	],
	needs: ["region"],
	prevents: [18, 19, 20, 22],
	rows: [
		row({
			what: "The image",
			value: ({ image }) => image.id,
			known: (image) => ({ image }),
			v2: { at: ["cluster", "custom_ami"] },
			v3: {
				at: ["Image", "CustomAmi"],
				// AWS's own image of the version is left out where pcluster finds it: it warns about any other (3.16.1).
				spelt: (id, { image }, { findsOfficialImage }) =>
					image.official && findsOfficialImage ? undefined : id,
			},
		}),
	],
	columns: ["System", "Processor", "Made", "By", "AMI"],
	load,
	typed: { label: "AMI id, like ami-0123456789abcdef0", parse: parsed },
	plan: ({ spec: { image }, answers }) => [
		{
			label: "Image",
			lines: [
				[image.id, image.os, image.architecture].filter(Boolean).join(" · "),
				...(answers.image?.name ? [answers.image.name] : []),
			],
		},
	],
	summary: ({ os, architecture, id }) => (os ? `${os} ${architecture ?? ""}`.trim() : id),
	keyOf: ({ id }) => id,
};

async function load(context: StepContext): Promise<OptionList<ImageAnswer, Image>> {
	const { answers, profile, prefill } = context;
	const region = answerTo(answers, "region");
	try {
		const images = worthShowing(await imagesFor(context, region), prefill.image);
		const options = images.map((image) => imageOption(image, profile, context.now)).toSorted(byUse);
		const start = bestOf(options, context);
		return {
			options,
			suggested: start ? [start.key] : [],
			notes: [...notesOn(options, start, context), ...unpublished(start, context)],
			empty: nothingFound(profile, region),
			why:
				start && start.key === prefill.image
					? prefill.source?.image
					: `${start?.value.official ? "AWS's own" : "made"} for pcluster ${profile.version}`,
		};
	} catch (thrown) {
		const { image } = prefill;
		if (!isDenied(thrown) || image === undefined || !hasIdForm("ami", image)) throw thrown;
		const value = unchecked(image as ImageId);
		const note = `${prefill.source?.image ?? "from your settings"}, not checked`;
		return {
			options: [{ key: image, value, cells: ["", "", "", "", image], note }],
			suggested: [image],
			notes: ["Your account may not list images. Press m to type another id."],
		};
	}
}

async function imagesFor(context: StepContext, region: RegionId): Promise<Image[]> {
	const { ec2, profile, prefill, signal } = context;
	const names = [`aws-parallelcluster-${profile.version}-*`];
	const [official, own, wanted] = await Promise.all([
		ec2.images(region, { owners: PUBLISHERS, names }, signal),
		ifReadable(ec2.images(region, { owners: ["self"] }, signal), signal),
		wantedImage(ec2, region, prefill, signal),
	]);
	return [...official, ...(own ?? []), ...wanted];
}

/** The image of an existing config, whatever it is: shown with the reason when it no longer fits. */
async function wantedImage(
	ec2: Ec2,
	region: RegionId,
	{ image }: Prefill,
	signal: AbortSignal,
): Promise<Image[]> {
	if (image === undefined || !hasIdForm("ami", image)) return [];
	return (await ifReadable(ec2.images(region, { ids: [image as ImageId] }, signal), signal)) ?? [];
}

function unchecked(id: ImageId): ImageAnswer {
	return { id, name: undefined, architecture: undefined, rootGiB: undefined, os: undefined, official: false };
}

function preference({ value }: Option<ImageAnswer>): number {
	const place = value.os ? OSES_BY_PREFERENCE.indexOf(value.os) : OSES_BY_PREFERENCE.length;
	return (value.architecture === "arm64" ? 100 : 0) + place;
}

/** Days since 1970, UTC, as the list shows them; 0 where AWS does not say. */
function dayMade({ facts }: Option<ImageAnswer, Image>): number {
	return Math.floor((facts?.createdAt?.getTime() ?? 0) / 86_400_000);
}

function byUse(a: Option<ImageAnswer, Image>, b: Option<ImageAnswer, Image>): number {
	const usable = Number(a.disabled !== undefined) - Number(b.disabled !== undefined);
	const byAws = Number(b.value.official) - Number(a.value.official);
	return usable || byAws || dayMade(b) - dayMade(a) || preference(a) - preference(b);
}

function bestOf(
	options: readonly Option<ImageAnswer>[],
	{ prefill, now }: StepContext,
): Option<ImageAnswer> | undefined {
	const open = options.filter(({ disabled }) => disabled === undefined);
	const ranked = open.filter(({ value }) => value.official).toSorted((a, b) => preference(a) - preference(b));
	const wanted = open.find(({ key }) => key === prefill.image);
	const alive = ranked.filter(({ value }) => value.os && !hasEnded(value.os, now));
	// Where all have ended, the config file's if it can still install packages.
	const working = ranked.filter(({ value }) => value.os && OS_FACTS[value.os].after === undefined);
	const known = (alive.length > 0 ? alive : working).find(({ value }) => value.os === prefill.os);
	return wanted ?? known ?? alive[0] ?? ranked[0] ?? open[0];
}

function notesOn(
	options: readonly Option<ImageAnswer>[],
	start: Option<ImageAnswer> | undefined,
	{ prefill, profile, now }: StepContext,
): string[] {
	const notes: string[] = [];
	const from = prefill.source?.image ?? "found in your settings";
	const wanted = options.find(({ key }) => key === prefill.image);
	if (prefill.image !== undefined && !wanted) notes.push(`${prefill.image} (${from}) is not in this region.`);
	if (wanted?.disabled) notes.push(`${prefill.image} (${from}) cannot be used: ${wanted.disabled}.`);
	const os = start?.value.os;
	if (os && os !== TUTORIAL.os && start?.key !== prefill.image)
		notes.push(`The tutorial's ${endWords(TUTORIAL.os)}. We suggest ${OS_FACTS[os].name}.`);
	if (os && hasEnded(os, now))
		notes.push([`${endWords(os)}.`, allEnded(profile, now) ?? []].flat().join(" "));
	return notes;
}

/** Some systems come only as images that one builds oneself. */
function unpublished(
	start: Option<ImageAnswer> | undefined,
	{ profile, prefill }: Pick<StepContext, "profile" | "prefill">,
): string[] {
	const { os } = prefill;
	if (os === undefined || start?.value.os === os || !profile.noOfficialImage.includes(os)) return [];
	return [
		`AWS publishes no image with ${OS_FACTS[os].name}: it takes one of your own (pcluster build-image).`,
	];
}

function nothingFound({ version }: Profile, region: RegionId): string {
	return `AWS has no image for pcluster ${version} left in ${region}: old ones are withdrawn in time. Use a newer pcluster, or choose another region. Press m to type the id of an image of your own.`;
}

async function parsed(
	text: string,
	{ answers, ec2, profile, now, signal }: StepContext,
): Promise<ImageAnswer> {
	const region = answerTo(answers, "region");
	const id = typedId<ImageId>("ami", text);
	const found = await unlessDenied(ec2.images(region, { ids: [id] }, signal));
	if (!found) return unchecked(id);
	const image = found.find((candidate) => candidate.id === id);
	if (!image)
		throw new AppError("not-found", `There is no image ${id} in ${region}.`, {
			hint: "Each region has its own ids for the same image.",
		});
	const fault = refusalIn(imageVerdict(image, profile, now));
	if (fault) throw new AppError("bad-input", `${id} cannot be used: ${fault}.`);
	return imageAnswer(image, profile);
}
