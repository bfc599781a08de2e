"""The address book: whatever is asked for comes back from every way of writing it down."""

import argparse
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.commands.choice import add_scope
from domain.address import (
    EARLIEST,
    LATEST,
    Asked,
    Compared,
    Target,
    address,
    asked,
    asked_comparison,
    lost,
    target,
)
from domain.filters import FILTERS

CODES = st.text(min_size=1) | st.sampled_from(
    [
        "KUL",
        "a,b",
        "%2C",
        "50%",
        "&as_of=1",
        "ą ź",
        "#",
        "+",
        "=",
        "--to=1",
        "'\"<b>",
        "\\",
        "?q=x/",
    ]
)
DAYS_WRITTEN = st.dates(EARLIEST, LATEST).map(date.isoformat)
DAYS = st.none() | st.dates(EARLIEST, LATEST)


@st.composite
def scopes(draw: st.DrawFn) -> Asked:
    start, end = sorted([draw(DAYS), draw(DAYS)], key=lambda day: day or LATEST)
    sectors = tuple(draw(st.lists(CODES, max_size=4)))
    return Asked(draw(CODES | st.just("")), sectors, start, end, draw(DAYS))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    page = draw(st.sampled_from([*FILTERS, "overview"]))
    filters = {}
    for key, one in FILTERS.get(page, {}).items():
        if draw(st.booleans()):
            texts = DAYS_WRITTEN if key.endswith("_week") else CODES
            filters[key] = draw(st.sampled_from([*one.values]) if one.values else texts)
    record = draw(CODES | st.just("")) if page in ("postulates", "attendance") else ""
    sectors = tuple(draw(st.lists(CODES, max_size=3)))
    return Target(page, draw(st.text(max_size=5)), sectors, filters, record)


def read_back(written: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(written).query, keep_blank_values=True, errors="strict"))


@given(scopes())
def test_a_scope_comes_back_from_an_address(scope: Asked) -> None:
    written = address("https://city.example/calendar.ics", scope.params())
    assert written.isascii()
    assert asked(read_back(written)) == scope
    assert not lost(scope.params())


@given(scopes())
def test_a_scope_comes_back_from_the_command_line(scope: Asked) -> None:
    parser = argparse.ArgumentParser()
    add_scope(parser)
    given = vars(parser.parse_args(scope.options()))
    days = {name: given[name] for name in ("from", "to", "as_of")}
    assert asked({**days, "programme": given["programme"]}).params() == {
        name: text for name, text in scope.params().items() if name != "sector"
    }
    assert tuple(given["sector"]) == scope.sectors


@given(targets())
def test_a_target_comes_back_from_an_address(wanted: Target) -> None:
    assert target(wanted.page, read_back(address(wanted.page, wanted.params()))) == wanted


@given(st.dictionaries(st.sampled_from(["programme", "sector", "from", "to", "as_of"]), st.text()))
def test_whatever_is_typed_into_an_address_is_read_without_error(params: dict[str, str]) -> None:
    found = asked(params)
    assert asked(found.params()) == found
    for name in lost(params):
        assert name in params.values()


@given(st.dictionaries(st.sampled_from([*FILTERS["postulates"], "postulate", "page"]), st.text()))
def test_a_filter_of_a_typed_address_is_one_that_there_is(params: dict[str, str]) -> None:
    for key, value in target("postulates", params).filters.items():
        assert FILTERS["postulates"][key].allows(value)


def test_a_usual_address_is_legible() -> None:
    scope = Asked("P1", ("KUL", "EDU"), date(2011, 3, 1))
    assert scope.params() == {"programme": "P1", "sector": "KUL,EDU", "from": "2011-03-01"}
    overdue = Target("postulates", filters={"deadline": "overdue"}, record="P-020")
    assert overdue.params() == {"deadline": "overdue", "postulate": "P-020"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "postulates", "filters": {"lacking": "list"}},
        {"page": "attendance", "filters": {"lacking": "everything"}},
        {"page": "methodology", "record": "P-020"},
    ],
)
def test_a_target_that_no_page_can_open_cannot_be_made(wrong: dict) -> None:
    with pytest.raises(ValueError, match="no "):
        Target(**wrong)


@given(DAYS, st.lists(CODES, max_size=2), CODES | st.just(""))
def test_what_is_compared_comes_back_from_an_address(
    earlier: date | None, pair: list[str], against: str
) -> None:
    given_ = Compared(earlier, tuple(pair), against)
    assert asked_comparison(read_back(address("/compare", given_.params()))) == given_
