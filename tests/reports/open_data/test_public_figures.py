"""The short address of a figure leads to it as long as it is published, and after."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import URL

from data_access.scope import Scope
from domain.indicators import INDICATORS
from reports.open_data import publish
from tests.records import (
    postulate,
    put,
)
from tests.reports.open_data.releases import put_hostile, release_of


def _ids(folder: Path, address: str) -> bool:
    """Whether the place that a short address names stands in the folder."""
    path, _, anchor = address.removeprefix("/data/").partition("#")
    return f'id="{anchor}"' in (folder / path.partition("?")[0]).read_text("utf-8")


def test_a_short_address_leads_to_the_figure(sqlite_database: URL, tmp_path: Path) -> None:
    put_hostile(sqlite_database)
    made = release_of(sqlite_database)
    publish(made, tmp_path / "data")
    whole = Scope(1, "P1", date(2011, 9, 15))
    for sectors in ((), ("K 1 ą",)):
        for key in INDICATORS:
            address = made.figures.address("", replace(whole, sectors=sectors), key)
            assert _ids(tmp_path / "data", address), address
    assert made.figures.address("https://example.pl/k", whole, "reach").startswith(
        "https://example.pl/k/data/f/index.html#reach-"
    )
    narrowed = replace(whole, sectors=("A", "B"), date_from=date(2011, 5, 1))
    assert made.figures.address("", narrowed, "reach") == (
        "/data/f/index.html?sector=A%2CB&from=2011-05-01&revision=1#reach"
    )
    assert _ids(tmp_path / "data", made.figures.address("", narrowed, "reach"))


def test_an_address_stays_while_its_figure_does_and_is_found_after_it(
    database: URL, tmp_path: Path
) -> None:
    put_hostile(database)
    folder, at = tmp_path / "data", Scope(1, "P1", date(2011, 9, 15))
    was = release_of(database)
    publish(was, folder)
    put(database, postulate("W2", "K 1 ą"))
    now = release_of(database)
    publish(now, folder)
    before, after = ({k: of.figures.address("", at, k) for k in INDICATORS} for of in (was, now))
    changed = {key for key in INDICATORS if before[key] != after[key]}
    assert {"postulates", "by_status", "arrivals"} <= changed, "the last with its family"
    assert not {"reach", "attendance_rate", "invited", "milestones"} & changed
    for address in {*before.values(), *after.values()}:
        assert _ids(folder, address), address
    quoted = json.loads((folder / "figures.json").read_text("utf-8"))
    (first, second) = [
        row for row in quoted if (row["sector"], row["indicator"]) == ("", "postulates")
    ]
    assert (first["value"], first["archive"]) == (1, "revisions/1-2011-09-15.zip")
    assert (second["value"], second["archive"]) == (2, "revisions/2-2011-09-15.zip")
