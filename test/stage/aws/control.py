"""What the tests ask of the emulated account while it runs: read from one JSON file, anew at each look."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {
    # Seconds each resource takes to come or to go.
    "step_seconds": 0.1,
    # Seconds the head node takes to boot and report back.
    "boot_seconds": 1.0,
    # Seconds from one state of the compute fleet to the next.
    "fleet_seconds": 0.6,
    # Seconds a rollback waits before it deletes: pcluster looks at the failed nested stack only every five seconds.
    "rollback_seconds": 7.0,
    # Seconds the last step of an update takes, in which the head node takes the change in.
    "update_seconds": 2.0,
    # Logical id -> reason: these resources fail to be created; UPDATE: the last step of an update.
    "fail": {},
    # Logical id -> reason: these resources fail to be deleted.
    "fail_delete": {},
    # Logical ids that stay in progress until they are taken off this list, UPDATE among them.
    "hold": [],
}

POLL_SECONDS = 0.05


def setting(name: str) -> Any:
    """The newest value of one setting."""
    try:
        told = json.loads(Path(os.environ["STAGE_CONTROL"]).read_text())
    except (KeyError, FileNotFoundError, json.JSONDecodeError):
        told = {}
    return told.get(name, DEFAULTS[name])


def take_time(logical_id: str, seconds: float, given_up: Callable[[], bool] = lambda: False) -> None:
    """Waits as long as this resource takes, and on while it is held."""
    time.sleep(seconds)
    while logical_id in setting("hold") and not given_up():
        time.sleep(POLL_SECONDS)
