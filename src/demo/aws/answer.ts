import { ownEntry } from "../own-entry.ts";
import type { Trouble } from "../troubles/trouble.ts";
import { ACCOUNT, USER_ARN } from "../world/ids.ts";
import { STACK_ACTIONS } from "./cloudformation.ts";
import { ACCOUNT_ACTIONS, IAM_ACTIONS } from "./ec2-account.ts";
import { CHANGE_ACTIONS } from "./ec2-changes.ts";
import { MACHINE_ACTIONS } from "./ec2-machines.ts";
import { NETWORK_ACTIONS } from "./ec2-network.ts";
import { STORAGE_ACTIONS } from "./ec2-storage.ts";
import { AwsFault } from "./fault.ts";
import { LEFTOVER_ACTIONS } from "./leftovers.ts";
import type { AwsRequest } from "./request.ts";
import { type Action, deniedFault, type Scene } from "./scene.ts";
import { type XmlValue, xmlDocument } from "./xml.ts";

const EC2_ACTIONS = {
	...NETWORK_ACTIONS,
	...STORAGE_ACTIONS,
	...MACHINE_ACTIONS,
	...LEFTOVER_ACTIONS,
	...CHANGE_ACTIONS,
	...ACCOUNT_ACTIONS,
};

const STS_ACTIONS: Readonly<Record<string, Action>> = {
	GetCallerIdentity: () => ({ UserId: "AIDADEMODEMODEMODEMO2", Account: ACCOUNT, Arn: USER_ARN }),
};

const NAMESPACES: Readonly<Record<string, string>> = {
	ec2: "http://ec2.amazonaws.com/doc/2016-11-15/",
	cloudformation: "http://cloudformation.amazonaws.com/doc/2010-05-15/",
	iam: "https://iam.amazonaws.com/doc/2010-05-08/",
	sts: "https://sts.amazonaws.com/doc/2011-06-15/",
};

export interface HttpAnswer {
	readonly status: number;
	readonly body: string;
}

/** The answer to one question; `scene` is undefined when the region is switched off or unknown. */
export function answerTo(request: AwsRequest, scene: Scene | undefined, requestId: string): HttpAnswer {
	try {
		return { status: 200, body: answered(request, scene, requestId) };
	} catch (thrown) {
		const fault = thrown instanceof AwsFault ? thrown : internal(thrown);
		return { status: fault.status, body: faultXml(request.service, fault, requestId) };
	}
}

function answered(request: AwsRequest, scene: Scene | undefined, requestId: string): string {
	if (scene === undefined) throw switchedOff();
	const { service, action, params } = request;
	const found = ownEntry(actionsOf(service), action);
	if (found === undefined) throw unknownAction(action);
	refuseFor(scene.trouble, action);
	if (scene.region.denied.includes(action)) throw deniedFault(service, action);
	const body = found(params, scene);
	const namespace = NAMESPACES[service] ?? "";
	if (service === "ec2") {
		return xmlDocument(`${action}Response`, namespace, withFirst({ requestId }, body), "item");
	}
	const whole = { [`${action}Result`]: body, ResponseMetadata: { RequestId: requestId } };
	return xmlDocument(`${action}Response`, namespace, whole, "member");
}

function refuseFor(trouble: Trouble | undefined, action: string): void {
	const { actions, code, says } = trouble?.refuses ?? {};
	if (code && says && actions?.some((one) => one === "*" || one === action))
		throw new AwsFault(code, says, 403);
}

function actionsOf(service: string): Readonly<Record<string, Action>> {
	if (service === "ec2") return EC2_ACTIONS;
	if (service === "cloudformation") return STACK_ACTIONS;
	if (service === "iam") return IAM_ACTIONS;
	return service === "sts" ? STS_ACTIONS : {};
}

function withFirst(first: { readonly [name: string]: XmlValue }, body: XmlValue): XmlValue {
	return typeof body === "object" && !Array.isArray(body) ? { ...first, ...body } : first;
}

function faultXml(service: string, fault: AwsFault, requestId: string): string {
	if (service === "ec2") {
		const errors = { Errors: { Error: { Code: fault.code, Message: fault.message } }, RequestID: requestId };
		return xmlDocument("Response", NAMESPACES["ec2"] ?? "", errors, "item");
	}
	const error = { Type: "Sender", Code: fault.code, Message: fault.message };
	return xmlDocument(
		"ErrorResponse",
		NAMESPACES[service] ?? "",
		{ Error: error, RequestId: requestId },
		"member",
	);
}

function switchedOff(): AwsFault {
	const text = "AWS was not able to validate the provided access credentials";
	return new AwsFault("AuthFailure", text, 401);
}

function unknownAction(action: string): AwsFault {
	return new AwsFault("InvalidAction", `The action ${action} is not valid for this web service.`);
}

function internal(thrown: unknown): AwsFault {
	return new AwsFault("InternalError", thrown instanceof Error ? thrown.message : String(thrown), 500);
}
