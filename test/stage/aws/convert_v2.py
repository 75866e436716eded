"""What pcluster's own converter makes of config files of version 2, as JSON; asks AWS nothing for plain files.

Run by the Python of the environment that holds pcluster 3. Standard input: a JSON list of texts. Standard output: a
JSON list of configurations of version 3.
"""

import contextlib
import io
import json
import sys

from pcluster3_config_converter.pcluster3_config_converter import Pcluster3ConfigConverter


def converted(text):
    with contextlib.redirect_stdout(io.StringIO()):
        converter = Pcluster3ConfigConverter(text, None, None, input_as_string=True)
        converter.validate()
        converter.convert_to_pcluster3_config()
    return converter.pcluster3_configuration


json.dump([converted(text) for text in json.load(sys.stdin)], sys.stdout)
