import { describe, expect, test } from "vitest";
import { type SshSession, sshOutcomeFrom } from "../../src/app/ssh-outcome.ts";

const session = (said: string, instead: Partial<SshSession> = {}): SshSession => ({
	exit: { code: 0, signal: undefined },
	seconds: 3,
	said,
	keyFile: "/home/ada/k.pem",
	...instead,
});

const CHANGED = `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
Host key for 18.130.1.2 has changed and you have requested strict checking.
Host key verification failed.
`;

describe("what became of a login", () => {
	test.each([
		[
			"centos@18.130.1.2: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).",
			"did not accept this key",
		],
		["ssh: connect to host 18.130.1.2 port 22: Connection timed out", "does not answer on port 22"],
		["ssh: connect to host 18.130.1.2 port 22: Operation timed out", "does not answer on port 22"],
		["ssh: connect to host 18.130.1.2 port 22: Connection refused", "refuses the connection"],
		["Permissions 0644 for '/home/ada/k.pem' are too open.\nbad permissions", "refuses the key file"],
		["ssh: Could not resolve hostname head: Name or service not known", "finds no way"],
		['Load key "/home/ada/k.pem": invalid format', "cannot read the key file"],
		["client_loop: send disconnect: Broken pipe", "broke off"],
		[CHANGED, "Another machine had this address"],
	])("%s", (said, message) => {
		const outcome = sshOutcomeFrom(session(said));
		expect(outcome.kind).toBe("failed");
		expect(outcome.kind === "failed" && outcome.message).toContain(message);
		expect(outcome.kind === "failed" && outcome.cure).not.toBe("");
	});

	test("a changed host gives the command that forgets the old one", () => {
		expect(sshOutcomeFrom(session(CHANGED))).toMatchObject({ command: "ssh-keygen -R 18.130.1.2" });
	});

	test("an open key file gives the command that mends it", () => {
		expect(sshOutcomeFrom(session("UNPROTECTED PRIVATE KEY FILE!"))).toMatchObject({
			command: "chmod 400 /home/ada/k.pem",
		});
	});

	test.each([
		["Connection to 18.130.1.2 closed.\r\n"],
		["Warning: Permanently added '18.130.1.2' (ED25519) to the list of known hosts.\r\n"],
		[""],
	])("%j is a login that ended", (said) => {
		expect(sshOutcomeFrom(session(said, { seconds: 90 }))).toEqual({ kind: "ended", seconds: 90 });
	});

	test("a code of pcluster's own says that ssh was not reached", () => {
		const outcome = sshOutcomeFrom(session("", { exit: { code: 1, signal: undefined } }));
		expect(outcome).toMatchObject({ kind: "failed", message: "pcluster ssh ended with exit code 1." });
	});

	test("ssh's words are quoted without control sequences, one line of them", () => {
		const outcome = sshOutcomeFrom(
			session("first\n\u001b[31mx: Permission denied (publickey).\u001b[0m\nlast"),
		);
		expect(outcome).toMatchObject({ said: "x: Permission denied (publickey)." });
	});
});
