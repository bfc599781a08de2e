"""Meetings bring who was there and their minutes."""

import pytest

from tests.data_access.decidim.export import (
    WHOLE,
    Row,
    meeting,
    meetings,
    space,
)
from tests.data_access.decidim.reading import WroteFolder, read_export, said


def test_a_meeting_brings_its_attendance_and_minutes(folder: WroteFolder) -> None:
    tables, _ = read_export(folder(WHOLE))
    held, planned = tables["meetings"]
    assert (held["status"], planned["status"]) == ("held", "planned")
    assert held["venue"] == "Dom Kultury, ul. Krakowska 1"
    assert held["minutes_url"] == f"{space()}/f/8/meetings/1"
    assert held["mode"] == "in_person"
    assert [(row["party"], row["people"]) for row in tables["attendance"]] == [
        ("Uczestnicy spotkania", "25"),
        ("Fundacja A", "0"),
        ("Stowarzyszenie B", "0"),
    ]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({}, "held"),
        ({"start_time": "2099-01-01 16:00:00 UTC", "end_time": ""}, "planned"),
        ({"withdrawn": "true", "attendees": "7"}, "cancelled"),
        ({"withdrawn_at": "2024-03-01 16:00:00 UTC"}, "cancelled"),
    ],
)
def test_a_meetings_status_is_told_by_its_dates(
    folder: WroteFolder, cells: Row, status: str
) -> None:
    tables, report = read_export(folder(meetings(meeting() | cells)))
    assert not report.errors
    assert tables["meetings"][0]["status"] == status
    assert "attendance" not in tables


def test_organisations_without_a_head_count_count_themselves(folder: WroteFolder) -> None:
    row = meeting(attending_organizations="Fundacja A;\nFundacja A\n- Klub B")
    tables, _ = read_export(folder(meetings(row)))
    assert [(r["party"], r["people"]) for r in tables["attendance"]] == [
        ("Fundacja A", ""),
        ("Klub B", ""),
    ]


def test_odd_cells_of_a_meeting_are_warned_of(folder: WroteFolder) -> None:
    row = meeting(
        attendees="dużo",
        type_of_meeting="na drzewie",
        closing_report__pl="Tak",
        url="javascript:alert(1)",
    )
    tables, report = read_export(folder(meetings(row)))
    assert not report.errors
    assert (tables["meetings"][0]["mode"], tables["meetings"][0]["minutes_url"]) == ("", "")
    assert "dużo" in said(report)
    assert "na drzewie" in said(report)
