"""The section that says why more or fewer came; the boxes that go with it."""

import pytest
from sqlalchemy import URL

from tests.pages.conftest import Open

pytestmark = pytest.mark.parametrize("lang", ["pl", "en"])


def test_the_sector_that_fell_is_shown_first_and_another_can_be_chosen(
    open_page: Open, sample: URL, lang: str
) -> None:
    app = open_page(sample, "attendance", lang=lang, section="change")
    assert app.selectbox(key="tied_team").value == "EDU", "the only one that fell beyond chance"
    assert app.get("plotly_chart")
    app.selectbox(key="tied_why").set_value("invited_missing").run()
    assert app.query_params["why"] == "invited_missing"
    (rows,) = [grid.value for grid in app.dataframe]
    assert len(rows) > 0
    app.selectbox(key="tied_team").set_value("KUL").run()
    assert not app.exception
    assert "why" not in app.query_params
    first = app.selectbox(key="tied_from_meeting").options
    app.selectbox(key="tied_to_meeting").select_index(0).run()
    assert not app.exception
    assert len(app.selectbox(key="tied_from_meeting").options) < len(first)


def test_an_organisation_opens(open_page: Open, sample: URL, lang: str) -> None:
    app = open_page(
        sample, "attendance", lang=lang, section="change", organisation="O-0001", meeting="EDU-S1"
    )
    assert not app.exception


def test_those_invited_are_told_apart_only_of_who_stopped(
    open_page: Open, sample: URL, lang: str
) -> None:
    app = open_page(sample, "participation", lang=lang, list="stopped", invited="0")
    assert app.selectbox(key="tied_invited").value == "0"
    assert (app.dataframe[0].value["invited_since"] == 0).all()
    app = open_page(sample, "participation", lang=lang, list="silent", invited="0")
    assert "tied_invited" not in {box.key for box in app.selectbox}


def test_what_was_chosen_there_narrows_no_other_section(
    open_page: Open, sample: URL, lang: str
) -> None:
    told = {"pl": "poniżej dotyczą całego zakresu", "en": "below: of the whole scope"}[lang]
    here = {"section": "when", "team": "EDU", "why": "not_invited"}
    app = open_page(sample, "attendance", lang=lang, **here)
    assert not [text for text in app.caption if told in text.value]
    app = open_page(sample, "attendance", lang=lang, **here, lacking="list")
    assert [text for text in app.caption if told in text.value]
