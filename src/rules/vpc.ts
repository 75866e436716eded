import type { Vpc } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";
import { FINE, unfit, type Verdict } from "./verdict.ts";

/** Both DNS attributes of a VPC must be on: pcluster refuses one without. */
export function vpcVerdict({ id, dnsSupport, dnsHostnames }: Vpc, region: RegionId): Verdict {
	const settings = [
		{ on: dnsSupport, off: "DNS support is off", attribute: "enable-dns-support" },
		{ on: dnsHostnames, off: "DNS host names are off", attribute: "enable-dns-hostnames" },
	];
	const wrong = settings.filter(({ on }) => on === false);
	const command = `aws ec2 modify-vpc-attribute --region ${region} --vpc-id ${id}`;
	if (wrong.length > 0) {
		return unfit(
			wrong.map(({ off }) => off).join(" and "),
			"Choose another VPC, or switch them on: at the question c does, and so does the command.",
			wrong.map(({ attribute }) => `${command} --${attribute} '{"Value":true}'`).join(" && "),
		);
	}
	if (settings.every(({ on }) => on)) return FINE;
	return { fit: "unknown", why: "your account may not read its DNS settings" };
}
