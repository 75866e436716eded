import { sshFromWords } from "../questions/ssh-from.ts";
import { shellWord } from "../text/shell-word.ts";

/** Why a login came to nothing, or was cut short, by what OpenSSH's client says of it. */
export interface SshCause {
	/** OpenSSH's own words, as its versions 7.4 to 9.9 write them into the file of `-E`. */
	readonly pattern: RegExp;
	/** Numbers in docs/troubles.md. */
	readonly troubles?: readonly number[];
	/** What happened, in one sentence. */
	readonly message: string;
	readonly meaning: string;
	readonly cure: string;
	/** A command to copy. */
	readonly command?: (said: string, keyFile: string | undefined) => string | undefined;
	/** True when another key file may help. */
	readonly askKey?: boolean;
	/** True where nothing answers at all, as it is for whoever comes from outside of the range that ssh is let in from. */
	readonly isSilent?: true;
}

const AGAIN_SOON = "Wait a minute and try again.";

/** Before the login: in this order, since `Permission denied` is also the last line of other causes. */
export const BEFORE_LOGIN: readonly SshCause[] = [
	{
		pattern: /unknown key %|percent_(?:dollar_)?expand|environment variable expansion|env var \$\{/,
		message: "ssh cannot use a path with % or ${ in it.",
		meaning: "ssh takes % and ${ in a file's name for signs of its own.",
		cure: "Give the key file, or the one that ~/.ssh/config names, a plainer name.",
		askKey: true,
	},
	{
		pattern: /Bad owner or permissions on/,
		message: "ssh refuses its own settings: others on this machine could change them.",
		meaning: "The file ~/.ssh/config must be its owner's alone.",
		cure: "Mend it with the command below, then log in again.",
		command: (said) => {
			const [, file = "~/.ssh/config"] = /Bad owner or permissions on (\S.*?)\r?$/m.exec(said) ?? [];
			return `chmod 600 ${shellWord(file)}`;
		},
	},
	{
		pattern:
			/Bad configuration option|bad configuration options|Can't open user config file|\bline \d+: (?:[Bb]ad|[Mm]issing|[Ii]nvalid|[Uu]nsupported|[Tt]oo many|keyword|no argument|extra|garbage)|[Kk]eyword \S+ extra arguments/,
		message: "ssh does not understand its own settings.",
		meaning: "There is a fault in ~/.ssh/config, or it is for another version of ssh.",
		cure: "Look at the line that ssh names, mend it or put a # before it, then log in again.",
	},
	{
		pattern: /No user exists for uid|You don't exist, go away/,
		message: "ssh does not know who you are on this machine.",
		meaning: "Your user has no entry in this machine's list of users. That is so in some containers.",
		cure: "Log in from another machine, or ask whoever set this one up for an entry in /etc/passwd.",
	},
	{
		pattern: /REVOKED HOST KEY|was revoked|is marked as revoked|revoked by file/,
		message: "The head node shows a key that was called back.",
		meaning: "Somebody has listed it as one not to be trusted any more.",
		cure: "Do not log in. Ask whoever looks after the cluster or after this machine's ssh settings.",
	},
	{
		pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|host key for \S+ has changed/i,
		troubles: [38],
		message: "Another machine had this address before, and ssh remembers that one.",
		meaning: "AWS gives addresses out again. After you made a new cluster this is expected.",
		cure: "If you just made this cluster, forget the old machine with the command below and log in again.",
		command: (said) => {
			const [, file] = /^Offending .*key.* in (.+):\d+$/m.exec(said) ?? [];
			const where = file === undefined ? "" : `-f ${shellWord(file)} `;
			return `ssh-keygen ${where}-R ${shellWord(addressIn(said) ?? "ADDRESS")}`;
		},
	},
	{
		pattern: /host key is known for .* strict checking/,
		message: "ssh does not know the head node yet, and may not ask you about it.",
		meaning: "StrictHostKeyChecking is on in ~/.ssh/config: new machines are refused.",
		cure: "Set StrictHostKeyChecking to ask in ~/.ssh/config, then log in again.",
	},
	{
		pattern: /Host key verification failed/,
		message: "ssh asked whether to trust the head node, and did not get a yes.",
		meaning: "It asks once for each new machine.",
		cure: "Log in again, type yes in full and press Enter.",
	},
	{
		pattern:
			/Unable to negotiate|no matching (?:host key type|key exchange|cipher|MAC)|no hostkey alg|no kex alg/i,
		message: "Your ssh and the head node's have no method in common.",
		meaning: "One of the two is much older: mostly the cluster's image, sometimes this machine.",
		cure: "Take a newer image for the cluster, or log in from a machine with an ssh of its time.",
	},
	{
		pattern: /Too many authentication failures/,
		message: "ssh tried too many keys before the right one.",
		meaning: "The head node listens to about five keys; your ssh has more.",
		cure: "Choose the cluster's own key file: then only that one is tried.",
		askKey: true,
	},
	{
		pattern: /UNPROTECTED PRIVATE KEY FILE|bad permissions/i,
		troubles: [35],
		message: "ssh refuses the key file: others on this machine could read it.",
		meaning: "A private key may be readable by its owner only.",
		cure: "Mend it with the command below, then log in again. On WSL, first copy the file from /mnt/c to ~/.ssh.",
		command: (_said, keyFile) => `chmod 400 ${shellWord(keyFile ?? "KEY.pem")}`,
	},
	{
		pattern: /incorrect passphrase/i,
		message: "The passphrase of the key file was wrong.",
		meaning: "This file is locked with a passphrase, which only its owner knows.",
		cure: "Try again, or choose a key file without a passphrase.",
		askKey: true,
	},
	{
		pattern: /no mutual signature/i,
		message: "Your ssh no longer uses keys of this kind as the head node wants them.",
		meaning: "The head node's system is old and knows only SHA-1 for RSA keys.",
		cure: "Make the cluster with a newer image, or with an ED25519 key pair.",
		askKey: true,
	},
	{
		pattern: /agent refused operation|communication with agent failed|signing failed|agent returned/i,
		message: "The program that keeps your keys (ssh-agent) did not sign with this one.",
		meaning: "It is locked, has lost the key, or waits for a touch or a passphrase that did not come.",
		cure: "Unlock it, or choose the key file itself.",
		askKey: true,
	},
	{
		pattern: /(?:Load key|Identity file|no such identity:?) .*Permission denied/,
		message: "You may not read the key file.",
		meaning: "It belongs to another user of this machine.",
		cure: "Choose a key file of your own, or have its owner give you a copy.",
		askKey: true,
	},
	{
		pattern: /^Load key .*error in libcrypto/im,
		message: "The key file is damaged.",
		meaning:
			"It is not whole, or a Windows editor has changed the ends of its lines; ssh then cannot read it.",
		cure: "Make a mended copy with the command below and choose that one, or download the file again.",
		command: (_said, keyFile) => {
			const file = keyFile ?? "KEY.pem";
			return `(umask 077; tr -d '\\r' < ${shellWord(file)} > ${shellWord(`${file}.mended`)})`;
		},
		askKey: true,
	},
	{
		pattern: /^Load key|invalid format|error in libcrypto|not accessible: |no such identity/im,
		message: "ssh cannot read the key file.",
		meaning: "It is missing, or no private key in a form that ssh knows.",
		cure: "Choose another key file.",
		askKey: true,
	},
	{
		pattern:
			/Permission denied \(|Permission denied, please|No (?:supported|more) authentication methods|Authentication failed/i,
		troubles: [36],
		message: "The head node did not accept this key.",
		meaning:
			"The file is not the private half of the key pair that the cluster was made with, or the user differs.",
		cure: "Choose the .pem file that you downloaded when you made that key pair.",
		askKey: true,
	},
	{
		pattern: /Please login as the user/i,
		message: "The head node wants another user name than pcluster gives it.",
		meaning: "The image of the cluster is of another system than its config file says.",
		cure: "Make the cluster anew with the system (base_os, Image Os) that belongs to its image.",
	},
	{
		pattern: /UNKNOWN port 65535|[Ss]tdio forwarding|proxy (?:command|dialer)|proxyjump|ProxyCommand/,
		message: "The way through another machine did not work.",
		meaning: "~/.ssh/config sends this login through a proxy, and that one did not let it pass.",
		cure: "Mend or take away ProxyJump or ProxyCommand in ~/.ssh/config, then log in again.",
	},
	{
		pattern: /connect to (?:host|address) .*(?:Permission denied|Operation not permitted)/i,
		message: "This machine does not let ssh out.",
		meaning: "A firewall or a security program on it forbids the connection.",
		cure: "Allow ssh in that program, or log in from another machine.",
	},
	{
		pattern: /connect to .* timed out/i,
		troubles: [37],
		message: "The head node does not answer on port 22.",
		meaning:
			"Many campus and office networks block ssh, and a head node that has just started is not ready yet.",
		cure: "Wait a minute and try again; then try another network, for example your phone's.",
		isSilent: true,
	},
	{
		pattern: /Connection refused/i,
		troubles: [37],
		message: "The head node refuses the connection.",
		meaning: "It is there, but its ssh service has not started yet.",
		cure: AGAIN_SOON,
	},
	{
		pattern:
			/Could not resolve|Name or service not known|name resolution|nodename nor servname|is unreachable|No route to host|Network is down|assign requested address|connect to (?:host|address) /i,
		message: "This machine finds no way to the head node.",
		meaning: "There is no network, or the cluster has no address that can be reached from here.",
		cure: "Check this machine's network. A cluster in a private subnet can only be entered from inside its VPC.",
	},
	{
		pattern:
			/Corrupted MAC|Bad packet length|Connection corrupted|authentication code incorrect|Packet corrupt|incorrect signature|KEX hash failed/i,
		message: "What the head node sent arrived damaged.",
		meaning: "Something on the way changes the data: a VPN, a router or a security program.",
		cure: "Try again from another network, or without the VPN.",
	},
	{
		pattern:
			/(?:kex|ssh)_exchange_identification|banner exchange|identification string|protocol version identification|banner line|Connection (?:closed|reset)|Connection to \S+ port \d+ timed out|timed out|Received disconnect|Disconnected from|Broken pipe/i,
		message: "The head node ended the connection before the login.",
		meaning: "It has just started and is not ready, or something on the way (a VPN, a firewall) cut in.",
		cure: "Wait a minute and try again; then try another network.",
	},
];

/** The most common end that nobody wanted. */
export const CONNECTION_BROKE_OFF: SshCause = {
	pattern:
		/Broken pipe|Connection (?:reset|closed by)|closed by remote host|not responding|Received disconnect|timed out/i,
	message: "The connection broke off.",
	meaning: "The network was lost or the head node went away. Jobs that Slurm runs go on.",
	cure: "Log in again. Inside a tmux session your work survives such a break.",
};

/** After ssh had logged in. */
export const AFTER_LOGIN: readonly SshCause[] = [
	{
		pattern: /(?:PTY allocation|shell|exec) request failed|open failed|Session open refused/i,
		message: "The head node let you in but gave you no shell.",
		meaning: "It is short of memory or disk, or it is just being shut down.",
		cure: `${AGAIN_SOON} If it stays so, restart the head node's instance in the EC2 console.`,
	},
	{
		pattern: /Corrupted MAC|Bad packet length|Connection corrupted|authentication code incorrect/i,
		message: "The connection broke off: what the head node sent arrived damaged.",
		meaning: "Something on the way changes the data: a VPN, a router or a security program. Jobs go on.",
		cure: "Log in again from another network, or without the VPN.",
	},
	CONNECTION_BROKE_OFF,
];

function addressIn(said: string): string | undefined {
	return (
		/ssh-keygen .*-R "?([^"\s]+)/.exec(said)?.[1] ??
		/host key for (\S+) has changed/i.exec(said)?.[1] ??
		/(\d{1,3}(?:\.\d{1,3}){3})/.exec(said)?.[1]
	);
}

/** Said in place of silence where the config file of the cluster `name` shuts this address out. */
export function outsideWords(
	own: string,
	range: string,
	name: string,
): Pick<SshCause, "message" | "meaning" | "cure"> {
	return {
		message: `${name} lets ssh in ${sshFromWords(range)}, and AWS sees you at ${own}.`,
		meaning:
			"So says its config file. Your address is another one in each network, and may change overnight.",
		cure: `Log in from there; or open the head node's security group in the EC2 console, and add an inbound rule: SSH, from ${own}/32. It costs nothing.`,
	};
}
