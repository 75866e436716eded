import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("../fixtures/programs/load-late.ts", import.meta.url));

test("the large packages load at their first use, not with the adapters", () => {
	const told = execFileSync(process.execPath, ["--no-warnings", PROGRAM], {
		env: { HOME: "/nowhere", AWS_EC2_METADATA_DISABLED: "true" },
		encoding: "utf8",
	});
	const sdk = ["@aws-sdk/client-cloudformation", "@aws-sdk/client-ec2", "@aws-sdk/client-sts"];
	expect(JSON.parse(told)).toEqual([[], ["execa"], [...sdk, "execa"]]);
});
