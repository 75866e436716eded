"""The few words of CloudFormation that the stand-in templates are written in."""

from typing import Any


def ref(name: str) -> dict[str, str]:
    return {"Ref": name}


def attribute(name: str, key: str) -> dict[str, list[str]]:
    return {"Fn::GetAtt": [name, key]}


def sub(text: str) -> dict[str, str]:
    return {"Fn::Sub": text}


def strings(*names: str) -> dict[str, Any]:
    return {name: {"Type": "String"} for name in names}
