"""The sample's second programme: made up, the same every time, smaller, finished, and apart."""

import hashlib
import os
import subprocess
import sys

import pytest
from sqlalchemy import URL, func, select

from data_access import sample
from data_access.commands import database as commands
from data_access.engine import read_engine
from data_access.models import Postulate, Programme
from data_access.sample import predecessor
from domain.vocabulary import OPEN_STATUSES
from locales import locale
from tests.records import programme, put

TABLES = predecessor.tables()


def digest() -> str:
    text = "".join(table.to_csv() for table in predecessor.tables().values())
    return hashlib.sha256(text.encode()).hexdigest()


def test_it_comes_out_the_same_in_every_process() -> None:
    code = "from tests.data_access.test_predecessor import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert told.stdout.strip() == digest()


def test_it_is_smaller_and_finished() -> None:
    successor = sample.tables()
    for name in ("sectors", "organisations", "meetings", "attendance", "postulates"):
        assert 0 < len(TABLES[name]) < len(successor[name]), name
    last = TABLES["postulate_statuses"].groupby("postulate")["status"].last()
    assert set(last.index) == set(TABLES["postulates"]["code"])
    assert not set(last) & set(OPEN_STATUSES)
    assert TABLES["milestones"]["actual_end"].notna().all()
    assert (TABLES["meetings"]["status"] == "held").all()


def test_nothing_happens_before_what_it_follows_or_after_the_end() -> None:
    changes = TABLES["postulate_statuses"]
    submitted = changes["postulate"].map(TABLES["postulates"].set_index("code")["submitted_on"])
    assert (changes["changed_at"].dt.date >= submitted).all()
    assert changes.groupby("postulate")["changed_at"].is_monotonic_increasing.all()
    as_of = TABLES["programmes"]["as_of"].iloc[0]
    assert changes["changed_at"].dt.date.max() <= as_of
    assert TABLES["meetings"]["starts_at"].dt.date.max() <= as_of


def test_its_texts_name_no_later_year() -> None:
    texts = [*TABLES["postulates"]["text"], *TABLES["postulate_statuses"]["justification"].dropna()]
    assert not [text for text in texts if "2012" in text or "2014" in text or "{" in text]


def test_its_organisations_are_those_of_the_register_of_that_time() -> None:
    known = sample.tables()["organisations"].set_index("code")
    own = TABLES["organisations"].set_index("code")
    assert own.equals(known.loc[own.index])
    assert own["registered_on"].max() < TABLES["programmes"]["consultation_start"].iloc[0]
    for table, column in (
        ("attendance", "organisation"),
        ("postulates", "organisation"),
        ("postulate_supporters", "organisation"),
    ):
        assert set(TABLES[table][column].dropna()) <= set(own.index)


class _Given:
    predecessor = True


def test_the_command_loads_both_and_the_present_one_comes_first(
    database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    assert commands.run_sample(_Given(), locale("pl")) == 0
    with read_engine(database).connect() as connection:
        found = connection.execute(select(Programme.code, Programme.is_sample)).all()
        counts = select(Programme.code, func.count()).join(
            Postulate, Postulate.programme_id == Programme.id
        )
        number = dict(connection.execute(counts.group_by(Programme.code)).all())
    assert sorted(found) == [("WPW-2009-2011", True), ("WPW-2012-2014", True)]
    assert number == {"WPW-2009-2011": 74, "WPW-2012-2014": 204}


def test_real_records_of_its_code_are_let_be(
    database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.render_as_string(hide_password=False))
    put(database, programme(code="WPW-2009-2011"))
    assert commands.run_sample(_Given(), locale("pl")) == 1
    with read_engine(database).connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Programme)) == 1
