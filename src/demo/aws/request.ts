/** One question to AWS in the query protocol: a form with `Action`, signed for a service in a region. */
export interface AwsRequest {
	readonly service: string;
	readonly region: string;
	readonly action: string;
	readonly params: URLSearchParams;
}

const SERVICE_BY_VERSION: Readonly<Record<string, string>> = {
	"2016-11-15": "ec2",
	"2010-05-15": "cloudformation",
	"2010-05-08": "iam",
	"2011-06-15": "sts",
};

/**
 * Reads a form and the credential scope of its signature (`Credential=KEY/20261123/eu-west-2/ec2/aws4_request`).
 * The signature itself is not looked at: this account holds nothing worth guarding. Undefined without an action.
 */
export function awsRequestFrom(body: string, authorization: string | undefined): AwsRequest | undefined {
	const params = new URLSearchParams(body);
	const action = params.get("Action");
	if (action === null || action === "") return undefined;
	const scope = scopeOf(authorization);
	const version = params.get("Version") ?? "";
	return {
		service: scope?.service ?? SERVICE_BY_VERSION[version] ?? "ec2",
		region: scope?.region ?? "us-east-1",
		action,
		params,
	};
}

/** For which service in which region a question is signed; undefined where it is not. */
export function scopeOf(authorization: string | undefined): { service: string; region: string } | undefined {
	const [, region, service] =
		/Credential=[^/]*\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(authorization ?? "") ?? [];
	return region && service ? { service, region } : undefined;
}

/** The values of `Name.1`, `Name.2` … or `Name.member.1` … in their order. */
export function listParam(params: URLSearchParams, name: string): string[] {
	const values: string[] = [];
	for (let index = 1; ; index++) {
		const value = params.get(`${name}.${index}`) ?? params.get(`${name}.member.${index}`);
		if (value === null) return values;
		values.push(value);
	}
}
