"""Data of persons in texts: planted ones are found, and what only looks like them is not."""

from collections import Counter

import pytest

from data_access.load.data_format import TABLES
from data_access.publication.fields import scanned
from data_access.publication.public_texts import suspected
from data_access.sample import tables
from domain.personal import FindingKind, blanked, contacts, findings, person_like, unified
from domain.personal.inflection import forms
from tests.domain.planted import CLEAN, HOLDING, holding


@pytest.mark.parametrize("kind", HOLDING)
def test_planted_data_are_found_as_what_they_are(kind: str) -> None:
    planted = [text for of, text in holding() if of == kind]
    met = [text for text in planted if kind in [one.kind for one in findings(text)]]
    assert set(planted) == set(met)


def test_what_only_looks_like_them_is_let_through() -> None:
    false = [text for text in CLEAN if findings(text)]
    assert false == ["Wydział Spraw Społecznych, pl. Wszystkich Świętych 3/4"], "an office's flat"


def test_no_text_of_the_sample_is_held_back() -> None:
    held = Counter(
        (name, column.name)
        for name, frame in tables().items()
        for column in TABLES[name].columns
        if scanned(column) and name != "members"
        for text in frame[column.name].dropna().unique()
        if suspected(name, column.name, text)
    )
    assert not held


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Pisać: jan@example.org, tel. 600 700 801.", "Pisać: […], […]."),
        ("pani Anna Nowak i Jan Kowalski", "[…] i […]"),
        ("jan\u200b@\u00adexample.org", "[…]"),
        ("Jan\u00a0Kowalski", "[…]"),
        ("nic tu nie ma", "[…]"),
    ],
)
def test_a_redaction_is_proposed_that_holds_none_of_them(text: str, left: str) -> None:
    assert blanked(text) == left
    assert not findings(left)


@pytest.mark.parametrize("party", ["Ewa Zając", "Zając Ewa", "Gniewomir Tracz", "p. Ewa", "Ewa"])
def test_a_party_that_may_be_a_person(party: str) -> None:
    assert person_like(party)


@pytest.mark.parametrize(
    "party",
    ["Rada Dzielnicy VIII Dębniki", "mieszkańcy osiedla", "Muzeum Jana Matejki", "Zarząd", "media"],
)
def test_a_party_that_is_no_person(party: str) -> None:
    assert not person_like(party)


@pytest.mark.parametrize(
    ("name", "met"),
    [
        ("Anna", {"Anny", "Annie", "Annę", "Anną", "Anno"}),
        ("Agnieszka", {"Agnieszki", "Agnieszce", "Agnieszkę", "Agnieszką"}),
        ("Maria", {"Marii", "Marię", "Marią", "Mario"}),
        ("Kasia", {"Kasi", "Kasię", "Kasią", "Kasiu"}),
        ("Marek", {"Marka", "Markowi", "Markiem", "Marku"}),
        ("Paweł", {"Pawła", "Pawłowi", "Pawłem", "Pawle"}),
        ("Piotr", {"Piotra", "Piotrowi", "Piotrem", "Piotrze"}),
        ("Jerzy", {"Jerzego", "Jerzemu", "Jerzym"}),
        ("Antoni", {"Antoniego", "Antoniemu", "Antonim"}),
        ("Aleksander", {"Aleksandra", "Aleksandrowi", "Aleksandrem", "Aleksandrze"}),
    ],
)
def test_first_names_are_known_in_all_cases(name: str, met: set[str]) -> None:
    assert met <= forms(name)


def test_loads_are_warned_of_contacts_only() -> None:
    assert contacts("Tel. 600 700 801")
    assert not contacts("Jan Kowalski")
    assert [one.kind for one in findings("Jan Kowalski")] == [FindingKind.NAME]
    assert unified("Ａ\u2011\u00a0b") == "A- b"
