"""What a server starts without, loaded by whoever first asks for it."""

from asyncio import Lock
from collections.abc import Callable
from threading import Event

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send


class Later:
    """The app that `load` imports and makes, beside the event loop."""

    def __init__(self, load: Callable[[], ASGIApp]) -> None:
        self._load = load
        self._app: ASGIApp | None = None
        self._loading = Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._loading:
            if self._app is None:
                self._app = await run_in_threadpool(self._load)
        await self._app(scope, receive, send)


class SessionsAfter:
    """Lets sessions begin, thus pages run, once all that they need is `loaded`."""

    def __init__(self, app: ASGIApp, loaded: Event) -> None:
        self.app, self.loaded = app, loaded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not self.loaded.is_set():
            await run_in_threadpool(self.loaded.wait)
        await self.app(scope, receive, send)
