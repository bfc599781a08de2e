"""The scope: what a link means, which rows it takes, what the sentence under a chart says."""

from datetime import date

import pytest
from sqlalchemy import URL, select

from data_access.engine import read_engine
from data_access.models import Meeting, Postulate
from data_access.scope import Scope, from_params, unknown_codes
from locales import locale
from tests.records import AS_OF, meeting, postulate, programme, put, scope, sector

NAMES = {"KUL": "Kultura", "EDU": "Edukacja"}


@pytest.fixture
def consultation(database: URL) -> URL:
    put(
        database,
        programme(),
        programme(2, as_of=None, period_start=date(2010, 1, 1)),
        sector("EDU", position=2),
        sector("KUL", position=1),
        sector("KUL", programme_id=2),
        meeting("early", "KUL", date(2011, 5, 1)),
        meeting("late", "KUL", date(2011, 9, 16)),
        meeting("other sector", "EDU", date(2011, 5, 1)),
        meeting("coordinating", "coordinating", date(2011, 5, 1)),
        meeting("other programme", "KUL", date(2011, 5, 1), programme_id=2),
        postulate("before", "KUL", date(2011, 9, 15)),
        postulate("after", "KUL", date(2011, 9, 16)),
    )
    return database


def test_a_link_without_parameters_is_the_latest_programme_as_recorded(consultation: URL) -> None:
    assert scope(consultation) == Scope(1, "P1", AS_OF)


def test_a_link_asks_for_sectors_period_and_day(consultation: URL) -> None:
    params = {
        "programme": "P1",
        "sector": "EDU,KUL",
        "from": "2011-03-01",
        "to": "2011-08-31",
        "as_of": "2011-08-01",
    }
    found = scope(consultation, **params)
    assert found.sectors == ("KUL", "EDU"), "in the programme's own order"
    assert found.params() == params | {"sector": "KUL,EDU"}


@pytest.mark.parametrize(
    "params",
    [
        {"programme": "gone"},
        {"sector": "XXX"},
        {"sector": "'; DROP TABLE sectors; --"},
        {"from": "yesterday", "to": "31.12.2011", "as_of": "2011-02-30"},
    ],
)
def test_what_a_link_names_and_does_not_exist_is_left_out(
    consultation: URL, params: dict[str, str]
) -> None:
    assert scope(consultation, **params) == Scope(1, "P1", AS_OF)


def test_a_period_the_wrong_way_round_is_turned(consultation: URL) -> None:
    found = scope(consultation, **{"from": "2011-08-31", "to": "2011-03-01"})
    assert (found.date_from, found.date_to) == (date(2011, 3, 1), date(2011, 8, 31))


def test_no_programme_no_scope(database: URL) -> None:
    with read_engine(database).connect() as connection:
        assert from_params({}, connection) is None


def _codes(database: URL, table: type, *where: object) -> set[str]:
    with read_engine(database).connect() as connection:
        return set(connection.scalars(select(table.code).where(*where)))


def test_meetings_of_the_sectors_teams_and_no_other(consultation: URL) -> None:
    everything = scope(consultation)
    assert _codes(consultation, Meeting, everything.meetings()) == {
        "early",
        "late",
        "other sector",
    }
    assert _codes(consultation, Meeting, everything.coordinating_meetings()) == {"coordinating"}
    culture = everything.of_sector("KUL")
    assert _codes(consultation, Meeting, culture.meetings()) == {"early", "late"}


def test_nothing_after_the_as_of_date_has_happened(consultation: URL) -> None:
    found = scope(consultation)
    assert _codes(consultation, Meeting, found.meetings(), found.held()) == {
        "early",
        "other sector",
    }
    assert _codes(consultation, Postulate, found.postulates()) == {"before"}


def test_the_period_includes_both_ends(consultation: URL) -> None:
    found = scope(consultation, **{"from": "2011-09-15", "to": "2011-09-16", "as_of": "2011-09-30"})
    assert _codes(consultation, Meeting, found.meetings()) == {"late"}
    assert _codes(consultation, Postulate, found.postulates()) == {"before", "after"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "Branże: Kultura i Edukacja · od 01.03.2011 · stan na 15.09.2011"),
        ("en", "Sectors: Kultura and Edukacja · from 1 Mar 2011 · as of 15 Sept 2011"),
    ],
)
def test_the_sentence_under_a_chart(language: str, sentence: str) -> None:
    narrowed = Scope(1, "P1", AS_OF, ("KUL", "EDU"), date_from=date(2011, 3, 1))
    assert narrowed.sentence(locale(language), NAMES) == sentence


def test_the_sentence_of_everything() -> None:
    found = Scope(1, "P1", AS_OF).sentence(locale("pl"), NAMES)
    assert found == "Wszystkie branże · cały okres · stan na 15.09.2011"


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({}, []),
        ({"programme": "P1", "sector": "EDU", "as_of": "2011-08-01"}, []),
        ({"programme": "gone", "sector": "EDU,XXX"}, ["gone", "XXX"]),
        (
            {"from": "yesterday", "to": "2011-08-31", "as_of": "1011-01-01"},
            ["yesterday", "1011-01-01"],
        ),
    ],
)
def test_what_is_left_out_is_named(
    consultation: URL, params: dict[str, str], named: list[str]
) -> None:
    assert unknown_codes(params, scope(consultation, **params)) == named


@pytest.mark.parametrize(("configured", "opened"), [("", "P1"), ("P2", "P2"), ("P9", "P1")])
def test_the_configuration_names_the_programme_that_is_opened_first(
    consultation: URL, monkeypatch: pytest.MonkeyPatch, configured: str, opened: str
) -> None:
    monkeypatch.setenv("PROGRAMME", configured)
    with read_engine(consultation).connect() as connection:
        assert from_params({}, connection).programme == opened
        assert from_params({"programme": "P1"}, connection).programme == "P1"
