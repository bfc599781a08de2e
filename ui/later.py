"""What a server starts without, loaded by whoever first asks for it."""

from asyncio import Lock
from collections.abc import Callable

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
