/** ssh's options that take a value. */
const VALUED = "BbcDEeFIiJLlmOopQRSWw";

/** What ssh makes of its arguments. */
export interface SshArguments {
	/** USER@ADDRESS. */
	readonly destination: string;
	readonly keyFile?: string;
	/** Where its own messages go; undefined: to the terminal. */
	readonly messages?: string;
	readonly verbose?: boolean;
	/** Where a connection that is shared keeps its socket, and what is asked of it (`-O`). */
	readonly controlPath?: string;
	readonly control?: string;
	readonly isMaster?: boolean;
	/** `-N`: nothing is to run. */
	readonly idle?: boolean;
	/** The command there; empty: a shell. */
	readonly command: readonly string[];
}

/** Reads a command line of ssh: options before and after the destination, then the command. */
export function sshArguments(words: readonly string[]): SshArguments {
	let read: SshArguments = { destination: "", command: [] };
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? "";
		if (!word.startsWith("-")) {
			if (read.destination !== "") return { ...read, command: words.slice(index) };
			read = { ...read, destination: word };
			continue;
		}
		const letter = word[1] ?? "";
		if (!VALUED.includes(letter)) {
			if (word.includes("N")) read = { ...read, idle: true };
			if (word.includes("M")) read = { ...read, isMaster: true };
			continue;
		}
		const value = (word.length > 2 ? word.slice(2) : words[++index]) ?? "";
		read = { ...read, ...(letter === "o" ? fromOption(value) : fromLetter(letter, value, read)) };
	}
	return read;
}

function fromLetter(letter: string, value: string, { destination }: SshArguments): Partial<SshArguments> {
	switch (letter) {
		case "i":
			return { keyFile: value };
		case "E":
			return { messages: value };
		case "S":
			return { controlPath: value };
		case "O":
			return { control: value };
		case "l":
			return destination === "" ? {} : { destination: `${value}@${destination}` };
		default:
			return {};
	}
}

function fromOption(option: string): Partial<SshArguments> {
	const [name = "", value = ""] = option.split(/\s*=\s*|\s+(.*)/s).filter((part) => part !== undefined);
	switch (name) {
		case "LogLevel":
			return { verbose: value === "VERBOSE" || value.startsWith("DEBUG") };
		case "IdentityFile":
			return { keyFile: value.replace(/^"(.*)"$/s, "$1").replaceAll("%%", "%") };
		case "ControlPath":
			return value === "none" ? {} : { controlPath: value };
		case "ControlMaster":
			return { isMaster: value !== "no" };
		default:
			return {};
	}
}
