"""Rate limits: a token bucket for each client."""

import time
from collections import OrderedDict
from math import ceil

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.api.language import of_client
from ui.api.problem import problem
from ui.gate import NAME

BURST = 60
"""Requests a client may send at once."""
_PER_SECOND = 5
"""Requests a second after that; for more of them the answer is 429."""
_MOST_CLIENTS = 10_000


class RateLimits:
    """Of everyone's requests, those that come too fast are refused.

    A client is a person, where the gate knows one, else an address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self._taken(_client(scope)) if scope["type"] == "http" else 0
        if wait:
            headers = {"retry-after": str(ceil(wait))}
            words = of_client(Headers(scope=scope))
            told = problem(429, words.gettext("too many requests"), words, headers=headers)
            await told(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _taken(self, client: str) -> float:
        """0 if the client had a token left, else the seconds until there is one."""
        now = time.monotonic()
        tokens, filled = self._buckets.pop(client, (float(BURST), now))
        tokens = min(BURST, tokens + (now - filled) * _PER_SECOND)
        allowed = tokens >= 1
        self._buckets[client] = (tokens - allowed, now)
        if len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0 if allowed else (1 - tokens) / _PER_SECOND


def _client(scope: Scope) -> str:
    return Headers(scope=scope).get(NAME) or (scope["client"] or ("",))[0]
