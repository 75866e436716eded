import { afterEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { type Answer, ec2Answer, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(() => aws?.close());

const never = new AbortController().signal;
const json = (answer: object, status = 200): Answer => ({
	status,
	body: JSON.stringify(answer),
	type: "application/x-amz-json-1.1",
});

async function portsWhere(answer: Answer | string) {
	aws = await loopbackAws((query) => (typeof answer === "string" ? ec2Answer(query, answer) : answer));
	return awsPorts(aws.config);
}

/** What the service was asked in JSON. */
const asked = () => (aws?.calls ?? []).map((call) => JSON.parse(Object.keys(call)[0] ?? ""));

test.each([
	["12", 12],
	["unknown", undefined],
])("of the account's limits that of Elastic IPs is read: %s", async (value, most) => {
	const attribute = (name: string, text: string) =>
		`<item><attributeName>${name}</attributeName><attributeValueSet><item><attributeValue>${text}</attributeValue></item></attributeValueSet></item>`;
	const { limits } = await portsWhere(
		`<accountAttributeSet>${attribute("max-instances", "20")}${attribute("vpc-max-elastic-ips", value)}</accountAttributeSet>`,
	);
	expect(await limits.elasticIps(LONDON, never)).toBe(most);
});

test.each([
	[json({ Quota: { Value: 32 } }), 32],
	[json({ __type: "NoSuchResourceException", message: "no" }, 400), undefined],
])("a quota is told where there is one: %j", async (answer, value) => {
	const { limits } = await portsWhere(answer);
	expect(await limits.quota(LONDON, "L-1216C47A", never)).toBe(value);
	expect(asked()).toEqual([{ ServiceCode: "ec2", QuotaCode: "L-1216C47A" }]);
});

test.each([
	[json({ KeyMetadata: { KeyId: "k", KeyState: "Enabled" } }), true],
	[json({ KeyMetadata: { KeyId: "k", KeyState: "PendingDeletion" } }), false],
	[json({ __type: "NotFoundException", message: "no" }, 400), false],
])("a key of KMS works only where it is enabled: %j", async (answer, works) => {
	const { limits } = await portsWhere(answer);
	expect(await limits.keyWorks(LONDON, "arn:key", never)).toBe(works);
});

test("the names of a cluster's logs come newest first, as far as five pages", async () => {
	const { logs } = await portsWhere(json({ logStreams: [{ logStreamName: "head.cfn-init" }] }));
	expect(await logs.streams(LONDON, "/aws/parallelcluster/lsst", never)).toEqual(["head.cfn-init"]);
	expect(asked()).toMatchObject([{ orderBy: "LastEventTime", descending: true }]);
	await aws?.close();
	let page = 0;
	aws = await loopbackAws(() => {
		page += 1;
		return json({ logStreams: [{ logStreamName: `log-${page}` }], nextToken: String(page) });
	});
	const found = await awsPorts(aws.config).logs.streams(LONDON, "/aws/parallelcluster/lsst", never);
	expect(found).toEqual(["log-1", "log-2", "log-3", "log-4", "log-5"]);
	expect(asked()[1]).toMatchObject({ nextToken: "1" });
});

test("a log's lines are told with the time of the last", async () => {
	const at = new Date("2026-11-23T09:00:00.000Z");
	const events = [
		{ timestamp: 1, message: "one\ntwo" },
		{ timestamp: at.getTime(), message: "three" },
	];
	const { logs } = await portsWhere(json({ events }));
	expect(await logs.newestLines(LONDON, "g", "s", never)).toEqual({
		lines: ["one", "two", "three"],
		writtenAt: at,
	});
	await aws?.close();
	const none = await portsWhere(json({ events: [] }));
	const read = await none.logs.newestLines(LONDON, "g", "s", never);
	expect(read).toEqual({ lines: [], writtenAt: undefined });
});
