"""Reads config files of ParallelCluster 3 as pcluster itself does: one answer for each, as JSON.

Run by the Python of the environment that holds that pcluster. Standard input: a JSON list of texts. Standard
output: a JSON list of {"read": what PyYAML makes of it, "back": the same through pcluster's schema and out again}
or {"refused": the schema's words}. Asks AWS nothing.
"""

import copy
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-2")

import yaml  # noqa: E402
from marshmallow import ValidationError  # noqa: E402
from pcluster.schemas.cluster_schema import ClusterSchema  # noqa: E402


def answer(text):
    read = yaml.safe_load(text)
    try:
        cluster = ClusterSchema(cluster_name="lsst").load(copy.deepcopy(read))
    except ValidationError as error:
        return {"refused": error.messages}
    back = ClusterSchema(cluster_name="lsst").dump(cluster)
    return {"read": read, "back": json.loads(json.dumps(back, default=str))}


json.dump([answer(text) for text in json.load(sys.stdin)], sys.stdout, default=str)
