"""Looks at the account from outside, with nobody's help: prints one answer as JSON.

Usage: look.py stack NAME_OR_ID | stacks | fleet CLUSTER | instances STACK | volumes
The endpoint, the region and the keys come from the environment.
"""

import json
import sys
from typing import Any

import boto3
from botocore.exceptions import ClientError


def stack(name_or_id: str) -> dict[str, Any] | None:
    """Undefined ones are null."""
    try:
        found = boto3.client("cloudformation").describe_stacks(StackName=name_or_id)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    return {
        "id": found["StackId"],
        "status": found["StackStatus"],
        "parameters": {item["ParameterKey"]: item["ParameterValue"] for item in found.get("Parameters", [])},
        "outputs": {item["OutputKey"]: item["OutputValue"] for item in found.get("Outputs", [])},
        "tags": {item["Key"]: item["Value"] for item in found.get("Tags", [])},
    }


def stacks() -> list[str]:
    return [
        f"{item['StackName']} {item['StackStatus']}"
        for page in boto3.client("cloudformation").get_paginator("describe_stacks").paginate()
        for item in page["Stacks"]
        if "ParentId" not in item
    ]


def fleet(cluster: str) -> str | None:
    table = boto3.resource("dynamodb").Table(f"parallelcluster-{cluster}")
    item = table.get_item(Key={"Id": "COMPUTE_FLEET"}).get("Item", {})
    return item.get("Data", {}).get("status") or item.get("Status")


ROLE_TAGS = ("aws-parallelcluster-node-type", "parallelcluster:node-type")


def instances(stack_name: str) -> list[dict[str, str]]:
    """The nodes of a cluster; version 2 tags them with the stack's name, version 3 with the cluster's."""
    found = [
        (instance, {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])})
        for reservation in boto3.client("ec2").describe_instances()["Reservations"]
        for instance in reservation["Instances"]
    ]
    return [
        {
            "role": next(tags[key] for key in ROLE_TAGS if key in tags),
            "type": instance["InstanceType"],
            "state": instance["State"]["Name"],
            "subnet": instance["SubnetId"],
        }
        for instance, tags in found
        if stack_name in (tags.get("Application"), tags.get("parallelcluster:cluster-name"))
    ]


QUESTIONS = {"stack": stack, "stacks": stacks, "fleet": fleet, "instances": instances}

if __name__ == "__main__":
    print(json.dumps(QUESTIONS[sys.argv[1]](*sys.argv[2:])))
