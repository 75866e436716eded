"""The update of a stack in real time. What a template makes anew is created and what it drops goes; of everything else
only the events are played, the things themselves stay what moto made of them."""

import json
from typing import Any

import control
import stack_life
from moto.cloudformation.models import Stack
from moto.core.utils import utcnow

# What `hold` and `fail` of control.json call the last step of an update.
LAST_STEP = "UPDATE"
FIELDS = ("template", "template_dict", "description", "parameters", "tags", "resource_map", "output_map")


def begin(stack: Stack, template: str, parameters: dict[str, str], tags: dict[str, str] | None) -> None:
    """AWS answers with the new state at once, and goes on by itself."""
    stack.last_updated_time = utcnow()
    stack_life.set_status(stack, "UPDATE_IN_PROGRESS", "User Initiated")
    stack_life.start(stack, lambda it: update(it, template, parameters, tags))


def update(stack: Stack, template: str, parameters: dict[str, str], tags: dict[str, str] | None) -> None:
    before = {field: getattr(stack, field) for field in FIELDS}
    old = resources_of(stack)
    try:
        take_in(stack, template, parameters, tags)
        new = resources_of(stack)
        touched = [name for name in new if is_touched(name, old, new, changed_parameters(before, stack))]
        for name in touched:
            change(stack, name, new[name], fresh=name not in old)
        control.take_time(LAST_STEP, control.setting("update_seconds"))
        reason = control.setting("fail").get(LAST_STEP)
        if reason:
            raise stack_life.CreationFailed(reason)
    except Exception as error:  # whatever moto throws is what AWS would have refused
        roll_back(stack, before, touched, old, str(error))
        return
    stack.output_map = stack._create_output_map()
    stack_life.set_status(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
    for name in set(old) - set(new):
        stack_life.note(stack, name, old[name]["Type"], "DELETE_COMPLETE")
        stack.records.pop(name)
    stack_life.set_status(stack, "UPDATE_COMPLETE")


def take_in(stack: Stack, template: str, parameters: dict[str, str], tags: dict[str, str] | None) -> None:
    made = stack.resource_map._parsed_resources
    stack.template, stack.parameters, stack.tags = template, parameters, tags or stack.tags
    stack._parse_template()
    stack.resource_map = stack._create_resource_map()
    kept = {name: thing for name, thing in made.items() if name in stack.template_dict["Resources"]}
    stack.resource_map._parsed_resources.update(kept)


def roll_back(stack: Stack, before: dict[str, Any], touched: list[str], old: dict[str, Any], reason: str) -> None:
    failed = touched[-1]
    kind = stack.records[failed].type
    stack_life.note(stack, failed, kind, "UPDATE_FAILED" if failed in old else "CREATE_FAILED", reason=reason)
    stack_life.set_status(
        stack, "UPDATE_ROLLBACK_IN_PROGRESS", f"The following resource(s) failed to update: [{failed}]. "
    )
    for field, value in before.items():
        setattr(stack, field, value)
    for name in touched:
        if name in old:
            change(stack, name, old[name], fresh=False)
        else:
            stack_life.note(stack, name, stack.records[name].type, "DELETE_COMPLETE")
            stack.records.pop(name)
    stack_life.set_status(stack, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
    stack_life.set_status(stack, "UPDATE_ROLLBACK_COMPLETE")


def resources_of(stack: Stack) -> dict[str, Any]:
    return {name: spec for name, spec in stack.template_dict["Resources"].items() if stack_life.wanted(stack, spec)}


def changed_parameters(before: dict[str, Any], stack: Stack) -> list[str]:
    old, new = before["resource_map"].resolved_parameters, stack.resource_map.resolved_parameters
    return [name for name in new if old.get(name) != new[name]]


def is_touched(name: str, old: dict[str, Any], new: dict[str, Any], parameters: list[str]) -> bool:
    """AWS looks into every nested stack, whether something is changed in it or not."""
    if name not in old or new[name] != old[name] or new[name]["Type"] == stack_life.STACK_TYPE:
        return True
    text = json.dumps(new[name], default=str)
    return any(f'"Ref": "{parameter}"' in text for parameter in parameters)


def change(stack: Stack, name: str, spec: dict[str, Any], fresh: bool) -> None:
    if fresh:
        stack_life.create_resource(stack, name, spec)
        return
    nested = [it for it in stack.stage_backend.stacks.values() if it.stack_id == stack.records[name].physical_id]
    stack_life.note(stack, name, spec["Type"], "UPDATE_IN_PROGRESS")
    for inner in nested:
        stack_life.set_status(inner, "UPDATE_IN_PROGRESS", "User Initiated")
    control.take_time(name, control.setting("step_seconds"))
    for inner in nested:
        stack_life.set_status(inner, "UPDATE_COMPLETE")
    stack_life.note(stack, name, spec["Type"], "UPDATE_COMPLETE")
