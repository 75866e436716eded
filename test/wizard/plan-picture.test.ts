import { describe, expect, test } from "vitest";
import { pictureLines, sketchOf } from "../../src/wizard/plan-picture.ts";
import { specFrom } from "../../src/wizard/spec-from.ts";
import { instanceType, volume, volumeId } from "../harness/account.ts";
import { complete } from "./answers.ts";

const SPEC = specFrom(complete);

describe("the cluster in a few words", () => {
	const compute = (nodes: Partial<typeof SPEC.nodes>) =>
		sketchOf({ ...SPEC, nodes: { ...SPEC.nodes, ...nodes } }, complete, "/home/ada", () => undefined).compute;

	test.each([
		[{ initial: 0, maximum: 2, capacity: "ondemand" as const }, "0 to 2 × t3.xlarge", "started when needed"],
		[
			{ initial: 1, maximum: 2, capacity: "spot" as const },
			"0 to 2 × t3.xlarge",
			"spot, started when needed",
		],
		[{ initial: 1, maximum: 2, keepInitial: true }, "1 to 2 × t3.xlarge", "started when needed"],
		[{ initial: 2, maximum: 2, keepInitial: true }, "2 × t3.xlarge", "always on"],
		[{ initial: 2, maximum: 2, keepInitial: false }, "0 to 2 × t3.xlarge", "started when needed"],
	])("has of the nodes %j", (nodes, many, when) => {
		expect(compute({ computeType: "t3.xlarge", capacity: "ondemand", keepInitial: false, ...nodes })).toEqual(
			[many, when],
		);
	});

	test("names each volume by its folder, with its own size where that is known", () => {
		const [soft, data] = [volumeId("1"), volumeId("2")];
		const named = { name: undefined, zone: undefined };
		const volumes = [
			{ ...named, id: soft },
			{ ...named, id: data, disk: volume("2", "data", { sizeGiB: 500 }) },
		];
		const mounts = [
			{ id: soft, label: "soft", mountPoint: "/mnt/soft" },
			{ id: data, label: "data", mountPoint: "/mnt/data" },
		];
		const answers = { ...complete, volumes };
		const sketch = sketchOf({ ...SPEC, volumes: mounts }, answers, "/home/ada", () => undefined);
		expect(sketch.volumes).toEqual(["/mnt/soft", "/mnt/data 500 GiB"]);
		expect(sketch.where.slice(0, 2)).toEqual(["eu-west-2a", SPEC.vpcId]);
	});

	test("says how much memory the machines have, and the network's name, as far as that is read", () => {
		const types = [instanceType("t3.medium", 4), instanceType("t3.xlarge", 16)];
		const choices = types.map((facts) => ({ key: facts.id, value: facts.id, cells: [], facts }));
		const fields = ["rootGiB", "headType", "computeType"].map((key) => ({ key, choices }));
		const network = (id: string, given: object) => ({
			key: id,
			value: id,
			cells: [],
			facts: { id, ...given },
		});
		const sketch = (of: object) =>
			sketchOf(
				SPEC,
				complete,
				"/home/ada",
				(id) =>
					(
						({
							nodes: { fields },
							vpc: { options: [network("vpc-0bbbbbbb", { name: "other" }), network(SPEC.vpcId, of)] },
						}) as never as Record<string, never>
					)[id],
			);
		const named = sketch({ name: "lab" });
		expect([named.head[0], named.compute[0]]).toEqual(["t3.medium, 4 GiB", "0 to 2 × t3.xlarge, 16 GiB"]);
		expect(named.where[1]).toBe("lab");
		expect(sketch({ isDefault: true, name: "lab" }).where[1]).toBe("your default VPC");
		const { subnet: _, ...nowhere } = complete;
		expect(sketchOf(SPEC, nowhere, "/home/ada", () => undefined).where).toEqual(["eu-west-2", SPEC.vpcId]);
	});

	test("names the login's key file, or its key pair", () => {
		const head = (keyFile: string | undefined) =>
			sketchOf({ ...SPEC, keyFile: keyFile as never }, complete, "/home/ada", () => undefined).head[1];
		expect(head("/home/ada/.ssh/lsst.pem")).toBe("login ~/.ssh/lsst.pem");
		expect(head(undefined)).toBe("login: key pair lsst");
	});
});

describe("the picture", () => {
	const sketch = {
		where: ["eu-west-2a", "your default VPC"],
		head: ["t3.medium", "login ~/.ssh/lsst.pem"],
		compute: ["0 to 2 × t3.xlarge", "started when needed"],
		volumes: ["/mnt/data 500 GiB", "/mnt/soft"],
	};

	test("is drawn in boxes from 70 columns", () => {
		expect(pictureLines(sketch, 70)).toEqual([
			"eu-west-2a · your default VPC",
			"┌ head node ───────────────┐          ┌ compute nodes ───────────┐",
			"│ t3.medium                │   jobs   │ 0 to 2 × t3.xlarge       │",
			"│ login ~/.ssh/lsst.pem    ├─────────▶│ started when needed      │",
			"└─────────────┬────────────┘          └─────────────┬────────────┘",
			"              └──────────────────┬──────────────────┘",
			"                  /mnt/data 500 GiB · /mnt/soft",
		]);
	});

	test("has no line wider than there is room: a path is cut in its middle, volumes go on in rows of their own", () => {
		const long = {
			...sketch,
			head: ["t3.medium", `login ~/.ssh/${"x".repeat(40)}.pem`],
			volumes: ["/mnt/lsst_stack 100 GiB", "/mnt/data 500 GiB", "/mnt/reference_catalogue 700 GiB"],
		};
		expect(pictureLines(long, 70).slice(3)).toEqual([
			"│ login ~/.ssh…xxxxxxxx.pem ├─────────▶│ started when needed      │",
			"└─────────────┬─────────────┘          └─────────────┬────────────┘",
			"              └──────────────────┬───────────────────┘",
			"  /mnt/lsst_stack 100 GiB · /mnt/data 500 GiB ·",
			"  /mnt/reference_catalogue 700 GiB",
		]);
	});

	test("is told in lines below that, and where no lines can be drawn", () => {
		const lines = [
			"Where      eu-west-2a · your default VPC",
			"Head node  t3.medium; login ~/.ssh/lsst.pem",
			"Compute    0 to 2 × t3.xlarge; started when needed",
			"Volumes    /mnt/data 500 GiB · /mnt/soft",
		];
		expect(pictureLines(sketch, 69)).toEqual(lines);
		expect(pictureLines(sketch, 90, false)).toEqual(lines);
		expect(pictureLines({ ...sketch, volumes: [] }, 69).at(-1)).toBe("Volumes    no volume of yours");
	});
});
