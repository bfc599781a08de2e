"""The API alone, over a database of the test's own."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import URL
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from tests.records import (
    attendance,
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    sector,
    supports,
)
from ui.api import API_PATH
from ui.api.answer_cache import keeping
from ui.api.rate_limits import RateLimits
from ui.api.routes import api

BASE = "/narzedzia/pulpit"
ROOT = f"{BASE}{API_PATH}"


def serving(*, allowed: bool = True, origins: tuple[str, ...] = ()) -> Starlette:
    inner = api(allowed=allowed, origins=list(origins), base=BASE)
    return Starlette(routes=[Mount(ROOT, inner)])


def get(client: TestClient, address: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(f"{ROOT}/{address}", headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """`at(address)` is a client of the API over that database, whom nothing slows."""

    def client(address: URL | str, app: Starlette | None = None) -> TestClient:
        given = address if isinstance(address, str) else address.render_as_string(False)
        monkeypatch.setenv("DATABASE_URL", given)
        monkeypatch.setattr(RateLimits, "_taken", lambda _limits, _client: 0)
        # each test has a database of its own, at the same address, at the same revision
        monkeypatch.setattr("ui.api.answers._kept_table", keeping(8))
        return TestClient(app or serving())

    return client


@pytest.fixture
def small(database: URL) -> URL:
    """Two programmes; the second has nothing. Private and public things side by side."""
    put(
        database,
        programme(),
        programme(2),
        sector("A"),
        sector("B,1"),
        organisation("O1", name="Fundacja Kropla"),
        organisation("O2"),
        member("M1", "A", "expert"),
        meeting("S1", "A", date(2011, 5, 10), title="Pierwsze"),
        meeting("S2", "A", date(2011, 6, 10), minutes_url="https://um.example/p.pdf"),
        meeting("S3", "B,1", date(2011, 11, 1)),
        attendance("S1", "O1", "ira", people=2),
        attendance("S2", "O1", "ira", people=4),
        attendance("S2", "M1", "ia", "member"),
        postulate("P/1", "A", organisation="O1", title="Więcej ławek"),
        postulate("P2", "B,1", date(2011, 7, 1), text="Proszę o telefon: 512 345 678"),
        supports("O2", "P/1"),
        change("P/1", date(2011, 6, 9), "accepted", justification="Uwzględniono."),
        change("P/1", date(2011, 8, 9), "rejected", justification="Jednak nie."),
    )
    return database
