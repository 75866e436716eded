import { expect, test } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import {
	sizeChanges,
	sizeForm,
	sizeRows,
	sizeSettings,
	sizeVerdict,
	standing,
} from "../../src/questions/size.ts";
import { instanceType } from "../harness/account.ts";
import { complete } from "../wizard/answers.ts";

const { nodes } = complete;
const profile = profileFor("2.11.9");
const arm = { architectures: ["arm64"] } as const;
const types = [
	instanceType("t3.medium", 4),
	instanceType("t3.xlarge", 16),
	instanceType("t4g.medium", 4, arm),
	instanceType("t4g.xlarge", 16, arm),
];

test("of nodes that stand only those count that always stay", () => {
	expect(standing({ initial: 2, keepInitial: true, maximum: 4 })).toEqual({
		...{ capacity: "ondemand", initial: 2, keepInitial: true, maximum: 4 },
	});
	expect(standing({ initial: 2, keepInitial: false, capacity: "spot" })).toEqual({
		...{ capacity: "spot", initial: 0, keepInitial: false },
	});
	expect(standing({ keepInitial: true })).toEqual({ capacity: "ondemand", initial: 0, keepInitial: false });
	expect(standing({ initial: 1 })).toEqual({ capacity: "ondemand", initial: 0, keepInitial: false });
});

test("what differs is told as the command takes it, and is in these settings", () => {
	const after = { ...nodes, maximum: 5, capacity: "spot", initial: 1 } as const;
	const keys = sizeChanges(nodes, after);
	expect(keys).toEqual(["maximum", "initial", "capacity"]);
	expect(sizeChanges(nodes, nodes)).toEqual([]);
	expect(sizeSettings(keys, after)).toEqual(["--max", "5", "--min", "1", "--spot"]);
	expect(sizeSettings(["capacity", "computeType"], nodes)).toEqual(["--on-demand", "--compute", "t3.xlarge"]);
	expect(sizeRows(keys)).toHaveLength(4);
	expect(sizeRows(["capacity"])).toHaveLength(1);
});

test("the form asks for what a living cluster can change, of the head node's processors", () => {
	const opened = (headType: string, offered: typeof types | undefined = types) =>
		sizeForm({ types: offered, profile, nodes: { ...nodes, headType } });
	const choices = (form: ReturnType<typeof opened>) =>
		form.fields.find(({ key }) => key === "computeType")?.choices?.map(({ key }) => key);
	const form = opened("t3.medium");
	expect(form.fields.map(({ key }) => key)).toEqual(["maximum", "initial", "computeType", "capacity"]);
	expect(form.fields[1]?.label).toBe("Nodes always on");
	expect(choices(form)).toEqual(["t3.medium", "t3.xlarge"]);
	expect(choices(opened("t4g.medium"))).toEqual(["t4g.medium", "t4g.xlarge"]);
	expect(choices(opened("x9.gone"))).toHaveLength(4);
	expect(form).toMatchObject({ notes: [], presets: [], why: undefined });
	const blind = sizeForm({ types: undefined, profile, nodes });
	expect(blind.fields[2]?.kind).toBe("text");
	expect(blind.values["computeType"]).toBe("t3.xlarge");
	expect(sizeVerdict({ ...form.values, maximum: "3" }, form, profile)).toMatchObject({
		ok: true,
		value: { maximum: 3, initial: 0, keepInitial: false },
	});
	expect(sizeVerdict({ ...form.values, initial: "3" }, form, profile)).toMatchObject({ ok: false });
	expect(sizeVerdict({ ...form.values, initial: "1" }, form, profile)).toMatchObject({
		warnings: ["One compute node stays on, and costs money, until you stop the cluster."],
	});
});
