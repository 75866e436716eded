import { parseIni } from "./ini-parse.ts";
import { withoutMark } from "./ini-text.ts";
import { readValue } from "./ini-values.ts";

/**
 * True where a file of version 2 holds both halves of an access key in [aws]. pcluster then works with that key,
 * whatever the environment and the profiles say (2.11.9 puts it into its own environment); nothing else sees it. The
 * key itself is not given out.
 */
export function credentialsInConfig(text: string): boolean {
	const file = parseIni(withoutMark(text), true);
	return ["aws_access_key_id", "aws_secret_access_key"].every((key) => Boolean(readValue(file, "aws", key)));
}
