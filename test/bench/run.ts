// Measures what must be fast, as ratios inside one run: `npm run bench`, or `npm run bench -- start stalls`.
import { spawn } from "node:child_process";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { PARTS } from "./part.ts";

/** On a quiet machine each takes a fraction of it. */
const MOST_MINUTES = 5;

const names = Object.keys(PARTS);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
	console.error(`There is no bench ${unknown.join(", ")}; there are ${names.join(", ")}.`);
	process.exit(2);
}

/** How it ended, in a word; what it prints is shown as it comes, and goes to `onText` as well. */
function ran(name: string, onText: (text: string) => void): Promise<string> {
	// A group of its own, which ends whole.
	const part = spawn(process.execPath, [join(import.meta.dirname, "part.ts"), name], {
		stdio: ["ignore", "pipe", "inherit"],
		detached: true,
	});
	const end = () => {
		if (part.pid !== undefined) process.kill(-part.pid, "SIGKILL");
	};
	part.stdout.setEncoding("utf8").on("data", (text: string) => {
		process.stdout.write(text);
		onText(text);
	});
	process.once("SIGINT", end);
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		end();
	}, MOST_MINUTES * 60_000);
	return new Promise((resolve) => {
		part.once("close", (code) => {
			clearTimeout(timer);
			process.off("SIGINT", end);
			resolve(late ? `was ended after ${MOST_MINUTES} minutes` : code === 0 ? "is done" : `failed (${code})`);
		});
	});
}

const began = performance.now();
const missed: string[] = [];
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
	// More programs at work than processors: times are not to be trusted, ratios less.
	const load = `${loadavg()[0]?.toFixed(1)} programs at work on ${availableParallelism()} processors`;
	console.log(`— ${name}, ${load}`);
	let text = "";
	const end = await ran(name, (more) => {
		text += more;
	});
	console.log(`— ${name} ${end}\n`);
	missed.push(...text.split("\n").filter((line) => line.includes("✗")));
	if (end !== "is done") {
		missed.push(`  ${name} ${end}`);
		process.exitCode = 1;
	}
}
console.log(missed.length === 0 ? "All goals are met." : ["Not met:", ...missed].join("\n"));
console.log(`The bench is done, after ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);
