/** How a profile gets its credentials. */
export type ProfileWay = "access-key" | "role" | "sso" | "login" | "program" | "web-identity" | "nothing";

/** A profile of ~/.aws/config and ~/.aws/credentials. */
export interface AwsProfile {
	readonly name: string;
	readonly region: string | undefined;
	readonly way: ProfileWay;
	/** The profile from which a role takes its credentials. */
	readonly source?: string | undefined;
	/** True for a role that wants a one-time code (MFA) each time. */
	readonly asksForCode: boolean;
	/** The command that prints the credentials, where a program does. */
	readonly program: string | undefined;
	/** Until when a login through the browser (SSO) holds; undefined where nobody has logged in. */
	readonly loggedInUntil?: Date | undefined;
}

/** The profile of that name and those from which its role takes its credentials, the giver last; none twice. */
export function chainFrom(profiles: readonly AwsProfile[], name: string | undefined): AwsProfile[] {
	const chain: AwsProfile[] = [];
	const named = (wanted: string | undefined) => profiles.find((one) => one.name === wanted);
	for (let one = named(name); one && !chain.includes(one); one = named(one.source)) chain.push(one);
	return chain;
}

/** What is wrong in one of the two files. */
export interface AwsFileFault {
	readonly path: string;
	/** From 1; undefined where the file as a whole is meant. */
	readonly line: number | undefined;
	/** Goes on after “line 4 ” or after the file's name. */
	readonly reason: string;
	/** In which encoding it is, where that is what is wrong. */
	readonly encoding?: "marked" | "utf-16" | "other";
}

/** The user's own side of AWS, as far as it lies on this machine. */
export interface AwsSetUp {
	/** `default` first, then by name. */
	readonly profiles: readonly AwsProfile[];
	/** Why pcluster and the `aws` program refuse a file whole; empty where they do not. */
	readonly faults: readonly AwsFileFault[];
	/** What is read otherwise than it is meant. */
	readonly oddities: readonly AwsFileFault[];
	/** True where an access key stands in the environment. */
	readonly keyInEnvironment: boolean;
	/** True where AWS's own command line, `aws`, is on the PATH. */
	readonly hasAwsProgram: boolean;
}

/** Why a file that would be waited for without end is not read, and what helps. */
export const NAMED_PIPE = {
	reason: "it is a named pipe",
	cure: "Put an ordinary file in its place: it is read many times.",
};

export interface AwsFiles {
	/** Reads both files anew. Never rejects: one that is missing is empty, one that cannot be read a fault. */
	read(): Promise<AwsSetUp>;
}
