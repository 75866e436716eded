import type { Diagnosis } from "../../src/diagnosis/diagnose.ts";
import { diagnose, diagnoseText } from "../../src/diagnosis/diagnose.ts";
import { findingOf, refusalOf } from "../../src/diagnosis/findings.ts";
import type { Verdict } from "../../src/pcluster/dialect.ts";
import { judgeV2 } from "../../src/pcluster/verdict-v2.ts";
import { judgeV3 } from "../../src/pcluster/verdict-v3.ts";
import { diagnosisOf } from "../../src/runs/pcluster-child.ts";

function told(verdict: Verdict): Diagnosis {
	if (verdict.outcome !== "failed") throw new Error(`taken for ${verdict.outcome}`);
	return diagnosisOf(verdict, undefined);
}

/** What the lines of 2.11.9's create tell. */
export function ofVersion2(...lines: string[]): Diagnosis {
	return told(judgeV2("create", lines, 1));
}

/** What an answer of 3.16.1 tells. */
export function ofVersion3(answer: object): Diagnosis {
	return told(judgeV3("create", JSON.stringify(answer, undefined, 2).split("\n"), 1));
}

const BEGINNING = [
	"Beginning cluster creation for cluster: lsst",
	"Creating stack named: parallelcluster-lsst",
];
const TIDYING = [
	"Deleting artifacts under parallelcluster-lsst-k2j3/",
	"Deleting bucket parallelcluster-abc123",
];

/** The places in which a sentence of AWS's is met, each with what becomes of it there. */
export const surroundings: Readonly<Record<string, (said: string) => Diagnosis>> = {
	"2.11.9, the stack refused": (said) => ofVersion2(...BEGINNING, said, ...TIDYING),
	"2.11.9, its first call": (said) =>
		ofVersion2(`ERROR: Failed when retrieving instance type data for instance t3.medium: ${said}`),
	"2.11.9, a trial start": (said) =>
		ofVersion2(
			"ERROR: Unable to validate configuration parameters for instance type 't3.medium'. Please double check your cluster configuration.",
			said,
		),
	"3.16.1, its answer": (said) => ofVersion3({ message: said }),
	"3.16.1, a trial start": (said) => {
		const message = `Unable to validate configuration parameters for instance type t3.medium. Please double check your cluster configuration. ${said}`;
		const found = findingOf({ level: "ERROR", type: "HeadNodeLaunchTemplateValidator", message });
		return refusalOf([found], undefined);
	},
	"an event of CloudFormation": (said) =>
		diagnose([
			{
				resource: "HeadNode",
				type: "AWS::EC2::Instance",
				reason: `Resource handler returned message: "${said} (Service: Ec2, Status Code: 400, Request ID: 2f3c) (SDK Attempt Count: 1)" (RequestToken: 8d1f, HandlerErrorCode: GeneralServiceException)`,
			},
		]),
	"the words alone": diagnoseText,
};
