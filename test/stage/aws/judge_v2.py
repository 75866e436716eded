"""Whether ParallelCluster 2 would begin to create clusters, by its own validation: one answer for each, as JSON.

Run by the Python of the environment that holds it. Standard input: a JSON list of {"name", "config"}. Standard output:
a JSON list of what it says against each; null where it says nothing.
"""

import contextlib
import io
import json
import sys
import tempfile

from pcluster import commands
from pcluster.config.pcluster_config import PclusterConfig


def refusal(name, config):
    said = io.StringIO()
    with tempfile.NamedTemporaryFile("w") as file:
        file.write(config)
        file.flush()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                commands._validate_cluster_name(name)
                PclusterConfig(config_file=file.name, fail_on_file_absence=True).validate()
        except SystemExit as end:
            return str(end.code)
        except Exception as error:  # it would end with a traceback
            return repr(error)
    return None


json.dump([refusal(**plan) for plan in json.load(sys.stdin)], sys.stdout)
