import { expect, test } from "vitest";
import type { FileSettings } from "../../src/setting-rows.ts";
import { called } from "../harness/command-line.ts";
import { answerOf } from "../harness/schemas.ts";

const FILE = "/home/ada/.config/firstlight/config.toml";

async function shown(args: readonly string[], env: Record<string, string>, file: FileSettings = {}) {
	const bound = { usdPerHour: async () => file["at-most"], choose: async () => {} };
	return called(["config", ...args], { env: { HOME: "/home/ada", ...env }, file, ports: { bound } });
}

test("each setting says its value and who says so", async () => {
	const args = ["--region", "eu-west-2"];
	const { code, said } = await shown(
		args,
		{ AWS_PROFILE: "work" },
		{ region: "eu-north-1", "at-most": 12, plain: true },
	);
	expect(code).toBe(0);
	expect(said).toEqual([
		"profile            work                                         AWS_PROFILE",
		"region             eu-west-2                                    --region",
		"at-most            $12/h                                        ~/.config/firstlight/config.toml",
		"plain              true                                         ~/.config/firstlight/config.toml",
		"only-this-address  false                                        default",
		"config             config, or NAME.yaml, in ~/.parallelcluster  default",
		"log                /log                                         default",
		"The settings file is ~/.config/firstlight/config.toml: see firstlight help config.",
	]);
});

test("as JSON, too", async () => {
	const { said } = await shown(["--json"], { AWS_PCLUSTER_CONFIG_FILE: "/c" }, { profile: "kept" });
	expect(answerOf("config", said.join("\n"))).toEqual({
		file: FILE,
		settings: [
			{ name: "profile", value: "kept", from: "settings file", source: FILE },
			{ name: "region", value: null, from: "default", source: null },
			{ name: "at-most", value: 5, from: "default", source: null },
			{ name: "plain", value: false, from: "default", source: null },
			{ name: "only-this-address", value: false, from: "default", source: null },
			{ name: "config", value: "/c", from: "environment", source: "AWS_PCLUSTER_CONFIG_FILE" },
			{ name: "log", value: "/log", from: "default", source: null },
		],
	});
});
