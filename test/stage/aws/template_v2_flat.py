"""Stand-in for the templates of ParallelCluster before 2.9: everything in one stack, with an Auto Scaling group."""

from typing import Any

from template_parts import addresses, common, head_node
from template_words import attribute, ref


def templates(version: str) -> dict[str, dict[str, Any]]:
    """Template by its key in the bucket."""
    head = head_node(
        ref("CustomAMI"), ref("MasterInstanceType"), ref("KeyName"), ref("MasterENI"), ref("AWS::StackName")
    )
    outputs = addresses(attribute("MasterServer", "PrivateIp"), attribute("MasterServer", "PublicIp"))
    root = common(version, {**head, **scaling_group()}, outputs)
    return {f"templates/aws-parallelcluster-{version}.cfn.json": root}


def scaling_group() -> dict[str, Any]:
    """The compute nodes; pcluster looks for the group by its logical id."""
    launch = {"ImageId": ref("CustomAMI"), "InstanceType": ref("ComputeInstanceType")}
    template = {"LaunchTemplateId": ref("ComputeServerLaunchTemplate"), "Version": "1"}
    return {
        "ComputeServerLaunchTemplate": {
            "Type": "AWS::EC2::LaunchTemplate",
            "Properties": {"LaunchTemplateData": launch},
        },
        "ComputeFleet": {
            "Type": "AWS::AutoScaling::AutoScalingGroup",
            "Properties": {
                "VPCZoneIdentifier": [ref("MasterSubnetId")],
                "LaunchTemplate": template,
                "MinSize": ref("MinSize"),
                "MaxSize": ref("MaxSize"),
                "DesiredCapacity": ref("DesiredSize"),
                "Tags": [
                    {"Key": key, "Value": value, "PropagateAtLaunch": True}
                    for key, value in {
                        "Name": "Compute",
                        "Application": ref("AWS::StackName"),
                        "aws-parallelcluster-node-type": "Compute",
                    }.items()
                ],
            },
        },
    }
