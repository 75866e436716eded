"""Stand-in for the templates of ParallelCluster 2.9 to 2.11: the same parameters, nested stacks and outputs.

pcluster finds the root template in the region's bucket by its version; the nested ones lie beside it. Two more it
renders itself for each cluster (templates/).
"""

from typing import Any

from template_parts import addresses, common, head_node
from template_words import attribute, ref, strings, sub


def templates(version: str) -> dict[str, dict[str, Any]]:
    """Template by its key in the bucket."""
    return {
        f"templates/aws-parallelcluster-{version}.cfn.json": root(version),
        f"templates/ebs-substack-{version}.cfn.json": ebs(),
        f"templates/master-server-substack-{version}.cfn.json": head(),
        f"templates/cloudwatch-substack-{version}.cfn.json": logs(),
    }


def root(version: str) -> dict[str, Any]:
    head = "MasterServerSubstack"
    outputs = {
        **addresses(attribute(head, "Outputs.MasterPrivateIP"), attribute(head, "Outputs.MasterPublicIP")),
        **{name: {"Value": ref(name)} for name in ("ResourcesS3Bucket", "ArtifactS3RootDirectory")},
        "ClusterConfigMetadata": {"Value": ref("ClusterConfigMetadata")},
        "IsHITCluster": {"Value": "true"},
    }
    return common(version, substacks(version), outputs)


def nested(version: str, file: str, **parameters: Any) -> dict[str, Any]:
    url = f"https://${{AWS::Region}}-aws-parallelcluster.s3.${{AWS::Region}}.amazonaws.com/templates/{file}-{version}.cfn.json"
    return {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": sub(url), "Parameters": parameters}}


def rendered(file: str, **parameters: Any) -> dict[str, Any]:
    """One that pcluster renders itself and puts into the cluster's own bucket."""
    url = (
        "https://${ResourcesS3Bucket}.s3.${AWS::Region}.amazonaws.com/${ArtifactS3RootDirectory}"
        f"/templates/{file}.rendered.cfn.yaml"
    )
    return {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": sub(url), "Parameters": parameters}}


def substacks(version: str) -> dict[str, Any]:
    return {
        "EBSCfnStack": nested(version, "ebs-substack", EBSVolumeId=ref("EBSVolumeId")),
        "ComputeFleetHITSubstack": rendered("compute-fleet-hit-substack", RootStackName=ref("AWS::StackName")),
        "MasterServerSubstack": nested(
            version,
            "master-server-substack",
            RootStackName=ref("AWS::StackName"),
            ImageId=ref("CustomAMI"),
            InstanceType=ref("MasterInstanceType"),
            KeyName=ref("KeyName"),
            MasterENI=ref("MasterENI"),
        ),
        "CloudWatchLogsSubstack": nested(version, "cloudwatch-substack", RootStackName=ref("AWS::StackName")),
        "CloudWatchDashboardSubstack": rendered("cw-dashboard-substack"),
    }


def ebs() -> dict[str, Any]:
    """Volumes that exist already need no resource; CloudFormation wants one all the same."""
    return {
        "Parameters": strings("EBSVolumeId"),
        "Resources": {"NoVolumes": {"Type": "AWS::CloudFormation::WaitConditionHandle"}},
        "Outputs": {"Volumeids": {"Value": ref("EBSVolumeId")}},
    }


def head() -> dict[str, Any]:
    return {
        "Parameters": strings("RootStackName", "ImageId", "InstanceType", "KeyName", "MasterENI"),
        "Resources": head_node(
            ref("ImageId"), ref("InstanceType"), ref("KeyName"), ref("MasterENI"), ref("RootStackName")
        ),
        "Outputs": {
            "MasterInstanceID": {"Value": ref("MasterServer")},
            "MasterPrivateIP": {"Value": attribute("MasterServer", "PrivateIp")},
            "MasterPublicIP": {"Value": attribute("MasterServer", "PublicIp")},
        },
    }


def logs() -> dict[str, Any]:
    group = sub("/aws/parallelcluster/${RootStackName}")
    return {
        "Parameters": strings("RootStackName"),
        "Resources": {"CloudWatchLogGroup": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": group}}},
    }
