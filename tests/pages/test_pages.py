"""Every page over no data, the sample, one row and hostile text: the sample in both languages.

Other records are shown in one language and the other in turn: what a page does with them and which
words stand around them have nothing to do with each other.
"""

import json
from collections.abc import Callable
from datetime import date
from itertools import cycle

import pytest
from sqlalchemy import URL
from streamlit.testing.v1 import AppTest

from catalogue import EXHIBITS
from reports.sections import TOLD_OTHERWISE
from tests.pages.conftest import LANGUAGES, PAGES, Open
from tests.records import (
    attendance,
    change,
    declares,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    sector,
    supports,
)

HOSTILE = "![x](http://example.com/a.png) <img src=x onerror=alert(1)> **b** $x$ {0} %{y} 'ą\n#"
SECOND = HOSTILE + "2"
DRAWN_AS_TEXT = {"text", "number", "date", "datetime", "checkbox", None}
"""Kinds of a grid's columns that make nothing else of a text: no link, no picture."""
each_language = pytest.mark.parametrize("lang", LANGUAGES)
in_turn = pytest.mark.parametrize(
    ("page", "lang"), list(zip(PAGES, cycle(LANGUAGES), strict=False))
)
the_other_turn = pytest.mark.parametrize(
    ("page", "lang"), list(zip(PAGES, cycle(reversed(LANGUAGES)), strict=False))
)


@pytest.fixture(scope="module")
def no_programme(to_fill: Callable[[], URL]) -> URL:
    return to_fill()


@pytest.fixture(scope="module")
def one_row(to_fill: Callable[[], URL]) -> URL:
    """One of each kind of record."""
    url = to_fill()
    put(
        url,
        programme(),
        sector("KUL"),
        organisation("A"),
        declares("A", "KUL"),
        meeting("M", "KUL"),
        attendance("M", "A", "ira"),
        postulate("P", "KUL", organisation="A"),
    )
    return url


@pytest.fixture(scope="module")
def hostile(to_fill: Callable[[], URL]) -> URL:
    """Every text of the records is hostile; a postulate is decided and one waits for a decision."""
    url = to_fill()
    put(
        url,
        programme(name=HOSTILE, name_en=HOSTILE),
        sector("KUL", name=HOSTILE),
        sector("E'\"<b>", name=SECOND),
        organisation("A", name=HOSTILE, legal_form=HOSTILE, district=HOSTILE),
        declares("A", "KUL"),
        meeting("M", "KUL", title=HOSTILE, venue=HOSTILE),
        meeting("N", "KUL", date(2011, 12, 1), "planned", title=HOSTILE, venue=HOSTILE),
        attendance("M", "A", "ira"),
        attendance("M", HOSTILE, "a", kind="party"),
        postulate("P", "KUL", title=HOSTILE, text=HOSTILE, organisation="A", department=HOSTILE),
        supports("A", "P"),
        change("P", date(2011, 7, 1), "rejected", justification=HOSTILE),
        postulate("Q", "KUL", title=HOSTILE),
        change("Q", date(2011, 7, 1), "presented", justification=HOSTILE),
    )
    return url


def _shown(app: AppTest) -> str:
    """All Markdown that the page sends, with the cells of its tables, in one text."""
    parts = [app.title, app.subheader, app.markdown, app.caption, app.info, app.metric]
    texts = [
        str(getattr(element, "value", "")) + str(getattr(element, "label", ""))
        for kind in parts
        for element in kind
    ]
    for table in app.table:
        cells = table.value.reset_index()
        texts += map(str, (*cells.columns, *cells.to_numpy().ravel()))
    return "\n".join(texts)


def _no_text_acts(app: AppTest) -> None:
    """Markdown has hostile text escaped; a grid, which reads no Markdown, as it was recorded."""
    shown = _shown(app)
    assert "![x]" not in shown
    assert "<img" not in shown.replace(r"\<img", "")
    for grid in app.dataframe:
        columns = json.loads(grid.proto.columns).values()
        kinds = {column.get("type_config", {}).get("type") for column in columns}
        assert kinds <= DRAWN_AS_TEXT
        cells = [cell for cell in grid.value.to_numpy().ravel() if "img" in str(cell)]
        assert cells, "a list of the records holds their text"
        assert {" ".join(cell.split()) for cell in cells} <= {
            " ".join(t.split()) for t in (HOSTILE, SECOND)
        }


@in_turn
def test_a_database_that_is_not_there(open_page: Open, tmp_path, page: str, lang: str) -> None:
    missing = URL.create("sqlite", database=str(tmp_path / "missing.db"))
    app = open_page(missing, page, lang=lang)
    assert len(app.error) == 1
    assert not (tmp_path / "missing.db").exists()


@the_other_turn
def test_no_programme(open_page: Open, no_programme: URL, page: str, lang: str) -> None:
    app = open_page(no_programme, page, lang=lang)
    assert len(app.info) == 1


@in_turn
def test_a_programme_without_records(open_page: Open, unfilled: URL, page: str, lang: str) -> None:
    app = open_page(unfilled, page, lang=lang)
    assert app.title[0].value
    assert not app.error


@the_other_turn
def test_one_row(open_page: Open, one_row: URL, page: str, lang: str) -> None:
    app = open_page(one_row, page, lang=lang)
    assert not app.error


@in_turn
def test_hostile_text_is_shown_as_it_is(
    open_page: Open, hostile: URL, page: str, lang: str
) -> None:
    app = open_page(hostile, page, lang=lang, meeting="M", postulate="P")
    _no_text_acts(app)


@each_language
@pytest.mark.parametrize("page", PAGES)
def test_the_sample(open_page: Open, sample: URL, page: str, lang: str) -> None:
    app = open_page(sample, page, lang=lang)
    assert not app.error
    assert app.get("plotly_chart") or page in ("compare", "materials", "methodology")
    assert any("zmyślone" in b or "made-up" in b for b in _badges(app)), "and says it is made up"


SECTIONS = [
    ("participation", "missing"),
    ("participation", "circle"),
    ("attendance", "when"),
    ("attendance", "teams"),
    ("postulates", "status"),
    ("postulates", "course"),
    ("postulates", "outcome"),
]
OTHER_SECTIONS = [("data", "files"), ("data", "publication"), ("data", "loading")]
sections_in_turn = pytest.mark.parametrize(
    ("page", "section", "lang"),
    [(*place, lang) for place, lang in zip(SECTIONS, cycle(LANGUAGES), strict=False)],
)


@the_other_turn
def test_a_narrow_scope_of_the_sample(open_page: Open, sample: URL, page: str, lang: str) -> None:
    params = {"sector": "KUL", "from": "2011-03-01", "to": "2011-04-30", "as_of": "2011-06-30"}
    assert not open_page(sample, page, lang=lang, **params).error


def _badges(app: AppTest) -> list[str]:
    return [element.value for element in app.markdown]


@each_language
@pytest.mark.parametrize(("page", "section"), SECTIONS)
def test_a_section_of_the_sample(
    open_page: Open, sample: URL, page: str, section: str, lang: str
) -> None:
    app = open_page(sample, page, lang=lang, section=section)
    assert not app.error
    assert app.get("plotly_chart")


@sections_in_turn
def test_a_section_without_records(
    open_page: Open, unfilled: URL, page: str, section: str, lang: str
) -> None:
    app = open_page(unfilled, page, lang=lang, section=section)
    assert not app.error
    assert not app.get("plotly_chart")


@sections_in_turn
def test_a_section_of_hostile_text(
    open_page: Open, hostile: URL, page: str, section: str, lang: str
) -> None:
    _no_text_acts(open_page(hostile, page, lang=lang, section=section))


@each_language
@pytest.mark.parametrize(("page", "section"), OTHER_SECTIONS)
def test_a_section_without_charts(
    open_page: Open, sample: URL, hostile: URL, page: str, section: str, lang: str
) -> None:
    assert not open_page(sample, page, lang=lang, section=section).error
    _no_text_acts(open_page(hostile, page, lang=lang, section=section))


@each_language
@pytest.mark.parametrize("part", ["charts", "decisions"])
def test_presentation_over_every_kind_of_records(
    open_page: Open, sample: URL, unfilled: URL, hostile: URL, lang: str, part: str
) -> None:
    wall = {"view": "present", "part": part, "lang": lang}
    assert not open_page(sample, "overview", **wall).error
    assert open_page(unfilled, "overview", **wall).get("button")
    _no_text_acts(open_page(hostile, "overview", **wall))


@each_language
def test_each_exhibit_has_a_slide(open_page: Open, both: URL, lang: str) -> None:
    app = open_page(both, "overview", view="present", lang=lang)
    shown = [key for key in EXHIBITS if key not in TOLD_OTHERWISE]
    for key in shown[LANGUAGES.index(lang) :: len(LANGUAGES)]:
        app.query_params["slide"] = key
        app.run()
        assert not app.exception, key
        assert app.session_state["tied_slide"] == key
        assert app.title[0].value
        assert app.get("plotly_chart") or app.get("arrow_table") or app.table
