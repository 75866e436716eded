"""Puts a tutorial reader's belongings into the fresh account."""

import json
from pathlib import Path
from typing import Any

import boto3
import template_v2
import template_v2_flat

VOLUMES = {"lsst_stack": 100, "ps1": 400, "data": 50}
TEMPLATES = {**template_v2.templates("2.11.9"), **template_v2_flat.templates("2.4.1")}


REGION = "eu-west-2"
BUCKET = f"{REGION}-aws-parallelcluster"


def seeded(endpoint: str) -> dict[str, Any]:
    """What it made, by what it is."""
    where = {
        "endpoint_url": endpoint,
        "region_name": REGION,
        "aws_access_key_id": "seed",
        "aws_secret_access_key": "seed",
    }
    ec2 = boto3.client("ec2", **where)
    vpc = default_vpc(ec2)
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
    key = ec2.create_key_pair(KeyName="my_key")
    put_templates(boto3.client("s3", **where))
    return {
        "vpc": vpc,
        "subnets": {subnet["AvailabilityZone"]: subnet["SubnetId"] for subnet in subnets},
        "volumes": {name: volume(ec2, f"{REGION}a", name, size) for name, size in VOLUMES.items()},
        "keyName": "my_key",
        "privateKey": key["KeyMaterial"],
        "images": official_images(ec2),
    }


def default_vpc(ec2: Any) -> str:
    """The default VPC as AWS makes it: host names on, and a way to the internet."""
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    main_table = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "association.main", "Values": ["true"]}]
    table = ec2.describe_route_tables(Filters=main_table)["RouteTables"][0]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    return vpc


def volume(ec2: Any, zone: str, name: str, size: int) -> str:
    tags = [{"ResourceType": "volume", "Tags": [{"Key": "Name", "Value": name}]}]
    made = ec2.create_volume(AvailabilityZone=zone, Size=size, VolumeType="gp2", TagSpecifications=tags)
    return made["VolumeId"]


def official_images(ec2: Any) -> dict[str, str]:
    found = ec2.describe_images(Owners=["amazon"], Filters=[{"Name": "name", "Values": ["aws-parallelcluster-*"]}])
    return {image["Name"]: image["ImageId"] for image in found["Images"]}


def put_templates(s3: Any) -> None:
    """Where pcluster looks for them by itself."""
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    for key, template in TEMPLATES.items():
        s3.put_object(Bucket=BUCKET, Key=key, Body=json.dumps(template))
    for file in (Path(__file__).parent / "templates").iterdir():
        s3.put_object(Bucket=BUCKET, Key=f"templates/{file.stem}", Body=file.read_bytes(), ACL="public-read")


def template_urls(endpoint: str) -> dict[str, str]:
    """URLs for those templates that pcluster must be told."""
    folder = f"{endpoint}/{BUCKET}/templates"
    return {
        "hitTemplate": f"{folder}/compute-fleet-hit-substack.cfn.yaml",
        "dashboardTemplate": f"{folder}/cw-dashboard-substack.cfn.yaml",
        "template241": f"https://{BUCKET}.s3.{REGION}.amazonaws.com/templates/aws-parallelcluster-2.4.1.cfn.json",
    }
