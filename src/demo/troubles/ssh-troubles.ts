import type { Trouble } from "./trouble.ts";

const RULE = "@".repeat(59);

/** Troubles with the login, which pcluster hides behind exit code 0. */
export const sshTroubles: readonly Trouble[] = [
	{
		name: "key-open-to-others",
		number: 35,
		shows: "others could read the key file: at Key file and at the login, where it is mended",
		keyMode: 0o644,
	},
	login("key-refused", 36, "the head node does not accept the key", [
		"USER@ADDRESS: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).",
	]),
	login("port-22-blocked", 37, "this network blocks ssh", [
		"ssh: connect to host ADDRESS port 22: Connection timed out",
	]),
	login("ssh-refused", 37, "ssh is not up yet on the head node", [
		"ssh: connect to host ADDRESS port 22: Connection refused",
	]),
	login("host-key-changed", 38, "another machine had this address before", [
		RULE,
		"@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
		RULE,
		"IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!",
		"Someone could be eavesdropping on you right now (man-in-the-middle attack)!",
		"It is also possible that a host key has just been changed.",
		"The fingerprint for the ED25519 key sent by the remote host is",
		"SHA256:0Yt0VZ4Y0Lw0t9c7a0hM1lZk2o3Q4r5S6t7U8v9W0xY.",
		"Please contact your system administrator.",
		"Add correct host key in HOME/.ssh/known_hosts to get rid of this message.",
		"Offending ED25519 key in HOME/.ssh/known_hosts:3",
		"  remove with:",
		'  ssh-keygen -f "HOME/.ssh/known_hosts" -R "ADDRESS"',
		"Host key for ADDRESS has changed and you have requested strict checking.",
		"Host key verification failed.",
	]),
];

function login(name: string, number: number, what: string, lines: readonly string[]): Trouble {
	return { name, number, shows: `${what}: s, once the cluster runs`, ssh: `${lines.join("\n")}\n` };
}
