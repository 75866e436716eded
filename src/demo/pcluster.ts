import { runPcluster } from "./cli/run.ts";

// The demo's stand-in for `pcluster`, 2.11.9 or 3.16.1 as the environment says: the same verbs, words and exit codes,
// talking to the demo account that firstlight runs. It can do nothing on a real account.

// Whoever read our output is gone: nothing is left to say.
process.stdout.on("error", () => process.exit(1));

runPcluster(process.argv.slice(2), process.env, {
	stdout: (text) => void process.stdout.write(text),
	stderr: (text) => void process.stderr.write(text),
	onInterrupt: (lastWords) => void process.on("SIGINT", () => process.exit(lastWords())),
}).then((code) => {
	process.exitCode = code;
});
