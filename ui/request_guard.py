"""What no request may do, refused before Streamlit sees it.

Streamlit's own refusal of a foreign `Origin` looks up the server's outside address on the event
loop, and its upload and metrics routes are open whether or not the app uses them.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OWN = ("localhost", "127.0.0.1")
_BURST = 40
"""Messages a browser may send at once: a page that opens sends a handful."""
_PER_SECOND = 10
"""Messages a second after that; more of them wait on the way, so that they do not queue reruns."""
MOST_REQUEST_BYTES = 1_000_000
"""Of one message: what a page's fields can hold, many times over."""
_CLOSED = ("/_stcore/metrics", "/_stcore/agent/")
_UPLOAD = "/_stcore/upload_file"
_TOO_BIG = 1009
"""The WebSocket's close code for a message over the limit (RFC 6455)."""


def hosts(named: Sequence[str], bound: str | None, public: str) -> list[str]:
    """Names under which the server answers: those that are named, else all.

    A server `bound` to its own machine answers to that machine's names and that of the `public`
    address alone: a name that another site points to 127.0.0.1 would let its pages read ours.
    """
    if named:
        return list(named)
    if bound not in _OWN:
        return ["*"]
    name = urlsplit(public).hostname
    return [*_OWN, name.encode("idna").decode()] if name else list(_OWN)


class SameOrigin:
    """Refuses what a page of another site sends: every request with a foreign `Origin`.

    `allowed`: further origins, scheme included, e.g. of a proxy that rewrites `Host`. `apart`:
    below which path a route that only reads tells browsers itself whose pages may ask.
    """

    def __init__(self, app: ASGIApp, allowed: Callable[[], list[str]], apart: str = "") -> None:
        self.app, self.allowed, self.apart = app, allowed, apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        apart = self.apart and f"{scope.get('path', '')}/".startswith(f"{self.apart}/")
        if scope["type"] in ("http", "websocket") and not apart:
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin and not self._ours(origin, headers.get("host", "")):
                refusal = PlainTextResponse("another site's page may not ask", status_code=403)
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _ours(self, origin: str, host: str) -> bool:
        try:
            return urlsplit(origin).netloc == host or origin in self.allowed()
        except ValueError:
            return False


class ClosedRoutes:
    """Hides the routes of Streamlit that the app does not use; uploads unless `uploads()`."""

    def __init__(self, app: ASGIApp, uploads: Callable[[], bool]) -> None:
        self.app, self.uploads = app, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # anywhere in the path, as Streamlit may be served below a base path
        path = scope.get("path", "")
        closed = any(route in path for route in _CLOSED)
        if closed or (_UPLOAD in path and not self.uploads()):
            await PlainTextResponse("not found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class MessageLimits:
    """Slows a WebSocket that sends too often, and ends one that sends too much at once.

    A token bucket: each message takes one of `_BURST` tokens, `_PER_SECOND` of which come back.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        tokens, filled = float(_BURST), time.monotonic()

        async def receive_slowly() -> Message:
            nonlocal tokens, filled
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            if len(message.get("bytes") or message.get("text") or "") > MOST_REQUEST_BYTES:
                await send({"type": "websocket.close", "code": _TOO_BIG})
                return {"type": "websocket.disconnect", "code": _TOO_BIG}
            now = time.monotonic()
            tokens, filled = min(_BURST, tokens + (now - filled) * _PER_SECOND) - 1, now
            if tokens < 0:
                await asyncio.sleep(-tokens / _PER_SECOND)
            return message

        await self.app(scope, receive_slowly, send)
