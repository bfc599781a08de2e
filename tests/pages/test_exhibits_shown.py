"""How an exhibit is shown stands in the address: who opens a copied link sees the same."""

import pytest
from sqlalchemy import URL

from tests.pages.conftest import Open

pytestmark = pytest.mark.parametrize("lang", ["pl", "en"])


def test_a_link_shows_tables_where_they_were_chosen(
    open_page: Open, sample: URL, lang: str
) -> None:
    app = open_page(sample, "participation", lang=lang)
    charts = len(app.get("plotly_chart"))
    app.button_group(key="tied_reach_shown").set_value("table").run()
    app.button_group(key="tied_active_over_time_shown").set_value("table").run()
    assert app.query_params["shown"] == "reach:table,active_over_time:table"
    app.button_group(key="tied_reach_shown").set_value("chart").run()
    assert app.query_params["shown"] == "active_over_time:table"
    linked = open_page(sample, "participation", lang=lang, shown="active_over_time:table")
    assert len(linked.get("plotly_chart")) == charts - 1
    assert linked.button_group(key="tied_active_over_time_shown").value == "table"


def test_a_typed_word_that_no_exhibit_knows_changes_nothing(
    open_page: Open, sample: URL, lang: str
) -> None:
    app = open_page(sample, "participation", lang=lang, shown="reach:tabla,x,:,nobody:table")
    assert app.button_group(key="tied_reach_shown").value == "chart"


@pytest.mark.parametrize(
    ("page", "filters"),
    [
        ("postulates", {"status": "open"}),
        ("attendance", {"lacking": "minutes"}),
        ("participation", {"q": "sport"}),
        ("schedule", {"state": "late"}),
    ],
)
def test_what_a_filter_does_not_narrow_says_so(
    open_page: Open, sample: URL, lang: str, page: str, filters: dict[str, str]
) -> None:
    told = {
        "pl": "Liczby, sygnały i wykresy poniżej dotyczą całego zakresu, nie tylko znalezionych "
        "wpisów.",
        "en": "Figures, signals and charts below: of the whole scope, not only of the records "
        "found.",
    }[lang]
    narrowed = open_page(sample, page, lang=lang, **filters)
    assert told in [caption.value for caption in narrowed.caption]
    whole = open_page(sample, page, lang=lang)
    assert told not in [caption.value for caption in whole.caption]
