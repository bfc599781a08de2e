"""Counts, register numbers, yes or no, words of closed lists and codes, as people write them."""

from unicodedata import normalize

import pandas as pd
import pytest

from data_access.load.convert import converted
from data_access.load.data_format import TABLES
from data_access.load.problems import Unreadable
from data_access.load.table_format import ColumnFormat
from locales import locale

PL, EN = locale("pl"), locale("en")
PEOPLE = TABLES["attendance"].column("people")
STATUS = TABLES["postulate_statuses"].column("status")
MEETING = TABLES["meetings"].column("status")
MODE = TABLES["meetings"].column("mode")
CHANNEL = TABLES["postulates"].column("channel")
CHOICES = [(t.name, c) for t in TABLES.values() for c in t.columns if c.choices]


def _read(text: str, column: ColumnFormat) -> object:
    read = converted(pd.Series([text]), column)
    for error in read.unreadable.values():
        raise error
    return read.values[0]


def _note(text: str, column: ColumnFormat) -> str:
    (note,) = converted(pd.Series([text]), column).noted.values()
    return PL.gettext(note.message, **{name: PL and v.polish for name, v in note.values})


def _refusal(text: str, column: ColumnFormat) -> str:
    with pytest.raises(Unreadable) as error:
        _read(text, column)
    return error.value.message


@pytest.mark.parametrize("text", ["1,23457E+11", "1.2E+05", "1E+12", "1,23457e+11"])
def test_a_shortened_number_is_no_code(text: str) -> None:
    for column in (TABLES["organisations"].column(n) for n in ("kod", "numer_w_ewidencji")):
        assert "digits were lost" in _refusal(text, column)
    assert _read(text, TABLES["organisations"].column("nazwa")) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("2", 2), ("0", 0), ("2,0", 2), ("2.00", 2), ("1 000", 1000), ("1\xa0000", 1000)),
        *(("12\u2009000", 12000), ("1\u202f000,0", 1000), ("-3", -3), ("−3", -3), ("\u200b7", 7)),
    ],
)
def test_counts(text: str, number: int) -> None:
    assert _read(text, PEOPLE) == number


@pytest.mark.parametrize("text", ["1.000", "1,000", "12,000", "1.000,00", "1'000", "-1.000"])
def test_a_mark_before_three_digits_is_refused(text: str) -> None:
    assert "a mark before three digits" in _refusal(text, PEOPLE)


@pytest.mark.parametrize("text", ["1e3", "1,5", "2 3", "20-25", "ok. 20", "dwa", "0x10", "1 00"])
def test_no_counts(text: str) -> None:
    assert _refusal(text, PEOPLE) == "not a whole number"


@pytest.mark.parametrize(
    ("column", "text", "number"),
    [
        *(("krs", "123", "0000000123"), ("krs", "KRS 0000123456", "0000123456")),
        *(("nip", "526-000-12-46", "5260001246"), ("nip", "PL5260001246", "5260001246")),
        *(("nip", "NIP: 526 000 12 46", "5260001246"), ("regon", "12345678500000", "123456785")),
        *(("regon", "123456785", "123456785"), ("regon", "REGON 123 456 785", "123456785")),
        *(("regon", "10000009", "010000009"), ("regon", "1000000900000", "010000009")),
        ("regon", "12345678512347", "12345678512347"),
    ],
)
def test_register_numbers(column: str, text: str, number: str) -> None:
    assert _read(text, TABLES["organisations"].column(column)) == number


@pytest.mark.parametrize("column", ["krs", "nip", "regon"])
@pytest.mark.parametrize(
    "text", ["-", "—", "0", "000000000", "0000000000", "brak", "Nie dotyczy", "n/d", "b/d", "n.d."]
)
def test_placeholders_are_empty_and_said_so(column: str, text: str) -> None:
    of = TABLES["organisations"].column(column)
    assert _read(text, of) is None
    assert _note(text, of) == "uznano za puste pole"


def test_wrong_register_numbers_are_refused() -> None:
    table = TABLES["organisations"]
    assert "ten digits" in _refusal("12345678901", table.column("krs"))
    assert "NIP" in _refusal("5260001247", table.column("nip"))
    assert "REGON" in _refusal("12345678600000", table.column("regon"))
    assert "not a date" in _refusal("-", TABLES["postulates"].column("submitted_on")), "required"


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        (
            "attended",
            "tak TAK x X × 1 ✓ ✔ + obecny obecna obecni Tak. yes",
            "nie 0 - – nieobecna nb",
        ),
        ("invited", "t zaproszona zaproszony true", "n niezaproszona false ☐"),
        ("registered", "zgłoszona zgłoszony", "niezgłoszona"),
        ("excused", "usprawiedliwiona", "nieusprawiedliwiona"),
    ],
)
def test_yes_and_no(name: str, yes: str, no: str) -> None:
    column = TABLES["attendance"].column(name)
    assert {_read(text, column) for text in yes.split()} == {True}
    assert {_read(text, column) for text in [*no.split(), "", "\xa0"]} == {False}


@pytest.mark.parametrize("text", ["może", "2", "obecna?", "✗"])
def test_neither_yes_nor_no(text: str) -> None:
    assert "not yes or no" in _refusal(text, TABLES["attendance"].column("attended"))
    assert "not yes or no" in _refusal("obecna", TABLES["attendance"].column("invited"))


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        *(("uwzględniona", STATUS, "accepted"), ("Uwzględnione", STATUS, "accepted")),
        *(("uwzględniono", STATUS, "accepted"), ("nie uwzględniono", STATUS, "rejected")),
        *(
            ("uwzględniona częściowo", STATUS, "partly_accepted"),
            ("Zgłoszona", STATUS, "submitted"),
        ),
        *(("wycofane", STATUS, "withdrawn"), ("odwołana", MEETING, "cancelled")),
        *(("Odbyta.", MEETING, "held"), ("on-line", MODE, "online"), ("hybrydowe", MODE, "hybrid")),
    ],
)
def test_every_form_of_an_allowed_word_is_allowed(
    text: str, column: ColumnFormat, value: str
) -> None:
    read = converted(pd.Series([text]), column)
    assert (read.values[0], read.noted) == (value, {})


@pytest.mark.parametrize(
    ("text", "column", "value", "polish"),
    [
        ("przyjęty", STATUS, "accepted", "uwzględniony"),
        ("Zaakceptowana", STATUS, "accepted", "uwzględniony"),
        ("pozytywnie", STATUS, "accepted", "uwzględniony"),
        ("approved", STATUS, "accepted", "uwzględniony"),
        ("odrzucony", STATUS, "rejected", "nieuwzględniony"),
        ("nie przyjęty", STATUS, "rejected", "nieuwzględniony"),
        ("negatywnie", STATUS, "rejected", "nieuwzględniony"),
        ("w trakcie", STATUS, "in_review", "w analizie zespołu branżowego"),
        ("w toku", STATUS, "in_review", "w analizie zespołu branżowego"),
        ("rozpatrywany", STATUS, "in_review", "w analizie zespołu branżowego"),
        ("częściowo", STATUS, "partly_accepted", "uwzględniony częściowo"),
        ("odroczony", STATUS, "deferred", "do dalszych prac"),
        ("duplikat", STATUS, "merged", "połączony z innym"),
        ("anulowane", MEETING, "cancelled", "odwołane"),
        ("nie odbyło się", MEETING, "cancelled", "odwołane"),
        ("odbyło się", MEETING, "held", "odbyte"),
        ("zakończone", MEETING, "held", "odbyte"),
        ("took place", MEETING, "held", "odbyte"),
        ("Teams", MODE, "online", "zdalnie"),
        ("Zoom", MODE, "online", "zdalnie"),
        ("stacjonarnie i zdalnie", MODE, "hybrid", "hybrydowo"),
        ("mailem", CHANNEL, "email", "e-mail"),
    ],
)
def test_an_everyday_word_is_read_by_its_meaning_and_said_so(
    text: str, column: ColumnFormat, value: str, polish: str
) -> None:
    assert _read(text, column) == value
    assert _note(text, column) == f"wczytano jako „{polish}”"


@pytest.mark.parametrize(
    ("text", "column", "nearest"),
    [
        ("uwzgledniny", STATUS, ["accepted"]),
        ("zakceptowany", STATUS, ["accepted"]),
        ("nie został przyjęty jednogłośnie", STATUS, ["rejected"]),
        ("przyjęty jednogłośnie", STATUS, ["accepted"]),
        ("rozpatrzony", STATUS, ["accepted", "partly_accepted", "rejected"]),
        ("przekazany", STATUS, ["presented", "out_of_scope"]),
        ("obyte", MEETING, ["held"]),
        ("do wyjaśnienia", STATUS, ["in_review", "deferred"]),
        ("Pozostawiony bez rozpatrzenia", STATUS, ["out_of_scope", "withdrawn", "rejected"]),
        ("przełożone", MEETING, ["planned", "cancelled"]),
        ("poczta", CHANNEL, ["letter", "email"]),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest_by_meaning(
    text: str, column: ColumnFormat, nearest: list[str]
) -> None:
    with pytest.raises(Unreadable) as error:
        _read(text, column)
    told = dict(error.value.values)
    assert [word.english for word in told["nearest"]] == nearest
    assert [word.polish for word in told["allowed"]] == list(column.polish_choices.values())


@pytest.mark.parametrize(("table", "column"), CHOICES)
def test_a_word_means_one_thing(table: str, column: ColumnFormat) -> None:
    known = (column.choices.keys(), column.synonyms.keys(), column.unclear.keys())
    assert len(set().union(*known)) == sum(map(len, known))
    assert set(column.synonyms.values()) <= set(column.choices.values())


@pytest.mark.parametrize(
    "text",
    ["Łó-ś 1", normalize("NFD", "Łó-ś 1"), "Łó-ś\xa01", "Łó-ś\t1", "Łó-ś  1", "Łó-\u200bś\u20091 "],
)
def test_codes_that_look_the_same_are_the_same(text: str) -> None:
    code = TABLES["organisations"].column("code")
    assert _read(text, code) == "Łó-ś 1"
    assert _read("łó-ś 1", code) != "Łó-ś 1", "letter case tells two codes apart"
