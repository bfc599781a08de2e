"""Releases made of small, hostile or sample records."""

from datetime import date
from pathlib import Path

from frictionless import validate
from sqlalchemy import URL

from data_access.engine import read_engine
from data_access.publication import Rules
from data_access.scope import from_params
from reports.open_data import OpenData, Published, open_data, publish
from tests.records import (
    attendance,
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    sector,
)

RULES = Rules(
    publisher="Urząd", licence="CC-BY-4.0", base="https://example.pl/k", contact="a@example.pl"
)


def release_of(url: URL, rules: Rules = RULES, **params: str) -> OpenData:
    with read_engine(url).connect() as connection:
        scope = from_params(params, connection)
        assert scope is not None
        return open_data(scope, connection, rules)


def publish_into(url: URL, folder: Path, rules: Rules = RULES) -> Published:
    return publish(release_of(url, rules), folder)


def put_hostile(url: URL) -> None:
    put(
        url,
        programme(name="<b>Program</b> & spółka"),
        sector("K 1 ą", name="=1+1"),
        organisation("O1", name="@SUM(A1)"),
        organisation("O2", name="Fundacja „Ą”\nII"),
        meeting("M1", "K 1 ą", title="+48 dni; 'tak'"),
        attendance("M1", "O1", "ia", people=4),
        attendance("M1", "O2", "ia", people=5),
        attendance("M1", "Rada Dzielnicy", "a", kind="party", people=3),
        postulate("W1", "K 1 ą", title="'=apostrof", text='-1\n"cudzysłów"', organisation="O1"),
        change("W1", date(2011, 7, 1), "rejected", justification="=HYPERLINK(1)"),
    )


def assert_valid(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert len(report.tasks) >= 13
