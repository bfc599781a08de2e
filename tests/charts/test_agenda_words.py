"""What an agenda does, in words of both languages."""

from datetime import date

import pytest

from charts.postulates import agenda_effect_note, agenda_effect_sentence
from domain.forecast import Effect, Untold
from locales import locale

DAY = date(2011, 10, 31)


def effect(items: int, within: float = 0.81) -> Effect:
    return Effect(DAY, items, 0.62, within, meetings=5, usual=4.5, silent_open=0)


@pytest.mark.parametrize(
    ("items", "said"), [(1, "1 sprawa:"), (3, "3 sprawy:"), (9, "9 spraw:"), (22, "22 sprawy:")]
)
def test_in_polish(items: int, said: str) -> None:
    told = agenda_effect_sentence(effect(items), locale("pl"))
    assert told == f"{said} szansa zdążenia do 31.10.2011 rośnie z 62% do 81%."


def test_in_english() -> None:
    told = agenda_effect_sentence(effect(1), locale("en"))
    assert told == "1 item: the chance to be done by 31 Oct 2011 rises from 62% to 81%."
    assert agenda_effect_sentence(effect(9), locale("en")).startswith("9 items: ")


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_what_does_not_show_rounded_does_not_rise(lang: str) -> None:
    told = agenda_effect_sentence(effect(9, within=0.624), locale(lang))
    assert told.count("62%") == 1


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_note_tells_from_what_to_what_and_of_how_many(lang: str) -> None:
    note = agenda_effect_note(effect(9), locale(lang))
    assert {"pl": "5 posiedzeń", "en": "5 meetings"}[lang] in note
    assert {"pl": "4,5", "en": "4.5"}[lang] in note


@pytest.mark.parametrize("why", Untold)
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_every_reason_has_its_words_and_no_number(why: Untold, lang: str) -> None:
    told = agenda_effect_sentence(why, locale(lang))
    assert told.endswith(".")
    assert not any(letter.isdigit() for letter in told)
    assert agenda_effect_note(why, locale(lang)) == ""
