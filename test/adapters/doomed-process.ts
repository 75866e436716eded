// Writes a config file again and again until it is killed; or once, and kills itself before the step it is told.
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [path = "", step] = process.argv.slice(2);
let left = step === undefined ? Number.POSITIVE_INFINITY : Number(step);

function beforeEach(holder: object) {
	for (const [name, kept] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
		if (typeof kept.value !== "function" || name === "constructor" || name.startsWith("_")) continue;
		const work = kept.value;
		Object.defineProperty(holder, name, {
			...kept,
			value(...args: unknown[]) {
				left--;
				if (left === 0) process.kill(process.pid, "SIGKILL");
				return work.apply(this, args);
			},
		});
	}
}

if (step !== undefined) {
	const file = await promises.open(path, "r");
	beforeEach(Object.getPrototypeOf(file));
	await file.close();
	beforeEach(promises);
	syncBuiltinESMExports();
	left = Number(step);
}

const { configFiles } = await import("../../src/adapters/config-file.ts");
const files = configFiles();
console.log("ready");
for (let round = 1; ; round++) {
	const { fingerprint } = (await files.read(path)) ?? { fingerprint: undefined };
	await files.write(path, `new-${round} `.repeat(10_000), fingerprint);
	if (step !== undefined) break;
}
console.log("written");
