"""The page that compares: two days, two sectors, two programmes, from the address."""

import pytest
from sqlalchemy import URL

from tests.pages.conftest import Open

pytestmark = pytest.mark.parametrize("lang", ["pl", "en"])


def _headings(app) -> list[str]:
    return [column for table in app.table for column in table.value.columns]


def test_two_days(open_page: Open, sample: URL, lang: str) -> None:
    app = open_page(sample, "compare", lang=lang, earlier="2011-06-30")
    day = {"pl": "30.06.2011", "en": "30 Jun 2011"}[lang]
    assert any(day in heading.replace("\\", "") for heading in _headings(app))
    app.date_input(key="tied_earlier").set_value(None).run()
    assert not app.exception
    later = app.date_input(key="tied_later_as_of")
    later.set_value("2011-05-31").run()
    assert app.query_params["as_of"] == "2011-05-31"
    assert not app.exception


def test_two_sectors(open_page: Open, sample: URL, lang: str) -> None:
    app = open_page(sample, "compare", lang=lang, section="sectors", pair="EDU,SPO")
    assert len(app.get("plotly_chart")) == 4
    app.selectbox(key="tied_1_pair").set_value("KUL").run()
    assert app.query_params["pair"] == "EDU,KUL"
    assert not app.exception
    assert not open_page(sample, "compare", section="sectors", pair="NONE,EDU,X").exception


def test_two_programmes(open_page: Open, both: URL, lang: str) -> None:
    app = open_page(both, "compare", lang=lang, section="programmes")
    assert len(app.get("plotly_chart")) == 4
    assert "198" in str([caption.value for caption in app.caption])
    app = open_page(both, "compare", lang=lang, section="programmes", programme="WPW-2009-2011")
    assert not app.exception
    app = open_page(both, "compare", lang=lang, section="programmes", sector="WYK")
    told = {"pl": "Wybrane branże tego nie zawężają", "en": "The chosen sectors do not narrow"}
    assert told[lang] in str([caption.value for caption in app.caption])


def test_one_programme_alone(open_page: Open, sample: URL, lang: str) -> None:
    app = open_page(sample, "compare", lang=lang, section="programmes")
    told = {
        "pl": "W danych jest tylko jeden program.",
        "en": "The records hold only one programme.",
    }
    assert [info.value.replace("\\", "") for info in app.info] == [told[lang]]
