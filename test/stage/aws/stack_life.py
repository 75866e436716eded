"""The life of a stack in real time: resource after resource, with events, failures, rollback and deletion."""

import logging
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import control
from creation_order import creation_order
from moto.cloudformation.models import CloudFormationBackend, Event, Stack
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource

STACK_TYPE = "AWS::CloudFormation::Stack"
BOOTING = {"MasterServer", "HeadNode"}
CANCELLED = "Resource creation cancelled"

log = logging.getLogger("stage")


class CreationFailed(Exception):
    """A resource could not be created; the message is the reason CloudFormation gives."""


@dataclass
class Record:
    """One resource of a stack as CloudFormation lists it."""

    logical_id: str
    type: str
    status: str = "CREATE_IN_PROGRESS"
    physical_id: str = ""
    reason: str | None = None
    timestamp: datetime = field(default_factory=utcnow)


def adopt(stack: Stack, backend: CloudFormationBackend, parent: Stack | None, disable_rollback: bool) -> None:
    """Gives a fresh stack of moto's the fields that its life needs."""
    stack.stage_backend = backend
    stack.records: dict[str, Record] = {}
    stack.given_up = False
    stack.worker = None
    stack.last_updated_time = None
    stack.disable_rollback = disable_rollback
    stack.stack_status_reason = None
    stack.parent_id = parent.stack_id if parent else None
    stack.root_id = (parent.root_id or parent.stack_id) if parent else None


def start(stack: Stack, work: Any) -> None:
    """Runs a part of the stack's life in the background."""
    stack.worker = threading.Thread(target=work, args=(stack,), daemon=True)
    stack.worker.start()


def create(stack: Stack) -> None:
    """Creates everything; a stack of its own rolls back when that fails."""
    try:
        create_resources(stack)
    except CreationFailed as failure:
        if stack.disable_rollback:
            set_status(stack, "CREATE_FAILED", str(failure))
        else:
            roll_back(stack, str(failure))


def create_resources(stack: Stack) -> None:
    """Raises CreationFailed, naming the resources, when one of them fails."""
    stack.status = "CREATE_IN_PROGRESS"
    resources = {name: spec for name, spec in stack.template_dict["Resources"].items() if wanted(stack, spec)}
    order = creation_order(resources)
    for position, name in enumerate(order):
        if is_given_up(stack):
            return
        try:
            create_resource(stack, name, resources[name])
        except Exception as error:  # whatever moto throws is what AWS would have refused
            note(stack, name, resources[name]["Type"], "CREATE_FAILED", reason=str(error))
            _cancel(stack, order[position + 1 :], resources)
            raise CreationFailed(f"The following resource(s) failed to create: [{name}]. ") from error
    if not is_given_up(stack):
        stack.output_map = stack._create_output_map()
        set_status(stack, "CREATE_COMPLETE")


def roll_back(stack: Stack, reason: str) -> None:
    set_status(stack, "ROLLBACK_IN_PROGRESS", f"{reason}Rollback requested by user.")
    control.take_time(stack.name, control.setting("rollback_seconds"))
    failed = delete_resources(stack)
    set_status(stack, "ROLLBACK_FAILED" if failed else "ROLLBACK_COMPLETE")


def delete(stack: Stack) -> None:
    """Deletes everything and, if that went well, the stack."""
    set_status(stack, "DELETE_IN_PROGRESS", "User Initiated")
    # AWS is never done before the client looks for the first time.
    control.take_time(stack.name, control.setting("boot_seconds") if stack.parent_id is None else 0)
    failed = delete_resources(stack)
    if failed:
        set_status(stack, "DELETE_FAILED", f"The following resource(s) failed to delete: [{', '.join(failed)}]. ")
        return
    backend = stack.stage_backend
    stack.deletion_time = utcnow()
    set_status(stack, "DELETE_COMPLETE")
    backend.deleted_stacks[stack.stack_id] = stack
    backend.stacks.pop(stack.stack_id, None)


def delete_resources(stack: Stack) -> list[str]:
    """The logical ids of those that could not be deleted."""
    failed = []
    for record in reversed(list(stack.records.values())):
        if record.status == "DELETE_COMPLETE":
            continue
        reason = control.setting("fail_delete").get(record.logical_id)
        note(stack, record.logical_id, record.type, "DELETE_IN_PROGRESS")
        control.take_time(record.logical_id, control.setting("step_seconds"))
        if reason:
            note(stack, record.logical_id, record.type, "DELETE_FAILED", reason=reason)
            failed.append(record.logical_id)
            continue
        _destroy(stack, record)
        note(stack, record.logical_id, record.type, "DELETE_COMPLETE")
    return failed


def is_given_up(stack: Stack) -> bool:
    """True when the stack, or the one it belongs to, is to be deleted before it was complete."""
    root = stack.stage_backend.stacks.get(stack.root_id)
    return stack.given_up or (root is not None and root.given_up)


def set_status(stack: Stack, status: str, reason: str | None = None) -> None:
    stack.stack_status_reason = reason
    stack.status = status
    stack._add_stack_event(status, resource_status_reason=reason)


def note(stack: Stack, name: str, kind: str, status: str, physical_id: str | None = None, reason: str | None = None):
    """Keeps a resource's newest state and adds it to the stack's events."""
    record = stack.records.setdefault(name, Record(name, kind))
    record.status, record.reason, record.timestamp = status, reason, utcnow()
    if physical_id is not None:
        record.physical_id = physical_id
    stack.events.append(
        Event(
            stack_id=stack.stack_id,
            stack_name=stack.name,
            logical_resource_id=name,
            physical_resource_id=record.physical_id,
            resource_type=kind,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=None,
        )
    )


def wanted(stack: Stack, spec: dict[str, Any]) -> bool:
    condition = spec.get("Condition")
    return condition is None or stack.resource_map.lazy_condition_map[condition]


def create_resource(stack: Stack, name: str, spec: dict[str, Any]) -> None:
    kind = spec["Type"]
    note(stack, name, kind, "CREATE_IN_PROGRESS")
    if kind != STACK_TYPE:
        seconds = control.setting("boot_seconds" if name in BOOTING else "step_seconds")
        control.take_time(name, seconds, lambda: is_given_up(stack))
    reason = control.setting("fail").get(name)
    if reason:
        raise CreationFailed(reason)
    instance = stack.resource_map[name]
    physical_id = getattr(instance, "physical_resource_id", None) or name
    _tag(stack, name, instance)
    note(stack, name, kind, "CREATE_COMPLETE", physical_id)


def _tag(stack: Stack, name: str, instance: Any) -> None:
    if not isinstance(instance, TaggedEC2Resource):
        return
    tags = {
        **stack.tags,
        "aws:cloudformation:stack-name": stack.name,
        "aws:cloudformation:stack-id": stack.stack_id,
        "aws:cloudformation:logical-id": name,
    }
    ec2_backends[stack.account_id][stack.region_name].create_tags([instance.physical_resource_id], tags)


def _cancel(stack: Stack, names: list[str], resources: dict[str, Any]) -> None:
    """AWS works on several at once: what is under way when one fails, fails too, with a reason that says nothing."""
    for name in names[:1]:
        note(stack, name, resources[name]["Type"], "CREATE_IN_PROGRESS")
        note(stack, name, resources[name]["Type"], "CREATE_FAILED", reason=CANCELLED)


def _destroy(stack: Stack, record: Record) -> None:
    if record.type == STACK_TYPE:
        nested = [s for s in stack.stage_backend.stacks.values() if s.stack_id == record.physical_id]
        for inner in nested:
            delete(inner)
        return
    instance = stack.resource_map._parsed_resources.pop(record.logical_id, None)
    if instance is None:
        return
    try:
        stack.resource_map._delete_resource(instance, stack.template_dict["Resources"][record.logical_id])
    except Exception:  # moto cannot delete everything it can create; the stack's life goes on
        log.debug("%s is not deleted by moto", record.logical_id, exc_info=True)
