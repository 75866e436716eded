"""In which order a stack's resources come: each after all that it refers to."""

import re
from collections.abc import Iterator
from typing import Any

SUBSTITUTION = re.compile(r"\$\{([A-Za-z0-9]+)")


def creation_order(resources: dict[str, Any]) -> list[str]:
    """Logical ids, otherwise in the template's own order."""
    order: list[str] = []
    visiting: set[str] = set()

    def visit(name: str) -> None:
        if name in order or name in visiting:
            return
        visiting.add(name)
        for needed in _references(resources[name]):
            if needed in resources:
                visit(needed)
        order.append(name)

    for name in resources:
        visit(name)
    return order


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
        return
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key == "Ref":
            yield inner
        elif key == "Fn::GetAtt":
            yield inner[0] if isinstance(inner, list) else inner.split(".")[0]
        elif key == "DependsOn":
            yield from [inner] if isinstance(inner, str) else inner
        elif key == "Fn::Sub":
            text = inner[0] if isinstance(inner, list) else inner
            yield from SUBSTITUTION.findall(text)
            yield from _references(inner)
        else:
            yield from _references(inner)
