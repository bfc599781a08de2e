"""What is written on the screen: equal to a load of the same, and never half or twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import URL, func, select

from data_access import export, indicators
from data_access.engine import read_engine, revision, write_engine
from data_access.load.data_format import TABLES
from data_access.load.load_files import load
from data_access.models import Attendance, PostulateStatus, Programme, Revision
from data_access.writes import Conflict, Refused, SentRows, rehearsed, write
from locales import locale
from tests.records import (
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)

OWN = "coordinating"


@pytest.fixture
def waiting(database: URL) -> URL:
    """Six postulates presented to the coordinating team, its planned meeting and its four seats."""
    put(
        database,
        programme(),
        sector("KUL"),
        organisation("O1"),
        meeting("K8", OWN, date(2011, 9, 15), "planned"),
        *(member(code, OWN, "ngo") for code in "ABCD"),
        *(postulate(f"P{n}", "KUL") for n in range(6)),
        *(change(f"P{n}", date(2011, 7, 1), "presented") for n in range(6)),
        supports("O1", "P1"),
    )
    return database


def _decision(code: str, status: str = "uwzględniony", **more: str) -> SentRows:
    row = {"postulate": code, "changed_at": "2011-09-15 17:30", "status": status, "meeting": "K8"}
    return {"postulate_statuses": [row | {"justification": "„tak” – ćwierć"} | more]}


def _write(url: URL, tables: SentRows, seen: int | None = None) -> int:
    given = {"by": "Anna", "form": "decision", "seen": seen}
    return write(write_engine(url), "P1", tables, **given).revision


def _seen(url: URL) -> int:
    with read_engine(url).connect() as connection:
        return revision(connection)


def _content(url: URL) -> dict[str, bytes]:
    with read_engine(url).connect() as connection:
        id = connection.scalar(select(Programme.id))
        return {
            name: export.csv_text(export.table_frame(connection, id, name), spec)
            for name, spec in TABLES.items()
        }


def _indicators(url: URL) -> dict:
    with read_engine(url).connect() as connection:
        return indicators.compute(scope(url), connection, series=True)


def _session() -> list[SentRows]:
    """A meeting as it goes: it is opened, three come, one is excused, two postulates decided."""
    listed = [
        {"meeting": "K8", "member": code, "invited": "1", "attended": "1"} for code in "ABC"
    ] + [{"meeting": "K8", "member": "D", "invited": "1", "attended": "0", "excused": "1"}]
    held = {"code": "K8", "team": OWN, "starts_at": "2011-09-15 17:00", "status": "odbyło się"}
    return [
        {"meetings": [held], "attendance": listed[:1]},
        {"attendance": listed[1:]},
        _decision("P0"),
        _decision("P1", "nieuwzględniony"),
    ]


def test_what_is_written_equals_what_is_loaded(
    waiting: URL, sqlite_database: URL, tmp_path: Path
) -> None:
    before = _content(waiting)
    for name, text in before.items():
        (tmp_path / f"{name}.csv").write_bytes(text)
    for step in _session():
        _write(waiting, step)
    twin = sqlite_database.set(database=str(tmp_path / "twin.db"))
    _copy(sqlite_database, twin)
    load(write_engine(twin), tmp_path)
    rows: dict[str, list] = {}
    for step in _session():
        for name, added in step.items():
            rows.setdefault(name, []).extend(added)
    (tmp_path / "session").mkdir()
    for name, added in rows.items():
        sent = pd.DataFrame([{"programme": "P1"} | row for row in added])
        sent.to_csv(tmp_path / "session" / f"{name}.csv", index=False)
    load(write_engine(twin), tmp_path / "session")
    assert _content(waiting) == _content(twin)
    assert _content(waiting) != before
    assert _indicators(waiting) == _indicators(twin)


def _copy(source: URL, target: URL) -> None:
    Path(target.database).write_bytes(Path(source.database).read_bytes())


def test_who_wrote_it_and_where_stands_in_the_journal(waiting: URL) -> None:
    number = _write(waiting, _decision("P0"))
    with read_engine(waiting).connect() as connection:
        known = select(Revision.by, Revision.source).where(Revision.revision == number)
        assert connection.execute(known).one() == ("Anna", "decision")


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (_decision("P0", "załatwiony"), "załatwiony"),
        (_decision("PX"), "PX"),
        (_decision("P0", changed_at="2011-05-01 10:00"), "2011-05-01"),
        (_decision("P0", changed_at="jutro"), "jutro"),
        (_decision("P0", meeting="K9"), "K9"),
        ({"attendance": [{"meeting": "K8", "member": "Z", "attended": "1"}]}, "Z"),
    ],
    ids=["status", "postulate", "before it came", "date", "meeting", "member"],
)
def test_what_a_load_refuses_a_form_refuses(waiting: URL, tables: SentRows, told: str) -> None:
    before, seen = _content(waiting), _seen(waiting)
    with pytest.raises(Refused) as refused:
        _write(waiting, tables)
    assert told in refused.value.report.told(locale("pl"))
    assert _content(waiting) == before
    assert _seen(waiting) == seen, "nothing written, no revision"


def test_the_second_of_two_is_told_what_the_first_wrote(waiting: URL) -> None:
    seen = _seen(waiting)
    first = _write(waiting, _decision("P0"), seen)
    with pytest.raises(Conflict) as conflict:
        _write(waiting, _decision("P0", "nieuwzględniony", changed_at="2011-09-15 17:31"), seen)
    assert [(of.table, of.record, of.revision, of.by) for of in conflict.value.later] == [
        ("postulate_statuses", "P0", first, "Anna")
    ]
    _write(waiting, _decision("P1"), seen)
    assert _count(waiting, PostulateStatus) == 6 + 2, "another postulate is not in the way"
    moved = {"code": "K8", "team": OWN, "starts_at": "2011-09-16 17:00", "status": "planned"}
    _write(waiting, {"meetings": [moved]}, seen)
    with pytest.raises(Conflict):
        _write(waiting, {"meetings": [moved | {"starts_at": "2011-09-17 17:00"}]}, seen)


def test_several_may_write_one_list_at_once(waiting: URL) -> None:
    seen = _seen(waiting)
    _write(waiting, _session()[0], seen)
    for code in "BC":
        row = {"meeting": "K8", "member": code, "invited": "1", "attended": "1"}
        _write(waiting, {"attendance": [row]}, seen)
    assert _count(waiting, Attendance) == 3


def test_twenty_at_once_lose_nothing_and_double_nothing(waiting: URL) -> None:
    """Ten decide the same postulate, knowing the same: one wins. Ten come, each once."""
    _write(waiting, {"meetings": _session()[0]["meetings"]})
    seen = _seen(waiting)

    def decides(n: int) -> bool:
        try:
            _write(waiting, _decision("P0", changed_at=f"2011-09-15 17:{n:02}"), seen)
        except Conflict:
            return False
        return True

    def comes(n: int) -> bool:
        row = {"meeting": "K8", "party": f"gość {n}", "attended": "1"}
        _write(waiting, {"attendance": [row]}, seen)
        return True

    with ThreadPoolExecutor(20) as pool:
        deciding, coming = pool.map(decides, range(10)), pool.map(comes, range(10))
        decided, came = list(deciding), list(coming)
    assert decided.count(True) == 1
    assert all(came)
    assert _count(waiting, PostulateStatus) == 6 + 1
    assert _count(waiting, Attendance) == 10
    assert _seen(waiting) == seen + 11


def test_a_rehearsal_is_seen_inside_and_leaves_nothing(waiting: URL) -> None:
    before, seen = _content(waiting), _seen(waiting)
    told = _indicators(waiting)
    tables = {"postulate_statuses": [*_rows("P0"), *_rows("P1")]}
    with rehearsed(write_engine(waiting), "P1", tables) as connection:
        inside = indicators.compute(scope(waiting), connection)
        assert inside["postulates"]["total"]["by_group"]["decided"] == 2
        assert _indicators(waiting) == told, "others see what is recorded"
    assert _content(waiting) == before
    assert _seen(waiting) == seen
    with pytest.raises(Refused), rehearsed(write_engine(waiting), "P1", _decision("PX")):
        pass
    with pytest.raises(ZeroDivisionError), rehearsed(write_engine(waiting), "P1", tables):
        1 / 0  # noqa: B018
    assert _content(waiting) == before


def _rows(code: str) -> list:
    return list(_decision(code)["postulate_statuses"])


def _count(url: URL, table: type) -> int:
    with read_engine(url).connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))
