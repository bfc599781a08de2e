"""The API alone, over a database of the test's own."""

import pytest
from sqlalchemy import URL
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from ui.api import API_PATH
from ui.api.answer_cache import keeping
from ui.api.rate_limits import RateLimits
from ui.api.routes import api

BASE = "/narzedzia/pulpit"
ROOT = f"{BASE}{API_PATH}"


def serving(*, allowed: bool = True, origins: tuple[str, ...] = ()) -> Starlette:
    inner = api(allowed=allowed, origins=list(origins), base=BASE)
    return Starlette(routes=[Mount(ROOT, inner)])


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """`at(address)` is a client of the API over that database, whom nothing slows."""

    def client(address: URL | str, app: Starlette | None = None) -> TestClient:
        given = address if isinstance(address, str) else address.render_as_string(False)
        monkeypatch.setenv("DATABASE_URL", given)
        monkeypatch.setattr(RateLimits, "_taken", lambda _limits, _client: 0)
        # each test has a database of its own, at the same address, at the same revision
        monkeypatch.setattr("ui.api.answers._TABLES", keeping(8))
        return TestClient(app or serving())

    return client
