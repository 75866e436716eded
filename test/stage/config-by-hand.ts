import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "./account.ts";
import { configPath } from "./user-config.ts";

interface Version {
	readonly version: string;
	readonly image: string;
	readonly os: string;
	readonly rootGiB: number;
	/** Keys of the cluster section that only the stage needs. */
	readonly extra: readonly string[];
	readonly sanityCheck: boolean;
}

/** The tutorial's config for 2.11.9, written without the wizard. */
export async function writeConfig2119(account: Account): Promise<string> {
	const { hitTemplate, dashboardTemplate } = account.belongings.urls;
	return write(account, {
		version: "2.11.9",
		image: "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-202212221212",
		os: "alinux2",
		rootGiB: 35,
		extra: [`hit_template_url = ${hitTemplate}`, `cw_dashboard_template_url = ${dashboardTemplate}`],
		sanityCheck: true,
	});
}

/** The tutorial's config for the version of its time. */
export async function writeConfig241(account: Account): Promise<string> {
	return write(account, {
		version: "2.4.1",
		image: "aws-parallelcluster-2.4.1-centos7-hvm-201907301622",
		os: "centos7",
		rootGiB: 17,
		extra: [`template_url = ${account.belongings.urls.template241}`],
		sanityCheck: false,
	});
}

async function write(account: Account, of: Version): Promise<string> {
	const path = configPath(account);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text(account, of), { mode: 0o600 });
	return path;
}

function text({ belongings, region }: Account, of: Version): string {
	const image = belongings.images[of.image];
	const subnet = belongings.subnets[`${region}a`];
	const volumes = Object.entries(belongings.volumes);
	return `[global]
cluster_template = default
update_check = false
${of.sanityCheck ? "sanity_check = true\n" : ""}
[aws]
aws_region_name = ${region}

[cluster default]
base_os = ${of.os}
cluster_type = ondemand
master_instance_type = t2.micro
compute_instance_type = t2.xlarge
initial_queue_size = 2
max_queue_size = 2
maintain_initial_size = true
scheduler = slurm
custom_ami = ${image}
vpc_settings = public
key_name = ${belongings.keyName}
master_root_volume_size = ${of.rootGiB}
compute_root_volume_size = ${of.rootGiB}
ebs_settings = ${volumes.map(([name]) => name).join(", ")}
${of.extra.join("\n")}

[vpc public]
vpc_id = ${belongings.vpc}
master_subnet_id = ${subnet}
${volumes.map(([name, id]) => `\n[ebs ${name}]\nshared_dir = /mnt/${name}\nebs_volume_id = ${id}\n`).join("")}`;
}
