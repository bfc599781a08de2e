"""What a decision is: the run of changes into the present status, and the reason that it gives."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from domain.blank import BLANKS, is_blank
from tests import records
from tests.records import put, scope

DAY = [date(2011, 7, n) for n in range(1, 10)]
REASON = {"justification": "Jest w budżecie."}


@pytest.fixture
def amended(database: URL) -> URL:
    """Decisions amended, reopened and blank, each of its own postulate of one unit."""
    put(
        database,
        records.programme(),
        records.sector("A"),
        *(
            records.postulate(code, "A", department="U")
            for code in ("amended", "later", "reopened", "blank", "deferred", "waiting")
        ),
        records.change("amended", DAY[1], "accepted", **REASON),
        records.change("amended", DAY[3], "accepted", justification=" "),
        records.change("later", DAY[1], "rejected"),
        records.change("later", DAY[4], "rejected", **REASON),
        records.change("reopened", DAY[1], "accepted", **REASON),
        records.change("reopened", DAY[2], "in_review"),
        records.change("reopened", DAY[3], "accepted"),
        records.change("blank", DAY[1], "rejected", justification=BLANKS),
        records.change("deferred", DAY[1], "in_review"),
        records.change("deferred", DAY[4], "deferred"),
        records.change("deferred", DAY[5], "deferred", justification="\u3000"),
    )
    return database


def test_a_blank_amendment_takes_no_justification_away(amended: URL) -> None:
    of = scope(amended)
    with read_engine(amended).connect() as connection:
        whole = postulates.as_json(of, connection)["total"]
        bare = postulates.search(of, connection, unjustified=True)[0]
        worklist = postulates.changes_without_reason(of, connection)
        told = postulates.positions(of, connection).set_index("code")
    assert sorted(bare["code"]) == ["blank", "reopened"]
    assert (whole["justified_share"], whole["unjustified"]) == (2 / 4, 2)
    assert whole["by_department"]["U"]["unjustified"] == 2
    assert sorted(worklist["code"]) == ["blank", "deferred", "reopened"]
    assert whole["changes_without_reason"] == 3
    assert told["justification"].notna().to_dict() == {
        "amended": True, "later": True, "reopened": False, "blank": False, "deferred": False,
        "waiting": False,
    }  # fmt: skip
    assert told.loc["amended", "status_on"] == DAY[1], "an amendment is no new decision"


def test_before_its_amendment_a_decision_stood_without(amended: URL) -> None:
    of = scope(amended, as_of="2011-07-03")
    with read_engine(amended).connect() as connection:
        bare = postulates.search(of, connection, unjustified=True)[0]
    assert sorted(bare["code"]) == ["blank", "later"]


def test_time_in_the_present_status_begins_with_the_change_into_it(amended: URL) -> None:
    of = scope(amended, as_of="2011-07-10")
    with read_engine(amended).connect() as connection:
        whole = postulates.as_json(of, connection)["total"]
        units = postulates.waiting_by_unit(of, connection).set_index(["department", "status"])
    stays = {"deferred": 5, "waiting": 39}  # since 5 July, and since its submission on 1 June
    assert whole["days_in_present_status"] == {
        "median": sum(stays.values()) / 2, "max": stays["waiting"],
    }  # fmt: skip
    waited = whole["waiting_by_unit"]["U"]
    assert waited["deferred"]["running"] == {"visits": 1, "days": 5}
    assert waited["submitted"]["running"] == {"visits": 1, "days": 39}
    assert waited["submitted"]["finished"]["visits"] == 5
    assert waited["in_review"]["finished"] == {"visits": 2, "days": 1 + 3}
    assert units.loc[("U", "in_review"), "finished_mean"] == (1 + 3) / 2
    assert units.loc[("U", "deferred"), ["running_mean", "finished_days"]].tolist() == [5, 0]
    assert pd.isna(units.loc[("U", "deferred"), "finished_mean"])


def test_white_space_of_every_kind_is_nothing_written() -> None:
    assert all(is_blank(text) for text in (None, float("nan"), "", *BLANKS, BLANKS))
    assert {c for c in map(chr, range(0x11000)) if c.isspace()} <= set(BLANKS)
    assert not is_blank("\u200bnie")
