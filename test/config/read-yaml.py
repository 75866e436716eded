"""Reads YAML texts as pcluster 3 does. In: JSON list of texts. Out: JSON list of what they say, with the type of each
word ("int:40"), or null for a text that is refused."""

import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """Refuses a key that stands twice, as pcluster does from 3.3 on."""


def mapping(loader, node):
    found = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise yaml.constructor.ConstructorError(problem="Duplicate key found: %s" % key)
        found[key] = loader.construct_object(value_node, deep=True)
    return found


Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)


def said(value):
    if isinstance(value, dict):
        return {said(key): said(one) for key, one in value.items()}
    if isinstance(value, list):
        return [said(one) for one in value]
    return "%s:%s" % (type(value).__name__, value)


def read(text):
    try:
        return said(yaml.load(text, Loader))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


json.dump([read(text) for text in json.loads(sys.stdin.buffer.read().decode("utf-8"))], sys.stdout)
