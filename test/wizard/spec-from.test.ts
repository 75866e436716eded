import { expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
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

test("an open question is named", () => {
	const { subnet: _, ...others } = complete;
	expect(() => specFrom(others)).toThrow(AppError);
	expect(() => specFrom(others)).toThrow(/Subnet/);
});
