import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { AppError } from "../../src/ports/errors.ts";
import type { VpcId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { anyMadeFile } from "./ini-texts.ts";
import { anySpec, newest, oldest, tutorial } from "./specs.ts";

const noVolumes: ClusterSpec = { ...tutorial, volumes: [] };

function render(existing: string | undefined, spec: ClusterSpec = tutorial): string {
	return writerV2.render(spec, newest, existing);
}

function thrownBy(action: () => unknown): AppError {
	try {
		action();
	} catch (thrown) {
		return thrown as AppError;
	}
	throw new Error("nothing was thrown");
}

describe("a new file", () => {
	it("is laid out as in the tutorial", () => {
		expect(render(undefined)).toMatchInlineSnapshot(`
			"[global]
			cluster_template = default
			update_check = false
			sanity_check = true

			[aws]
			aws_region_name = eu-west-2

			[cluster default]
			base_os = centos7

			cluster_type = ondemand

			master_instance_type = t3.medium
			compute_instance_type = t3.xlarge

			initial_queue_size = 2
			max_queue_size = 2
			maintain_initial_size = true
			scheduler = slurm

			custom_ami = ami-0123456789abcdef0

			vpc_settings = public
			key_name = astro

			master_root_volume_size = 40
			compute_root_volume_size = 40
			ebs_settings = lsst_stack, data, ps1

			[vpc public]
			vpc_id = vpc-0a1b2c3d
			master_subnet_id = subnet-0a1b2c3d

			[ebs lsst_stack]
			shared_dir = /mnt/lsst_stack
			ebs_volume_id = vol-0123456789abcdef0

			[ebs data]
			shared_dir = /mnt/data
			ebs_volume_id = vol-0123456789abcdef1

			[ebs ps1]
			shared_dir = /mnt/ps1
			ebs_volume_id = vol-0123456789abcdef2
			"
		`);
	});

	it("names no volumes when none is shared", () => {
		expect(render(undefined, noVolumes)).not.toMatch(/ebs|shared_dir/);
	});

	it("switches the check of pcluster off where it stumbles", () => {
		expect(writerV2.render(tutorial, oldest, undefined)).toContain("sanity_check = false");
	});

	it.each([
		["nothing to keep", { initial: 0 }],
		["awsbatch", { scheduler: "awsbatch" as const }],
	])("does not keep the initial nodes where pcluster refuses that: %s", (_name, nodes) => {
		const spec = { ...tutorial, nodes: { ...tutorial.nodes, ...nodes } };
		expect(render(undefined, spec)).toContain("maintain_initial_size = false");
	});

	it("is what an empty file becomes", () => {
		expect(render("")).toBe(render(undefined));
	});
});

describe("an existing file", () => {
	it("keeps every byte when it says the same already", () => {
		const same = render(undefined)
			.replace("lsst_stack, data, ps1", "lsst_stack,data , ps1 ; three")
			.replace("key_name = astro", "Key_Name:astro\t# mine")
			.replaceAll("\n", "\r\n");
		expect(render(same)).toBe(same);
	});

	it.each([
		["keeps spelling and note", "base_os = centos7", "Base_OS:alinux2  ; why", "Base_OS:centos7  ; why"],
		[
			"keeps no invisible mark of the old value",
			"key_name = astro",
			"key_name = \ufeff\t# why",
			"key_name = astro\t# why",
		],
		["keeps the blanks before a value", "base_os = centos7", "base_os=   alinux2", "base_os=   centos7"],
		["fills an empty value", "key_name = astro", "key_name =", "key_name = astro"],
		[
			"writes a list anew that has an empty name",
			"ebs_settings = lsst_stack, data, ps1",
			"ebs_settings = lsst_stack,,data, ps1",
			"ebs_settings = lsst_stack, data, ps1",
		],
		["doubles a %", "key_name = astro", "key_name = 50%%", "key_name = astro"],
		["joins a long value", "key_name = astro", "key_name = a\n  b", "key_name = astro"],
		[
			"keeps comments inside a long value",
			"ebs_settings = lsst_stack, data, ps1",
			"ebs_settings = a,\n  # second\n\n  b ; best",
			"ebs_settings = lsst_stack, data, ps1\n  # second\n\n  ; best",
		],
	])("%s", (_name, line, was, becomes) => {
		const base = render(undefined);
		expect(render(base.replace(line, () => was))).toBe(base.replace(line, () => becomes));
	});

	it("moves a note off the line where pcluster would read it as the value", () => {
		const existing = writerV2
			.render(tutorial, oldest, undefined)
			.replace("key_name = astro", "key_name = old ; mine");
		expect(writerV2.render(tutorial, oldest, existing)).toContain("\n; mine\nkey_name = astro\n");
	});

	it("adds a missing key behind its neighbour of the tutorial, indented alike", () => {
		const existing = render(undefined)
			.replace("scheduler = slurm\n", "")
			.replace(/^(?=[a-z])/gm, " ");
		const text = render(existing);
		expect(text).toContain(" maintain_initial_size = true\n scheduler = slurm\n");
	});

	it("adds a key to a section without any", () => {
		expect(render("[aws]\n# here\n\n  [other]\nx = 1\n")).toMatch(
			/^\[aws\]\n {2}aws_region_name = eu-west-2\n# here\n\n {2}\[other\]\nx = 1\n\n\[global\]/,
		);
	});

	it.each(["\n", "\r\n"])(
		"goes on with the line end it has (%j), also after a last line without one",
		(end) => {
			const text = render(`[aliases]${end}ssh = x`);
			expect(text).toMatch(new RegExp(`^\\[aliases\\]${end}ssh = x${end}${end}\\[global\\]${end}`));
			expect(text.split(end).join("")).not.toMatch(/[\r\n]/);
		},
	);

	it.each([
		["[aliases]\nssh = x\n\n", "[aliases]\nssh = x\n\n[global]\n"],
		["[aliases]\nssh = x\r", "[aliases]\nssh = x\r\r[global]\n"],
		["[aliases]\r\nssh = x\r", "[aliases]\r\nssh = x\r\r\n[global]\r\n"],
		["[aws]\nx = 1\r\n", "[aws]\nx = 1\r\naws_region_name = eu-west-2\r\n"],
		["[aws]\naws_region_name = x\r\n", "[aws]\naws_region_name = eu-west-2\r\n"],
	])("parts new sections by one empty line, and ends a line as the one before: %j", (existing, start) => {
		expect(render(existing).slice(0, start.length)).toBe(start);
	});

	it("respects the names it gives its own sections", () => {
		const text = render("[global]\ncluster_template = big\n[cluster big]\nvpc_settings = net\n[vpc net]\n");
		expect(text).toContain("[cluster big]\nvpc_settings = net\n");
		expect(text).toContain("[vpc net]\nvpc_id = vpc-0a1b2c3d\nmaster_subnet_id = subnet-0a1b2c3d\n");
		expect(text).not.toMatch(/\[cluster default\]|\[vpc public\]/);
	});

	it("keeps volumes that are no longer listed, and updates a listed one", () => {
		const old = "[ebs old]\nebs_volume_id = vol-9\n\n[ebs data]\nvolume_size = 9\nebs_volume_id = vol-9\n";
		const text = render(old);
		expect(text).toContain("[ebs old]\nebs_volume_id = vol-9\n");
		expect(text).toContain("[ebs data]\nvolume_size = 9\nebs_volume_id = vol-0123456789abcdef1\nshared_dir");
	});

	it("drops the list of volumes when none is shared, and keeps what was said about it", () => {
		const text = render("[cluster default]\nebs_settings = a ; for the stack\nkey_name = x\n", noVolumes);
		expect(text).not.toContain("ebs_settings");
		expect(text).toContain("; for the stack\n");
	});

	it.each([
		["queues", "[cluster default]\nqueue_settings = q1,\n  q2\n", "# queue_settings = q1,\n#   q2\n"],
		[
			"queues, with what is said between them",
			"[cluster default]\nqueue_settings = q1,\n; mine\n\n  q2\n",
			"# queue_settings = q1,\n; mine\n\n#   q2\n",
		],
		["a second mount point", "[cluster default]\nshared_dir = /shared\n", "# shared_dir = /shared\n"],
		["a snapshot", "[ebs data]\nebs_snapshot_id = snap-1\n", "# ebs_snapshot_id = snap-1\n"],
		[
			"another VPC's group",
			"[vpc public]\nvpc_id = vpc-9\nadditional_sg = sg-1\n",
			"# additional_sg = sg-1\n",
		],
	])("makes a comment of what pcluster would refuse beside it: %s", (_name, existing, comment) => {
		expect(render(existing)).toContain(`\n${comment}`);
	});

	it("lets the folder of a single volume stand alone, too", () => {
		const single = { ...tutorial, volumes: tutorial.volumes.slice(0, 1) };
		expect(render("[cluster default]\nshared_dir = /shared\n", single)).toContain(
			"\n# shared_dir = /shared\n",
		);
	});

	it("makes a comment of the cluster's folder beside a kept volume that has one of its own", () => {
		const existing = "[cluster default]\nebs_settings = a\nshared_dir = /work\n[ebs a]\nshared_dir = /a\n";
		expect(render(existing, noVolumes)).toContain("\n# shared_dir = /work\n");
	});

	it("makes a comment of the older name for where ssh is let in, where the answers say it", () => {
		const existing = "[vpc public]\naccess_from = 10.0.0.0/8\n";
		expect(render(existing)).toContain("\naccess_from = 10.0.0.0/8\n");
		expect(render(existing, { ...tutorial, sshFrom: { range: "10.1.0.0/16" } })).toContain(
			"\n# access_from = 10.0.0.0/8\n",
		);
	});

	it("leaves a mount point of the user's own when no volume is shared", () => {
		expect(render("[cluster default]\nshared_dir = /work\n", noVolumes)).toContain("\nshared_dir = /work\n");
	});

	it("leaves security groups alone while the VPC stays", () => {
		const existing = `[vpc public]\nvpc_id = ${tutorial.vpcId}\nadditional_sg = sg-1\n`;
		expect(render(existing)).toContain("\nadditional_sg = sg-1\n");
	});

	it("leaves them alone, too, where no VPC was named", () => {
		expect(render("[vpc public]\nadditional_sg = sg-1\n")).toContain("\nadditional_sg = sg-1\n");
	});

	it("never writes keys, and leaves those that are there", () => {
		expect(render(undefined)).not.toContain("aws_access");
		expect(render("[aws]\naws_access_key_id = AKIA\n")).toContain("[aws]\naws_access_key_id = AKIA\n");
	});

	it("loses only a byte order mark, which Python would refuse", () => {
		expect(render("\ufeff[aws]\n")).toBe(render("[aws]\n"));
	});
});

describe("refusals", () => {
	it.each([
		["text before a section", "a = 1\n", 1],
		["a section twice", "[aws]\n\n[aws]\n", 3],
		["a key twice", "[aws]\nx = 1\nX: 2\n", 3],
		["a key twice in DEFAULT", "[DEFAULT]\nx = 1\n[DEFAULT]\ny = 1\nX = 2\n", 5],
		["a value without a name", "[aws]\n= 1\n", 2],
		["a line without =", "[aws]\r\n# c\r\nx\r\n", 3],
		["a lone % in a section in use", "[aws]\nx = 50%\n", 2],
		["a reference to nothing", "[cluster default]\n\nx = %(y)s\n", 3],
	])("bad-config names the line: %s", (_name, existing, line) => {
		const error = thrownBy(() => render(existing));
		expect(error.code).toBe("bad-config");
		expect(error.message).toContain(`Line ${line} of`);
		expect(error.hint).toBeTruthy();
	});

	it("does not mind a lone % where pcluster never looks", () => {
		expect(render("[notes]\nx = 50%\n")).toContain("[notes]\nx = 50%\n");
	});

	it.each([
		["a key pair with a comment in its name", { keyName: "my #1" }],
		["a line break", { keyName: "a\nb = c" }],
		["a blank at the end", { keyName: "a\u00a0" }],
		["nothing", { vpcId: "" as VpcId }],
		["half a character", { keyName: "\ud800" }],
	])("bad-input for what cannot be spelt: %s", (_name, change) => {
		const error = thrownBy(() => render(undefined, { ...tutorial, ...change }));
		expect(error.code).toBe("bad-input");
		expect(error.hint).toBeTruthy();
	});

	it("lets the oldest pcluster have a # in a name, where it is no comment", () => {
		const text = writerV2.render({ ...tutorial, keyName: "my #1" }, oldest, undefined);
		expect(text).toContain("key_name = my #1\n");
	});
});

describe("any file and any cluster", () => {
	const profiles = fc.constantFrom(newest, oldest);

	it("keeps all lines that the wizard does not manage, in order", () => {
		fc.assert(
			fc.property(anySpec, anyMadeFile, profiles, (spec, { text, lines }, profile) => {
				const after = writerV2.render(spec, profile, text).split(/\r\n|\n|\r/);
				let from = 0;
				for (const line of lines.filter(({ kept }) => kept)) {
					const found = after.indexOf(line.text, from);
					expect(found, `lost: ${line.text}`).toBeGreaterThanOrEqual(from);
					from = found + 1;
				}
			}),
		);
	});

	it("is the same when rendered twice", () => {
		fc.assert(
			fc.property(anySpec, anyMadeFile, profiles, (spec, { text }, profile) => {
				const once = writerV2.render(spec, profile, text);
				expect(writerV2.render(spec, profile, once)).toBe(once);
			}),
		);
	});

	it("gives its answers back", () => {
		fc.assert(
			fc.property(anySpec, anyMadeFile, profiles, (spec, { text }, profile) => {
				const prefill = writerV2.prefillFrom(writerV2.render(spec, profile, text));
				const { keepInitial, ...nodes } = spec.nodes;
				const kept = keepInitial && nodes.initial > 0 && nodes.scheduler !== "awsbatch";
				expect(prefill).toMatchObject({
					region: spec.region,
					vpc: spec.vpcId,
					subnet: spec.subnetId,
					...(spec.volumes.length > 0 ? { volumes: spec.volumes } : {}),
					image: spec.image.id,
					os: spec.image.os,
					...(profile.inlineComments ? { keyName: spec.keyName } : {}),
					nodes: { ...nodes, keepInitial: kept },
				});
			}),
		);
	});
});
