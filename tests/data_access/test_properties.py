"""What holds for the indicators of any records: order, union, pooling, and what was known when."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL

from data_access.engine import read_engine
from data_access.indicators import compute
from data_access.models import Base
from data_access.scope import from_params
from tests import records
from tests.conftest import fresh_sqlite

SECTORS = ("KUL", "EDU", "SRO")
ORGANISATIONS = ("A", "B", "C", "D", "E")
FIRST = date(2011, 4, 1)
KNOWN = FIRST + timedelta(days=60)
"""The earlier as-of date; records reach sixty days beyond it."""
DAYS = st.integers(0, 120).map(lambda n: FIRST + timedelta(days=n))
STEPS = st.sampled_from(
    ["in_review", "presented", "accepted", "rejected", "deferred", "merged", "withdrawn"]
)
MEETINGS = st.lists(
    st.tuples(
        st.sampled_from([*SECTORS, "coordinating"]),
        DAYS,
        st.sampled_from(["held", "held", "planned", "cancelled"]),
        st.dictionaries(
            st.sampled_from(ORGANISATIONS), st.sampled_from(["i", "ia", "ira", "r", "a"])
        ),
    ),
    max_size=6,
)
POSTULATES = st.lists(
    st.tuples(
        st.sampled_from(SECTORS),
        DAYS,
        st.sampled_from([None, *ORGANISATIONS]),
        st.sets(st.sampled_from(ORGANISATIONS), max_size=2),
        st.lists(st.tuples(st.integers(0, 90), STEPS), max_size=3, unique_by=lambda step: step[0]),
    ),
    max_size=6,
)
DECLARED = st.sets(st.tuples(st.sampled_from(ORGANISATIONS), st.sampled_from(SECTORS)), max_size=8)
worlds = partial(given, DECLARED, MEETINGS, POSTULATES)
few = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _rows(declared: set, meetings: list, postulates: list) -> list[Base]:
    rows: list[Base] = [records.programme(as_of=None)]
    rows += [records.sector(code, position=n) for n, code in enumerate(SECTORS)]
    rows += [records.organisation(code, district=f"D{code}") for code in ORGANISATIONS]
    rows += [records.declares(*pair) for pair in sorted(declared)]
    for n, (team, day, status, flags) in enumerate(meetings):
        rows.append(records.meeting(f"M{n}", team, day, status))
        for who, flag in flags.items():
            came = flag if status == "held" else flag.replace("a", "")
            rows.append(records.attendance(f"M{n}", who, came))
    for n, (sector, day, author, supporters, steps) in enumerate(postulates):
        rows.append(records.postulate(f"P{n}", sector, day, organisation=author))
        rows += [records.supports(who, f"P{n}") for who in sorted(supporters)]
        rows += [
            records.change(f"P{n}", day + timedelta(days=after), status) for after, status in steps
        ]
    return rows


def _known_on(day: date, meetings: list, postulates: list) -> tuple[list, list]:
    """The records as they stood on `day`: what came later is not in them."""
    meetings = [
        (team, on, "planned" if status == "held" and on > day else status, flags)
        for team, on, status, flags in meetings
    ]
    postulates = [
        (
            sector,
            on,
            author,
            supporters,
            [step for step in steps if on + timedelta(days=step[0]) <= day],
        )
        for sector, on, author, supporters, steps in postulates
        if on <= day
    ]
    return meetings, postulates


Computed = Callable[[list[Base], date], dict[str, Any]]


@pytest.fixture
def computed(sqlite_template: Path, sqlite_database: URL) -> Computed:
    """The indicators of rows as of a day; the rows replace those before."""

    def of(rows: list[Base], as_of: date) -> dict[str, Any]:
        fresh_sqlite(sqlite_template, sqlite_database)
        records.put(sqlite_database, *rows)
        with read_engine(sqlite_database).connect() as connection:
            scope = from_params({"as_of": as_of.isoformat()}, connection)
            return json.loads(json.dumps(compute(scope, connection, True)))

    return of


@pytest.mark.long
@few
@given(DECLARED, MEETINGS, POSTULATES, st.randoms())
def test_the_order_of_rows_changes_nothing(
    computed: Computed, declared: set, meetings: list, postulates: list, random: Random
) -> None:
    rows = _rows(declared, meetings, postulates)
    shuffled = _rows(declared, meetings, postulates)
    random.shuffle(shuffled)
    as_of = KNOWN + timedelta(days=70)
    assert computed(rows, as_of) == computed(shuffled, as_of)


@pytest.mark.long
@few
@worlds()
def test_an_earlier_as_of_date_shows_what_was_known_then(
    computed: Computed, declared: set, meetings: list, postulates: list
) -> None:
    later = computed(_rows(declared, meetings, postulates), KNOWN)
    then = _rows(declared, *_known_on(KNOWN, meetings, postulates))
    assert later == computed(then, KNOWN)


@pytest.mark.long
@few
@worlds()
def test_the_total_is_the_union_and_rates_are_pooled(
    computed: Computed, declared: set, meetings: list, postulates: list
) -> None:
    found = computed(_rows(declared, meetings, postulates), date(2011, 12, 31))
    people = found["participation"]
    sectors, whole = list(people["sectors"].values()), people["total"]
    for name in ("declared", "active", "attending", "submitting"):
        counts = [sector[name] for sector in sectors]
        assert max(counts) <= whole[name] <= min(sum(counts), len(ORGANISATIONS)), name
    assert whole["acts"] == sum(sector["acts"] for sector in sectors)

    met = found["attendance"]
    teams = [*met["sectors"].values(), met["coordinating"]]
    for name in ("meetings_held", "invited", "attended", "people", "walk_ins", "without_list"):
        assert met["total"][name] == sum(team[name] for team in teams), name
    for name in ("attendance_rate", "show_up_rate", "no_show_rate"):
        _lies_between(met["total"][name], [team[name] for team in teams])

    wishes = found["postulates"]
    sectors = list(wishes["sectors"].values())
    for name in ("postulates", "overdue"):
        assert wishes["total"][name] == sum(sector[name] for sector in sectors), name
    for name in ("decided_share", "acceptance_rate", "justified_share", "answered_on_time"):
        _lies_between(wishes["total"][name], [sector[name] for sector in sectors])


def _lies_between(pooled: float | None, parts: list[float | None]) -> None:
    known = [part for part in parts if part is not None]
    assert (pooled is None) == (not known)
    assert pooled is None or min(known) - 1e-12 <= pooled <= max(known) + 1e-12
