import { expect, test } from "vitest";
import { completed, namesIn } from "../../src/transfer/complete.ts";
import { headThat } from "../slurm/head.ts";
import { never, type Row, said, treeOf, treesOf } from "./looked.ts";

const HOSTILE: readonly Row[] = [
	["d", 0, 1, ""],
	["f", 1, 1, "line\nbreak"],
	["f", 1, 1, "\u001b[2Jescape"],
	["f", 1, 1, "tab\there"],
	["f", 1, 1, "back\\ slash"],
	["f", 1, 1, " before"],
	["f", 1, 1, "'quoted'"],
	["f", 1, 1, "not-utf8-\ufffd".replace("\ufffd", "\u202e")],
	["f", 1, 1, ".hidden"],
	["f", 1, 1, "-rf"],
	["f", 1, 1, "~"],
	["f", 1, 1, "$HOME `id`"],
	["d", 0, 1, "a b"],
	["l", 1, 1, "link"],
];

test("offers only names that a line holds as they are; hidden ones once a dot is typed", () => {
	const { items } = treeOf("/home/ada", HOSTILE);
	expect(namesIn(items, "", "", "all")).toEqual(["$HOME `id`", "-rf", "a b/", "link", "~"]);
	expect(namesIn(items, "", ".", "all")).toEqual([".hidden"]);
	expect(namesIn(items, "x/", "", "folders")).toEqual(["a b/", "link"]);
});

test("goes as far as all of them go, then shows them", async () => {
	const trees = treesOf({
		"~/data/": treeOf("/home/ada/data", [
			["d", 0, 1, ""],
			["d", 0, 1, "run1"],
			["d", 0, 1, "run2"],
			["f", 1, 1, "rünes"],
		]),
	});
	const tab = (typed: string, only: "folders" | "all") => completed(trees, typed, only, never);
	expect(await tab("~", "all")).toEqual({ text: "~/", names: [] });
	expect(await tab("~/data/ru", "all")).toEqual({ text: "~/data/run", names: ["run1/", "run2/"] });
	expect(await tab("~/data/r", "all")).toMatchObject({ text: "~/data/r" });
	expect(await tab("~/data/run1", "folders")).toEqual({ text: "~/data/run1/", names: [] });
	expect(await tab("~/data/zz", "all")).toEqual({ text: "~/data/zz", names: [] });
	expect(await tab("/nowhere/x", "all")).toEqual({ text: "/nowhere/x", names: [] });
});

test("asks the head node about the folder alone, and nothing of it is read as a command", async () => {
	const answers = [["sh -c", said("/home/ec2-user/$(id)", HOSTILE)]] as const;
	const { head, asked } = headThat(() => answers);
	expect(await completed(head, "~/$(id)/a", "folders", never)).toEqual({ text: "~/$(id)/a b/", names: [] });
	expect(asked[0]?.endsWith(" sh $(id)/ 1 ")).toBe(true);
});

test("a folder that is not there has nothing to offer", async () => {
	const { head } = headThat(() => [["sh -c", { code: 66 }]]);
	expect(await completed(head, "/mnt/x", "all", never)).toEqual({ text: "/mnt/x", names: [] });
});
