"""AWS accounts on loopback: moto, mended and slowed down to the pace of the real one.

Usage: server.py FOLDER. Prepares one account, prints the path of a socket in FOLDER when it is ready, and ends when its
standard input closes. Who connects there and writes the name of a folder as a line of JSON has an account of its own,
as fresh as any: a process forked from this one, in which all is loaded and seeded. It keeps server.log in that
folder and reads control.json there while it runs. Its first line says its port, its number and what is in it; then it
answers the questions of look.py, a line of JSON each. It ends when the connection closes.
"""

import gc
import json
import os
import secrets
import select
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

# What pcluster's stacks are made of, loaded before the first account is given out.
SERVICES = ("cloudformation", "cloudwatch", "dynamodb", "ec2", "efs", "iam", "lambda", "logs", "route53", "s3", "ssm", "sts")


def main(folder: Path) -> None:
    from images import official_images

    images = folder / "images.json"
    images.write_text(json.dumps(official_images()))
    account_id = str(secrets.randbelow(9 * 10**11) + 10**11)
    # Before moto is imported: it reads its settings then.
    os.environ["MOTO_AMIS_PATH"] = str(images)
    os.environ["MOTO_ACCOUNT_ID"] = account_id
    os.environ["STAGE_SHARED"] = str(folder)
    belongings = prepared()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    place = str(folder / "accounts")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    listener.listen(16)
    print(place, flush=True)
    while sys.stdin not in select.select([sys.stdin, listener], [], [])[0]:
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            give_account(connection, account_id, belongings)
        connection.close()


def prepared() -> dict[str, Any]:
    """Loads what an account needs and puts a tutorial reader's belongings into it. No thread is left: a fork has none."""
    import daemon  # noqa: F401
    import look  # noqa: F401
    import mends_access
    import mends_cloudformation
    import mends_ec2
    import seed
    import stacks_in_time

    for mends in (mends_access, mends_ec2, mends_cloudformation, stacks_in_time):
        mends.apply()
    from moto.moto_server.werkzeug_app import create_backend_app

    for service in SERVICES:
        create_backend_app(service)
    server = _server(threaded=False)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    belongings = seed.seeded(_endpoint(server))
    server.shutdown()
    serving.join()
    server.server_close()
    return belongings


def give_account(connection: socket.socket, account_id: str, belongings: dict[str, Any]) -> None:
    """Serves until the connection closes; never returns."""
    try:
        import daemon
        import seed
        from moto.moto_api._internal import mock_random

        lines = connection.makefile("rw")
        folder = Path(json.loads(lines.readline()))
        log = os.open(folder / "server.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.environ["STAGE_CONTROL"] = str(folder / "control.json")
        # Else each account would make the same ids.
        mock_random.seed()
        server = _server(threaded=True)
        endpoint = _endpoint(server)
        daemon.start(account_id, endpoint)
        threading.Thread(target=_answer, args=(lines, endpoint), daemon=True).start()
        all_there = {**belongings, "urls": seed.template_urls(endpoint)}
        _say(lines, {"endpoint": endpoint, "id": account_id, "region": seed.REGION, "belongings": all_there})
        server.serve_forever()
    finally:
        os._exit(1)


def _answer(lines: Any, endpoint: str) -> None:
    import boto3
    import look
    import seed
    from botocore.exceptions import ClientError

    looker = boto3.Session("look", "look", region_name=seed.REGION)
    try:
        for line in lines:
            try:
                _say(lines, {"seen": look.answer(looker, endpoint, *json.loads(line))})
            except ClientError as error:
                _say(lines, {"refused": str(error)})
        os._exit(0)
    finally:
        os._exit(1)


def _say(lines: Any, answer: Any) -> None:
    lines.write(json.dumps(answer) + "\n")
    lines.flush()


def _server(threaded: bool) -> Any:
    from moto.moto_server.werkzeug_app import (
        DomainDispatcherApplication,
        MotoRequestHandler,
        create_backend_app,
    )
    from werkzeug.serving import make_server

    application = DomainDispatcherApplication(create_backend_app)
    return make_server("127.0.0.1", 0, application, threaded=threaded, request_handler=MotoRequestHandler)


def _endpoint(server: Any) -> str:
    return f"http://127.0.0.1:{server.socket.getsockname()[1]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
