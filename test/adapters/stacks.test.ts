import { afterEach, describe, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import {
	type Answer,
	LONDON,
	type LoopbackAws,
	loopbackAws,
	type Query,
	queryAnswer,
	queryFault,
} from "./loopback-aws.ts";

let aws: LoopbackAws | undefined;
afterEach(async () => {
	await aws?.close();
	aws = undefined;
});

const never = new AbortController().signal;
const ID = "arn:aws:cloudformation:eu-west-2:123456789012:stack/parallelcluster-lsst/0a1b";

async function stacksWith(answer: (query: Query) => string | Answer) {
	aws = await loopbackAws((query) => {
		const given = answer(query);
		return typeof given === "string" ? queryAnswer(query, given) : given;
	});
	return awsPorts(aws.config).stacks;
}

const stack = (name: string, more = "", status = "CREATE_COMPLETE") =>
	`<member><StackId>${ID}</StackId><StackName>${name}</StackName><CreationTime>2026-11-23T09:00:00.000Z</CreationTime><StackStatus>${status}</StackStatus>${more}</member>`;

describe("stacks", () => {
	test("are the live ones at the top, from all pages", async () => {
		const stacks = await stacksWith((query) =>
			query["NextToken"] === undefined
				? `<Stacks>${stack("a")}${stack("a-EBSCfnStack", "<ParentId>arn:a</ParentId>")}</Stacks><NextToken>2</NextToken>`
				: `<Stacks>${stack("b", "", "DELETE_COMPLETE")}${stack("c", "", "ROLLBACK_COMPLETE")}</Stacks>`,
		);
		expect((await stacks.stacks(LONDON, never)).map(({ name }) => name)).toEqual(["a", "c"]);
		expect(aws?.calls.map((call) => call["NextToken"])).toEqual([undefined, "2"]);
	});

	test("none at all is an answer too", async () => {
		const stacks = await stacksWith(() => "<Stacks/>");
		expect(await stacks.stacks(LONDON, never)).toEqual([]);
	});

	test("come with outputs, parameters and tags", async () => {
		const stacks = await stacksWith(
			() =>
				`<Stacks>${stack(
					"parallelcluster-lsst",
					`<StackStatusReason>why &#x202e;not</StackStatusReason><LastUpdatedTime>2026-11-23T10:00:00.000Z</LastUpdatedTime>
				<Outputs><member><OutputKey>ClusterUser</OutputKey><OutputValue>centos</OutputValue></member></Outputs>
				<Parameters><member><ParameterKey>KeyName</ParameterKey><ParameterValue>lsst</ParameterValue></member></Parameters>
				<Tags><member><Key>Version</Key><Value>2.11.9</Value></member></Tags>`,
				)}</Stacks>`,
		);
		expect(await stacks.stack(LONDON, ID, never)).toEqual({
			id: ID,
			name: "parallelcluster-lsst",
			status: "CREATE_COMPLETE",
			reason: "why not",
			createdAt: new Date("2026-11-23T09:00:00.000Z"),
			updatedAt: new Date("2026-11-23T10:00:00.000Z"),
			outputs: { ClusterUser: "centos" },
			parameters: { KeyName: "lsst" },
			tags: { Version: "2.11.9" },
			nested: false,
		});
		expect(aws?.calls[0]).toMatchObject({ Action: "DescribeStacks", StackName: ID });
	});

	test("that do not exist are undefined", async () => {
		const stacks = await stacksWith(() =>
			queryFault(400, "ValidationError", "Stack with id parallelcluster-lsst does not exist"),
		);
		expect(await stacks.stack(LONDON, "parallelcluster-lsst", never)).toBeUndefined();
	});

	test("with an impossible name are a mistake, not an absence", async () => {
		const stacks = await stacksWith(() => queryFault(400, "ValidationError", "1 validation error detected"));
		await expect(stacks.stack(LONDON, "!", never)).rejects.toMatchObject({ code: "bad-input" });
	});
});

test("resources come from all pages", async () => {
	const resource = (id: string, more: string) =>
		`<member><LogicalResourceId>${id}</LogicalResourceId><ResourceType>AWS::EC2::Volume</ResourceType><ResourceStatus>CREATE_FAILED</ResourceStatus>${more}</member>`;
	const stacks = await stacksWith((query) =>
		query["NextToken"] === undefined
			? `<StackResourceSummaries>${resource("Vol1", "<PhysicalResourceId>vol-1</PhysicalResourceId><LastUpdatedTimestamp>2026-11-23T10:00:00.000Z</LastUpdatedTimestamp>")}</StackResourceSummaries><NextToken>2</NextToken>`
			: `<StackResourceSummaries>${resource("Vol2", "<ResourceStatusReason>no room</ResourceStatusReason>")}</StackResourceSummaries>`,
	);
	const base = { stackId: ID, type: "AWS::EC2::Volume", status: "CREATE_FAILED" };
	expect(await stacks.resources(LONDON, ID, never)).toEqual([
		{
			...base,
			logicalId: "Vol1",
			physicalId: "vol-1",
			reason: undefined,
			updatedAt: new Date("2026-11-23T10:00:00.000Z"),
		},
		{ ...base, logicalId: "Vol2", physicalId: undefined, reason: "no room", updatedAt: undefined },
	]);
});

describe("events", () => {
	const event = (id: number) =>
		`<member><EventId>${id}</EventId><StackId>${ID}</StackId><LogicalResourceId>Vol${id}</LogicalResourceId><PhysicalResourceId/>
		<ResourceType>AWS::EC2::Volume</ResourceType><ResourceStatus>CREATE_IN_PROGRESS</ResourceStatus><Timestamp>2026-11-23T10:00:0${id % 10}.000Z</Timestamp></member>`;

	test("come oldest first, though AWS begins with the newest", async () => {
		const stacks = await stacksWith((query) =>
			query["NextToken"] === undefined
				? `<StackEvents>${event(3)}${event(2)}</StackEvents><NextToken>2</NextToken>`
				: `<StackEvents>${event(1)}</StackEvents>`,
		);
		const events = await stacks.events(LONDON, ID, never);
		expect(events.map(({ id }) => id)).toEqual(["1", "2", "3"]);
		expect(events[0]).toEqual({
			id: "1",
			stackId: ID,
			logicalId: "Vol1",
			physicalId: undefined,
			type: "AWS::EC2::Volume",
			status: "CREATE_IN_PROGRESS",
			reason: undefined,
			at: new Date("2026-11-23T10:00:01.000Z"),
		});
	});

	test("of a very long life are only the newest", async () => {
		const stacks = await stacksWith((query) => {
			const page = Number(query["NextToken"] ?? 0);
			return `<StackEvents>${event(page)}</StackEvents><NextToken>${page + 1}</NextToken>`;
		});
		const events = await stacks.events(LONDON, ID, never);
		expect([events.length, events.at(-1)?.id]).toEqual([30, "0"]);
	});
});

describe("declared resources", () => {
	const body = (template: string) => () => `<TemplateBody>${template}</TemplateBody>`;

	test("are counted in the stack's template", async () => {
		const stacks = await stacksWith(body('{"Resources": {"A": {}, "B": {}}}'));
		expect(await stacks.declaredResources(LONDON, ID, never)).toBe(2);
		expect(aws?.calls[0]).toMatchObject({ Action: "GetTemplate", StackName: ID });
	});

	test.each([
		["denied", () => queryFault(403, "AccessDenied")],
		["of no sense", body("[")],
		["empty", () => ""],
	])("are undefined when the template is %s", async (_, answer) => {
		const stacks = await stacksWith(answer);
		expect(await stacks.declaredResources(LONDON, ID, never)).toBeUndefined();
	});
});

describe("who is logged in", () => {
	test.each([
		["arn:aws:iam::123456789012:user/astro/jane", "jane"],
		["arn:aws:sts::123456789012:assumed-role/Admin/jane@uni.ac.uk", "jane@uni.ac.uk"],
		["arn:aws:iam::123456789012:root", "root"],
	])("%s", async (arn, user) => {
		aws = await loopbackAws((query) =>
			queryAnswer(query, `<Arn>${arn}</Arn><Account>123456789012</Account>`),
		);
		expect(await awsPorts(aws.config).identity.caller(LONDON, never)).toEqual({
			account: "123456789012",
			user,
		});
	});

	test.each([
		[10, 600_000],
		[-10, -600_000],
		[1, undefined],
	])(
		"a clock that is %i minutes behind AWS's is noticed when pcluster would be refused",
		async (minutes, ms) => {
			aws = await loopbackAws((query) => ({
				...queryAnswer(query, "<Arn>arn:aws:iam::123456789012:root</Arn><Account>123456789012</Account>"),
				at: new Date(Date.now() + minutes * 60_000),
			}));
			const { clockBehindMs } = await awsPorts(aws.config).identity.caller(LONDON, never);
			// AWS tells whole seconds.
			expect(clockBehindMs && Math.round(clockBehindMs / 60_000) * 60_000).toBe(ms);
		},
	);
});
