"""Looks at the account from outside, with nobody's help: the answers are plain data.

Questions: stack NAME_OR_ID | stacks | fleet CLUSTER | instances STACK
"""

from collections.abc import Callable
from typing import Any

import boto3
from botocore.exceptions import ClientError


Client = Callable[[str], Any]


def answer(session: boto3.Session, endpoint: str, question: str, *about: str) -> Any:
    def client(service: str) -> Any:
        return session.client(service, endpoint_url=endpoint)

    return QUESTIONS[question](client, *about)


def stack(client: Client, name_or_id: str) -> dict[str, Any] | None:
    """Undefined ones are null."""
    try:
        found = client("cloudformation").describe_stacks(StackName=name_or_id)["Stacks"][0]
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


def stacks(client: Client) -> list[str]:
    return [
        f"{item['StackName']} {item['StackStatus']}"
        for page in client("cloudformation").get_paginator("describe_stacks").paginate()
        for item in page["Stacks"]
        if "ParentId" not in item
    ]


def fleet(client: Client, cluster: str) -> str | None:
    found = client("dynamodb").get_item(TableName=f"parallelcluster-{cluster}", Key={"Id": {"S": "COMPUTE_FLEET"}})
    item = found.get("Item", {})
    status = item.get("Data", {}).get("M", {}).get("status") or item.get("Status", {})
    return status.get("S")


ROLE_TAGS = ("aws-parallelcluster-node-type", "parallelcluster:node-type")


def instances(client: Client, stack_name: str) -> list[dict[str, str]]:
    """The nodes of a cluster; version 2 tags them with the stack's name, version 3 with the cluster's."""
    found = [
        (instance, {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])})
        for reservation in client("ec2").describe_instances()["Reservations"]
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
