import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { Installer } from "../../src/install/installer.ts";
import { recommendedVersion } from "../../src/install/recommended.ts";
import type { Identity } from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { FoundPcluster } from "../../src/ports/found-pcluster.ts";
import { demoHome } from "../harness/demo-here.ts";
import { possiblePlan } from "../harness/install.ts";
import { linesHere } from "../harness/lines-here.ts";
import { strictPort } from "../harness/strict-port.ts";

const NEXT = "What next?";

/** An \`aws\` on the PATH that logs in the second time. */
function giveAws(home: string): void {
	const bin = join(home, "bin");
	mkdirSync(bin);
	const script = `case "$1" in --version) echo aws-cli/2.32.0;; *) [ -e ${home}/tried ] || { touch ${home}/tried; exit 1; };; esac`;
	writeFileSync(join(bin, "aws"), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bin, "aws"), 0o755);
	vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
}

test("without pcluster and credentials both are got here: installed after a yes, and signed in by AWS's own program", async () => {
	const home = demoHome();
	giveAws(home);
	const found: FoundPcluster[] = [];
	const version = recommendedVersion();
	const installer: Partial<Installer> = {
		plan: async (wanted) => possiblePlan(wanted),
		install: async (wanted, _python, tell, signal) => {
			tell({ phase: "download", fraction: 0.25, line: "Collecting boto3" });
			if (!existsSync(join(home, "stopped"))) {
				await new Promise((_, reject) => {
					signal.addEventListener("abort", () => reject(signal.reason));
				});
			}
			found.push({ works: true, program: { file: "/p", args: [] }, path: "/p", version: wanted, own: true });
			return { version: wanted, folder: "/f", path: "/p" };
		},
	};
	const caller: Identity["caller"] = async () => {
		throw new AppError("expired-credentials", "The login has expired.");
	};
	const sso = {
		name: "survey",
		region: undefined,
		way: "sso",
		asksForCode: false,
		program: undefined,
	} as const;
	const lines = await linesHere({
		home,
		flags: { demo: "3" },
		instead: (world) => ({
			...world,
			settings: { ...world.settings, demo: false },
			installer: strictPort<Installer>("installer", installer),
			ports: {
				...world.ports,
				finder: { ...world.ports.finder, find: async () => ({ found, searched: [] }) },
				identity: { ...world.ports.identity, caller },
				awsFiles: {
					read: async () => ({
						...{ profiles: [sso], faults: [], oddities: [], keyInEnvironment: false, hasAwsProgram: true },
					}),
				},
			},
		}),
	});
	await lines.answer(NEXT, "i");
	await lines.answer("Which one?", "9.9");
	await lines.see("There is no 9.9 to choose here. Nothing was installed.");
	await lines.answer(NEXT, "i");
	await lines.answer("Which one?", version);
	await lines.see("70 MB in ");
	await lines.answer("Type y to install", "");
	await lines.see("Nothing was installed.");
	await lines.answer(NEXT, "i");
	await lines.answer("Which one?", "1");
	await lines.answer("Type y to install", "y");
	await lines.see("25%    Collecting boto3");
	lines.interrupt();
	await lines.see("Stopped. Nothing was left behind.");
	writeFileSync(join(home, "stopped"), "");
	await lines.answer(NEXT, "i");
	await lines.answer("Which one?", "1");
	await lines.answer("Type y to install", "y");
	await lines.see(`pcluster ${version}`);
	await lines.answer(NEXT, "s");
	await lines.see("1  profile survey  the browser (SSO), to log in anew");
	await lines.answer("Number, or a profile", "survy");
	await lines.see("Do you mean survey?");
	await lines.answer("Number, or a profile", "2");
	await lines.see("aws sso login --profile survey ended without success.");
	await lines.answer("Number, or a profile", "2");
	expect(await lines.ended).toEqual({ profile: "survey" });
});

test.each([
	["unreachable", false],
	["expired-credentials", true],
] as const)("%s: whether a cluster can be set up is what the start screen says", async (code, isLacking) => {
	const caller: Identity["caller"] = async () => {
		throw new AppError(code, "AWS said no.");
	};
	const lines = await linesHere({
		home: demoHome(),
		instead: (world) => ({
			...world,
			ports: { ...world.ports, identity: { ...world.ports.identity, caller } },
		}),
	});
	const menu = await lines.see(/\(n\).*/);
	expect(menu.includes("(n). Not now: That needs pcluster and credentials.")).toBe(isLacking);
});
