import type { Vpc } from "../ports/account.ts";
import { FINE, unfit, type Verdict } from "./verdict.ts";

/** A setting of a VPC, as AWS's `--enable-dns-…` calls it. */
type DnsSetting = "support" | "hostnames";

const OFF: Readonly<Record<DnsSetting, string>> = {
	support: "DNS support is off",
	hostnames: "DNS host names are off",
};

/** Those that are off, as far as AWS tells. */
export function dnsOff({ dnsSupport, dnsHostnames }: Pick<Vpc, "dnsSupport" | "dnsHostnames">): DnsSetting[] {
	return [
		...(dnsSupport === false ? (["support"] as const) : []),
		...(dnsHostnames === false ? (["hostnames"] as const) : []),
	];
}

/** Both DNS attributes of a VPC must be on: pcluster refuses one without. */
export function vpcVerdict(vpc: Vpc): Verdict {
	const off = dnsOff(vpc);
	const command = `aws ec2 modify-vpc-attribute --vpc-id ${vpc.id}`;
	if (off.length > 0) {
		return unfit(
			off.map((setting) => OFF[setting]).join(" and "),
			"Choose another VPC, or switch them on: at the question c does, and so does the command.",
			off.map((setting) => `${command} --enable-dns-${setting} '{"Value":true}'`).join(" && "),
		);
	}
	if (vpc.dnsSupport && vpc.dnsHostnames) return FINE;
	return { fit: "unknown", why: "your account may not read its DNS settings" };
}
