"""The catalogue says once where an exhibit stands; what it cannot mean fails when it is made."""

from typing import Any

import pytest
from sqlalchemy import URL

from catalogue import EXHIBITS, PAGE_TITLES, SECTION_TITLES, Entry, placed
from domain.indicators import INDICATORS
from locales import locale
from tests.reports.exhibits import kept


def _nothing(_of: Any) -> Any: ...


@pytest.mark.parametrize(
    ("place", "more"),
    [
        (("attendence", "who"), {}),
        (("attendance", "whom"), {}),
        (("attendance", ""), {}),
        (("schedule", "who"), {}),
        (("attendance", "who"), {"indicators": ("attendance_rat",)}),
        (("attendance", "who"), {"audiences": ("officers",)}),
    ],
)
def test_a_misspelt_key_is_refused(place: tuple[str, str], more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no "):
        Entry(*place, _nothing, **more)


def test_every_exhibit_has_one_place() -> None:
    places = [
        (page, section) for page in PAGE_TITLES for section in SECTION_TITLES.get(page, {"": ""})
    ]
    drawn = [key for page, section in places for key in placed(page, section)]
    assert sorted(drawn) == sorted(EXHIBITS)


def test_exhibits_beside_each_other_are_several() -> None:
    for page in PAGE_TITLES:
        for section in SECTION_TITLES.get(page, {"": ""}):
            assert sum(entry.beside for entry in placed(page, section).values()) != 1


@pytest.mark.parametrize("language", ["pl", "en"])
def test_no_column_gives_an_indicator_another_name_nor_two_findings_one(
    sample: URL, language: str
) -> None:
    """Nor another number its name: a column bears a key or a heading of the registry only if it
    is made from there."""
    of = locale(language)
    headings = {of.gettext(indicator.label) for indicator in INDICATORS.values()}
    made = kept(sample, language)
    titles = [exhibit.title for exhibit in made]
    assert len(set(titles)) == len(titles), "a title names one finding"
    for exhibit in made:
        for column in exhibit.columns:
            if not column.indicator:
                assert column.label not in headings, (exhibit.key, column)
                assert column.name not in INDICATORS.keys() - GIVEN.get(exhibit.key, set())


GIVEN = {
    "active_over_time": {"active"},
    "representation_legal_form": {"declared"},
    "representation_district": {"declared"},
    "provisions": {"postulates"},
    "time_to_decision": {"decided"},
}
"""Names in the machines' files that say a part of an indicator: so far, in the register, linked,
at least once."""
