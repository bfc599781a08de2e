"""PostgreSQL servers and an nginx of this machine's own, from Debian's packages, for benchmarks.

apt-get install postgresql nginx-light
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from tests.browser.conftest import ROOT

_PROGRAMS = Path("/usr/lib/postgresql")
_USER = "consultation"
_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "wal_level": "replica",
    "hot_standby_feedback": "on",
}


@contextmanager
def postgres(*, replica_of: URL | None = None) -> Iterator[URL]:
    """A new server, or a streaming replica of another; the address of its database."""
    with tempfile.TemporaryDirectory(prefix="postgres", dir="/tmp") as name:
        folder = Path(name)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        data, port = folder / "data", free_port()
        if replica_of:
            source = ("-h", replica_of.host, "-p", replica_of.port, "-U", _USER)
            _run("pg_basebackup", *source, "-D", data, "-R", "-X", "stream", "-c", "fast")
        else:
            _run("initdb", "-D", data, "-A", "trust", "-U", _USER, "-E", "UTF8", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in _OPTIONS.items())
        given = f"-p {port} -k {folder} {options}"
        _run("pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", given, "start")
        try:
            at = ("-h", "127.0.0.1", "-p", str(port), "-U", _USER)
            if not replica_of:
                _run("createdb", *at, "consultation")
            yield URL.create("postgresql+psycopg", _USER, None, "127.0.0.1", port, "consultation")
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")


@contextmanager
def balanced(bases: Sequence[str]) -> Iterator[str]:
    """nginx before two servers, as deploy/workers.conf says; its address."""
    port, http = free_port(), (ROOT / "deploy" / "workers.conf").read_text()
    for place, base in zip(("app-one:8501", "app-two:8501"), bases, strict=True):
        http = http.replace(place, base.replace("http://localhost", "127.0.0.1"))
    with nginx(http + _SERVER.replace("PORT", str(port)), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def nginx(http: str, port: int) -> Iterator[None]:
    """With these directives, once it listens there. Raises where `nginx -t` finds a fault."""
    with tempfile.TemporaryDirectory(prefix="nginx", dir="/tmp") as folder:
        kept = "".join(
            f"{kind}_temp_path {folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        file = Path(folder) / "nginx.conf"
        file.write_text(_WHOLE.format(folder=folder, http=kept + http))
        command = ["nginx", "-c", str(file)]
        subprocess.run([*command, "-t", "-q"], check=True)
        process = subprocess.Popen([*command, "-g", "daemon off;"])
        try:
            _wait_for(port)
            yield
        finally:
            process.terminate()
            process.wait(10)


_WHOLE = """
pid {folder}/pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 2048; }}
http {{
{http}
}}
"""
_SERVER = """
map $http_upgrade $connection_upgrade { default upgrade; '' close; }
server {
    listen 127.0.0.1:PORT;
    access_log off;
    add_header Set-Cookie "worker=$worker; Path=/; HttpOnly; SameSite=Lax";
    location / {
        proxy_pass http://$worker;
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;
    }
}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _run(program: str, *arguments: object) -> None:
    """As `postgres` where root runs this: the server refuses to run as root."""
    newest = max(_PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    asked = [str(newest / program), *map(str, arguments)]
    if os.getuid() == 0:
        asked = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *asked]
    subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)
