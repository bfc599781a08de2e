"""The sample: the same every time, of the right size and form, and nobody's data."""

import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import URL, func, select
from stdnum.pl import nip, regon

from data_access import sample
from data_access.engine import read_engine, write_engine, writing
from data_access.load.load_files import load
from data_access.load.store import store
from data_access.models import Base
from data_access.sample.organisations import DISTRICTS
from domain.vocabulary import DECIDED, USUAL_STEPS, VOID, Status
from tests.data_access.sample_views import (
    AS_OF,
    TABLES,
    acts,
    lists,
    meetings,
    postulates,
    table,
    top_five,
)

COLUMNS = {
    "programmes": "code name name_en period_start period_end consultation_start consultation_end "
    "response_days as_of",
    "sectors": "programme code name name_en position",
    "organisations": "code name legal_form krs nip regon register_number district public_benefit "
    "registered_on",
    "organisation_sectors": "programme organisation sector",
    "members": "programme code team role organisation department display_name from to",
    "meetings": "programme code team kind title starts_at ends_at venue mode status minutes_url",
    "attendance": "programme meeting organisation member party invited registered attended excused "
    "people",
    "postulates": "programme code sector title text organisation meeting channel area stage "
    "submitted_on department",
    "postulate_supporters": "programme postulate organisation",
    "postulate_statuses": "programme postulate changed_at status team meeting justification "
    "merged_into",
    "provisions": "programme code title",
    "postulate_provisions": "programme postulate provision",
    "milestones": "programme code name name_en team planned_start planned_end actual_start "
    "actual_end",
    "events": "programme date name name_en",
}


# -- form ------------------------------------------------------------------------------------


def digest() -> str:
    text = "".join(frame.to_csv() for frame in sample.tables().values())
    return hashlib.sha256(text.encode()).hexdigest()


def test_it_is_the_same_every_time() -> None:
    command = "from tests.data_access.test_sample import digest; print(digest())"
    environment = os.environ | {"PYTHONHASHSEED": "4711"}
    other = subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == digest()


def test_tables_and_columns_are_those_of_the_data_format() -> None:
    assert {name: " ".join(frame.columns) for name, frame in TABLES.items()} == COLUMNS


def test_values_are_typed() -> None:
    for name, frame in TABLES.items():
        for column in frame.columns:
            values = frame[column].dropna()
            if column.endswith(("_at", "starts_at")):
                assert str(frame[column].dt.tz) == "Europe/Warsaw", (name, column)
            elif column.endswith("_on") or column in (
                "as_of",
                "from",
                "to",
                "planned_start",
                "actual_end",
            ):
                kinds = {type(value) for value in values}
                assert kinds == {date}, (name, column)
            elif column in ("invited", "registered", "attended", "excused", "public_benefit"):
                assert frame[column].dtype == bool, (name, column)


def test_codes_point_somewhere_and_keys_are_unique() -> None:
    def codes(name: str) -> set:
        return set(TABLES[name].code)

    targets = {
        "programme": codes("programmes"),
        "sector": codes("sectors"),
        "team": codes("sectors") | {"coordinating"},
        "organisation": codes("organisations"),
        "member": codes("members"),
        "meeting": codes("meetings"),
        "postulate": codes("postulates"),
        "merged_into": codes("postulates"),
        "provision": codes("provisions"),
    }
    for name, frame in TABLES.items():
        for column in targets.keys() & set(frame.columns):
            assert set(frame[column].dropna()) <= targets[column], (name, column)
        if "code" in frame:
            assert frame.code.is_unique, name
    for name in ("organisation_sectors", "postulate_supporters", "postulate_provisions"):
        assert not TABLES[name].duplicated().any(), name
    attendance = table("attendance")
    participant = ["organisation", "member", "party"]
    assert (attendance[participant].notna().sum(axis=1) == 1).all()
    assert not attendance.duplicated(["meeting", *participant]).any()
    assert not table("postulate_statuses").duplicated(["postulate", "changed_at"]).any()


def test_attendance_agrees_with_the_meetings() -> None:
    rows = table("attendance").join(meetings()[["status", "day"]], on="meeting")
    assert (rows[rows.attended].status == "held").all()
    assert ((rows.people > 0) == rows.attended).all()
    assert (rows.invited | rows.registered | rows.attended).all()
    assert not (rows.excused & (rows.attended | rows.member.isna())).any()
    members = rows.dropna(subset="member").drop(columns="organisation")
    members = members.merge(table("members"), left_on="member", right_on="code")
    assert (members["from"].fillna(date.min) <= members.day).all()
    assert (members.day <= members["to"].fillna(date.max)).all()
    assert (meetings()[meetings().status == "held"].day <= AS_OF).all()
    assert (meetings().ends_at > meetings().starts_at).all()


def test_identifiers_are_well_formed() -> None:
    organisations = table("organisations")
    assert organisations.krs.dropna().str.fullmatch(r"\d{10}").all()
    assert organisations.nip.dropna().map(nip.is_valid).all()
    assert organisations.regon.dropna().map(regon.is_valid).all()
    for column in ("name", "krs", "nip", "regon", "register_number"):
        assert organisations[column].dropna().is_unique, column
    clubs = organisations[organisations.legal_form == "UKS"]
    assert clubs.krs.isna().all()
    assert clubs.register_number.notna().all()
    assert set(organisations.district.dropna()) == set(DISTRICTS)
    assert 0 < organisations.district.isna().mean() < 0.05


def test_nobody_can_be_reached_or_recognised_by_it() -> None:
    forbidden = re.compile(
        r"[\w.]+@[\w.]+"  # an e-mail address
        r"|(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)"  # a mobile
        r"|(?<!\d)\d{2} \d{3} \d{2} \d{2}(?!\d)"  # a landline
        r"|(?<!\d)\d{11}(?!\d)"  # a PESEL
    )
    for name, frame in TABLES.items():
        for column in frame.select_dtypes("str").columns.difference(["krs", "nip", "regon"]):
            found = frame[column].dropna()
            assert not found.map(lambda text: bool(forbidden.search(text))).any(), (name, column)
            assert not found.str.contains(r"[{}]").any(), (name, column)


def test_it_is_stored_whole_and_only_once(database: URL) -> None:
    for _ in range(2):
        with writing(write_engine(database)) as connection:
            store(connection, sample.tables(), is_sample=True)
    with read_engine(database).connect() as connection:
        for name, frame in TABLES.items():
            rows = select(func.count()).select_from(Base.metadata.tables[name])
            assert connection.scalar(rows) == len(frame), name


def test_as_files_it_is_loaded_without_a_refusal(sqlite_database: URL, tmp_path: Path) -> None:
    for name, frame in TABLES.items():
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    loaded = load(write_engine(sqlite_database), tmp_path)
    added = {name: changes.added for name, changes in loaded.changes.items()}
    assert added == {name: len(frame) for name, frame in TABLES.items()}


# -- histories -------------------------------------------------------------------------------


def test_histories_take_usual_steps_in_order_of_time() -> None:
    for code, changes in table("postulate_statuses").groupby("postulate"):
        assert changes.changed_at.is_monotonic_increasing
        assert changes.changed_at.dt.date.min() >= postulates().submitted_on[code]
        assert changes.changed_at.dt.date.max() <= AS_OF
        steps = [Status.SUBMITTED, *map(Status, changes.status)]
        for before, after in pairwise(steps):
            assert after in USUAL_STEPS[before], code


def test_changes_at_a_meeting_happen_during_it() -> None:
    changes = (
        table("postulate_statuses")
        .dropna(subset="meeting")
        .join(meetings()[["starts_at", "ends_at"]], on="meeting")
    )
    assert len(changes) > 50
    assert (changes.changed_at >= changes.starts_at).all()
    assert (changes.changed_at <= changes.ends_at).all()


def test_the_same_is_asked_for_in_several_sectors() -> None:
    alike = postulates().text.str.contains("jednostronicowy formularz dla dotacji do 10 tys. zł")
    assert postulates()[alike].sector.nunique() >= 3


def test_mergers_name_an_earlier_postulate_that_stands() -> None:
    merged = table("postulate_statuses").query("status == 'merged'")
    assert 5 <= len(merged) <= 15
    for change in merged.itertuples():
        assert postulates().status[change.merged_into] not in VOID
        assert (
            postulates().submitted_on[change.merged_into]
            <= postulates().submitted_on[change.postulate]
        )
        assert change.merged_into in change.justification


def test_only_accepted_postulates_are_in_the_programme() -> None:
    linked = table("postulate_provisions").postulate
    accepted = postulates()[postulates().status.isin(("accepted", "partly_accepted"))]
    assert set(linked) <= set(accepted.index)
    assert 0.6 < accepted.index.isin(linked).mean() < 0.95


# -- magnitudes ------------------------------------------------------------------------------


def test_magnitudes() -> None:
    assert 2_200 <= len(table("organisations")) <= 2_400
    assert table("organisation_sectors").groupby("organisation").size().between(1, 3).all()
    assert 270 <= acts().organisation.nunique() <= 320
    kinds = meetings().groupby(meetings().team == "coordinating").size()
    assert 16 <= kinds[False] <= 32
    assert 6 <= kinds[True] <= 12
    assert meetings().status.value_counts()["cancelled"] in (1, 2)
    assert ((meetings().status == "planned") & (meetings().day > AS_OF)).sum() >= 4
    assert 180 <= len(postulates()) <= 230
    assert 20 <= (postulates().stage == "draft_consultation").sum() <= 100
    assert (
        postulates().submitted_on[postulates().stage == "draft_consultation"] >= date(2011, 9, 1)
    ).all()
    assert postulates().title.nunique() == len(postulates())
    assert len(table("provisions")) >= 38
    assert len(table("milestones")) == 14
    assert table("members").team.nunique() == 9
    assert 0.25 <= top_five(acts().organisation) <= 0.40
    no_shows = lists()[lists().registered & ~lists().attended]
    assert 0.25 <= len(no_shows) / lists().registered.sum() <= 0.40


def test_meetings_draw_as_many_as_they_do() -> None:
    organisations = lists().groupby("meeting").attended.sum()
    assert organisations.between(6, 25).all()
    people = table("attendance").groupby("meeting").people.sum()[organisations.index]
    assert people.between(13, 35).all()


def test_outcomes() -> None:
    shares = postulates()[postulates().status.isin(DECIDED)].status.value_counts(normalize=True)
    assert shares["accepted"] == pytest.approx(35 / 85, abs=0.06)
    assert shares["partly_accepted"] == pytest.approx(20 / 85, abs=0.06)
    assert shares["rejected"] == pytest.approx(30 / 85, abs=0.06)
