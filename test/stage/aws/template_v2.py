"""Stand-ins for the templates of ParallelCluster 2: the same parameters, nested stacks and outputs, little inside.

pcluster finds the root template in the region's bucket by its version; the nested ones lie beside it.
"""

from typing import Any

USERS = {
    "alinux": "ec2-user",
    "alinux2": "ec2-user",
    "centos6": "centos",
    "centos7": "centos",
    "centos8": "centos",
    "ubuntu1604": "ubuntu",
    "ubuntu1804": "ubuntu",
    "ubuntu2004": "ubuntu",
}

# All that 2.4.1 and 2.11.9 hand over; CloudFormation refuses a parameter that the template does not name.
PARAMETERS = """
AccessFrom CLITemplate AdditionalCfnTemplate AdditionalSG Architecture ArtifactS3RootDirectory AvailabilityZone BaseOS
CWLogEventRententionDays CWLogOptions ClusterConfigMetadata ClusterReadyScript ClusterType ComputeInstanceType
ComputeRootVolumeSize ComputeSubnetCidr ComputeSubnetId ComputeWaitConditionCount Cores CustomAMI
CustomAWSBatchTemplateURL CustomChefCookbook CustomChefRunList DCVOptions DesiredSize EBSEncryption EBSKMSKeyId
EBSSnapshotId EBSVolumeId EC2IAMPolicies EC2IAMRoleName EFA EFSOptions EncryptedEphemeral EphemeralDir
EphemeralKMSKeyId ExtraJson FSXOptions IAMLambdaRoleName InstanceTypesData IntelHPCPlatform KeyName
MasterInstanceType MasterRootVolumeSize MasterSubnetId MaxSize MinSize NetworkInterfacesCount NumberOfEBSVol
Placement PlacementGroup PostInstallArgs PostInstallScript PreInstallArgs PreInstallScript ProxyServer RAIDOptions
RemoveBucketOnDeletion ResourcesS3Bucket S3ReadResource S3ReadWriteResource ScaleDownIdleTime Scheduler SharedDir
SpotPrice Tenancy UsePublicIps VPCId VPCSecurityGroupId VolumeIOPS VolumeSize VolumeThroughput VolumeType
""".split()


def ref(name: str) -> dict[str, str]:
    return {"Ref": name}


def attribute(name: str, key: str) -> dict[str, list[str]]:
    return {"Fn::GetAtt": [name, key]}


def sub(text: str) -> dict[str, str]:
    return {"Fn::Sub": text}


def strings(*names: str) -> dict[str, Any]:
    return {name: {"Type": "String"} for name in names}


def templates(version: str) -> dict[str, dict[str, Any]]:
    """Template by its key in the bucket."""
    return {
        f"templates/aws-parallelcluster-{version}.cfn.json": root(version),
        f"templates/ebs-substack-{version}.cfn.json": ebs(),
        f"templates/master-server-substack-{version}.cfn.json": head(),
        f"templates/cloudwatch-substack-{version}.cfn.json": logs(),
    }


def nested(version: str, file: str, **parameters: Any) -> dict[str, Any]:
    url = f"https://${{AWS::Region}}-aws-parallelcluster.s3.${{AWS::Region}}.amazonaws.com/templates/{file}-{version}.cfn.json"
    return {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": sub(url), "Parameters": parameters}}


def rendered(file: str, **parameters: Any) -> dict[str, Any]:
    """One that pcluster renders itself and puts into the cluster's own bucket."""
    url = (
        "https://${ResourcesS3Bucket}.s3.${AWS::Region}.amazonaws.com/${ArtifactS3RootDirectory}"
        f"/templates/{file}.rendered.cfn.yaml"
    )
    stack = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": sub(url), "Parameters": parameters}}
    return {**stack, "Condition": "HasQueues"}


def root(version: str) -> dict[str, Any]:
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"Stand-in for the template of ParallelCluster {version}",
        "Parameters": {name: {"Type": "String", "Default": "NONE"} for name in PARAMETERS},
        "Mappings": {"OSFeatures": {os: {"User": user} for os, user in USERS.items()}},
        "Conditions": {
            "HasQueues": {"Fn::Not": [{"Fn::Equals": [ref("ArtifactS3RootDirectory"), "NONE"]}]},
            "HasNoQueues": {"Fn::Equals": [ref("ArtifactS3RootDirectory"), "NONE"]},
        },
        "Resources": {**identity(), **network(), **substacks(version), **scaling_group()},
        "Outputs": outputs(),
    }


def identity() -> dict[str, Any]:
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": ["ec2.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}
        ],
    }
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Path": "/"}}
    return {
        "RootRole": role,
        "RootInstanceProfile": {
            "Type": "AWS::IAM::InstanceProfile",
            "Properties": {"Path": "/", "Roles": [ref("RootRole")]},
        },
        "ParallelClusterPolicies": {"Type": "Custom::Policies", "Properties": {"Roles": [ref("RootRole")]}},
        "CleanupResourcesFunctionExecutionRole": role,
        "CleanupResourcesFunction": {
            "Type": "AWS::Lambda::Function",
            "Properties": {"Role": attribute("CleanupResourcesFunctionExecutionRole", "Arn")},
        },
        "CleanupResourcesS3BucketCustomResource": {
            "Type": "AWS::CloudFormation::CustomResource",
            "Properties": {"ServiceToken": attribute("CleanupResourcesFunction", "Arn")},
        },
    }


def network() -> dict[str, Any]:
    def security_group(description: str) -> dict[str, Any]:
        properties = {"GroupDescription": description, "VpcId": ref("VPCId")}
        return {"Type": "AWS::EC2::SecurityGroup", "Properties": properties}

    return {
        "MasterSecurityGroup": security_group("Enable access to the Master host"),
        "ComputeSecurityGroup": security_group("Allow access to resources in subnets behind front"),
        "MasterSecurityGroupIngress": {
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": {"GroupId": ref("MasterSecurityGroup")},
        },
        "ComputeSecurityGroupIngress": {
            "Type": "AWS::EC2::SecurityGroupIngress",
            "Properties": {"GroupId": ref("ComputeSecurityGroup")},
        },
        "MasterEIP": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}},
        "MasterENI": {
            "Type": "AWS::EC2::NetworkInterface",
            "Properties": {
                "Description": "ParallelCluster master interface",
                "SubnetId": ref("MasterSubnetId"),
                "GroupSet": [ref("MasterSecurityGroup")],
            },
        },
        "AssociateEIP": {
            "Type": "Custom::AssociateAddress",
            "Properties": {"Address": ref("MasterEIP"), "Interface": ref("MasterENI")},
        },
    }


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


def scaling_group() -> dict[str, Any]:
    """How versions before 2.9 keep their compute nodes."""
    launch = {"ImageId": ref("CustomAMI"), "InstanceType": ref("ComputeInstanceType")}
    template = {"LaunchTemplateId": ref("ComputeServerLaunchTemplate"), "Version": "1"}
    return {
        "ComputeServerLaunchTemplate": {
            "Type": "AWS::EC2::LaunchTemplate",
            "Condition": "HasNoQueues",
            "Properties": {"LaunchTemplateData": launch},
        },
        "ComputeFleet": {
            "Type": "AWS::AutoScaling::AutoScalingGroup",
            "Condition": "HasNoQueues",
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


def outputs() -> dict[str, Any]:
    return {
        "ClusterUser": {
            "Description": "Username to login to Master host",
            "Value": {"Fn::FindInMap": ["OSFeatures", ref("BaseOS"), "User"]},
        },
        "MasterPrivateIP": {
            "Description": "Private IP Address of the Master host",
            "Value": attribute("MasterServerSubstack", "Outputs.MasterPrivateIP"),
        },
        "MasterPublicIP": {
            "Description": "Public IP Address of the Master host",
            "Value": attribute("MasterServerSubstack", "Outputs.MasterPublicIP"),
        },
        "ResourcesS3Bucket": {"Value": ref("ResourcesS3Bucket")},
        "ArtifactS3RootDirectory": {"Value": ref("ArtifactS3RootDirectory")},
        "ClusterConfigMetadata": {"Value": ref("ClusterConfigMetadata")},
        "IsHITCluster": {"Condition": "HasQueues", "Value": "true"},
    }


def ebs() -> dict[str, Any]:
    """Volumes that exist already need no resource; CloudFormation wants one all the same."""
    return {
        "Parameters": strings("EBSVolumeId"),
        "Resources": {"NoVolumes": {"Type": "AWS::CloudFormation::WaitConditionHandle"}},
        "Outputs": {"Volumeids": {"Value": ref("EBSVolumeId")}},
    }


def head() -> dict[str, Any]:
    tags = {
        "Name": "Master",
        "Application": ref("RootStackName"),
        "aws-parallelcluster-node-type": "Master",
    }
    launch = {
        "ImageId": ref("ImageId"),
        "InstanceType": ref("InstanceType"),
        "KeyName": ref("KeyName"),
        "NetworkInterfaces": [{"DeviceIndex": 0, "NetworkInterfaceId": ref("MasterENI")}],
        "TagSpecifications": [
            {"ResourceType": "instance", "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
        ],
    }
    return {
        "Parameters": strings("RootStackName", "ImageId", "InstanceType", "KeyName", "MasterENI"),
        "Resources": {
            "MasterServerLaunchTemplate": {
                "Type": "AWS::EC2::LaunchTemplate",
                "Properties": {"LaunchTemplateData": launch},
            },
            "MasterServer": {
                "Type": "AWS::EC2::Instance",
                "Properties": {
                    "LaunchTemplate": {"LaunchTemplateId": ref("MasterServerLaunchTemplate"), "Version": "1"}
                },
            },
        },
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
