"""What the server refuses before a page runs."""

import asyncio
import time
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.ui.event_loop import run
from ui import request_guard
from ui.request_guard import (
    ClosedMessages,
    ClosedRoutes,
    MessageLimits,
    SameOrigin,
    UploadLimits,
    hosts,
)

FOREIGN = ("https://elsewhere.example", "http://testserver.elsewhere.example", "null", "http://[")


async def _echo(socket: WebSocket) -> None:
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)


async def _echo_bytes(socket: WebSocket) -> None:
    await socket.accept()
    async for message in socket.iter_bytes():
        await socket.send_bytes(message)


def _client(uploads: bool = False, allowed: tuple[str, ...] = ()) -> TestClient:
    async def answer(_request: object) -> PlainTextResponse:
        return PlainTextResponse("seen")

    paths = (
        "/",
        "/apart/x",
        "/apartment",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
        "/_stcore/health",
    )
    routes = [Route(path, answer, methods=["GET", "PUT", "DELETE"]) for path in paths]
    routes.append(WebSocketRoute("/_stcore/stream", _echo))
    middleware = [
        Middleware(SameOrigin, allowed=lambda: list(allowed), apart="/apart"),
        Middleware(ClosedRoutes, uploads=lambda: uploads),
        Middleware(MessageLimits),
    ]
    inner = Starlette(routes=routes, middleware=middleware)
    return TestClient(Starlette(routes=[Mount("/base", inner), Mount("/", inner)]))


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_site_is_refused(origin: str) -> None:
    client, headers = _client(), {"origin": origin}
    for method in ("GET", "PUT"):
        assert client.request(method, "/", headers=headers).status_code == 403
    with (
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pass
    assert refused.value.status_code == 403


@pytest.mark.parametrize("origin", FOREIGN)
def test_what_stands_apart_answers_for_itself(origin: str) -> None:
    client, headers = _client(), {"origin": origin}
    assert client.get("/apart/x", headers=headers).status_code == 200
    assert client.get("/apartment", headers=headers).status_code == 403


@pytest.mark.parametrize("origin", ["http://testserver", "https://testserver", None])
def test_our_own_pages_and_programs_are_served(origin: str | None) -> None:
    """TLS may end at a proxy: the scheme does not tell."""
    headers = {"origin": origin} if origin else {}
    client = _client()
    assert client.get("/", headers=headers).text == "seen"
    with client.websocket_connect("/_stcore/stream", headers=headers) as socket:
        socket.send_text("ą")
        assert socket.receive_text() == "ą"


def test_an_origin_may_be_allowed_by_name() -> None:
    client = _client(allowed=("https://elsewhere.example",))
    assert client.get("/", headers={"origin": "https://elsewhere.example"}).status_code == 200
    assert client.get("/", headers={"origin": "http://elsewhere.example"}).status_code == 403


@pytest.mark.parametrize("base", ["", "/base"])
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_routes_that_are_not_used_do_not_exist(base: str, method: str) -> None:
    client = _client()
    for path in ("/_stcore/metrics", "/_stcore/upload_file/a/b"):
        assert client.request(method, base + path).status_code == 404
    assert client.request(method, base + "/_stcore/health").status_code == 200
    assert _client(uploads=True).put(base + "/_stcore/upload_file/a/b").status_code == 200


def _sent(client: TestClient, session: str, megabytes: int) -> int:
    path = f"/base/_stcore/upload_file/{session}/1"
    return client.put(path, content=bytes(megabytes << 20)).status_code


def test_files_beyond_what_a_session_or_all_may_keep_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(request_guard, "MOST_SESSION_BYTES", 3 << 20)
    monkeypatch.setattr(request_guard, "MOST_BYTES", 5 << 20)
    kept = {"one": 2 << 20}

    async def keep(request: Request) -> PlainTextResponse:
        await request.body()
        return PlainTextResponse("kept")

    inner = Starlette(
        routes=[Route("/base/_stcore/upload_file/{session}/{file}", keep, methods=["PUT"])],
        middleware=[Middleware(UploadLimits, kept=lambda: kept)],
    )
    client = TestClient(inner)
    assert [_sent(client, "one", size) for size in (1, 2, 1)] == [200, 413, 200]
    assert [_sent(client, "two", size) for size in (4, 3, 3)] == [413, 200, 200], (
        "what came is over"
    )
    kept["two"] = 3 << 20
    assert _sent(client, "three", 1) == 413


def test_of_two_files_sent_at_once_the_one_that_fits_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The answer to the other may take its time."""
    monkeypatch.setattr(request_guard, "MOST_SESSION_BYTES", 3)

    async def app(_scope: object, receive: Callable, _send: object) -> None:
        try:
            for _part in range(2):
                await receive()
        except HTTPException:
            refused.set()
            await rest.wait()
            raise

    async def at_once() -> tuple[object, object]:
        guard = UploadLimits(app, kept=dict)
        scope = {"type": "http", "path": "/_stcore/upload_file/one/1"}

        async def large() -> dict:
            return {"body": b"xx"}

        async def small() -> dict:
            await refused.wait()
            return {"body": b"x"}

        async def second() -> None:
            await guard(scope, small, None)
            rest.set()

        first = asyncio.create_task(guard(scope, large, None))
        return await asyncio.wait_for(
            asyncio.gather(first, second(), return_exceptions=True), timeout=5
        )

    refused, rest = asyncio.Event(), asyncio.Event()
    first, second = run(at_once())
    assert isinstance(first, HTTPException)
    assert second is None


def test_a_message_over_the_limit_ends_the_connection() -> None:
    with _client().websocket_connect("/_stcore/stream") as socket:
        socket.send_text("x" * (request_guard.MOST_REQUEST_BYTES + 1))
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
    assert ended.value.code == 1009


def test_many_messages_wait_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the burst no more are let in than the rate; none is lost."""
    monkeypatch.setattr(request_guard, "_BURST", 3)
    monkeypatch.setattr(request_guard, "_PER_SECOND", 20)
    began = time.monotonic()
    with _client().websocket_connect("/_stcore/stream") as socket:
        for n in range(11):
            socket.send_text(str(n))
        assert [socket.receive_text() for _ in range(11)] == [str(n) for n in range(11)]
    assert time.monotonic() - began >= 8 / 20


OWN = {"localhost", "127.0.0.1", "[::1]"}


def test_what_no_page_of_ours_sends_reaches_no_session() -> None:
    """Else any visitor clears what is kept for all."""
    app = Starlette(
        routes=[WebSocketRoute("/", _echo_bytes)], middleware=[Middleware(ClosedMessages)]
    )
    sent = [
        *(BackMsg(clear_cache=True), BackMsg(set_run_on_save=True), BackMsg(load_git_info=True)),
        *(BackMsg(debug_shutdown_runtime=True), BackMsg(), BackMsg(app_heartbeat=True)),
    ]
    with TestClient(app).websocket_connect("/") as socket:
        for message in (b"\xff", *(of.SerializeToString() for of in sent)):
            socket.send_bytes(message)
        socket.send_text("text")
        assert socket.receive_bytes() == sent[-1].SerializeToString()
        socket.close()


@pytest.mark.parametrize(
    ("named", "bound", "public", "answers"),
    [
        ([], "127.0.0.1", "", OWN),
        ([], "::1", "", OWN),
        ([], "0:0:0:0:0:0:0:1", "", {*OWN, "[0:0:0:0:0:0:0:1]"}),
        ([], "127.0.0.2", "", {*OWN, "127.0.0.2"}),
        ([], "ip6-localhost", "", {*OWN, "ip6-localhost"}),
        ([], "localhost", "https://Miasto.example/p", {*OWN, "miasto.example"}),
        ([], "127.0.0.1", "https://kraków.example", {*OWN, "xn--krakw-3ta.example"}),
        ([], "127.0.0.1", "https://[2001:db8::1]:8443", {*OWN, "[2001:db8::1]"}),
        (["miasto.example"], "127.0.0.1", "https://inne.example", {"miasto.example"}),
        ([], "192.0.2.7", "https://miasto.example", {"*"}),
        ([], "::", "", {"*"}),
        ([], "notlocalhost", "", {"*"}),
        ([], None, "", {"*"}),
    ],
)
def test_a_server_of_its_own_machine_answers_to_that_machines_names(
    named: list[str], bound: str | None, public: str, answers: set[str]
) -> None:
    assert set(hosts(named, bound, public)) == answers


@pytest.mark.parametrize("bound", ["127.0.0.1", "::1"])
def test_another_name_for_this_machine_is_refused(bound: str) -> None:
    """As the server reads the header, ports and brackets with it."""
    guarded = TrustedHostMiddleware(PlainTextResponse("seen"), hosts([], bound, ""))
    client = TestClient(guarded)
    for ours in ("localhost", "127.0.0.1:8501", "[::1]", "[::1]:8501"):
        assert client.get("/", headers={"host": ours}).status_code == 200, ours
    for foreign in ("elsewhere.example", "[::2]", "::1", "127.0.0.1.elsewhere.example"):
        assert client.get("/", headers={"host": foreign}).status_code == 400, foreign
