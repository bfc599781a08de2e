"""What the forecast is made of, read from the records on both databases."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from domain.forecast import Effect, Untold
from tests.records import change, meeting, postulate, programme, put, scope, sector

END = date(2011, 10, 31)


def test_from_the_records(database: URL) -> None:
    """The consultation begins on 1.08: the week before counts no more, the as-of week not yet;
    nine are open, one of them reopened; what comes after the as-of date is unknown."""
    weeks = [date(2011, 7, 18), date(2011, 8, 1), date(2011, 8, 8), date(2011, 9, 5)]
    put(database, programme(consultation_start=date(2011, 8, 1)), sector("KUL"))
    decided = [(f"D{i}{n}", day) for i, day in enumerate(weeks) for n in range(6)]
    put(database, *(postulate(code, "KUL") for code, _ in decided))
    put(database, *(postulate(f"O{n}", "KUL") for n in range(8)))
    put(database, *(change(code, day, "accepted") for code, day in decided))
    put(database, *(change(f"O{n}", date(2011, 9, 16), "accepted") for n in range(8)))
    put(database, change("D00", date(2011, 9, 12), "in_review"))
    with read_engine(database).connect() as connection:
        found = postulates.forecast(scope(database), connection)
        closed = postulates.forecast(scope(database, sector="KUL", to="2011-05-31"), connection)
    assert found.open == 9
    assert found.weeks == (6, 6, 0, 0, 0, 6)
    assert found.deadline == END
    assert found.dates.p50 is not None
    assert not closed.defined


def test_void_ones_leave_the_queue_but_are_no_decisions(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    put(database, *(postulate(f"P{n}", "KUL", date(2011, 5, 2)) for n in range(10)))
    put(database, *(change(f"P{n}", date(2011, 8, 1 + n), "withdrawn") for n in range(8)))
    with read_engine(database).connect() as connection:
        void = postulates.forecast(scope(database), connection)
    put(database, change("P8", date(2011, 8, 3), "rejected"))
    with read_engine(database).connect() as connection:
        found = postulates.forecast(scope(database), connection)
    assert (void.open, found.open) == (2, 1)
    assert not void.defined
    assert found.defined


def test_a_silent_unit_is_named_and_both_dates_are_given(database: URL) -> None:
    """Units decide half of theirs, week by week; one decides none."""
    put(database, programme(), sector("KUL"))
    units = ("Sport", "Kultura", "Edukacja")
    codes = [(f"{unit}{n:02}", unit) for unit in units for n in range(30)]
    came = date(2011, 5, 30)
    put(database, *(postulate(code, "KUL", came, department=unit) for code, unit in codes))
    decided = [code for code, unit in codes if unit != "Sport" and int(code[-2:]) < 28]
    days = [came + timedelta(weeks=int(code[-2:]) // 2 + 1) for code in decided]
    put(database, *(change(code, day, "accepted") for code, day in zip(decided, days, strict=True)))
    with read_engine(database).connect() as connection:
        told = postulates.as_json(scope(database), connection)["total"]
    assert told["forecast_silent"]["units"] == ["Sport"]
    assert told["forecast_silent"]["open"] == 30
    assert told["forecast"]["p50"] < told["forecast_silent"]["p50"]


def test_the_track_record_of_the_records(database: URL) -> None:
    """One decision a week of the oldest; one that waits for ever comes in July: until then every
    date is kept, after it none is."""
    monday = date(2011, 4, 4)
    put(database, programme(consultation_start=monday, as_of=date(2011, 10, 31)), sector("KUL"))
    codes = [f"P{n:02}" for n in range(28)]
    put(database, *(postulate(code, "KUL", monday) for code in codes))
    put(database, postulate("X", "KUL", date(2011, 7, 19)))
    days = [monday + timedelta(weeks=n, days=2) for n in range(28)]
    put(database, *(change(code, day, "accepted") for code, day in zip(codes, days, strict=True)))
    with read_engine(database).connect() as connection:
        table = postulates.track_record(scope(database), connection).set_index("as_of")
    early, late = table.loc[date(2011, 7, 18)], table.loc[date(2011, 8, 22)]
    assert early["open"] == 13
    assert early["decided_on"] == date(2011, 10, 12)
    assert late["open"] == 9
    assert pd.isna(late["decided_on"])
    after = table.loc[date(2011, 7, 25) :, ["kept_p50", "kept_p85"]].stack().dropna()
    assert len(after)
    assert not after.any()


def test_no_track_record_without_postulates(database: URL) -> None:
    put(database, programme(), sector("KUL"))
    with read_engine(database).connect() as connection:
        assert postulates.track_record(scope(database), connection).empty


def test_what_an_agenda_does_rests_on_the_teams_own_held_meetings(database: URL) -> None:
    """Six meetings of the team, each with two decisions; two more are planned. Neither a meeting
    cancelled, nor another team's, nor what comes after the as-of date counts."""
    own, as_of = "coordinating", date(2011, 9, 15)
    days = [as_of - timedelta(days=14 * n + 4) for n in range(6)]
    codes = [f"D{n}{which}" for n in range(6) for which in "ab"]
    put(
        database,
        programme(consultation_end=date(2011, 10, 10)),
        sector("KUL"),
        *(meeting(f"K{n}", own, day) for n, day in enumerate(days)),
        meeting("X1", "KUL", date(2011, 9, 1)),
        meeting("X2", own, date(2011, 9, 2), "cancelled"),
        *(meeting(f"N{n}", own, as_of + timedelta(days=10 * n), "planned") for n in (1, 2)),
        *(postulate(code, "KUL", date(2011, 4, 1)) for code in codes),
        *(change(code, days[int(code[1])], "accepted") for code in codes),
        *(postulate(f"W{n}", "KUL", date(2011, 6, 1)) for n in range(3)),
    )

    def told(meeting: str, items: int) -> Effect | Untold:
        with read_engine(database).connect() as connection:
            return postulates.agenda_effect(scope(database), connection, meeting, items)

    found = told("N1", 3)
    assert isinstance(found, Effect)
    assert (found.meetings, found.usual, found.items) == (6, 2.0, 3)
    assert found.without < found.within
    put(database, change("W0", date(2011, 9, 25), "accepted"))
    assert told("N1", 3) == found
    assert told("N2", 3) != found
    put(database, meeting("L", own, date(2011, 10, 11), "planned"))
    assert told("L", 3) is Untold.LATER
    assert told("K0", 3) is told("X2", 3) is Untold.NOT_COMING
