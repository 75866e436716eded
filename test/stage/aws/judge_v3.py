"""Whether ParallelCluster 3 would begin to create clusters, by its own dry run: one answer for each, as JSON.

Run by the Python of the environment that holds it. Standard input: a JSON list of {"name", "config"}. Standard output:
a JSON list of what it says against each; null where it says nothing.
"""

import contextlib
import io
import json
import os
import sys
import tempfile

import pcluster.lib
from pcluster.api.errors import DryrunOperationException, ParallelClusterApiException


def refusal(name, config):
    with contextlib.redirect_stdout(io.StringIO()), tempfile.NamedTemporaryFile("w") as file:
        file.write(config)
        file.flush()
        try:
            pcluster.lib.create_cluster(
                cluster_name=name,
                cluster_configuration=file.name,
                dryrun=True,
                region=os.environ["AWS_DEFAULT_REGION"],
            )
        except DryrunOperationException:
            return None
        except ParallelClusterApiException as error:
            return json.dumps(error.content.to_dict(), default=str)
        except Exception as error:  # it would end with a traceback
            return repr(error)
    return "It took no dry run."


json.dump([refusal(**plan) for plan in json.load(sys.stdin)], sys.stdout)
