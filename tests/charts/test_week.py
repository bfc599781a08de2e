"""The week as a table for the wall: whose it is, and the meetings ahead one by one."""

from datetime import datetime

import pandas as pd
import pytest

from charts import Reader
from charts.week import week
from domain.address import Target
from domain.week import WeekItem
from locales import locale

ITEMS = [
    WeekItem("due", 3, Target("postulates"), {"MOPS": 2, "": 1}),
    WeekItem("awaiting", 7, Target("postulates")),
    WeekItem("meetings", 0, Target("attendance")),
    WeekItem("meetings_later", 1, Target("attendance")),
    WeekItem("without_list", 1, Target("attendance")),
]
MEETING = {
    "starts_at": datetime(2011, 9, 27, 17),
    "team": "KUL",
    "invited": 21,
    "registered": 0,
    "missing": "registrations,venue",
}
EXPECTED = {
    "pl": [
        ("3 postulaty mają termin w ciągu 7 dni", "MOPS (2) i bez komórki (1)"),
        ("7 postulatów czeka na rozstrzygnięcie zespołu koordynacyjnego", "SPO (5) i kultura (2)"),
        ("27.09.2011 17:00, kultura", "zaproszone 21, zgłoszone 0; brakuje: zgłoszeń i miejsca"),
        ("1 odbyte spotkanie nie ma listy obecności", ""),
    ],
    "en": [
        ("3 postulates are due within 7 days", "MOPS (2) and no responsible unit (1)"),
        ("7 postulates await a decision of the coordinating team", "SPO (5) and kultura (2)"),
        ("27 Sept 2011 17:00, kultura",
         "invited 21, registered 0; still missing: registrations and venue"),
        ("1 held meeting has no list", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", EXPECTED)
def test_each_item_with_whose_it_is_and_each_meeting(language: str) -> None:
    reader, awaiting = Reader(locale(language)), {"KUL": 2, "GOS": 0, "SPO": 5}
    found = week(
        ITEMS, pd.DataFrame([MEETING]), awaiting, "15–22.09.2011", reader, {"KUL": "kultura"}
    )
    assert found.table.to_records(index=False).tolist() == EXPECTED[language]
    assert found.takeaway == "; ".join(told for told, _ in EXPECTED[language][:2]) + "."


def test_nothing_is_said_to_be_nothing() -> None:
    reader = Reader(locale("en"))
    found = week([], pd.DataFrame(), {}, "", reader, {})
    assert found.empty == "Nothing is due this week, and nothing is missing."
