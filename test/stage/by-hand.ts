/**
 * Starts the emulated account for trying things by hand; prints the environment to use. Ends with Ctrl-C. The
 * version of pcluster is the argument: 2.11.9, which is meant when there is none, 3.16.1 or 3.11.1.
 */
import { join } from "node:path";
import { startAccount, startAws } from "./account.ts";
import { makeEnvironments } from "./environments.ts";
import { layOutConfig } from "./user-config.ts";

const { moto, pcluster2119, pcluster3161, pcluster3111 } = await makeEnvironments(
	join(import.meta.dirname, "../../.stage"),
	join(import.meta.dirname, "../../dist/firstlight.js"),
);
if (!moto.available) throw new Error(moto.reason);
const asked = process.argv[2];
const pcluster = asked === "3.16.1" ? pcluster3161 : asked === "3.11.1" ? pcluster3111 : pcluster2119;
if (!pcluster.available) throw new Error(pcluster.reason);
const aws = await startAws(moto.python);
const account = await startAccount(aws.socket);
if (pcluster === pcluster2119) await layOutConfig(account);
for (const [name, value] of Object.entries(account.env(pcluster.bin))) {
	console.log(`export ${name}='${value}'`);
}
process.once("SIGINT", async () => {
	await Promise.all([account.stop(), aws.stop()]);
	process.exit(0);
});
