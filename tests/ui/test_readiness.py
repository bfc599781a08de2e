"""What a load balancer asks: is the process alive, can it serve pages."""

from collections import namedtuple
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from data_access.engine import write_engine
from ui import readiness
from ui.liveness import alive
from ui.readiness import ready

CLIENT = TestClient(Starlette(routes=[Route("/healthz", alive), Route("/readyz", ready)]))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    """`at(address)` is where the database is said to be."""

    def put(address: URL | str) -> None:
        given = address if isinstance(address, str) else address.render_as_string(False)
        monkeypatch.setenv("DATABASE_URL", given)

    return put


def _checks() -> tuple[int, dict[str, str]]:
    answer = CLIENT.get("/readyz")
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, {
        name: check["status"] for name, check in answer.json()["checks"].items()
    }


def test_all_is_well(database: URL, at) -> None:
    at(database)
    assert _checks() == (200, {"database": "ok", "schema": "ok", "disk": "ok"})


def test_a_database_of_another_version(database: URL, at) -> None:
    with write_engine(database).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    at(database)
    assert _checks() == (503, {"database": "ok", "schema": "failed", "disk": "ok"})


@pytest.mark.parametrize("address", ["sqlite:////nowhere/at.db", "orakel://server/base", "none"])
def test_no_database_the_process_lives(at, address: str) -> None:
    at(address)
    status, checks = _checks()
    assert (status, checks["database"]) == (503, "failed")
    assert "nowhere" not in CLIENT.get("/readyz").text
    assert CLIENT.get("/healthz").json() == {"status": "ok"}


def test_a_sign_in_that_is_outdated_sends_nobody_away(
    database: URL, at, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(database)
    file = tmp_path / "sign-in.toml"
    monkeypatch.setenv("SIGN_IN", str(file))
    file.write_text(f"secret = '{'s' * 32}'\n[roles]\nreader = ['*']\n[proxy]\naddresses = ['::1']")
    well = {"database": "ok", "schema": "ok", "disk": "ok"}
    assert _checks() == (200, well | {"sign_in": "ok"})
    file.write_text("")
    assert _checks() == (200, well | {"sign_in": "outdated"})


def test_a_full_disk(sqlite_database: URL, at, monkeypatch: pytest.MonkeyPatch) -> None:
    at(sqlite_database)
    usage, asked = namedtuple("usage", "free"), []

    def measured(folder: Path) -> usage:
        asked.append(folder)
        full = folder == Path(sqlite_database.database).parent
        return usage(1 << 20 if full else 1 << 40)

    monkeypatch.setattr(readiness.shutil, "disk_usage", measured)
    assert _checks() == (503, {"database": "ok", "schema": "ok", "disk": "failed"})
    assert len(asked) == 2
