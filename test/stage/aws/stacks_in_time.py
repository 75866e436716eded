"""Puts the life of stacks (stack_life.py) in the place of moto's, where everything is complete at once."""

import threading
from typing import Any

import stack_life
import stack_update
from mends_cloudformation import random_suffix
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Stack, cloudformation_backends
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import generate_stack_id, get_stack_from_s3_url
from moto.core.responses import ActionResult

request = threading.local()
# Of two requests for one name only one is served, as at AWS.
naming = threading.Lock()


def apply() -> None:
    CloudFormationBackend.create_stack = _create_stack
    CloudFormationBackend.update_stack = _update_stack
    CloudFormationBackend.delete_stack = _delete_stack
    Stack.create_from_cloudformation_json = classmethod(_create_nested)
    Stack.deletion_time = None
    _hide_outputs_until_complete()
    _list_resources_as_they_are()
    _hear_of_disable_rollback()


def _create_stack(self, name: str, template: str, parameters: dict[str, Any], tags=None, **kwargs: Any) -> Stack:
    with naming:
        if name in [stack.name for stack in self.stacks.values()]:
            raise ValidationError(message=f"Stack [{name}] already exists", name_or_id=name)
        stack = _new_stack(self, name, template, parameters, tags, None, getattr(request, "disable_rollback", False))
    stack_life.start(stack, stack_life.create)
    return stack


def _create_nested(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs) -> Stack:
    backend = cloudformation_backends[account_id][region_name]
    parent = backend.get_stack(kwargs["StackId"])
    properties = cloudformation_json["Properties"]
    template = get_stack_from_s3_url(properties["TemplateURL"], account_id=account_id, partition="aws")
    name = f"{parent.name}-{kwargs['LogicalId']}-{random_suffix()}"
    parameters = {key: str(value) for key, value in properties.get("Parameters", {}).items()}
    stack = _new_stack(backend, name, template, parameters, parent.tags, parent, True)
    parent.records[kwargs["LogicalId"]].physical_id = stack.stack_id
    try:
        stack_life.create_resources(stack)
    except stack_life.CreationFailed as failure:
        stack_life.set_status(stack, "CREATE_FAILED", str(failure))
        raise stack_life.CreationFailed(
            f"Embedded stack {stack.stack_id} was not successfully created: {failure}"
        ) from failure
    return stack


def _new_stack(backend, name, template, parameters, tags, parent, disable_rollback: bool) -> Stack:
    stack_id = generate_stack_id(name, backend.region_name, backend.account_id)
    stack = Stack(
        stack_id=stack_id,
        name=name,
        template=template,
        parameters=parameters,
        account_id=backend.account_id,
        region_name=backend.region_name,
        tags=dict(tags or {}),
        cross_stack_resources=backend.exports,
    )
    unknown = [key for key in parameters if key not in stack.template_dict.get("Parameters", {})]
    if unknown:
        raise ValidationError(
            message=f"Parameters: [{', '.join(unknown)}] do not exist in the template", name_or_id=name
        )
    stack_life.adopt(stack, backend, parent, disable_rollback)
    stack.status = "CREATE_IN_PROGRESS"
    backend.stacks[stack_id] = stack
    stack._add_stack_event("CREATE_IN_PROGRESS", resource_status_reason="User Initiated")
    return stack


def _update_stack(self, name: str, template: str, role_arn, parameters, tags) -> Stack:
    stack = self.get_stack(name)
    if stack.status.endswith("_IN_PROGRESS"):
        message = f"Stack:{stack.stack_id} is in {stack.status} state and can not be updated."
        raise ValidationError(message=message)
    given = self._resolve_update_parameters(instance=stack, incoming_params=parameters)
    stack_update.begin(stack, template, given, tags)
    return stack


def _delete_stack(self, name_or_stack_id: str) -> None:
    for stack in list(self.stacks.values()):
        if name_or_stack_id in (stack.name, stack.stack_id) and stack.status != "DELETE_IN_PROGRESS":
            stack.given_up = True
            # AWS answers with the new state at once.
            stack.status = "DELETE_IN_PROGRESS"
            stack_life.start(stack, _after(stack.worker, stack_life.delete))


def _after(worker: threading.Thread | None, work: Any) -> Any:
    def run(stack: Stack) -> None:
        if worker is not None:
            worker.join()
        work(stack)

    return run


def _hide_outputs_until_complete() -> None:
    original = Stack.outputs.fget
    Stack.outputs = property(lambda self: original(self) if has_outputs(self.status) else None)


def has_outputs(status: str) -> bool:
    return status == "CREATE_COMPLETE" or status.startswith("UPDATE_")


def _list_resources_as_they_are() -> None:
    def resources_of(response: CloudFormationResponse) -> tuple[Stack, list[stack_life.Record]]:
        stack = response.cloudformation_backend.get_stack(response._get_param("StackName"))
        wanted = response._get_param("LogicalResourceId")
        return stack, [record for record in list(stack.records.values()) if wanted in (None, record.logical_id)]

    def common(record: stack_life.Record) -> dict[str, Any]:
        return {
            "LogicalResourceId": record.logical_id,
            "PhysicalResourceId": record.physical_id or None,
            "ResourceType": record.type,
            "ResourceStatus": record.status,
            "ResourceStatusReason": record.reason,
        }

    def describe(self):
        stack, records = resources_of(self)
        whole = {"StackId": stack.stack_id, "StackName": stack.name}
        return ActionResult(
            {"StackResources": [{**whole, **common(record), "Timestamp": record.timestamp} for record in records]}
        )

    def summaries(self):
        _, records = resources_of(self)
        return ActionResult(
            {
                "StackResourceSummaries": [
                    {**common(record), "LastUpdatedTimestamp": record.timestamp} for record in records
                ]
            }
        )

    def describe_one(self):
        stack, records = resources_of(self)
        if not records:
            wanted = self._get_param("LogicalResourceId")
            raise ValidationError(message=f"Resource {wanted} does not exist for stack {stack.name}")
        detail = {"StackId": stack.stack_id, "StackName": stack.name, **common(records[0])}
        return ActionResult({"StackResourceDetail": {**detail, "LastUpdatedTimestamp": records[0].timestamp}})

    CloudFormationResponse.describe_stack_resources = describe
    CloudFormationResponse.describe_stack_resource = describe_one
    CloudFormationResponse.list_stack_resources = summaries


def _hear_of_disable_rollback() -> None:
    original = CloudFormationResponse.create_stack

    def create_stack(self):
        request.disable_rollback = self._get_bool_param("DisableRollback", False)
        return original(self)

    CloudFormationResponse.create_stack = create_stack
