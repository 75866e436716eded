#!/usr/bin/env node
// The program's first file. It must be understood by any Node that can read modules at all, so that an old one
// gets a sentence and no syntax error: no imports and no syntax younger than that.
const node = process.versions.node;
if (Number(node.split(".")[0]) < 22) {
	process.stderr.write(
		`firstlight needs Node.js 22 or newer; this is ${node}. Install a newer one, then start firstlight again.\n`,
	);
	process.exitCode = 1;
} else {
	// Unheard it would open Node's debugger, into the screen.
	process.on("SIGUSR1", () => {});
	import("./start.ts")
		.then((start) => start.start())
		// A program of the user's AWS files that hangs (credential_process) would be waited for.
		.then(() => process.exit());
}

export {};
