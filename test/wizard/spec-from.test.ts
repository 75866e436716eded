import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import type { Answers } from "../../src/questions/answers.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { complete } from "./answers.ts";

test("the whole cluster from complete answers", () => {
	expect(specFrom(complete)).toMatchObject({
		name: "lsst",
		region: "eu-west-2",
		vpcId: complete.vpc,
		subnetId: complete.subnet.id,
		volumes: complete.mounts,
		image: { id: complete.image.id, os: "alinux2", architecture: "x86_64", official: true },
		keyName: "lsst",
		keyFile: "/home/ada/.ssh/lsst.pem",
		nodes: complete.nodes,
	});
});

test("no volumes need no folders; the system may come from its own question", () => {
	const { mounts: _, ...others } = complete;
	const spec = specFrom({
		...others,
		volumes: [],
		image: { ...complete.image, os: undefined },
		os: "centos7",
	});
	expect(spec.volumes).toEqual([]);
	expect(spec.image.os).toBe("centos7");
});

test.each([
	["region", "Region"],
	["vpc", "VPC"],
	["subnet", "Subnet"],
	["volumes", "Volumes"],
	["mounts", "Folders"],
	["image", "AMI"],
	["keyPair", "Key pair"],
	["keyFile", "Key file"],
	["nodes", "Nodes"],
	["name", "Name"],
] as const)("of an open question, such as %s, no cluster is made, and it is named", (id, title) => {
	const { [id]: _, ...others } = complete;
	const rest = id === "volumes" ? { ...others, mounts: undefined } : others;
	expect(() => specFrom(rest as Partial<Answers>)).toThrow(AppError);
	expect(() => specFrom(rest as Partial<Answers>)).toThrow(title);
});

test("an image without a system needs the answer to that", () => {
	expect(() =>
		specFrom({ ...complete, image: { ...complete.image, os: undefined }, os: undefined } as never),
	).toThrow(AppError);
});
