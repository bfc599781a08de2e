"""Spellings of one name: what is taken together, and what must never be."""

from unicodedata import normalize

import pytest

from domain.spelling import key, usual_spelling

_DECOMPOSED = normalize("NFD", "Wydział Oświaty")


@pytest.mark.parametrize(
    "spelling",
    [
        "wydział oświaty",
        "WYDZIAŁ OŚWIATY",
        "Wydział  Oświaty",
        " Wydział\u00a0Oświaty",
        _DECOMPOSED,
        "Wydzial Oswiaty",
        "Wydział Oświaty.",
        "Wydział-Oświaty",
    ],
)
def test_a_name_in_other_letters_is_the_same(spelling: str) -> None:
    assert key(spelling) == key("Wydział Oświaty")
    assert usual_spelling({"Wydział Oświaty": 2, spelling: 1}) == dict.fromkeys(
        ["Wydział Oświaty", spelling], "Wydział Oświaty"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stowarzyszenie", "stowarzyszenie zwykłe"),
        ("Wydział Sportu", "Wydział Spraw Społecznych"),
        ("XIII Podgórze", "Podgórze"),  # a number tells apart what is no district
        ("–", "?"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert usual_spelling({one: 1, other: 1}) == {one: one, other: other}


def test_the_most_frequent_spelling_is_shown_and_of_equals_the_first() -> None:
    assert set(usual_spelling({"Fundacja": 3, "fundacja": 7, "FUNDACJA": 1}).values()) == {
        "fundacja"
    }
    assert set(usual_spelling({"fundacja": 2, "Fundacja": 2}).values()) == {"Fundacja"}
    assert usual_spelling({}) == {}


_KRAKOW = {
    "XIII Podgórze": 9, "Podgórze": 3, "podgórze": 1, "13 Podgórze": 1, "XIII. Podgórze": 1,
    "Dzielnica XIII Podgórze": 1, "Dzielnica XIII": 1, "XIII": 1, "dz. XIII - Podgórze": 1,
    "XI Podgórze Duchackie": 4, "Podgórze Duchackie": 2,
    "IX Łagiewniki-Borek Fałęcki": 2, "Łagiewniki - Borek Fałęcki": 1,
    "I Stare Miasto": 5, "stare miasto": 2, "Poza Krakowem": 3, "poza krakowem": 1,
    "XXL Galeria": 1, "V": 1, "Dzielnica": 1,
}  # fmt: skip


def test_a_district_s_number_may_be_missing() -> None:
    found = usual_spelling(_KRAKOW, districts=True)
    assert {text for text, shown in found.items() if shown == "XIII Podgórze"} == {
        *("XIII Podgórze", "Podgórze", "podgórze", "13 Podgórze", "XIII. Podgórze"),
        *("Dzielnica XIII Podgórze", "Dzielnica XIII", "XIII", "dz. XIII - Podgórze"),
    }
    assert found["Podgórze Duchackie"] == "XI Podgórze Duchackie"
    assert found["Łagiewniki - Borek Fałęcki"] == "IX Łagiewniki-Borek Fałęcki"
    assert found["stare miasto"] == "I Stare Miasto"
    assert found["poza krakowem"] == "Poza Krakowem"
    assert (found["XXL Galeria"], found["V"], found["Dzielnica"]) == (
        *("XXL Galeria", "V"),
        "Dzielnica",
    )


def test_districts_told_apart_by_their_number_alone_stay_apart() -> None:
    texts = dict.fromkeys(["I Osiedle", "1 Osiedle", "II Osiedle", "Osiedle", "I", "I Rynek"], 1)
    assert usual_spelling(texts, districts=True) == {
        "I Osiedle": "1 Osiedle",
        "1 Osiedle": "1 Osiedle",
        "II Osiedle": "II Osiedle",
        "Osiedle": "Osiedle",
        "I": "I",  # of two districts: of neither
        "I Rynek": "I Rynek",
    }
