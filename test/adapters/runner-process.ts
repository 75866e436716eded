// Runs the program of its arguments, as one that outlives it or not, until it is killed.
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";

const [folder = "", outlives, file = "", ...args] = process.argv.slice(2);
const env = { PATH: process.env["PATH"] ?? "" };
const command = { program: { file, args: [] }, args, env: {}, outlives: outlives === "outlives" };
await processes(openLog(folder), { env }).run(command, () => {}, new AbortController().signal);
