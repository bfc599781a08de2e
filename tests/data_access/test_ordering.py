"""Every list by each of its columns, either way round: the whole list, and blanks last."""

from datetime import date
from functools import partial

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access import attendance, participation, postulates
from data_access.dialect import fold
from data_access.engine import read_engine
from domain.vocabulary import Status
from tests.records import attendance as listed
from tests.records import (
    change,
    declares,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)

FACTS = ("code", "name", "legal_form", "district", "krs", "nip", "regon")
SEEN = ("last_attended", "last_invited", "came", "missed", "invited_since")
LISTS = {
    "postulates": (postulates.search, postulates.POSTULATE_ORDERS),
    "meetings": (attendance.meetings, attendance.MEETING_ORDERS),
    "active": (participation.organisations, (*FACTS, "meetings", "postulates", "acts")),
    "silent": (participation.silent, (*FACTS, "invited")),
    "never_came": (attendance.never_came, (*FACTS, "invited")),
    "missed_all": (attendance.missed_all, (*FACTS, "invited")),
    "seen": (attendance.last_seen, (*FACTS, *SEEN)),
}
PAGE = 3
"""Rows; alike ones stand on both sides of an edge."""


@pytest.fixture
def recorded(database: URL) -> URL:
    names = ("Żubr", "łoś", "Lis", "ćma", "Zając", "Ala")
    codes = "FBDACE"
    days = [date(2011, month, 3) for month in (3, 4, 5, 6)]
    put(
        database,
        programme(),
        sector("KUL"),
        *(
            organisation(
                code,
                name=name,
                legal_form=None if code in "AE" else f"forma {name}",
                district=None if code == "B" else f"dzielnica {ord(code) % 3}",
                krs=None if code == "C" else f"000000000{ord(code) % 7}",
            )
            for code, name in zip(codes, names, strict=True)
        ),
        *(declares(code, "KUL") for code in codes),
        *(
            meeting(f"M{n}", "KUL", day, title=None if n == 2 else names[n])
            for n, day in enumerate(days)
        ),
        meeting("M9", "KUL", date(2011, 12, 1), "planned", title="Zebranie"),
        *(listed(f"M{n}", code, "ira" if (n + ord(code)) % 3 else "i", people=n + 1)
          for n in range(3) for code in "FBDA"),
        *(listed("M9", code, "i") for code in "FBC"),
        *(listed(f"M{n}", "C", "i") for n in range(3)),
        *(
            postulate(
                f"P-{n}",
                "KUL",
                date(2011, 9 - n, 1),
                title=names[n],
                organisation=codes[n] if n % 2 else None,
                department=None if n == 3 else f"Wydział {names[-n]}",
            )
            for n in range(6)
        ),
        change("P-1", date(2011, 8, 20), "in_review"),
        change("P-2", date(2011, 8, 2), "accepted", justification="tak"),
        change("P-4", date(2011, 8, 2), "withdrawn"),
        supports("F", "P-1"),
    )  # fmt: skip
    return database


def read(url: URL, function, **options):
    with read_engine(url).connect() as connection:
        return function(scope(url), connection, **options)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_by_each_of_its_columns(recorded: URL, name: str) -> None:
    function, columns = LISTS[name]
    ask = partial(read, recorded, function)
    usual, total = ask()
    assert len(usual) == total > 0
    for column in columns:
        for order, descending in ((column, False), (f"-{column}", True)):
            rows = ask(order=order)[0]
            assert sorted(rows["code"]) == sorted(usual["code"]), order
            keys = [_key(column, value) for value in rows[column]]
            known = [key for key in keys if key is not None]
            assert keys[: len(known)] == known, f"{order}: blanks come last"
            assert known == sorted(known, reverse=descending), order
            pages = [ask(order=order, limit=PAGE, offset=n)[0] for n in range(0, total, PAGE)]
            codes = [*pd.concat(pages)["code"]]
            assert codes == [*rows["code"]], f"{order}: of the whole list, not of a page"


def _key(column: str, value: object) -> object:
    if pd.isna(value):
        return None
    if column == "status" and value in [*Status]:
        return list(Status).index(Status(value))
    return fold(value) if isinstance(value, str) else value


def test_what_is_no_column_is_refused(recorded: URL) -> None:
    for ask, _columns in LISTS.values():
        with pytest.raises(KeyError):
            read(recorded, ask, order="nobody")
