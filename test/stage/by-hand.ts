/** Starts the emulated account for trying things by hand; prints the environment to use. Ends with Ctrl-C. */
import { join } from "node:path";
import { startAccount } from "./account.ts";
import { makeEnvironments } from "./environments.ts";
import { layOutConfig } from "./user-config.ts";

const { moto, pcluster2119 } = await makeEnvironments(join(import.meta.dirname, "../../.stage"));
if (!moto.available) throw new Error(moto.reason);
if (!pcluster2119.available) throw new Error(pcluster2119.reason);
const account = await startAccount(moto.python);
await layOutConfig(account);
for (const [name, value] of Object.entries(account.env(pcluster2119.bin))) {
	console.log(`export ${name}='${value}'`);
}
process.once("SIGINT", () => void account.stop().then(() => process.exit(0)));
