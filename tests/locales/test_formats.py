"""Numbers, dates, plurals and order as the reader's language writes them."""

from datetime import date, datetime

import pytest

from locales import locale

PL, EN = locale("pl"), locale("en")
NBSP = "\u00a0"


def test_polish_numbers() -> None:
    assert PL.number(10860) == f"10{NBSP}860"
    assert PL.number(1.5, 1) == "1,5"
    assert PL.percent(0.414) == "41%"
    assert PL.points(-0.4149, 1) == "41,5"


def test_english_numbers() -> None:
    assert EN.number(10860) == "10,860"
    assert EN.points(0.4149, 1) == "41.5"


@pytest.mark.parametrize("whole", [8, 40, 200, 375, 1_000, 99_999])
def test_percentages_are_rounded_half_up_from_the_exact_fraction(whole: int) -> None:
    for part in range(0, whole + 1, max(1, whole // 400)):
        exact = (200 * part + whole) // (2 * whole)
        assert EN.percent(part / whole) == f"{exact}%", (part, whole)
        assert EN.percent(1 - (whole - part) / whole) == f"{exact}%", (part, whole)


def test_halves_of_other_numbers_are_rounded_up_too() -> None:
    assert [EN.number(n) for n in (0.5, 1.5, 2.5, -2.5)] == ["1", "2", "3", "-3"]
    assert [EN.number(n, 1) for n in (0.25, 0.35, 1 / 3)] == ["0.3", "0.4", "0.3"]
    assert EN.points(5 / 8 - 1 / 2) == "13"


def test_undefined_is_a_dash_never_zero() -> None:
    for value in (None, float("nan")):
        assert PL.number(value) == PL.percent(value) == PL.date(value) == "—"
    assert PL.part(3, 0) == PL.part(None, 5) == "—"


def test_counts_before_percentages() -> None:
    assert PL.part(64, 210) == "64 z 210 (30%)"
    assert EN.part(64, 210) == "64 of 210 (30%)"


def test_dates() -> None:
    assert PL.date(date(2011, 9, 5)) == "05.09.2011"
    assert PL.datetime(datetime(2011, 9, 5, 17, 0)) == "05.09.2011 17:00"
    assert PL.month(date(2011, 9, 5), year=True) == "wrz 2011"
    assert EN.date(date(2011, 9, 5)) == "5 Sept 2011"


@pytest.mark.parametrize(
    ("n", "form"),
    [(1, 0), (2, 1), (4, 1), (22, 1), (24, 1), (102, 1)]
    + [(n, 2) for n in (0, 5, 11, 12, 14, 21, 25, 111, 112)],
)
def test_polish_has_three_plurals(n: int, form: int) -> None:
    assert PL._translations.plural(n) == form


def test_listing() -> None:
    assert PL.listing(["a", "b", "c"]) == "a, b i c"
    assert EN.listing(["a"]) == "a"
    assert PL.listing([]) == ""


def test_names_sort_by_the_polish_alphabet() -> None:
    names = ["żaba", "źrebię", "zebra", "łoś", "lis", "Ćma", "cyrk", "ąę", "aż", "Żak"]
    assert sorted(names, key=PL.sort_key) == [
        "aż",
        "ąę",
        "cyrk",
        "Ćma",
        "lis",
        "łoś",
        "zebra",
        "źrebię",
        "żaba",
        "Żak",
    ]


def test_foreign_letters_sort_with_their_base() -> None:
    assert sorted(["z", "über", "u", "1"], key=PL.sort_key) == ["1", "u", "über", "z"]


def test_an_unknown_language_is_polish() -> None:
    assert locale("de") == PL


def test_braces_in_values_are_left_alone() -> None:
    assert PL.gettext("from {date}", date="{0.__class__}") == "od {0.__class__}"
