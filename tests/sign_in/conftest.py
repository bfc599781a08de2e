"""A real server behind a real identity provider, both on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import oidc_provider_mock
import pytest
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.load.load_files import load
from tests.browser.conftest import ROOT
from tests.data_access.test_load import WHOLE
from tests.records import postulate, put

SECRET = "x" * 40
ROLES = """
[roles]
reader = ["readers"]
editor = ["ewa@um.example"]
administrator = ["admins"]
"""
PEOPLE = {
    "reader": ("rita@um.example", ["readers"]),
    "editor": ("ewa@um.example", []),
    "administrator": ("adam@um.example", ["admins"]),
    "nobody": ("nik@um.example", []),
}
UNVERIFIED = {"ewa": False, "ewelina": "false"}
"""Signed up at the provider with the editor's address, which is not theirs, as it says."""
_READY_SECONDS = 40


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(database: URL, configuration: Path, port: int, *options: str) -> subprocess.Popen:
    """The dashboard on that port, once it answers."""
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}",
         "--server.address=127.0.0.1", *options],
        cwd=ROOT,
        env={
            **os.environ,
            **{"DATABASE_URL": str(database), "SIGN_IN": str(configuration), "API": "allowed"},
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = next((o.partition("=")[2] for o in options if "baseUrlPath" in o), "").rstrip("/")
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"http://localhost:{port}{base}/healthz").status_code == 200:
                return server
        except httpx.TransportError:
            time.sleep(0.1)
    server.kill()
    raise TimeoutError(f"no server, exit code {server.poll()}")


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of an OpenID Connect provider that knows `PEOPLE`."""
    users = [
        oidc_provider_mock.User(sub=name, claims={"email": name, "groups": groups})
        for name, groups in PEOPLE.values()
    ]
    for name, said in UNVERIFIED.items():
        claims = {"email": PEOPLE["editor"][0], "email_verified": said}
        users.append(oidc_provider_mock.User(sub=name, claims=claims))
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def records(to_fill: Callable[[], URL], tmp_path_factory: pytest.TempPathFactory) -> URL:
    """With something of each kind to be written: a load, a text held back, a meeting to come."""
    url, folder = to_fill(), tmp_path_factory.mktemp("load")
    for name, text in WHOLE.items():
        (folder / f"{name}.csv").write_text(text)
    load(write_engine(url), folder)
    put(url, postulate("W1", "KUL", text="Proszę dzwonić: 600 700 801"))
    return url


@pytest.fixture(scope="session")
def served(
    records: URL, provider: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The dashboard's address below a base path, and its configuration."""
    port, base = free_port(), "/narzedzia/pulpit"
    configuration = tmp_path_factory.mktemp("sign_in") / "sign-in.toml"
    configuration.write_text(
        f"""secret = "{SECRET}"
calendar_withdrawn = []
api_withdrawn = []
{ROLES}
[oidc]
client_id = "dashboard"
client_secret = "secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
redirect_uri = "http://localhost:{port}{base}/oauth2callback"
"""
    )
    server = start(records, configuration, port, f"--server.baseUrlPath={base}")
    yield f"http://localhost:{port}{base}", configuration
    server.terminate()
    server.wait(20)


def enter(address: str, person: str, path: str = "/") -> tuple[httpx.Client, httpx.Response]:
    """A browser that asked for a page and signed in; the page it came to."""
    client = httpx.Client(follow_redirects=True, headers={"accept": "text/html"}, timeout=30)
    asked = client.get(f"{address}{path}")
    assert urlsplit(str(asked.url)).path == "/oauth2/authorize", asked.url
    came = client.post(
        str(asked.url), data={"sub": PEOPLE[person][0] if person in PEOPLE else person}
    )
    return client, came
