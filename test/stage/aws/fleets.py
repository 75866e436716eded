"""Where each major version keeps the state of its compute fleet, and which nodes it starts by itself."""

import json
from typing import Any

import yaml


class FleetOfVersion2:
    def __init__(self, stack: Any) -> None:
        self.stack = stack
        self.table = stack.name
        self.tags = {
            "Application": stack.name,
            "ClusterName": stack.name.removeprefix("parallelcluster-"),
            "Name": "Compute",
            "aws-parallelcluster-node-type": "Compute",
        }

    def state_in(self, item: dict[str, Any]) -> str:
        return item["Status"]["S"]

    def item(self, state: str, now: str) -> dict[str, Any]:
        return {"Status": {"S": state}, "LastUpdatedTime": {"S": now}}

    def config_item(self, s3: Any) -> dict[str, Any] | None:
        # Before 2.9 there is none.
        if "ArtifactS3RootDirectory" not in self.stack.stack_parameters:
            return None
        return {"Version": {"S": s3.head_object(**self._config_object())["VersionId"]}}

    def _config_object(self) -> dict[str, str]:
        parameters = self.stack.stack_parameters
        key = f"{parameters['ArtifactS3RootDirectory']}/configs/cluster-config.json"
        return {"Bucket": parameters["ResourcesS3Bucket"], "Key": key}

    def nodes_at_start(self, s3: Any) -> list[dict[str, Any]]:
        parameters = self.stack.stack_parameters
        config = json.loads(s3.get_object(**self._config_object())["Body"].read())
        return [
            {
                "count": max(int(resource.get("initial_count") or 0), int(resource.get("min_count") or 0)),
                "type": resource["instance_type"],
                "subnet": parameters["MasterSubnetId"],
                "image": parameters["CustomAMI"],
            }
            for queue in config.get("cluster", {}).get("queue_settings", {}).values()
            for resource in queue["compute_resource_settings"].values()
        ]


class FleetOfVersion3:
    def __init__(self, stack: Any) -> None:
        self.stack = stack
        self.table = f"parallelcluster-{stack.name}"
        self.tags = {
            "Name": "Compute",
            "parallelcluster:cluster-name": stack.name,
            "parallelcluster:node-type": "Compute",
        }

    def state_in(self, item: dict[str, Any]) -> str:
        return item["Data"]["M"]["status"]["S"]

    def item(self, state: str, now: str) -> dict[str, Any]:
        return {"Data": {"M": {"status": {"S": state}, "lastStatusUpdatedTime": {"S": now}}}}

    def config_item(self, s3: Any) -> dict[str, Any] | None:
        return None

    def nodes_at_start(self, s3: Any) -> list[dict[str, Any]]:
        """As the cluster's own copy of the config has it."""
        parameters = self.stack.stack_parameters
        key = f"{parameters['ArtifactS3RootDirectory']}/configs/cluster-config.yaml"
        config = yaml.safe_load(s3.get_object(Bucket=parameters["ResourcesS3Bucket"], Key=key)["Body"].read())
        return [
            {
                "count": int(resource.get("MinCount") or 0),
                "type": resource.get("InstanceType") or resource["Instances"][0]["InstanceType"],
                "subnet": queue["Networking"]["SubnetIds"][0],
                "image": config["Image"].get("CustomAmi") or parameters["OfficialAmi"],
            }
            for queue in config["Scheduling"]["SlurmQueues"]
            for resource in queue["ComputeResources"]
        ]
