import { expect, test } from "vitest";
import { updateAnswerV2 } from "../../src/pcluster/update-v2.ts";

/** As 2.11.9 printed it for a file with four changes, on the stage. */
const REFUSED = `Retrieving configuration from CloudFormation for cluster lsst...
Validating configuration file /home/me/config...
Found Configuration Changes:

#    parameter                   old value    new value
---  --------------------------  -----------  -----------
     [cluster default]
01*  master_instance_type        t2.micro     t3.small

     [compute_resource default]
02*  instance_type               t2.xlarge    t3.xlarge
03   max_count                   2            3

Validating configuration update...
The requested update cannot be performed. Line numbers with an asterisk indicate updates requiring additional actions. Please review the details below:

#01
Update actions are not currently supported for the 'master_instance_type' parameter
How to fix:
Restore 'master_instance_type' value to 't2.micro'. If you need this change, please consider creating a new cluster instead of updating the existing one.

#02
All compute nodes must be stopped
How to fix:
Stop the cluster with the following command:
pcluster stop -c /home/me/config lsst

In case you want to override these checks and proceed with the update please use the --force flag. Note that the cluster could end up in an unrecoverable state.
Update aborted.`;

test("what an update would change is read from its table, with why it is refused", () => {
	expect(updateAnswerV2(REFUSED.split("\n"))).toEqual({
		changes: [
			{
				parameter: "master_instance_type",
				from: "t2.micro",
				to: "t3.small",
				refused:
					"Update actions are not currently supported for the 'master_instance_type' parameter – Restore 'master_instance_type' value to 't2.micro'. If you need this change, please consider creating a new cluster instead of updating the existing one.",
			},
			{
				parameter: "instance_type",
				from: "t2.xlarge",
				to: "t3.xlarge",
				refused:
					"All compute nodes must be stopped – Stop the cluster with the following command: pcluster stop -c /home/me/config lsst",
			},
			{ parameter: "max_count", from: "2", to: "3", refused: undefined },
		],
		fault: undefined,
	});
});

test("no changes are no fault, although nobody answers its question", () => {
	const said = [
		"No changes found in your cluster configuration.",
		"Do you want to proceed with the update? - Y/N: Unexpected error of type EOFError: EOF when reading a line",
	];
	expect(updateAnswerV2(said)).toEqual({ changes: [], fault: undefined });
});

test("a file that it does not take is one", () => {
	const said = ["ERROR: The configuration parameter 'foo' is not allowed in the [cluster default] section"];
	expect(updateAnswerV2(said).fault).toContain("'foo' is not allowed");
});
