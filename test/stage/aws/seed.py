"""Puts a tutorial reader's belongings into the fresh account; prints what it made as JSON.

Usage: seed.py ENDPOINT REGION
"""

import json
import sys
from pathlib import Path
from typing import Any

import boto3
import template_v2
import template_v2_flat

VOLUMES = {"lsst_stack": 100, "ps1": 400, "data": 50}
TEMPLATES = {**template_v2.templates("2.11.9"), **template_v2_flat.templates("2.4.1")}


def main(endpoint: str, region: str) -> None:
    where = {
        "endpoint_url": endpoint,
        "region_name": region,
        "aws_access_key_id": "seed",
        "aws_secret_access_key": "seed",
    }
    ec2 = boto3.client("ec2", **where)
    vpc = default_vpc(ec2)
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
    key = ec2.create_key_pair(KeyName="my_key")
    made = {
        "vpc": vpc,
        "subnets": {subnet["AvailabilityZone"]: subnet["SubnetId"] for subnet in subnets},
        "volumes": {name: volume(ec2, f"{region}a", name, size) for name, size in VOLUMES.items()},
        "keyName": "my_key",
        "privateKey": key["KeyMaterial"],
        "images": official_images(ec2),
        "urls": put_templates(boto3.client("s3", **where), endpoint, region),
    }
    print(json.dumps(made))


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


def put_templates(s3: Any, endpoint: str, region: str) -> dict[str, str]:
    """Where pcluster looks for them by itself; URLs for those that it must be told."""
    bucket = f"{region}-aws-parallelcluster"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for key, template in TEMPLATES.items():
        s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(template))
    for file in (Path(__file__).parent / "templates").iterdir():
        s3.put_object(Bucket=bucket, Key=f"templates/{file.stem}", Body=file.read_bytes(), ACL="public-read")
    folder = f"{endpoint}/{bucket}/templates"
    return {
        "hitTemplate": f"{folder}/compute-fleet-hit-substack.cfn.yaml",
        "dashboardTemplate": f"{folder}/cw-dashboard-substack.cfn.yaml",
        "template241": f"https://{bucket}.s3.{region}.amazonaws.com/templates/aws-parallelcluster-2.4.1.cfn.json",
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
