import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failedLoginLines } from "../../src/login/failed-login-lines.ts";
import { AFTER_LOGIN, BEFORE_LOGIN, type SshCause } from "../../src/login/ssh-causes.ts";
import { type FailedLogin, type SshSession, sshOutcomeFrom } from "../../src/login/ssh-outcome.ts";
import { anyCharacter } from "../harness/any-character.ts";

const session = (said: string | undefined, instead: Partial<SshSession> = {}): SshSession => ({
	exit: { code: 0, signal: undefined },
	seconds: 3,
	said,
	keyFile: "/home/ada/k.pem",
	...instead,
});

function failure(said: string | undefined, instead: Partial<SshSession> = {}): FailedLogin {
	const outcome = sshOutcomeFrom(session(said, instead));
	if (outcome.kind !== "failed") throw new Error(`taken for a visit: ${said}`);
	return outcome;
}

const DENIED = "centos@18.130.1.2: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).";
const ENTERED = 'Authenticated to 18.130.1.2 ([18.130.1.2]:22) using "publickey".\n';
const TRAFFIC =
	"Transferred: sent 3524, received 3324 bytes, in 0.1 seconds\nBytes per second: sent 54322.8, received 51239.8\n";

const CHANGED = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
Offending ED25519 key in /home/ada/.ssh/known_hosts:1
Host key for 18.130.1.2 has changed and you have requested strict checking.
Host key verification failed.
`;

const UNPROTECTED = `Permissions 0644 for '/home/ada/k.pem' are too open.
This private key will be ignored.
Load key "/home/ada/k.pem": bad permissions
${DENIED}`;

/** What OpenSSH's client writes before a login that does not come about, and what it is called here. */
const BEFORE: readonly (readonly [said: string, message: string])[] = [
	[DENIED, "did not accept this key"],
	["ec2-user@18.130.1.2: Permission denied (keyboard-interactive).", "did not accept this key"],
	["Permission denied, please try again.", "did not accept this key"],
	["No more authentication methods to try.", "did not accept this key"],
	["No supported authentication methods available (server sent: publickey)", "did not accept this key"],
	["ssh: connect to host 18.130.1.2 port 22: Connection timed out", "does not answer on port 22"],
	["ssh: connect to host 18.130.1.2 port 22: Operation timed out", "does not answer on port 22"],
	["ssh: connect to host 18.130.1.2 port 22: Connection refused", "refuses the connection"],
	["ssh: connect to host 18.130.1.2 port 22: Permission denied", "does not let ssh out"],
	["ssh: connect to host 18.130.1.2 port 22: Operation not permitted", "does not let ssh out"],
	["ssh: connect to host 18.130.1.2 port 22: Network is unreachable", "finds no way"],
	["ssh: connect to host 18.130.1.2 port 22: No route to host", "finds no way"],
	["ssh: connect to host 18.130.1.2 port 22: Cannot assign requested address", "finds no way"],
	["ssh: connect to host 18.130.1.2 port 22: Undefined error: 0", "finds no way"],
	["ssh: Could not resolve hostname head: Name or service not known", "finds no way"],
	["ssh: Could not resolve hostname head: Temporary failure in name resolution", "finds no way"],
	["ssh: Could not resolve hostname head: nodename nor servname provided, or not known", "finds no way"],
	[UNPROTECTED, "refuses the key file"],
	[`Load key "/home/ada/k.pem": invalid format\n${DENIED}`, "cannot read the key file"],
	[`Load key "/home/ada/k.pem": error in libcrypto\n${DENIED}`, "key file is damaged"],
	[`Load key "/home/ada/k.pem": Is a directory\n${DENIED}`, "cannot read the key file"],
	[
		`Warning: Identity file k.pem not accessible: No such file or directory.\n${DENIED}`,
		"cannot read the key",
	],
	[`no such identity: /home/ada/k.pem: No such file or directory\n${DENIED}`, "cannot read the key file"],
	[`Load key "/home/ada/k.pem": Permission denied\n${DENIED}`, "may not read the key file"],
	[`Load key "/home/ada/k.pem": incorrect passphrase supplied to decrypt private key`, "passphrase"],
	[`sign_and_send_pubkey: no mutual signature supported\n${DENIED}`, "no longer uses keys of this kind"],
	[
		`sign_and_send_pubkey: signing failed for RSA "k" from agent: agent refused operation\n${DENIED}`,
		"ssh-agent",
	],
	[
		`sign_and_send_pubkey: signing failed for ED25519 "k" from agent: communication with agent failed`,
		"ssh-agent",
	],
	["vdollar_percent_expand: unknown key %2\npercent_dollar_expand: failed", "a path with %"],
	[
		"vdollar_percent_expand: env var $\u007bx} has no value\ninvalid environment variable expansion",
		"a path with %",
	],
	[
		"Received disconnect from 18.130.1.2 port 22:2: Too many authentication failures\nDisconnected from 18.130.1.2 port 22",
		"too many keys",
	],
	[CHANGED, "Another machine had this address"],
	["Host key verification failed.", "did not get a yes"],
	[
		"No ED25519 host key is known for 18.130.1.2 and you have requested strict checking.\nHost key verification failed.",
		"may not ask you",
	],
	[
		"@       WARNING: REVOKED HOST KEY DETECTED!               @\nHost key verification failed.",
		"was called back",
	],
	[
		"Unable to negotiate with 18.130.1.2 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss",
		"no method in common",
	],
	[
		"Unable to negotiate with 18.130.1.2 port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1",
		"no method in common",
	],
	[
		"Unable to negotiate with 18.130.1.2 port 22: no matching cipher found. Their offer: aes128-cbc",
		"no method in common",
	],
	[
		"Unable to negotiate with 18.130.1.2 port 22: no matching MAC found. Their offer: hmac-md5",
		"no method in common",
	],
	["Bad owner or permissions on /home/ada/.ssh/config", "others on this machine could change them"],
	[
		"/home/ada/.ssh/config: line 3: Bad configuration option: nonsense\n/home/ada/.ssh/config: terminating, 1 bad configuration options",
		"its own settings",
	],
	["/home/ada/.ssh/config line 1: Bad port 'abc'.", "its own settings"],
	["/home/ada/.ssh/config line 4: keyword hostname extra arguments at end of line", "its own settings"],
	["Can't open user config file /home/ada/x: No such file or directory", "its own settings"],
	["No user exists for uid 1000", "who you are"],
	["kex_exchange_identification: Connection closed by remote host", "ended the connection before"],
	["kex_exchange_identification: read: Connection reset by peer", "ended the connection before"],
	["ssh_exchange_identification: Connection closed by remote host", "ended the connection before"],
	["Connection timed out during banner exchange", "ended the connection before"],
	["Connection to 18.130.1.2 port 22 timed out", "ended the connection before"],
	["Connection closed by 18.130.1.2 port 22", "ended the connection before"],
	["Connection closed by authenticating user ec2-user 18.130.1.2 port 22", "ended the connection before"],
	["Connection reset by 18.130.1.2 port 22", "ended the connection before"],
	["Received disconnect from 18.130.1.2 port 22:11: Bye Bye", "ended the connection before"],
	["Bad remote protocol version identification: 'HTTP/1.1 400'", "ended the connection before"],
	["Bad packet length 1349676916.\nssh_dispatch_run_fatal: Connection corrupted", "arrived damaged"],
	["ssh_dispatch_run_fatal: Connection to 18.130.1.2 port 22: incorrect signature", "arrived damaged"],
	[
		"kex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535",
		"through another machine",
	],
	['Please login as the user "ec2-user" rather than the user "centos".', "another user name"],
];

/** The same once ssh was in. */
const AFTER: readonly (readonly [said: string, message: string])[] = [
	["client_loop: send disconnect: Broken pipe", "broke off"],
	["packet_write_wait: Connection to 18.130.1.2 port 22: Broken pipe", "broke off"],
	["Connection to 18.130.1.2 closed by remote host.\r", "broke off"],
	["Connection reset by 18.130.1.2 port 22", "broke off"],
	["Timeout, server 18.130.1.2 not responding.", "broke off"],
	["ssh_dispatch_run_fatal: Connection to 18.130.1.2 port 22: Connection timed out", "broke off"],
	["Corrupted MAC on input.", "broke off: what the head node sent"],
	["PTY allocation request failed on channel 0", "gave you no shell"],
	["shell request failed on channel 0", "gave you no shell"],
	["channel 0: open failed: administratively prohibited: open failed", "gave you no shell"],
];

describe("a login that did not come about", () => {
	test.each(BEFORE)("%s", (said, message) => {
		const outcome = failure(said);
		expect(outcome.message).toContain(message);
		expect(outcome).toMatchObject({ title: "The login did not work", entered: false });
		expect(outcome.cure).not.toBe("");
		expect(outcome.said).not.toBe("");
	});

	test("its notes for debugging are no words about the fault", () => {
		const notes = "debug1: Connection refused\ndebug2: key: /home/ada/k.pem Load key\r\n";
		for (const [said, message] of BEFORE) expect(failure(notes + said).message).toContain(message);
		expect(failure(notes)).toMatchObject({ message: "ssh ended before it had logged in.", said: "" });
	});

	test("one warning that a key was stored changes none of them", () => {
		const stored = "Warning: Permanently added '18.130.1.2' (ED25519) to the list of known hosts.\r\n";
		for (const [said, message] of BEFORE) expect(failure(stored + said).message).toContain(message);
	});

	test("each cause is met by one of these", () => {
		const met = (rows: readonly SshCause[], messages: readonly string[]) =>
			rows.filter(({ message }) => !messages.includes(message));
		expect(
			met(
				BEFORE_LOGIN,
				BEFORE.map(([said]) => failure(said).message),
			),
		).toEqual([]);
		expect(
			met(
				AFTER_LOGIN,
				AFTER.map(([said]) => failure(ENTERED + said).message),
			),
		).toEqual([]);
	});

	test("a changed host gives the command that forgets the old one, also on a port of its own", () => {
		expect(failure(CHANGED).command).toBe("ssh-keygen -f /home/ada/.ssh/known_hosts -R 18.130.1.2");
		const withPort = CHANGED.replaceAll("18.130.1.2", "[18.130.1.2]:2222");
		expect(failure(withPort).command).toBe("ssh-keygen -f /home/ada/.ssh/known_hosts -R '[18.130.1.2]:2222'");
		const elsewhere = CHANGED.replace("/home/ada/.ssh/known_hosts", "/etc/known: by all");
		expect(failure(elsewhere).command).toBe("ssh-keygen -f '/etc/known: by all' -R 18.130.1.2");
		expect(failure(CHANGED.replace(/^Offending.*\n/m, "")).command).toBe("ssh-keygen -R 18.130.1.2");
	});

	test("commands to copy are words that a shell reads back", () => {
		expect(failure(UNPROTECTED).command).toBe("chmod 400 /home/ada/k.pem");
		expect(failure(UNPROTECTED, { keyFile: "/home/ada/my key's.pem" }).command).toBe(
			"chmod 400 '/home/ada/my key'\\''s.pem'",
		);
		expect(failure(`Load key "/home/ada/k.pem": error in libcrypto\n${DENIED}`).command).toBe(
			"(umask 077; tr -d '\\r' < /home/ada/k.pem > /home/ada/k.pem.mended)",
		);
		expect(failure("Bad owner or permissions on /home/ada b/.ssh/config\r").command).toBe(
			"chmod 600 '/home/ada b/.ssh/config'",
		);
	});

	test("ssh's words are quoted without control sequences, one line of them", () => {
		const said = "first\n\u001b[31mx: Permission denied (publickey).\u001b[0m\nlast";
		expect(failure(said).said).toBe("x: Permission denied (publickey).");
	});

	test("words that nobody has seen yet are shown as they are", () => {
		expect(failure("a new complaint\nof two lines\n")).toMatchObject({
			message: "ssh ended before it had logged in.",
			said: "a new complaint of two lines",
		});
	});

	test.each([
		["Ctrl-C before anything was said", session("")],
		["a signal", session("", { exit: { code: undefined, signal: "SIGINT" } })],
		["a signal, and no file", session(undefined, { exit: { code: undefined, signal: "SIGKILL" } })],
		[
			"only the usual warning",
			session("Warning: Permanently added 'x' (RSA) to the list of known hosts.\r\n"),
		],
	])("%s is no visit", (_, given) => {
		expect(sshOutcomeFrom({ ...given, seconds: 900 })).toMatchObject({
			kind: "failed",
			message: "ssh ended before it had logged in.",
		});
	});

	test("a code of pcluster's own says that ssh was not reached", () => {
		expect(failure(undefined, { exit: { code: 1, signal: undefined } }).message).toBe(
			"pcluster ssh ended with exit code 1.",
		);
	});

	test("where ssh has left no file, nothing is claimed", () => {
		expect(failure(undefined, { seconds: 600 })).toMatchObject({
			title: "Nobody knows whether the login worked",
			askKey: false,
		});
	});

	test("whatever ssh says, without its own word it was no visit", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: anyCharacter }).filter((said) => !said.includes("Authenticated to ")),
				fc.nat(10_000),
				(said, seconds) => sshOutcomeFrom(session(said, { seconds })).kind === "failed",
			),
		);
	});
});

describe("a login that took place", () => {
	test.each([
		["ended by exit", `${ENTERED}${TRAFFIC}`],
		["ended at a terminal", `${ENTERED}Connection to 18.130.1.2 closed.\r\n${TRAFFIC}`],
		["with an old ssh", "Authenticated to 18.130.1.2 ([18.130.1.2]:22).\r\n"],
		["through a proxy", "Authenticated to 18.130.1.2 (via proxy).\n"],
		["with a host key that ssh was told to take", `${CHANGED}${ENTERED}${TRAFFIC}`],
		[
			"after a first key was refused by the agent",
			`sign_and_send_pubkey: agent refused operation\n${ENTERED}`,
		],
	])("%s", (_, said) => {
		expect(sshOutcomeFrom(session(said))).toEqual({ kind: "ended", seconds: 3 });
	});

	test.each(AFTER)("and was cut short: %s", (said, message) => {
		const outcome = failure(`${ENTERED}${said}\n${TRAFFIC}`, { seconds: 900 });
		expect(outcome.message).toContain(message);
		expect(outcome).toMatchObject({ title: "The login was cut short", entered: true, askKey: false });
	});

	test.each([0, 900])("and was ended by a signal after %i s is no visit that ended by itself", (seconds) => {
		const killed = { exit: { code: undefined, signal: "SIGHUP" }, seconds };
		expect(failure(`${ENTERED}${TRAFFIC}`, killed)).toMatchObject({
			message: "You were logged in, and something on this computer ended ssh (SIGHUP).",
			entered: true,
			askKey: false,
		});
	});

	/** As OpenSSH 9.2 wrote it at LogLevel=DEBUG1, the lines that tell the ends apart and one that looks like a cause. */
	const notes = (end: string) =>
		`debug1: Authentications that can continue: publickey\n${ENTERED}debug1: No xauth program.\ndebug1: Connection reset\n${end}${TRAFFIC}`;

	test("and was ended by the other side is no visit that ended by itself", () => {
		expect(failure(`${notes("")}debug1: Exit status -1\r\n`, { seconds: 900 })).toMatchObject({
			title: "The login was cut short",
			message: "The connection broke off.",
			said: "",
			entered: true,
		});
	});

	const request = (what: string) => `debug1: client_input_channel_req: channel 0 rtype ${what} reply 0\n`;

	test("and ended with a code of the shell's own is a visit", () => {
		const said = `${notes(request("exit-status"))}debug1: Exit status 3\n`;
		expect(sshOutcomeFrom(session(said))).toEqual({ kind: "ended", seconds: 3 });
	});

	test.each([
		[
			"the shell there",
			`${notes(request("exit-signal"))}debug1: Exit status -1\n`,
			"a signal ended your session",
		],
		["ssh, which pcluster hides", `${notes("")}Killed by signal 15.\n`, "ended ssh (signal 15)"],
	])("and a signal ended %s: no visit that ended by itself", (_, said, message) => {
		const outcome = failure(said, { seconds: 900 });
		expect(outcome).toMatchObject({ title: "The login was cut short", entered: true, said: "" });
		expect(outcome.message).toContain(message);
	});

	test("what else it said counts only when it ended at once", () => {
		const said = `${ENTERED}something odd\n${TRAFFIC}`;
		expect(failure(said)).toMatchObject({ said: "something odd", entered: true });
		expect(sshOutcomeFrom(session(said, { seconds: 90 })).kind).toBe("ended");
	});
});

describe("the panel of a failed login", () => {
	test.each([
		[80, 24],
		[60, 20],
		[40, 12],
	])("at %i×%i what happened and the cure stand whole", (columns, rows) => {
		const area = { columns: columns - 8, rows: rows - 5 };
		const long = { keyFile: `/home/ada/${"a long folder/".repeat(3)}k.pem` };
		for (const [said] of BEFORE) {
			const outcome = failure(said, long);
			const lines = failedLoginLines(outcome, area);
			expect(lines.message.join(" ")).toBe(outcome.message);
			expect(lines.cure.join(" ")).toBe(outcome.cure);
			const taken = [lines.message, lines.meaning, lines.cure, lines.said].flat().length;
			if (rows > 12) expect(taken).toBeLessThanOrEqual(area.rows - 3);
		}
	});
});
