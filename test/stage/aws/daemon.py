"""Plays the head node's daemon: keeps the state of each cluster's compute fleet and starts and ends its nodes."""

import threading
import time
from datetime import datetime, timezone
from typing import Any

import boto3
import control
from botocore.exceptions import ClientError
from fleets import FleetOfVersion2, FleetOfVersion3
from moto.cloudformation.models import cloudformation_backends
from stacks_in_time import has_outputs

NEXT_STATE = {
    "STOP_REQUESTED": "STOPPING",
    "STOPPING": "STOPPED",
    "START_REQUESTED": "STARTING",
    "STARTING": "RUNNING",
}
TAKEN_IN = {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
POLL_SECONDS = 0.2


def start(account_id: str, endpoint: str) -> None:
    threading.Thread(target=_run, args=(account_id, endpoint), daemon=True).start()


def _run(account_id: str, endpoint: str) -> None:
    heads: dict[str, Head] = {}
    while True:
        for region, backend in list(cloudformation_backends[account_id].items()):
            for stack in list(backend.stacks.values()):
                if not has_outputs(stack.status) or getattr(stack, "parent_id", None):
                    continue
                if stack.stack_id not in heads:
                    heads[stack.stack_id] = Head(stack, region, endpoint)
                heads[stack.stack_id].look()
        time.sleep(POLL_SECONDS)


class Head:
    """The daemon on one head node."""

    def __init__(self, stack: Any, region: str, endpoint: str) -> None:
        where = {
            "region_name": region,
            "endpoint_url": endpoint,
            "aws_access_key_id": "daemon",
            "aws_secret_access_key": "daemon",
        }
        self.stack = stack
        self.dynamodb = boto3.client("dynamodb", **where)
        self.ec2 = boto3.client("ec2", **where)
        self.s3 = boto3.client("s3", **where)
        self.fleet = FleetOfVersion3(stack) if "parallelcluster:version" in stack.tags else FleetOfVersion2(stack)
        self.due = 0.0
        self.planned: str | None = None
        self.noted: object = self

    def look(self) -> None:
        """Moves the fleet on when its time has come."""
        try:
            self._note_config()
            state = self._state()
            if state is None:
                self._arrive("RUNNING")
            elif state in NEXT_STATE:
                self._advance(state)
        except ClientError as error:
            # No table: not a cluster with a fleet of this kind. Anything else shows in the server's log.
            if error.response["Error"]["Code"] != "ResourceNotFoundException":
                print(f"daemon: {error}", flush=True)

    def _note_config(self) -> None:
        """From 2.9 on the head node of version 2 writes down which text of its config it has taken in. What AWS has
        taken back is not noted: it goes on until the text before is the one there (pcluster's wait_for_update.py).
        """
        if self.stack.status not in TAKEN_IN or self.noted == self.stack.last_updated_time:
            return
        item = self.fleet.config_item(self.s3)
        if item is not None:
            self.dynamodb.put_item(TableName=self.fleet.table, Item={"Id": {"S": "CLUSTER_CONFIG"}, **item})
        self.noted = self.stack.last_updated_time

    def _state(self) -> str | None:
        key = {"Id": {"S": "COMPUTE_FLEET"}}
        item = self.dynamodb.get_item(TableName=self.fleet.table, Key=key).get("Item")
        return self.fleet.state_in(item) if item else None

    def _advance(self, state: str) -> None:
        if self.planned != state:
            self.planned, self.due = state, time.monotonic() + control.setting("fleet_seconds")
        elif time.monotonic() >= self.due:
            self._arrive(NEXT_STATE[state])

    def _arrive(self, state: str) -> None:
        if state == "RUNNING":
            self._start_nodes()
        if state == "STOPPED":
            self._end_nodes()
        item = {"Id": {"S": "COMPUTE_FLEET"}, **self.fleet.item(state, datetime.now(timezone.utc).isoformat())}
        self.dynamodb.put_item(TableName=self.fleet.table, Item=item)
        self.planned = None

    def _start_nodes(self) -> None:
        for nodes in self.fleet.nodes_at_start(self.s3):
            if nodes["count"] == 0:
                continue
            self.ec2.run_instances(
                ImageId=nodes["image"],
                InstanceType=nodes["type"],
                SubnetId=nodes["subnet"],
                MinCount=nodes["count"],
                MaxCount=nodes["count"],
                TagSpecifications=[
                    {
                        "ResourceType": "instance",
                        "Tags": [{"Key": key, "Value": value} for key, value in self.fleet.tags.items()],
                    }
                ],
            )

    def _end_nodes(self) -> None:
        states = {"Name": "instance-state-name", "Values": ["pending", "running"]}
        filters = [{"Name": f"tag:{key}", "Values": [value]} for key, value in self.fleet.tags.items()]
        reservations = self.ec2.describe_instances(Filters=[*filters, states])["Reservations"]
        ids = [instance["InstanceId"] for reservation in reservations for instance in reservation["Instances"]]
        if ids:
            self.ec2.terminate_instances(InstanceIds=ids)
