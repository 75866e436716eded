"""Reads AWS profile files as pcluster does. In: JSON list of [config, credentials]. Out: JSON list of profiles or null."""

import json
import os
import sys
import tempfile

import botocore.configloader
import botocore.exceptions
import botocore.session

SESSION = botocore.session.Session()


def read(folder, texts):
    paths = [os.path.join(folder, name) for name in ("config", "credentials")]
    for path, text in zip(paths, texts):
        with open(path, "wb") as file:
            file.write(text.encode("utf-8"))
    os.environ["AWS_CONFIG_FILE"], os.environ["AWS_SHARED_CREDENTIALS_FILE"] = paths
    SESSION._config = None
    try:
        profiles = SESSION.full_config["profiles"]
    except botocore.exceptions.ConfigParseError:
        return None
    return {name: values.get("region") for name, values in profiles.items()}


with tempfile.TemporaryDirectory() as folder:
    cases = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    json.dump([read(folder, texts) for texts in cases], sys.stdout)
