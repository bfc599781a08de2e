"""An app that is loaded when it is first asked for."""

import asyncio
import time
from threading import Event

from httpx import ASGITransport, AsyncClient
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.ui.event_loop import run
from ui.lazy_loading import Later, SessionsAfter


def test_loaded_by_the_first_request_and_never_again() -> None:
    loads = []

    def load() -> ASGIApp:
        loads.append(1)
        time.sleep(0.05)
        return PlainTextResponse("here")

    async def answers() -> list[str]:
        transport = ASGITransport(Later(load))
        async with AsyncClient(transport=transport, base_url="http://of.test") as client:
            assert not loads
            together = await asyncio.gather(*(client.get("/") for _ in range(8)))
            return [answer.text for answer in (*together, await client.get("/"))]

    assert run(answers()) == ["here"] * 9
    assert len(loads) == 1


def test_a_session_begins_once_all_is_loaded() -> None:
    loaded, order = Event(), []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        order.append(scope["type"])

    def load() -> None:
        time.sleep(0.1)
        order.append("loaded")
        loaded.set()

    async def ask() -> None:
        waits = SessionsAfter(app, loaded)
        asked = [waits({"type": kind}, None, None) for kind in ("websocket", "http")]
        await asyncio.gather(asyncio.to_thread(load), *asked)

    run(ask())
    assert order == ["http", "loaded", "websocket"]
