import { afterEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { InstanceId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import { ec2Answer, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(() => aws?.close());

const never = new AbortController().signal;

async function changesWhere(answer: string) {
	aws = await loopbackAws((query) => ec2Answer(query, answer));
	return awsPorts(aws.config).changes;
}

const machine = (more: string) =>
	`<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><instanceState><name>running</name></instanceState>${more}</item></instancesSet></item></reservationSet>`;
const disk = (device: string, volume: string) =>
	`<item><deviceName>${device}</deviceName><ebs><volumeId>${volume}</volumeId></ebs></item>`;
const tag = (key: string) => `<tagSet><item><key>${key}</key><value>x</value></item></tagSet>`;

test("of a machine that holds a volume its own disk is told apart from the others", async () => {
	const changes = await changesWhere(
		machine(
			`<rootDeviceName>/dev/xvda</rootDeviceName><blockDeviceMapping>${disk("/dev/sdb", "vol-2")}${disk("/dev/xvda", "vol-1")}</blockDeviceMapping>`,
		),
	);
	const held = { name: undefined, state: "running", rootVolume: "vol-1", ofCluster: false };
	expect(await changes.holder(LONDON, "i-1" as InstanceId, never)).toEqual(held);
});

test.each([
	["aws-parallelcluster-node-type", true],
	["parallelcluster:node-type", true],
	["Name", false],
])("a machine with the tag %s is one of a cluster: %s", async (key, ofCluster) => {
	const changes = await changesWhere(machine(`<rootDeviceName>/dev/xvda</rootDeviceName>${tag(key)}`));
	const name = key === "Name" ? "x" : undefined;
	const held = { name, state: "running", rootVolume: undefined, ofCluster };
	expect(await changes.holder(LONDON, "i-1" as InstanceId, never)).toEqual(held);
});

test("each DNS setting is switched on by itself", async () => {
	const changes = await changesWhere("<return>true</return>");
	await changes.switchDnsOn(LONDON, "vpc-1" as VpcId, "support", never);
	await changes.switchDnsOn(LONDON, "vpc-1" as VpcId, "hostnames", never);
	const [support, hostnames] = aws?.calls ?? [];
	expect(support).toMatchObject({ VpcId: "vpc-1", "EnableDnsSupport.Value": "true" });
	expect(support).not.toHaveProperty("EnableDnsHostnames.Value");
	expect(hostnames).toMatchObject({ VpcId: "vpc-1", "EnableDnsHostnames.Value": "true" });
	expect(hostnames).not.toHaveProperty("EnableDnsSupport.Value");
});

test("a volume is detached from the one machine, and never by force", async () => {
	const changes = await changesWhere("<status>detaching</status>");
	await changes.detachVolume(LONDON, "vol-1" as VolumeId, "i-1" as InstanceId, never);
	expect(aws?.calls).toMatchObject([{ Action: "DetachVolume", VolumeId: "vol-1", InstanceId: "i-1" }]);
	expect(aws?.calls[0]).not.toHaveProperty("Force");
});
