import type { KeyFile } from "../ports/files.ts";
import { ifReadable } from "../questions/permission.ts";
import { keyMatch } from "../rules/key.ts";
import { shellWord } from "../text/shell-word.ts";
import { shortPath } from "../text/short-path.ts";
import { type Judgement, type PreflightCheck, type PreflightContext, passed } from "./preflight-check.ts";

/** The private key must be readable by its owner alone, and be the one of the key pair. */
export const checkKeyFile: PreflightCheck = {
	id: "key-file",
	title: "Key file",
	about: "keyFile",
	troubles: [35, 36],
	run: async (context) => {
		const { keyFile } = context.spec;
		if (keyFile === undefined)
			return {
				result: "warn",
				detail: "No key file is chosen: the cluster can be made, but you cannot log in.",
				fix: "Choose the file that belongs to the key pair.",
				step: "keyFile",
			};
		return judged(context, await context.keyFiles.inspect(keyFile));
	},
};

async function judged({ spec, ec2, home, signal }: PreflightContext, file: KeyFile): Promise<Judgement> {
	const path = shortPath(file.path, home);
	if (file.unusable !== undefined)
		return {
			result: "warn",
			detail: `ssh cannot use ${path}.`,
			fix: file.unusable,
			step: "keyFile",
		};
	if (!file.safeMode)
		return {
			result: "warn",
			detail: `Other people on this computer can read ${path}: ssh will refuse it.`,
			fix: "Let nobody but you read it.",
			command: `chmod 600 ${shellWord(path)}`,
			step: "keyFile",
		};
	const pairs = await ifReadable(ec2.keyPairs(spec.region, signal), signal);
	const pair = pairs?.find(({ name }) => name === spec.keyName);
	const match = pair ? keyMatch(file, pair) : "unknown";
	if (match === "mismatch")
		return {
			result: "warn",
			detail: `${path} seems to be the file of another key pair, not ${spec.keyName}: logging in would be refused.`,
			fix: "Choose the file that fits.",
			step: "keyFile",
		};
	if (match === "unknown")
		return { result: "unknown", detail: `Whether ${path} belongs to ${spec.keyName} cannot be told.` };
	return passed(`${path} belongs to ${spec.keyName}, and only you can read it.`);
}
