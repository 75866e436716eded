import { describe, expect, test } from "vitest";
import type { Ec2, Image, ImageQuery } from "../../src/ports/account.ts";
import type { ImageId } from "../../src/ports/ids.ts";
import type { ImageAnswer } from "../../src/questions/answers.ts";
import { imageStep } from "../../src/questions/image.ts";
import { osStep } from "../../src/questions/os.ts";
import { readImageName } from "../../src/rules/os-names.ts";
import { AMI, denied, image, officialImages } from "../harness/account.ts";
import { contextOf } from "./context.ts";

/** Answers like EC2: by owner and name pattern, or by id. */
function imagesOf(all: readonly Image[]): Pick<Ec2, "images"> {
	const fits = (name: string, patterns: readonly string[] | undefined) =>
		patterns === undefined || patterns.some((pattern) => name.startsWith(pattern.replace(/\*$/, "")));
	return {
		images: async (_region, { owners, names, ids }: ImageQuery) =>
			all.filter((one) => {
				if (ids) return ids.includes(one.id);
				return fits(one.name, names) && owners?.includes(one.own ? "self" : "amazon");
			}),
	};
}

const load = (all: readonly Image[], given: Parameters<typeof contextOf>[0] = {}) =>
	imageStep.load(contextOf({ ec2: imagesOf(all), ...given }));

describe("names of official images", () => {
	test.each([
		["aws-parallelcluster-2.11.9-centos7-hvm-x86_64-202212010945", "2.11.9", "centos7"],
		["aws-parallelcluster-2.4.1-amzn-hvm-201907291455", "2.4.1", "alinux"],
		[
			"aws-parallelcluster-3.1.2-ubuntu-2004-lts-hvm-x86_64-202202261505 2022-02-26T15-08-34.759Z",
			"3.1.2",
			"ubuntu2004",
		],
		["aws-parallelcluster-3.11.1-amzn2023-hvm-arm64-202410", "3.11.1", "alinux2023"],
		["my copy of aws-parallelcluster-2.11.0-whatever", "2.11.0", undefined],
		["centos-7-astro", undefined, undefined],
	])("%s", (name, version, os) => {
		expect(readImageName(name)).toEqual({ version, os });
	});
});

describe("AMI", () => {
	test("suggests Amazon Linux 2 on x86_64 for the tutorial's CentOS 7, and says why", async () => {
		const list = await load(officialImages);
		expect(list.suggested).toEqual([AMI]);
		expect(list.notes).toEqual([
			"The tutorial's CentOS 7 ended in June 2024: installing packages with yum fails until it is pointed at an archive. We suggest Amazon Linux 2.",
			"Amazon Linux 2 ended in June 2026. So have all systems that pcluster 2.11.9 takes: a newer pcluster has others.",
		]);
		const chosen = list.options.find(({ key }) => key === AMI);
		expect(chosen?.value).toMatchObject({
			os: "alinux2",
			architecture: "x86_64",
			rootGiB: 35,
			official: true,
		});
		expect(chosen?.cells).toEqual(["Amazon Linux 2", "x86_64", "2022-12-01", "AWS", AMI]);
		// The notes stand on the help's page, too.
		expect(imageStep.help.join(" ")).not.toContain("ended in");
	});

	test("keeps the config file's image, or its system", async () => {
		expect((await load(officialImages, { prefill: { image: "ami-centos07" } })).suggested).toEqual([
			"ami-centos07",
		]);
		expect((await load(officialImages, { prefill: { os: "ubuntu2004" } })).suggested).toEqual([
			"ami-ubuntu20",
		]);
	});

	test("does not stay with a system of the config file that has ended", async () => {
		expect((await load(officialImages, { prefill: { os: "centos7" } })).suggested).toEqual([AMI]);
	});

	test("takes the tutorial's CentOS 7 where the version has nothing newer", async () => {
		const old = [
			image("ami-amzn0001", "aws-parallelcluster-2.4.1-amzn-hvm-201907"),
			image("ami-centos71", "aws-parallelcluster-2.4.1-centos7-hvm-201907"),
		];
		const list = await load(old, { version: "2.4.1" });
		expect(list.suggested).toEqual(["ami-centos71"]);
		expect(list.notes).toEqual([expect.stringMatching(/^CentOS 7 ended in June 2024: installing packages/)]);
	});

	test("the config file's image of another version is shown, dimmed, with the reason", async () => {
		const old = image("ami-0697036b", "aws-parallelcluster-2.4.1-centos7-hvm-201907291455");
		const list = await load([...officialImages, old], { prefill: { image: old.id } });
		expect(list.options.at(-1)).toMatchObject({
			key: old.id,
			disabled: "made for pcluster 2.4.1; yours is 2.11.9",
		});
		expect(list.suggested).toEqual([AMI]);
		expect(list.notes[0]).toMatch(/cannot be used: made for pcluster 2.4.1/);
	});

	test("shows one official image of a kind, the newest", async () => {
		const [first] = officialImages as [Image];
		const newer = { ...first, id: "ami-newer000" as ImageId, createdAt: new Date("2023-02-01T00:00:00Z") };
		const ids = (await load([...officialImages, newer])).options.map(({ key }) => key);
		expect(ids).toContain("ami-newer000");
		expect(ids).not.toContain("ami-centos07");
		expect((await load([...officialImages, newer], { prefill: { image: first.id } })).suggested).toEqual([
			first.id,
		]);
	});

	test("own images come after AWS's, newest first, judged by name and tags", async () => {
		const tagged = { "parallelcluster:version": "2.11.9", "parallelcluster:os": "alinux2" };
		const own = [
			image("ami-plain000", "astro", { own: true }),
			image("ami-tagged00", "astro", {
				own: true,
				tags: tagged,
				createdAt: new Date("2024-01-01T00:00:00Z"),
			}),
			image("ami-wrong000", "x", { own: true, tags: { "parallelcluster:version": "3.1.0" } }),
		];
		const list = await load([...own, ...officialImages]);
		expect(list.options.slice(-3).map(({ key }) => key)).toEqual([
			"ami-tagged00",
			"ami-plain000",
			"ami-wrong000",
		]);
		expect(list.options.at(-3)?.value).toMatchObject({ os: "alinux2", official: false });
		expect(list.options.at(-2)?.value.os).toBeUndefined();
		expect(list.options.at(-1)?.disabled).toMatch(/made for pcluster 3.1.0/);
	});

	test("a system that this version does not take is dimmed", async () => {
		const eight = image("ami-centos08", "aws-parallelcluster-2.11.9-centos8-hvm-x86_64-2022");
		const arm = image("ami-armcent7", "aws-parallelcluster-2.11.9-centos7-hvm-arm64-2022", {
			architecture: "arm64",
		});
		const list = await load([eight, arm]);
		const reason = (key: string) => list.options.find((option) => option.key === key)?.disabled;
		expect(reason("ami-centos08")).toBe("pcluster 2.11.9 does not take CentOS 8");
		expect(reason("ami-armcent7")).toBe("pcluster 2.11.9 does not run CentOS 7 on arm64");
		expect(list.suggested).toEqual([]);
	});

	test("of version 3: AWS's newest Amazon Linux, own ones by their tags, and where AWS has none", async () => {
		const tags = { "parallelcluster:version": "3.16.1", "parallelcluster:os": "rocky9" };
		const all = [
			image("ami-al2023aa", "aws-parallelcluster-3.16.1-amzn2023-hvm-x86_64-202611010000"),
			image("ami-ubuntu24", "aws-parallelcluster-3.16.1-ubuntu-2404-lts-hvm-x86_64-202611010000"),
		];
		const version = "3.16.1";
		const list = await load(all, { version, prefill: { os: "rocky9" } });
		expect(list.suggested).toEqual(["ami-al2023aa"]);
		expect(list.notes.join()).toMatch(/AWS publishes no image with Rocky Linux 9/);
		const own = image("ami-0rocky09", "my rocky", { own: true, tags });
		const withOwn = await load([...all, own], { version, prefill: { image: "ami-0rocky09", os: "rocky9" } });
		expect(withOwn.suggested).toEqual(["ami-0rocky09"]);
		expect(withOwn.notes.join()).not.toMatch(/publishes no image/);
		const chosen = withOwn.options.find(({ key }) => key === "ami-0rocky09");
		expect(chosen?.value).toMatchObject({ os: "rocky9", official: false });
	});

	test("the whole list: AWS's by day and system, yours behind, what does not fit last", async () => {
		const day = (text: string | undefined) => ({ createdAt: text === undefined ? text : new Date(text) });
		const all = [
			image(
				"ami-0",
				"aws-parallelcluster-2.11.9-ubuntu-2004-lts-hvm-x86_64-2022",
				day("2022-12-01T23:00:00Z"),
			),
			image("ami-1", "aws-parallelcluster-2.11.9-amzn2-hvm-arm64-2022", {
				...day("2022-12-01T10:00:00Z"),
				architecture: "arm64",
			}),
			image("ami-2", "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-2022", day("2022-12-01T08:00:00Z")),
			image(
				"ami-3",
				"aws-parallelcluster-2.11.9-ubuntu-1804-lts-hvm-x86_64-2023",
				day("2023-01-01T00:00:00Z"),
			),
			image("ami-4", "lab", { own: true, ...day("2023-06-01T00:00:00Z") }),
			image("ami-5", "lab", { own: true, ...day("2022-06-01T00:00:00Z"), architecture: undefined }),
			image("ami-6", "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-2022 mine", {
				own: true,
				...day(undefined),
			}),
			image("ami-7", "aws-parallelcluster-2.11.9-centos8-hvm-x86_64-2024", day("2024-01-01T00:00:00Z")),
			image("ami-8", "aws-parallelcluster-2.4.1-centos7-hvm-2025", {
				own: true,
				...day("2025-01-01T00:00:00Z"),
			}),
		];
		const unsure = "neither its name nor its tags say for which pcluster it is";
		const { options, why } = await load(all);
		expect(
			options.map(({ key, cells, note, disabled }) => [key, ...cells.slice(0, 4), note ?? disabled]),
		).toEqual([
			["ami-3", "Ubuntu 18.04", "x86_64", "2023-01-01", "AWS", "ended in May 2023"],
			["ami-2", "Amazon Linux 2", "x86_64", "2022-12-01", "AWS", "ended in June 2026"],
			["ami-0", "Ubuntu 20.04", "x86_64", "2022-12-01", "AWS", "ended in May 2025"],
			[
				...["ami-1", "Amazon Linux 2", "arm64", "2022-12-01", "AWS"],
				"not for Part 3's software: that is built on x86_64; ended in June 2026",
			],
			["ami-4", "lab", "x86_64", "2023-06-01", "yours", unsure],
			["ami-5", "lab", "", "2022-06-01", "yours", unsure],
			["ami-6", "Amazon Linux 2", "x86_64", "", "yours", "ended in June 2026"],
			["ami-7", "CentOS 8", "x86_64", "2024-01-01", "AWS", "pcluster 2.11.9 does not take CentOS 8"],
			["ami-8", "CentOS 7", "x86_64", "2025-01-01", "yours", "made for pcluster 2.4.1; yours is 2.11.9"],
		]);
		expect(options.map(({ note, disabled }) => note !== undefined && disabled !== undefined)).not.toContain(
			true,
		);
		expect(why).toBe("AWS's own for pcluster 2.11.9");
	});

	test("of those made on one day the one with the later id is another image of yours, and AWS's first of its kind", async () => {
		const same = ["ami-b", "ami-a"].map((id) => image(id, officialImages[1]?.name ?? ""));
		expect((await load(same)).options.map(({ key }) => key)).toEqual(["ami-a"]);
		const own = same.map((one) => ({ ...one, own: true }));
		expect((await load(own)).options.map(({ key }) => key)).toEqual(["ami-a", "ami-b"]);
	});

	test("what is known and cannot be looked at is said", async () => {
		const gone = { image: "ami-0ccccccc" };
		const notes = async (prefill: object) => (await load(officialImages, { prefill })).notes[0];
		expect(await notes(gone)).toBe("ami-0ccccccc (found in your settings) is not in this region.");
		expect(await notes({ ...gone, source: { image: "from --ami" } })).toBe(
			"ami-0ccccccc (from --ami) is not in this region.",
		);
		expect(await notes({ image: "lsst" })).toBe("lsst (found in your settings) is not in this region.");
		const ec2 = { images: () => Promise.reject(denied) };
		const given = (prefill: object) => imageStep.load(contextOf({ ec2, prefill }));
		const value = { id: "ami-0ccccccc", official: false, os: undefined };
		expect(await given(gone)).toMatchObject({
			options: [{ key: "ami-0ccccccc", value, note: "from your settings, not checked" }],
			suggested: ["ami-0ccccccc"],
		});
		const flagged = await given({ ...gone, source: { image: "from --ami" } });
		expect(flagged.options[0]?.note).toBe("from --ami, not checked");
		await expect(given({ image: "lsst" })).rejects.toBe(denied);
	});

	test("tells why the list starts where it does", async () => {
		const source = { image: "from your config file" };
		const known = await load(officialImages, { prefill: { image: AMI, source } });
		expect(known.why).toBe(source.image);
		expect(known.notes).toEqual([
			"Amazon Linux 2 ended in June 2026. So have all systems that pcluster 2.11.9 takes: a newer pcluster has others.",
		]);
		const own = image("ami-0own0000", "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-1 mine", { own: true });
		expect((await load([own])).why).toBe("made for pcluster 2.11.9");
	});

	test("in a word: system and processor, else the id", () => {
		const answer = {
			id: AMI,
			name: undefined,
			architecture: undefined,
			rootGiB: 8,
			os: "alinux2",
			official: true,
		} as const;
		expect(imageStep.summary({ ...answer, architecture: "arm64" })).toBe("alinux2 arm64");
		expect(imageStep.summary(answer)).toBe("alinux2");
		expect(imageStep.summary({ ...answer, os: undefined })).toBe(AMI);
	});

	test("no image at all explains itself", async () => {
		const list = await load([]);
		expect(list.options).toEqual([]);
		expect(list.empty).toMatch(/AWS has no image for pcluster 2.11.9 left in eu-west-2/);
	});

	test("own images that may not be listed do not hide AWS's", async () => {
		const { images } = imagesOf(officialImages);
		const ec2: Pick<Ec2, "images"> = {
			images: (region, query, signal) =>
				query.owners?.includes("self") ? Promise.reject(denied) : images(region, query, signal),
		};
		expect((await imageStep.load(contextOf({ ec2 }))).options).toHaveLength(4);
	});

	test("without leave to list one can type; typed ones are judged alike", async () => {
		const ec2 = { images: () => Promise.reject(denied) };
		await expect(imageStep.load(contextOf({ ec2 }))).rejects.toBe(denied);
		expect(await imageStep.typed?.parse(AMI, contextOf({ ec2 }))).toMatchObject({ id: AMI, os: undefined });
		const good = contextOf({ ec2: imagesOf(officialImages) });
		expect(await imageStep.typed?.parse(AMI, good)).toMatchObject({ id: AMI, os: "alinux2", official: true });
		const old = image(AMI, "aws-parallelcluster-2.4.1-centos7-hvm-2019");
		const context = contextOf({ ec2: imagesOf([old]) });
		await expect(imageStep.typed?.parse(AMI, context)).rejects.toThrow(/made for pcluster 2.4.1/);
		await expect(imageStep.typed?.parse("ami-0ccccccc", context)).rejects.toMatchObject({
			code: "not-found",
		});
	});
});

describe("system", () => {
	const unnamed: ImageAnswer = {
		id: AMI,
		name: "astro",
		architecture: "arm64",
		rootGiB: 35,
		os: undefined,
		official: false,
	};

	test("is asked only when the image does not tell it", () => {
		expect(osStep.skip?.({})).toBe(true);
		expect(osStep.skip?.({ image: unnamed })).toBe(false);
		expect(osStep.skip?.({ image: { ...unnamed, os: "centos7" } })).toBe(true);
	});

	test("offers what this version runs on these processors, with the name to log in as", async () => {
		const list = await osStep.load(contextOf({ answers: { image: unnamed } }));
		expect(list.options.map(({ key }) => key)).toEqual(["alinux2", "ubuntu2004", "ubuntu1804"]);
		expect(list.options[0]?.cells).toEqual(["Amazon Linux 2", "alinux2", "ec2-user"]);
		expect(list.suggested).toEqual(["alinux2"]);
		const known = async (os: "ubuntu2004" | "centos7") =>
			(await osStep.load(contextOf({ answers: { image: unnamed }, prefill: { os } }))).suggested;
		expect(await known("ubuntu2004")).toEqual(["ubuntu2004"]);
		expect(await known("centos7")).toEqual(["alinux2"]);
		const any = contextOf({ answers: { image: { ...unnamed, architecture: undefined } } });
		expect((await osStep.load(any)).options.map(({ key }) => key)).toContain("centos7");
	});
});
