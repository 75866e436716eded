"""Mends of moto's CloudFormation: templates that AWS takes must not stumble here."""

import base64
import uuid
from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.models import Stack

# moto would run code for these, in containers of its own.
INERT_TYPES = {
    "AWS::CloudFormation::CustomResource",
    "AWS::CloudFormation::WaitCondition",
    "AWS::CloudFormation::WaitConditionHandle",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::Lambda::Function",
    "AWS::Lambda::Permission",
    "AWS::Logs::MetricFilter",
}


class InertResource:
    """A resource that is complete at once and does nothing."""

    def __init__(self, name: str) -> None:
        self.physical_resource_id = name

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, *args, **kwargs) -> "InertResource":
        return cls(resource_name)

    @classmethod
    def has_cfn_attr(cls, attribute: str) -> bool:
        return True

    def get_cfn_attribute(self, attribute: str) -> str:
        if attribute.endswith("Arn"):
            return f"arn:aws:stage:::{self.physical_resource_id}"
        return f"{self.physical_resource_id}-{attribute}"

    def is_created(self) -> bool:
        return True

    def delete(self, account_id: str, region_name: str) -> None:
        pass


def apply() -> None:
    _complete_unknown_types()
    _clean_like_aws()
    _answer_for_nested_stacks()


def _complete_unknown_types() -> None:
    def resource_class_from_type(resource_type: str) -> Any:
        if resource_type in INERT_TYPES or resource_type.startswith("Custom::"):
            return InertResource
        return parsing.get_model_map().get(resource_type, InertResource)

    parsing.resource_class_from_type = resource_class_from_type


def _clean_like_aws() -> None:
    """AWS::NoValue vanishes from lists, and Fn::Base64 takes anything: nothing boots here."""
    original = parsing.clean_json

    def clean_json(value: Any, resources_map: Any) -> Any:
        if isinstance(value, list):
            cleaned = [clean_json(item, resources_map) for item in value]
            return [item for item in cleaned if item is not None]
        if isinstance(value, dict) and "Fn::Base64" in value:
            inner = clean_json(value["Fn::Base64"], resources_map)
            return base64.b64encode(str(inner).encode()).decode()
        return original(value, resources_map)

    parsing.clean_json = clean_json


def _answer_for_nested_stacks() -> None:
    """A nested stack answers `Outputs.X`, and its physical id is its ARN."""

    def get_cfn_attribute(self, attribute: str) -> Any:
        output = self.output_map[attribute.removeprefix("Outputs.")]
        return output.value if output else None

    Stack.get_cfn_attribute = get_cfn_attribute
    Stack.physical_resource_id = property(lambda self: self.stack_id)


def random_suffix() -> str:
    """Twelve characters, as AWS puts them behind the name of a nested stack."""
    return uuid.uuid4().hex[:12].upper()
