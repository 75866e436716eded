import { runPcluster } from "./cli/run.ts";

// The demo's stand-in for `pcluster`, 2.11.9 or 3.16.1 as the environment says: the same verbs, words and exit codes,
// talking to the demo account that firstlight runs. Called with the name of another program it plays that: ssh, sftp. It can do
// nothing on a real account.

// Whoever read our output is gone: nothing is left to say.
process.stdout.on("error", () => process.exit(1));

const [first, ...rest] = process.argv.slice(2);
const played = first === "--play-ssh" ? ssh(rest) : first === "--play-sftp" ? sftp(rest) : pcluster();
played.then((code) => {
	process.exitCode = code;
});

function pcluster(): Promise<number> {
	return runPcluster(process.argv.slice(2), process.env, {
		stdout: (text) => void process.stdout.write(text),
		stderr: (text) => void process.stderr.write(text),
		onInterrupt: (lastWords) => void process.on("SIGINT", () => process.exit(lastWords())),
	});
}

async function ssh(argv: readonly string[]): Promise<number> {
	const { playSsh } = await import("./head-node/ssh-program.ts");
	return await playSsh(argv, process.env, streams(), (text) => void process.stderr.write(text));
}

async function sftp(argv: readonly string[]): Promise<number> {
	const { playSftp } = await import("./head-node/sftp-program.ts");
	return await playSftp(argv, process.env, streams());
}

function streams() {
	return {
		input: async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
			return Buffer.concat(chunks).toString("latin1");
		},
		out: (text: string) => void process.stdout.write(text, "latin1"),
		err: (text: string) => void process.stderr.write(text, "latin1"),
	};
}
