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
    return table.get_item(Key={"Id": "COMPUTE_FLEET"}).get("Item", {}).get("Status")


def instances(stack_name: str) -> list[dict[str, str]]:
    filters = [{"Name": "tag:Application", "Values": [stack_name]}]
    reservations = boto3.client("ec2").describe_instances(Filters=filters)["Reservations"]
    return [
        {
            "role": next(tag["Value"] for tag in item["Tags"] if tag["Key"] == "aws-parallelcluster-node-type"),
            "type": item["InstanceType"],
            "state": item["State"]["Name"],
            "subnet": item["SubnetId"],
        }
        for reservation in reservations
        for item in reservation["Instances"]
    ]


QUESTIONS = {"stack": stack, "stacks": stacks, "fleet": fleet, "instances": instances}

if __name__ == "__main__":
    print(json.dumps(QUESTIONS[sys.argv[1]](*sys.argv[2:])))
