"""What no request may do, refused before Streamlit sees it.

Streamlit's own refusal of a foreign `Origin` looks up the server's outside address on the event
loop, and its upload and metrics routes are open whether or not the app uses them.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_OWN = {"localhost", "127.0.0.1", "[::1]"}
_OWN_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")
_BURST = 40
"""Messages a browser may send at once: a page that opens sends a handful."""
_PER_SECOND = 10
"""Messages a second after that; more of them wait on the way, so that they do not queue reruns."""
MOST_REQUEST_BYTES = 1_000_000
"""Of one message: what a page's fields can hold, many times over."""
MOST_SESSION_BYTES, MOST_BYTES = 300 << 20, 1 << 30
"""Of the files that one session has sent, and that all have: they are kept in memory."""
_MESSAGES = (
    *("rerun_script", "stop_script", "app_heartbeat"),
    *("file_urls_request", "backend_operation_request"),
)
"""What our pages send. `clear_cache`, of any visitor's, would clear what is kept for all."""
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
    if not bound or not _of_this_machine(bound):
        return ["*"]
    name = (urlsplit(public).hostname or "").encode("idna").decode()
    return sorted({*_OWN, *(_in_header(host) for host in (bound, name) if host)})


def _in_header(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _of_this_machine(bound: str) -> bool:
    """Whether only programs of this machine reach a server bound there."""
    try:
        return ip_address(bound).is_loopback
    except ValueError:
        return bound.lower() in _OWN_NAMES


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


class UploadLimits:
    """Refuses files beyond what one session, or all together, may keep in memory.

    `kept()`: session → bytes.
    """

    def __init__(self, app: ASGIApp, kept: Callable[[], Mapping[str, int]]) -> None:
        self.app, self.kept = app, kept
        self._coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        _before, upload, after = scope.get("path", "").partition(f"{_UPLOAD}/")
        if scope["type"] != "http" or not upload:
            await self.app(scope, receive, send)
            return
        session, came = after.partition("/")[0], 0

        async def receive_within() -> Message:
            nonlocal came
            message = await receive()
            size = len(message.get("body", b""))
            came, self._coming[session] = came + size, self._coming[session] + size
            if self._is_too_much(session):
                self._coming[session] -= came  # before another, which may fit, is looked at
                came = 0
                raise HTTPException(413, "too many files are kept: remove some, or wait")
            return message

        try:
            await self.app(scope, receive_within, send)
        finally:
            self._coming[session] -= came
            self._coming = +self._coming  # those that still come

    def _is_too_much(self, session: str) -> bool:
        kept = self.kept()
        own = kept.get(session, 0) + self._coming[session]
        return own > MOST_SESSION_BYTES or sum(kept.values()) + self._coming.total() > MOST_BYTES


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


class ClosedMessages:
    """Drops messages of a WebSocket that none of our pages sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def receive_ours() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or _is_ours(message.get("bytes")):
                    return message

        await self.app(scope, receive_ours if scope["type"] == "websocket" else receive, send)


def _is_ours(message: bytes | None) -> bool:
    try:
        return BackMsg.FromString(message or b"").WhichOneof("type") in _MESSAGES
    except DecodeError:
        return False
