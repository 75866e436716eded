import { shellWord } from "../text/shell-word.ts";
import { resultsFolder } from "./first-login.ts";

/** What a line for `ssh` itself is made of; nothing of it is guessed. */
export interface LoginPlace {
	/** The head node's public address. */
	readonly address: string | undefined;
	readonly user: string | undefined;
	/** The key file that opened it last time; undefined: ssh is to choose. */
	readonly keyFile: string | undefined;
	readonly folders: readonly string[];
	/** Those of them that go with the cluster: nothing is proposed to lie there. */
	readonly passing?: readonly string[] | undefined;
}

/** Ready lines that log in, copy a file there and copy one back, without pcluster; none where something is not known. */
export function loginLines({ address, user, keyFile, folders, passing }: LoginPlace): string[] {
	// A % in a key file's name ssh would take for a sign of its own.
	if (address === undefined || user === undefined || keyFile?.includes("%")) return [];
	const key = keyFile === undefined ? "" : ` -i ${shellWord(keyFile)}`;
	const place = `${user}@${address}`;
	const results = resultsFolder(folders, passing);
	const there = (file: string) => shellWord(`${place}:${results === undefined ? "" : `${results}/`}${file}`);
	return [`ssh${key} ${place}`, `scp${key} FILE ${there("")}`, `scp${key} ${there("FILE")} .`];
}
