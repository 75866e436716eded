import { hash, uuidOf } from "../world/ids.ts";
import { type ClusterFacts, madeBy, majorOf } from "./facts.ts";

/** The head node's instance id. */
export function headIdOf(facts: ClusterFacts): string {
	return `i-0${uuidOf(`head ${facts.region} ${facts.name} ${facts.createdAt}`).replaceAll("-", "").slice(0, 16)}`;
}

/** The user to log in as. */
export function loginUserOf(facts: ClusterFacts): string {
	const os = facts.config.baseOs;
	if (os.startsWith("ubuntu")) return "ubuntu";
	if (os.startsWith("rocky")) return "rocky";
	return os.startsWith("centos") ? "centos" : "ec2-user";
}

/** The address that it has when it is made. */
export function firstPublicIp(facts: ClusterFacts): string {
	return `198.51.100.${firstOctet(facts)}`;
}

/**
 * Addresses from the ranges that are set aside for documentation. An Elastic IP stays; any other goes when the machine
 * stops, and another one comes with each start.
 */
export function headPublicIp(facts: ClusterFacts, now: number): string | undefined {
	if (majorOf(facts) === 2 || facts.config.elasticIp === true) return firstPublicIp(facts);
	const requests = madeBy(now, facts.head);
	if (requests.at(-1)?.wanted === "STOPPED") return undefined;
	const starts = requests.filter(({ wanted }) => wanted === "RUNNING").length;
	return `198.51.100.${10 + ((firstOctet(facts) - 10 + 7 * starts) % 200)}`;
}

/** The head node's address inside its subnet. */
export function headPrivateIp(facts: ClusterFacts): string {
	return `172.31.2.${octet(`private ${facts.name} ${facts.createdAt}`)}`;
}

/** The address of the compute node with that number. */
export function nodePrivateIp(facts: ClusterFacts, index: number): string {
	return `172.31.3.${(octet(`node ${facts.name} ${facts.createdAt}`) + index) % 250}`;
}

/** Its address on the internet, where its subnet gives one. */
export function nodePublicIp(facts: ClusterFacts, index: number): string {
	return `203.0.113.${(octet(`node ${facts.name} ${facts.createdAt}`) + index) % 250}`;
}

function firstOctet(facts: ClusterFacts): number {
	return octet(`public ${facts.name} ${facts.createdAt}`);
}

function octet(seed: string): number {
	return 10 + (Number.parseInt(hash(seed).slice(0, 4), 16) % 200);
}
