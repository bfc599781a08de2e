"""The log in JSON: a line for each thing that happened, and nothing of whom or of what is told."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from sqlalchemy import URL
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from tests.records import programme, put
from ui.jobs import JobLimits, start
from ui.logs import OURS, RequestLog, configure

SECRET = "Jan Kowalski"
SLOWEST_SECONDS = 60


Lines = Callable[[], list[dict]]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What was logged, as it would stand on stderr."""
    stream = StringIO()
    monkeypatch.setenv("LOG", "json")
    root = logging.getLogger()
    handlers = list(root.handlers)
    configure(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers = handlers
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def _app() -> TestClient:
    async def page(request: Request) -> Response:
        if "broken" in request.query_params:
            raise ValueError(SECRET)
        return PlainTextResponse("ok", status_code=201)

    async def socket(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    routes = [Route("/page", page), WebSocketRoute("/socket", socket)]
    app = Starlette(routes=routes, middleware=[Middleware(RequestLog)])
    return TestClient(app, raise_server_exceptions=False)


def test_a_line_for_each_request(lines: Lines) -> None:
    client = _app()
    client.get("/page", params={"q": SECRET})
    with client.websocket_connect("/socket"):
        pass
    client.get("/page", params={"broken": "1"})
    text = [line for line in lines() if line["event"] == "request"]
    told = [(line["method"], line["path"], line["status"]) for line in text]
    assert told == [("GET", "/page", 201), ("WEBSOCKET", "/socket", 101), ("GET", "/page", 500)]
    assert all(line["ms"] >= 0 for line in text)
    assert SECRET not in json.dumps(text)


def test_a_line_for_each_write(lines: Lines, sqlite_database: URL) -> None:
    put(sqlite_database, programme())
    assert [line["revision"] for line in lines() if line["event"] == "write"] == [1]


def test_a_line_for_each_file_that_is_made_and_each_load(lines: Lines) -> None:
    job = start("nowhere", lambda _path: [SECRET], JobLimits(seconds=30), label="load")

    def ended() -> list[dict]:  # a job of another test may end meanwhile
        return [line for line in lines() if line.get("job") == "load"]

    deadline = time.monotonic() + SLOWEST_SECONDS
    while (job.running or not ended()) and time.monotonic() < deadline:
        time.sleep(0.05)
    (line,) = ended()
    assert (line["event"], line["job"], line["exit"], line["stopped"]) == ("job", "load", 1, None)
    while not (failed := [of for of in lines() if of["event"].startswith("A job failed: load: ")]):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert len(failed) == 1
    assert SECRET not in json.dumps(failed)
    assert line["seconds"] >= 0
    assert SECRET not in json.dumps(line)


def test_a_failure_tells_its_kind_and_place_alone(lines: Lines) -> None:
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("ui.database_guard").exception("A page failed")
    (line,) = lines()
    assert line["event"] == "A page failed"
    assert line["error"] == "builtins.ValueError"
    assert "test_logs.py" in line["at_code"][0]
    assert SECRET not in json.dumps(line)


def test_another_word_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG", "xml")
    with pytest.raises(SystemExit, match="xml"):
        configure()
