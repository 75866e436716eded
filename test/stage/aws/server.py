"""An AWS account on loopback: moto, mended and slowed down to the pace of the real one.

Usage: server.py FOLDER. Keeps its files in FOLDER (control.json is read while it runs), prints one line of JSON
with its port when it is ready, and ends when its standard input closes.
"""

import json
import os
import secrets
import sys
import threading
from pathlib import Path


def main(folder: Path) -> None:
    from images import official_images

    images = folder / "images.json"
    images.write_text(json.dumps(official_images()))
    account_id = str(secrets.randbelow(9 * 10**11) + 10**11)
    os.environ["MOTO_AMIS_PATH"] = str(images)
    os.environ["MOTO_ACCOUNT_ID"] = account_id
    os.environ["STAGE_CONTROL"] = str(folder / "control.json")
    serve(account_id)


def serve(account_id: str) -> None:
    # Only now: moto reads its settings when it is imported.
    import daemon
    import mends_access
    import mends_cloudformation
    import mends_ec2
    import stacks_in_time
    from moto.moto_server.werkzeug_app import (
        DomainDispatcherApplication,
        MotoRequestHandler,
        create_backend_app,
    )
    from werkzeug.serving import make_server

    for mends in (mends_access, mends_ec2, mends_cloudformation, stacks_in_time):
        mends.apply()
    application = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler)
    port = server.socket.getsockname()[1]
    daemon.start(account_id, f"http://127.0.0.1:{port}")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    print(json.dumps({"port": port, "account": account_id}), flush=True)
    server.serve_forever()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
