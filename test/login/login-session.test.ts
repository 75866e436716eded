import { expect, test } from "vitest";
import { engineFor } from "../../src/engine/engine-for.ts";
import { logIn } from "../../src/login/login-session.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { Outside } from "../../src/text/plain.ts";
import { tutorial } from "../config/specs.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { stillClock } from "../harness/services.ts";
import { silentLog } from "../harness/silent-log.ts";

const SILENT = "ssh: connect to host 18.130.1.2 port 22: Connection timed out\n";
const REFUSED = "ssh: connect to host 18.130.1.2 port 22: Connection refused\n";
const configPath = "/home/ada/lsst";

/** What is said after a login from 192.0.2.7 that ended with these words of ssh. */
async function failureOf(
	version: string,
	said: string,
	range: string | undefined,
	ownAddress = async () => "192.0.2.7",
): Promise<string> {
	const engine = engineFor({
		program: { file: "pcluster", args: [] },
		path: "pcluster",
		version,
	});
	const { files, disk } = memoryConfig();
	if (range !== undefined)
		disk.set(
			configPath,
			engine.writer.render({ ...tutorial, sshFrom: { range } }, engine.profile, undefined),
		);
	const ports = {
		sshMessages: { prepare: async () => "/messages", take: async () => said as unknown as Outside },
		memory: { recall: async () => undefined, remember: async () => {}, forget: async () => {} },
		clock: stillClock(),
		log: silentLog(),
		reach: { ownAddress, answers: async () => true },
		configFiles: files,
	};
	const target = { name: "lsst", region: "eu-west-2" as RegionId, configPath };
	const into = { ports, engine, target, stackId: undefined, keyFile: undefined };
	const { outcome } = await logIn(into, async () => ({ code: 0, signal: undefined }));
	return outcome.kind === "failed" ? `${outcome.message} ${outcome.cure}` : outcome.kind;
}

const noPage = () => Promise.reject(new AppError("unreachable", "The page does not answer."));

test.each(["2.11.9", "3.16.1"])(
	"silence is explained by a range of %s's file that shuts this address out",
	async (version) => {
		const said = await failureOf(version, SILENT, "198.51.100.0/24");
		expect(said).toContain("lsst lets ssh in only from 198.51.100.0/24, and AWS sees you at 192.0.2.7.");
		expect(said).toContain("192.0.2.7/32");
	},
);

test.each([
	["the address lies in the range", SILENT, "192.0.2.0/24", undefined],
	["the file says nothing", SILENT, "0.0.0.0/0", undefined],
	["there is no file", SILENT, undefined, undefined],
	["the range cannot be compared", SILENT, "pl-01234567", undefined],
	["nobody knows the address", SILENT, "198.51.100.0/24", noPage],
	["the head node has answered", REFUSED, "198.51.100.0/24", undefined],
])("it is not where %s", async (_, said, range, ownAddress) => {
	expect(await failureOf("3.16.1", said, range, ownAddress)).not.toContain("lets ssh in");
});
