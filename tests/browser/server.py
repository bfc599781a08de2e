"""The dashboard served for a test: `streamlit run` in a process forked with the libraries loaded.

Loading them is most of the work of a server's start; our own code is loaded by each server anew.
"""

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from urllib.request import urlopen

from sqlalchemy import URL

from data_access.config import ROOT

READY_SECONDS = 30
_forks = get_context("forkserver")
_forks.set_forkserver_preload(
    [
        *("streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.starlette"),
        *("plotly.graph_objects", "sqlalchemy.orm", "psycopg", "alembic.command"),
        *("scipy.special", "sklearn.feature_extraction.text", "babel.dates", "stdnum.pl"),
        *("openpyxl", "xlsxwriter", "lxml.etree", "PIL.Image"),
    ]
)
_ports: list[int] = []
"""Of servers that ended: the browser has compiled the scripts of these addresses."""


@contextmanager
def serving(database: URL, script: Path = ROOT / "dashboard.py") -> Iterator[str]:
    """`streamlit run` on a free port; the base URL."""
    port = _ports.pop() if _ports else free_port()
    environment = {**os.environ, "DATABASE_URL": database.render_as_string(hide_password=False)}
    server = _forks.Process(target=_run, args=(script, port, environment), daemon=True)
    with _no_main():
        server.start()
    base = f"http://localhost:{port}"
    try:
        _wait_until_healthy(base, server)
        yield base
    finally:
        server.terminate()
        server.join(10)
        _ports.append(port)


@contextmanager
def _no_main() -> Iterator[None]:
    """A new process runs the main module once more: where pages were tested, that is the last."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _run(script: Path, port: int, environment: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    from streamlit.web import cli

    cli.main(["run", str(script), f"--server.port={port}"], prog_name="streamlit")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(base: str, server: BaseProcess) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        assert server.is_alive(), "the server ended"
        try:
            with urlopen(f"{base}/_stcore/health") as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(base)
