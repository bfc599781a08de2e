"""What changed between two days: named records whose effects add up, late entries told apart."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import URL, update

from data_access.__main__ import main
from data_access.changes import Changes, changes, counted_records, key_counts
from data_access.engine import read_engine, write_engine, writing
from data_access.models import Attendance, Revision
from data_access.shared_reads import shared_reads
from tests.data_access.late_entries import Story, tell
from tests.records import (
    attendance,
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
)

SEEDS = range(2)


def _told(url: URL, story: Story) -> Changes:
    """Alone, and as pages and files read it: what stands beside today's figures shares none."""
    with read_engine(url).connect() as connection:
        told = changes(story.scope, connection, story.since)
        with shared_reads():
            shared = changes(story.scope, connection, story.since)
    assert_frame_equal(shared.counts, told.counts)
    return told


def holds(url: URL, seed: int) -> int:
    """That all is explained and every planted late entry told; how many were."""
    story = tell(url, seed)
    told = _told(url, story)
    assert told.revision == 1
    assert not told.counts["residual"].any(), seed
    assert not told.counts["late_residual"].any(), seed
    late = told.records[told.records["entered"] == "late"]
    named = set(zip(late["table"], late["key"], strict=True))
    within = _within(url, story)
    assert story.planted & within <= named, (seed, story.planted & within - named)
    return len(story.planted & within)


def _within(url: URL, story: Story) -> set[tuple[str, str]]:
    """The records that the scope counts on the day compared from."""
    then = replace(story.scope, as_of=story.since)
    with read_engine(url).connect() as connection:
        found = counted_records(then, connection)
    found = found[found["count"].isin(["postulates", "attended", "active"])]
    return set(zip(found["table"], found["key"], strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_effects_add_up_and_late_entries_are_told(database: URL, seed: int) -> None:
    assert holds(database, seed)


def test_every_count_is_the_sum_of_its_records(sample: URL) -> None:
    with read_engine(sample).connect() as connection:
        for params in ({}, {"sector": "EDU"}, {"from": "2011-05-01", "to": "2011-08-01"}):
            of = scope(sample, **params)
            found = counted_records(of, connection).groupby("count")["effect"].sum().to_dict()
            told = key_counts(of, connection)
            assert found.keys() <= told.keys()
            assert {name: found.get(name, 0) for name in told} == told


def test_a_late_list_is_told_with_three_figures(database: URL) -> None:
    """Reported on the day, known of it now, and on the later day."""
    put(
        database,
        *(programme(as_of=date(2011, 7, 1)), sector("KUL"), organisation("A"), organisation("B")),
        *(meeting("M1", "KUL", date(2011, 5, 1)), meeting("M2", "KUL", date(2011, 6, 10))),
        *(attendance("M1", "A", "ia"), attendance("M2", "A", "i"), attendance("M2", "B", "ia")),
        *(postulate("P1", "KUL", date(2011, 5, 1)), postulate("P2", "KUL", date(2011, 6, 10))),
    )
    put(database, attendance("M1", "B", "i"))
    with writing(write_engine(database)) as connection:
        of = (Attendance.meeting == "M1", Attendance.participant == "A")
        connection.execute(update(Attendance).where(*of).values(people=3))
        for number, day in ((1, 2), (2, 20), (3, 20)):
            own = update(Revision).where(Revision.revision == number)
            connection.execute(own.values(at=datetime(2011, 5, day, 12)))
    with read_engine(database).connect() as connection:
        found = changes(scope(database, as_of="2011-06-30"), connection, date(2011, 5, 10))
    counts = found.counts.set_index("count")
    assert counts.loc["invited", ["reported", "before", "after"]].tolist() == [1, 2, 4]
    assert counts.loc["people", ["reported", "before", "after"]].tolist() == [1, 3, 4]
    rate = found.rates.set_index("rate").loc["attendance_rate"]
    assert (rate["reported_part"], rate["reported_whole"]) == (1, 1)
    assert (rate["before_part"], rate["before_whole"]) == (1, 2)
    assert (rate["after_part"], rate["after_whole"]) == (2, 4)
    told = [
        (r["count"], r["kind"], r["table"], r["key"], r["effect"], r["entered"])
        for r in found.records.to_dict("records")
    ]
    row = "M1 / organisation / {}".format
    assert ("invited", "came_in", "attendance", row("B"), 1, "late") in told
    assert ("people", "changed", "attendance", row("A"), 2, "corrected") in told
    assert ("invited", "came_in", "attendance", "M2 / organisation / B", 1, "in_time") in told
    assert ("postulates", "came_in", "postulates", "P2", 1, "in_time") in told
    assert ("overdue", "came_in", "postulates", "P1", 1, "in_time") in told


def test_what_moves_says_whence_and_whither(database: URL) -> None:
    put(
        database,
        *(programme(), sector("KUL"), postulate("P1", "KUL", date(2011, 5, 1))),
        change("P1", date(2011, 5, 10), "presented"),
        change("P1", date(2011, 6, 10), "accepted"),
    )
    with read_engine(database).connect() as connection:
        found = changes(scope(database), connection, date(2011, 5, 20)).records
    moved = found[found["kind"] == "moved"][["count", "origin", "destination", "effect"]]
    assert sorted(moved.itertuples(index=False, name=None)) == [
        ("by_group.decided", "open", "decided", 1),
        ("by_group.open", "open", "decided", -1),
        ("by_status.accepted", "presented", "accepted", 1),
        ("by_status.presented", "presented", "accepted", -1),
    ]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_changes_on_the_command_line(
    sample: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, language: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sample))
    asked = ["--lang", language, "changes", "--since", "2011-09-01", "--sector", "EDU"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(row["residual"] == 0 for row in told["counts"])
    assert told["revision"] is None
    assert {record["entered"] for record in told["records"]} == {"in_time"}
    assert main(asked) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == ("Zmiany od 01.09.2011 do 15.09.2011" if language == "pl" else first)
    assert ("Nie wiadomo" if language == "pl" else "is not known") in second
    assert main([*asked, "--as-of", "2011-08-01"]) == 2


def test_no_records_are_no_changes(database: URL) -> None:
    put(database, programme())
    with read_engine(database).connect() as connection:
        found = changes(scope(database), connection, date(2011, 5, 20))
    assert found.records.empty
    assert not found.counts[["before", "after"]].to_numpy().any()
