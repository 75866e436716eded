import { expect, onTestFinished, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { LONDON, loopbackAws } from "./loopback-aws.ts";

const { signal } = new AbortController();
const USER = "arn:aws:iam::123456789012:user/ada";
const ROLE = "arn:aws:iam::123456789012:role/deep/Astronomer";

const DECISIONS = {
	"ec2:RunInstances": "allowed",
	"ec2:CreateVolume": "implicitDeny",
	"iam:CreateRole": "explicitDeny",
} as const;

/** An account that whoever has the ARN `arn` asks for its rights. */
async function accountOf(arn: string) {
	const results = Object.entries(DECISIONS).map(
		([action, decision]) =>
			`<member><EvalActionName>${action}</EvalActionName><EvalDecision>${decision}</EvalDecision></member>`,
	);
	const answers: Readonly<Record<string, string>> = {
		GetCallerIdentity: `<Arn>${arn}</Arn><Account>123456789012</Account><UserId>AIDA</UserId>`,
		GetRole: `<Role><RoleName>Astronomer</RoleName><Arn>${ROLE}</Arn></Role>`,
		SimulatePrincipalPolicy: `<EvaluationResults>${results.join("")}</EvaluationResults>`,
	};
	const aws = await loopbackAws(({ Action = "" }) => ({
		body: `<${Action}Response><${Action}Result>${answers[Action]}</${Action}Result></${Action}Response>`,
	}));
	onTestFinished(aws.close);
	const { identity } = awsPorts(aws.config);
	const refused = await identity.refusedActions(LONDON, Object.keys(DECISIONS), signal);
	return { refused, calls: aws.calls, identity };
}

test("what the simulator does not allow is refused, for one reason or the other", async () => {
	const { refused, calls } = await accountOf(USER);
	expect(refused).toEqual(["ec2:CreateVolume", "iam:CreateRole"]);
	expect(calls.at(-1)).toMatchObject({ PolicySourceArn: USER, "ActionNames.member.3": "iam:CreateRole" });
});

test("who has taken a role is asked for by the role's own ARN, which has its path", async () => {
	const { refused, calls } = await accountOf("arn:aws:sts::123456789012:assumed-role/Astronomer/ada");
	expect(refused).toEqual(["ec2:CreateVolume", "iam:CreateRole"]);
	expect(calls.find(({ Action }) => Action === "GetRole")).toMatchObject({ RoleName: "Astronomer" });
	expect(calls.at(-1)).toMatchObject({ PolicySourceArn: ROLE });
});

test("the account's owner may do everything: the simulator is not asked", async () => {
	const { refused, calls } = await accountOf("arn:aws:iam::123456789012:root");
	expect(refused).toEqual([]);
	expect(calls.map(({ Action }) => Action)).toEqual(["GetCallerIdentity"]);
});

test("who was asked for a moment ago is not asked for again, but anew by whoever asks just that", async () => {
	const { calls, identity } = await accountOf("arn:aws:iam::123456789012:root");
	const asked = () => calls.filter(({ Action }) => Action === "GetCallerIdentity").length;
	await identity.caller(LONDON, signal);
	expect(asked()).toBe(2);
	await identity.refusedActions(LONDON, Object.keys(DECISIONS), signal);
	expect(asked()).toBe(2);
});
