import {
	type ServiceInputTypes,
	type ServiceOutputTypes,
	ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { AwsJson1_0Protocol } from "@aws-sdk/core/protocols";
import { makeBuilder } from "@smithy/core/client";
import { getEndpointPlugin } from "@smithy/core/endpoints";

/** AWS's Free Tier API has one address, for all regions (the endpoint rules of its service model, 2023-09-07). */
export const FREE_TIER_REGION = "us-east-1";
const ADDRESS = `https://freetier.${FREE_TIER_REGION}.api.aws`;
const SERVICE = "AWSFreeTierService";
const SHAPES = "com.amazonaws.freetier";

/** What of the answer is read. */
interface AccountPlanState {
	readonly accountPlanType?: string;
	readonly accountPlanRemainingCredits?: { readonly amount?: number; readonly unit?: string };
}

/** The SDK has no such client among ours: this is another one whose service speaks JSON, made to speak to this one. */
export function freeTierClient(
	settings: NonNullable<ConstructorParameters<typeof ServiceQuotasClient>[0]>,
): ServiceQuotasClient {
	const signing = { signingName: "freetier", signingRegion: FREE_TIER_REGION };
	return new ServiceQuotasClient({
		...settings,
		region: FREE_TIER_REGION,
		serviceId: "FreeTier",
		protocol: AwsJson1_0Protocol,
		protocolSettings: { defaultNamespace: SHAPES, serviceTarget: SERVICE },
		endpointProvider: ({ Endpoint }) => ({
			url: new URL(Endpoint ?? ADDRESS),
			properties: { authSchemes: [{ name: "sigv4", ...signing, properties: {} }] },
			headers: {},
		}),
	});
}

const command = makeBuilder<ServiceQuotasClient["config"], ServiceInputTypes, ServiceOutputTypes>(
	{ Endpoint: { type: "builtInParams", name: "endpoint" } },
	SERVICE,
	"FreeTierClient",
	getEndpointPlugin,
);
// As the SDK writes shapes: 3 is a structure, 9 an operation; of members 0 is a text, 1 a number.
/** Asks which plan the account is on; takes nothing. */
export const GetAccountPlanStateCommand = command<object, AccountPlanState & ServiceOutputTypes>(
	{},
	() => [],
	"GetAccountPlanState",
	[
		9,
		SHAPES,
		"GetAccountPlanState",
		0,
		[3, SHAPES, "GetAccountPlanStateRequest", 0, [], []],
		[
			3,
			SHAPES,
			"GetAccountPlanStateResponse",
			0,
			["accountPlanType", "accountPlanRemainingCredits"],
			[0, [3, SHAPES, "MonetaryAmount", 0, ["amount", "unit"], [1, 0]]],
		],
	],
);
