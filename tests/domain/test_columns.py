"""Columns of indicators say what the registry says."""

import pytest

from domain.columns import column
from domain.indicators import INDICATORS
from locales import locale

UNITS = {"count": "count", "share": "share", "ratio": "decimal", "days": "days", "date": "date"}


@pytest.mark.parametrize("key", INDICATORS)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_heading_and_kind_are_the_registrys(key: str, language: str) -> None:
    made, reader = column(key, locale(language), name="other"), locale(language)
    assert made.label == reader.gettext(INDICATORS[key].label)
    assert (made.name, made.indicator) == ("other", key)
    assert made.kind == UNITS[INDICATORS[key].unit]


def test_keys_and_names_are_met_once() -> None:
    for language in ("pl", "en"):
        labels = [locale(language).gettext(of.label) for of in INDICATORS.values()]
        assert len(labels) == len(set(labels))


def test_nothing_stands_out_by_what_is_neither_better_nor_worse() -> None:
    assert column("overdue", locale("en"), mark="most_overdue").mark == "most_overdue"
    with pytest.raises(ValueError, match="open"):
        column("open", locale("en"), mark="most_open")


def test_an_unknown_indicator_has_no_column() -> None:
    with pytest.raises(KeyError):
        column("opne", locale("en"))
