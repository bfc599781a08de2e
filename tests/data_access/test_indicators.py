"""The command line's JSON: the contract's shape, and the same on both databases."""

import json

import pytest
from sqlalchemy import URL

from data_access.__main__ import main
from data_access.engine import write_engine, writing
from data_access.load.store import store
from data_access.participation import SECTOR_INDICATORS as PARTICIPATION
from data_access.sample import tables
from domain.indicators import INDICATORS


def _printed(
    url: URL, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch, *options: str
) -> dict:
    monkeypatch.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    assert main(["indicators", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_shape_is_the_contracts(sample: URL, capsys, monkeypatch) -> None:
    found = _printed(sample, capsys, monkeypatch)
    assert list(found) == [
        *("programme", "as_of", "from", "to"),
        *("participation", "attendance", "postulates", "schedule"),
    ]
    assert found["as_of"] == "2011-09-15"
    sectors = {"KUL", "EDU", "SRO", "GOS", "SPO", "OBY", "ZDR", "WYK"}
    for family in ("participation", "attendance", "postulates"):
        assert set(found[family]["sectors"]) == sectors
    assert set(found["participation"]["total"]) == set(PARTICIPATION)
    assert set(found["postulates"]["total"]["forecast"]) == {"p50", "p85", "by_deadline"}
    assert set(found["postulates"]["total"]["by_group"]) == {"open", "decided", "void"}
    assert found["schedule"]["milestones"]["H-08"]["state"] == "late"


def test_every_indicator_shown_is_in_the_registry(sample: URL, capsys, monkeypatch) -> None:
    found = _printed(sample, capsys, monkeypatch, "--series")
    known = set(INDICATORS) | {"representation", "without_minutes"}
    for family in ("participation", "attendance", "postulates"):
        assert set(found[family]["total"]) <= known, family


def test_sqlite_and_postgresql_agree(
    sample: URL, postgres_database: URL, capsys, monkeypatch
) -> None:
    with writing(write_engine(postgres_database)) as connection:
        store(connection, tables())
    for options in (
        [],
        ["--series", "--sector", "KUL", "--sector", "EDU", "--as-of", "2011-07-01"],
    ):
        one = _printed(sample, capsys, monkeypatch, *options)
        other = _printed(postgres_database, capsys, monkeypatch, *options)
        assert one == other


def test_one_of_several_programmes_must_be_named(sample: URL, capsys, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    assert main(["--lang", "en", "indicators", "--programme", "X"]) == 2
    assert "WPW-2012-2014" in capsys.readouterr().err


def test_where_there_is_none_the_language_may_stand_last(
    database: URL, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert main(["indicators", "--lang", "en"]) == 2
    assert "no consultation yet" in capsys.readouterr().err
    assert main(["--lang", "en", "indicators", "--lang", "pl"]) == 2
    assert "żadnych konsultacji" in capsys.readouterr().err


def test_a_database_that_is_not_there(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    assert main(["--lang", "en", "info"]) == 2
    told = capsys.readouterr().err
    assert "no database at its address" in told
    assert "python -m data_access init" in told, "and what to do"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--sector", "NOPE"], "no such sector: NOPE"),
        (["--as-of", "15.05.2011"], "Not an ISO date (e.g. 2011-07-05): 15.05.2011"),
        (["--from", "2011-09-01", "--to", "2011-07-01"], "ends before it begins"),
    ],
)
def test_a_wrong_argument_is_told_and_not_answered(
    sample: URL, capsys, monkeypatch, options: list[str], told: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    assert main(["--lang", "en", "indicators", *options]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert not said.out
