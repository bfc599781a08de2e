"""The catalogue says once where an exhibit stands; what it cannot mean fails when it is made."""

from typing import Any

import pytest

from catalogue import EXHIBITS, PAGE_TITLES, SECTION_TITLES, Entry, placed


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
