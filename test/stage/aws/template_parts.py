"""What the stand-in templates of all versions 2 have in common."""

from typing import Any

from template_words import attribute, ref

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


def common(version: str, resources: dict[str, Any], outputs: dict[str, Any]) -> dict[str, Any]:
    """A root template: what is the same in all versions around what differs."""
    user = {
        "Description": "Username to login to Master host",
        "Value": {"Fn::FindInMap": ["OSFeatures", ref("BaseOS"), "User"]},
    }
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"Stand-in for the template of ParallelCluster {version}",
        "Parameters": {name: {"Type": "String", "Default": "NONE"} for name in PARAMETERS},
        "Mappings": {"OSFeatures": {os: {"User": user} for os, user in USERS.items()}},
        "Resources": {**identity(), **network(), **resources},
        "Outputs": {"ClusterUser": user, **outputs},
    }


def addresses(private: Any, public: Any) -> dict[str, Any]:
    return {
        "MasterPrivateIP": {"Description": "Private IP Address of the Master host", "Value": private},
        "MasterPublicIP": {"Description": "Public IP Address of the Master host", "Value": public},
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


def head_node(image: Any, kind: Any, key_name: Any, interface: Any, stack_name: Any) -> dict[str, Any]:
    """The head node and its launch template, with the tags that pcluster finds it by."""
    tags = {"Name": "Master", "Application": stack_name, "aws-parallelcluster-node-type": "Master"}
    launch = {
        "ImageId": image,
        "InstanceType": kind,
        "KeyName": key_name,
        "NetworkInterfaces": [{"DeviceIndex": 0, "NetworkInterfaceId": interface}],
        "TagSpecifications": [
            {"ResourceType": "instance", "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}
        ],
    }
    template = {"LaunchTemplateId": ref("MasterServerLaunchTemplate"), "Version": "1"}
    return {
        "MasterServerLaunchTemplate": {
            "Type": "AWS::EC2::LaunchTemplate",
            "Properties": {"LaunchTemplateData": launch},
        },
        "MasterServer": {"Type": "AWS::EC2::Instance", "Properties": {"LaunchTemplate": template}},
    }
