import type { Caller } from "../ports/account.ts";
import type { Asked } from "../ports/asked.ts";
import {
	type AwsFileFault,
	type AwsProfile,
	type AwsSetUp,
	chainFrom,
	NAMED_PIPE,
} from "../ports/aws-files.ts";
import { type AppError, isAbort } from "../ports/errors.ts";
import { nearestFirst } from "../text/nearest.ts";
import { shellWord } from "../text/shell-word.ts";
import { shortPath } from "../text/short-path.ts";
import { someNames } from "../text/some-names.ts";

/** What is known of the user's way into AWS. */
export interface Login {
	readonly caller: Asked<Caller>;
	/** What `--profile` or AWS_PROFILE names. */
	readonly profile: string | undefined;
	readonly setUp: Asked<AwsSetUp>;
	/** The config file whose own access key pcluster uses, whatever else there is. */
	readonly keysIn: string | undefined;
	/** The user's home folder. */
	readonly home: string;
}

/** Why there is no way into AWS, and what to do about it. */
export interface LoginFault {
	/** A few words for a line. */
	readonly detail: string;
	readonly advice: readonly string[];
	readonly commands: readonly string[];
	readonly remark?: string;
}

/** What each kind of fault is judged by. */
interface Facts {
	/** Why AWS was not reached, or did not answer; undefined where it answered. */
	readonly error: AppError | undefined;
	readonly wanted: string | undefined;
	/** The one that is wanted, else the default one. */
	readonly profile: AwsProfile | undefined;
	readonly setUp: AwsSetUp;
	readonly keysIn: string | undefined;
	readonly home: string;
}

/** Why there is no way into AWS; undefined where there is one, or where that is not known. */
export function loginFault({ caller, profile: wanted, setUp, keysIn, home }: Login): LoginFault | undefined {
	if (setUp.at !== "known" || caller.at === "asking") return undefined;
	const name = wanted ?? "default";
	const facts: Facts = {
		error: caller.at === "failed" ? caller.error : undefined,
		wanted,
		profile: setUp.value.profiles.find((one) => one.name === name),
		setUp: setUp.value,
		keysIn,
		home,
	};
	for (const judge of KINDS) {
		const fault = judge(facts);
		if (fault) return fault;
	}
	return undefined;
}

type Kind = (facts: Facts) => LoginFault | undefined;

const lacks = ({ error }: Facts) => error?.code === "no-credentials";
const ended = ({ error }: Facts) => error?.code === "expired-credentials";

/** A file that pcluster refuses, though firstlight's own library may read it. */
const brokenFile: Kind = ({ setUp: { faults }, home }) => {
	const [first] = faults;
	if (first === undefined) return undefined;
	return { detail: faultWords(first, home), ...cureOf(first, home) };
};

const namingFirst = (names: readonly string[]) =>
	names.slice(0, 1).map((name) => `export AWS_PROFILE=${shellWord(name)}`);

const unknownProfile: Kind = ({ wanted, profile, setUp: { profiles, oddities }, home }) => {
	if (wanted === undefined || profile !== undefined) return undefined;
	const names = nearestFirst(
		profiles.map(({ name }) => name),
		wanted,
	);
	const meant = oddities.find(({ reason }) => reason.includes(wanted));
	return {
		detail: `there is no profile ${wanted}`,
		advice: [
			...(meant ? [`${faultWords(meant, home)}.`] : []),
			names.length === 0
				? "The AWS files of this machine hold no profile at all."
				: `There ${names.length === 1 ? "is" : "are"} ${someNames(names, 4)}. Name the one that is meant, for example:`,
		],
		commands: namingFirst(names),
	};
};

const onlyNamed: Kind = (facts) => {
	const { wanted, profile, setUp } = facts;
	if (!lacks(facts) || wanted !== undefined || (profile && profile.way !== "nothing")) return undefined;
	const names = setUp.profiles.filter(({ way }) => way !== "nothing").map(({ name }) => name);
	if (names.length === 0) return undefined;
	return {
		detail: `none by default, but ${names.length === 1 ? "a profile" : "profiles"}: ${someNames(names, 4)}`,
		advice: ["Name the profile that is meant, for example:"],
		commands: namingFirst(names),
	};
};

/** Roles whose source is nowhere, or leads back to them. */
const brokenChain: Kind = (facts) => {
	const chain = chainFrom(facts.setUp.profiles, facts.profile?.name);
	const last = chain.at(-1);
	if (!lacks(facts) || last?.source === undefined) return undefined;
	const names = chain.map(({ name }) => name);
	return {
		detail: names.includes(last.source)
			? `${someNames(names, 4)}: the credentials are taken in a circle, and none has a key of its own`
			: `profile ${last.name} takes its credentials from profile ${last.source}, which is not there`,
		advice: ["Mend source_profile in ~/.aws/config in an editor, then check again."],
		commands: [],
	};
};

const roleWithCode: Kind = (facts) => {
	const { profile } = facts;
	if (!lacks(facts) || !profile?.asksForCode) return undefined;
	const region = profile.region === undefined ? [] : [`export AWS_DEFAULT_REGION=${profile.region}`];
	return {
		detail: `profile ${profile.name} asks for a code (MFA) each time`,
		advice: [
			"firstlight and pcluster cannot ask for it. AWS's own command line can: type this, then start firstlight again in the same terminal, without --profile:",
		],
		commands: [
			`eval "$(aws configure export-credentials --profile ${shellWord(profile.name)} --format env)"`,
			"unset AWS_PROFILE",
			...region,
		],
		...needsAws(facts),
	};
};

const failingProgram: Kind = (facts) => {
	const giving = chainFrom(facts.setUp.profiles, facts.profile?.name).at(-1);
	if (!(lacks(facts) || ended(facts)) || giving?.program === undefined) return undefined;
	return {
		detail: `the program of the ${giving.name === "default" ? "default profile" : `profile ${giving.name}`} ${isAbort(facts.error?.cause) ? "does not answer" : "gives none"}`,
		advice: ["It is to print the credentials (credential_process). Run it by itself to see why it does not:"],
		commands: [giving.program],
	};
};

const loginEnded: Kind = (facts) => {
	const { profile, wanted } = facts;
	const isSso = profile?.way === "sso";
	const isLogin = profile?.way === "login";
	if (!(ended(facts) || (lacks(facts) && (isSso || isLogin)))) return undefined;
	const option = optionFor(wanted);
	if (isSso || isLogin) {
		const verb = isSso ? "sso login" : "login";
		const begun = isLogin || profile.loggedInUntil !== undefined;
		return {
			detail: begun ? "the login has ended" : `nobody has logged in with profile ${profile.name} yet`,
			advice: ["Log in through the browser, then check again:"],
			commands: [`aws ${verb}${option}`],
			...needsAws(facts),
		};
	}
	const told = "They have expired. Get new ones where you got these, or log in again, then check again";
	return {
		detail: "AWS no longer accepts them",
		...(facts.setUp.hasAwsProgram
			? { advice: [`${told}:`], commands: [`aws sso login${option}`, `aws configure${option}`] }
			: { advice: [`${told}.`], commands: [], ...needsAws(facts) }),
	};
};

const refused: Kind = (facts) => {
	if (facts.error?.code !== "refused-credentials") return undefined;
	const told = keyTold(facts);
	return {
		detail: facts.error.message.replace(/\.$/, ""),
		advice: [
			"Perhaps it was mistyped, or deleted since. Make a new one in the AWS console (IAM, Users, your user).",
			...told.advice,
		],
		commands: told.commands,
		remark:
			"Keys of AWS China and of GovCloud are known in regions of their own only: name one with --region.",
	};
};

const onlyPclusters: Kind = (facts) => {
	if (!lacks(facts) || facts.keysIn === undefined) return undefined;
	const told = keyTold(facts);
	return {
		detail: "only pcluster has some",
		advice: [
			`pcluster works with the access key that stands under [aws] in ${facts.keysIn}, but nothing else sees it there.`,
			...told.advice,
		],
		commands: told.commands,
		remark: `Then take it out of ${facts.keysIn}, and all use the same.`,
	};
};

const halfRead: Kind = (facts) => {
	const [first, ...more] = facts.setUp.oddities;
	if (!lacks(facts) || first === undefined) return undefined;
	return {
		detail: faultWords(first, facts.home),
		advice: [
			...more.slice(0, 2).map((one) => `${faultWords(one, facts.home)}.`),
			first.reason.endsWith(NAMED_PIPE.reason) ? NAMED_PIPE.cure : MEND,
		],
		commands: [],
	};
};

const none: Kind = (facts) => {
	if (!lacks(facts)) return undefined;
	const told = keyTold(facts);
	return {
		detail: "none found on this machine",
		advice: ["Make an access key in the AWS console (IAM, Users, your user).", ...told.advice],
		commands: told.commands,
	};
};

/** The first that fits counts. */
const KINDS: readonly Kind[] = [
	brokenFile,
	unknownProfile,
	brokenChain,
	roleWithCode,
	failingProgram,
	loginEnded,
	refused,
	halfRead,
	onlyNamed,
	onlyPclusters,
	none,
];

/** How an access key is given to all that needs it: by `aws`, else by hand. firstlight writes none itself. */
function keyTold({ setUp, wanted }: Facts): Pick<LoginFault, "advice" | "commands"> {
	if (setUp.hasAwsProgram)
		return { advice: ["Give it to this machine:"], commands: [`aws configure${optionFor(wanted)}`] };
	return {
		advice: [
			`Write it into ~/.aws/credentials, in three lines: [${wanted ?? "default"}], aws_access_key_id = … and aws_secret_access_key = … This opens the file, for you alone:`,
		],
		commands: [OPEN_CREDENTIALS],
	};
}

/** Opens the file of access keys in an editor that most machines have; a new one is its user's alone. */
export const OPEN_CREDENTIALS = "mkdir -p ~/.aws && (umask 077; nano ~/.aws/credentials)";

const optionFor = (profile: string | undefined) =>
	profile === undefined ? "" : ` --profile ${shellWord(profile)}`;

/** Logging in through the browser and handing credentials on came with version 2 of AWS's command line. */
function needsAws({ setUp }: Facts): Pick<LoginFault, "remark"> {
	return {
		remark: setUp.hasAwsProgram
			? "It takes version 2 of aws (aws --version tells): https://aws.amazon.com/cli has it."
			: "aws is not on this machine yet: https://aws.amazon.com/cli has it.",
	};
}

/** What is wrong with a file, in some words: "~/.aws/config, line 4, is neither …". */
export function faultWords({ path, line, reason }: AwsFileFault, home: string): string {
	const name = shortPath(path, home);
	return line === undefined ? `${name} ${reason}` : `${name}, line ${line}, ${reason}`;
}

const MEND = "Mend it in an editor, then check again.";

function cureOf({ path, encoding }: AwsFileFault, home: string): Pick<LoginFault, "advice" | "commands"> {
	const file = shellWord(shortPath(path, home));
	const converted = {
		marked: `tail -c +4 ${file}.old > ${file}`,
		"utf-16": `iconv -f UTF-16 -t UTF-8 ${file}.old > ${file}`,
	};
	if (encoding !== "marked" && encoding !== "utf-16") {
		return { advice: ["pcluster and aws refuse the whole file for it.", MEND], commands: [] };
	}
	return {
		advice: ["pcluster and aws refuse the whole file for it. Save it as plain UTF-8, or type:"],
		commands: [`mv ${file} ${file}.old`, converted[encoding], `chmod 600 ${file}`],
	};
}
