"""Attacks on a running copy of the dashboard, each with what came of it and in what time.

    python -m tests.benchmarks.attacks

The server has a database of its own and no sign-in. docs/security.md tells the last figures.
"""

import http.client
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import URL
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from tests.benchmarks.cluster import free_port
from tests.benchmarks.pages import sample
from tests.benchmarks.visitor import visiting
from tests.browser.conftest import ROOT

_BIG = 90 << 20
_SECONDS = 60
FOREIGN = {"Origin": "http://elsewhere.example"}
LARGE = ("pptx", "docx", "pdf", "xlsx")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = sample(folder)
        with served(database) as (base, server):
            _foreign(base)
            _closed(base)
            _flooded(base)
            _large_messages(base, server)
        with served(database, UPLOADS="allowed") as (base, server):
            _uploads(base, server)
        _left(database, folder / "left")
        for ending in (signal.SIGTERM, signal.SIGKILL):
            _ended(database, folder / ending.name, ending)


def held(what: str, well: bool, told: object) -> None:
    print(f"{'held' if well else 'FAILED':<8}{what:<58}{told}", flush=True)


@contextmanager
def served(database: URL, **environment: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """`streamlit run`, its address and process; left to the caller to end otherwise."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py",
         "--server.address=127.0.0.1", f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": str(database), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://localhost:{port}"
    try:
        _until(lambda: ask(base, "GET", "/readyz")[0] == 200, _SECONDS)
        yield base, server
    finally:
        server.kill()
        server.wait()


def ask(
    base: str, method: str, path: str, headers: Mapping[str, str] = {}, body: bytes = b""
) -> tuple[int, float]:
    """Status and seconds of an answer; 0 where there is none."""
    at, began = urlsplit(base), time.perf_counter()
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=_SECONDS)
    try:
        connection.request(method, path, body or None, dict(headers))
        return connection.getresponse().status, time.perf_counter() - began
    except OSError:
        return 0, time.perf_counter() - began
    finally:
        connection.close()


def _until(true: Callable[[], bool], seconds: float) -> float:
    """How long it took."""
    began = time.perf_counter()
    while not true():
        if time.perf_counter() - began > seconds:
            raise TimeoutError
        time.sleep(0.1)
    return time.perf_counter() - began


@contextmanager
def _watching(base: str) -> Iterator[list[float]]:
    """Seconds of each answer of `/healthz` meanwhile."""
    times, over = [], threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            times.append(ask(base, "GET", "/healthz")[1])

    watcher = threading.Thread(target=look)
    watcher.start()
    yield times
    over.set()
    watcher.join()


def _foreign(base: str) -> None:
    paths = ("/", "/healthz", "/_stcore/stream", "/calendar.ics", "/media/x")
    with _watching(base) as health:
        for _ in range(8):
            threading.Thread(target=ask, args=(base, "GET", "/", FOREIGN)).start()
        found = {ask(base, "GET", path, FOREIGN)[0] for path in paths}
        time.sleep(2)
    held("foreign Origin, eight at once", found == {403}, f"{found}, health {max(health):.2f} s")
    found = {ask(base, "GET", path, {"Host": "elsewhere.example"})[0] for path in paths}
    held("foreign Host", found == {400}, found)


def _closed(base: str) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent/mcp"):
        status, seconds = ask(base, "GET", path)
        held(path, status == 404, f"{status} in {seconds:.2f} s")
    answers = [ask(base, "PUT", f"/_stcore/upload_file/s/{n}", {}, bytes(_BIG)) for n in range(6)]
    worst = max(seconds for _status, seconds in answers)
    refused = {status for status, _seconds in answers} <= {404, 0}
    held("six PUTs of 90 MB, uploads closed", refused, f"{worst:.2f} s at most")


def _flooded(base: str) -> None:
    for many in (40, 2000):
        with _watching(base) as health, visiting(base) as socket:
            for _ in range(many):
                socket.send(question().SerializeToString())
            time.sleep(10)
        held(f"{many} reruns at once", max(health) < 5, f"health {max(health):.2f} s at worst")


def question(page: str = "", query: str = "") -> BackMsg:
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    return asked


def _large_messages(base: str, server: subprocess.Popen) -> None:
    for megabytes in (2, 150):
        before = megabytes_of(server.pid)
        try:
            with visiting(base) as socket:
                socket.send(question(query="a" * (megabytes << 20)).SerializeToString())
                while True:
                    socket.recv(timeout=_SECONDS)
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else None
        more = megabytes_of(server.pid) - before
        held(f"a message of {megabytes} MB", code == 1009, f"closed with {code}, {more:+} MB")


def megabytes_of(pid: int) -> int:
    """Peak since the process began."""
    told = Path(f"/proc/{pid}/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) >> 10


def _uploads(base: str, server: subprocess.Popen) -> None:
    status, _seconds = ask(base, "PUT", "/_stcore/upload_file/none/1", {}, bytes(1000))
    held("a file of no session, uploads open", status in (400, 403), status)
    with visiting(base) as socket:
        session, xsrf = _session(socket), _token(base)
        headers = {"X-Xsrftoken": xsrf, "Cookie": f"_streamlit_xsrf={xsrf}",
                   "Content-Type": "multipart/form-data; boundary=b"}  # fmt: skip
        head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
        body = head + bytes(_BIG) + b"\r\n--b--\r\n"
        found = [
            ask(base, "PUT", f"/_stcore/upload_file/{session}/{n}", headers, body)[0]
            for n in range(6)
        ]
    told = f"{found}, peak {megabytes_of(server.pid)} MB"
    held("six files of 90 MB of one session", found == [204] * 3 + [413] * 3, told)


def _session(socket: ClientConnection) -> str:
    socket.send(question().SerializeToString())
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=_SECONDS))
        if answer.WhichOneof("type") == "new_session":
            return answer.new_session.initialize.session_id


def _token(base: str) -> str:
    at = urlsplit(base)
    connection = http.client.HTTPConnection(at.hostname or "", at.port)
    connection.request("GET", "/_stcore/health")
    cookies = connection.getresponse().headers.get_all("set-cookie") or []
    connection.close()
    cookie = next(cookie for cookie in cookies if cookie.startswith("_streamlit_xsrf="))
    return cookie.partition("=")[2].partition(";")[0]


def _ended(database: URL, temporary: Path, ending: signal.Signals) -> None:
    """Two visitors order four files each; then the server ends."""
    temporary.mkdir()
    with served(database, TMPDIR=str(temporary)) as (base, server):
        with visiting(base) as one, visiting(base) as another:
            most = 0
            for socket in (one, another):
                for kind in LARGE:
                    _press(socket, f"make_{kind}")
                    most = max(most, len(_children(server.pid)))
            for _ in range(20):
                most = max(most, len(_children(server.pid)))
                time.sleep(0.1)
            held("eight files ordered by two visitors", most == 2, f"{most} made at once")
            left = _children(server.pid)
            server.send_signal(ending)
            server.wait(_SECONDS)
            seconds = _until(lambda: not any(map(_lives, left)), _SECONDS)
        held(f"{ending.name}: no child is left", True, f"{len(left)} gone after {seconds:.1f} s")
    stale = [*temporary.glob("consultation-*")]
    with served(database, TMPDIR=str(temporary)):
        now = [*temporary.glob("consultation-*")]
    held(f"{ending.name}: folders are gone after a start", not now, f"{len(stale)} before")


def _left(database: URL, temporary: Path) -> None:
    """A visitor orders four files and closes the tab, which may come back for two minutes."""
    temporary.mkdir()
    with served(database, TMPDIR=str(temporary)) as (base, server):
        with visiting(base) as socket:
            for kind in LARGE:
                _press(socket, f"make_{kind}")
        seconds = _until(lambda: not [*temporary.glob("consultation-*")], 4 * _SECONDS)
        told = f"after {seconds:.0f} s, {len(_children(server.pid))} children"
    held("a visitor who left: files and children go", True, told)


def _press(socket: ClientConnection, key: str) -> None:
    """A button of the page of materials."""
    buttons = {}
    socket.send(question("materials").SerializeToString())
    for answer in _until_finished(socket):
        element = answer.delta.new_element
        if element.WhichOneof("type") == "button":
            buttons[element.button.id.rpartition("-")[2]] = element.button.id
    pressed = question("materials")
    widget = pressed.rerun_script.widget_states.widgets.add()
    widget.id, widget.trigger_value = buttons[key], True
    socket.send(pressed.SerializeToString())
    for _answer in _until_finished(socket):
        pass


def _until_finished(socket: ClientConnection) -> Iterator[ForwardMsg]:
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=_SECONDS))
        yield answer
        if answer.WhichOneof("type") == "script_finished":
            return


def _children(pid: int) -> list[int]:
    told = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in told for child in path.read_text().split()]


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    main()
