"""Slides of exhibits: they open again, say what the exhibits say, keep everything on them."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pptx.chart.chart import Chart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from sqlalchemy import URL

from charts import Exhibit
from reports.deck.template import FONT
from reports.sections import has_content
from tests.reports.deck.made import bare, check, opened, plain
from tests.reports.exhibits import HOSTILE, kept, table_of

Whole = Callable[[str], tuple[bytes, Deck]]
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


def made(exhibits: list[Exhibit], language: str, title: str = "Sekcja") -> tuple[bytes, Deck]:
    return opened(bare(), [(title, exhibits), ("Pusta", [])], language)


def _slides_of(shown: Deck, exhibit: Exhibit) -> list:
    """The slides whose notes begin with the exhibit's title and takeaway: titles are met twice."""
    begin = [plain(text) for text in (exhibit.title, exhibit.takeaway) if text]
    headed = plain(exhibit.takeaway or exhibit.title)
    return [
        slide
        for slide in shown.slides
        if slide.has_notes_slide
        and slide.notes_slide.notes_text_frame.text.split("\n")[: len(begin)] == begin
        and (exhibit.takeaway or plain(slide.shapes.title.text_frame.text) == headed)
    ]


def _check(file: bytes, shown: Deck, exhibits: list[Exhibit]) -> None:
    check(file, shown)
    for exhibit in exhibits:
        slides = _slides_of(shown, exhibit)
        assert bool(slides) == has_content(exhibit), exhibit.key
        for slide in slides:
            headline = plain(slide.shapes.title.text_frame.text)
            wanted = plain(exhibit.takeaway or exhibit.title)
            assert headline == wanted or headline.endswith("…"), exhibit.key
            drawn = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
            assert len(drawn) == 1, exhibit.key
            assert drawn[0]._element.nvGraphicFramePr.cNvPr.get("descr")


@pytest.fixture(scope="module")
def whole(sample: URL) -> Whole:
    """The slides of all exhibits of the sample in a language: made once, and only read."""
    return cache(lambda language: made(kept(sample, language), language))


@LANGUAGES
def test_every_exhibit_of_the_sample(sample: URL, whole: Whole, language: str) -> None:
    exhibits = kept(sample, language)
    file, shown = whole(language)
    _check(file, shown, exhibits)
    charts = [s for slide in shown.slides for s in slide.shapes if s.has_chart]
    assert len(charts) >= 20


@pytest.fixture(scope="module")
def charts(whole: Whole) -> list[Chart]:
    """All native charts of the sample, in Polish."""
    _file, shown = whole("pl")
    return [s.chart for slide in shown.slides for s in slide.shapes if s.has_chart]


def test_a_legend_names_nothing_twice(charts: list[Chart]) -> None:
    for chart in (chart for chart in charts if chart.has_legend):
        names = [series.name for plot in chart.plots for series in plot.series]
        told = [name for name in names if name.strip()]
        assert len(told) == len(set(told))


@LANGUAGES
def test_what_has_no_data_is_named_with_its_reason(unfilled: URL, language: str) -> None:
    exhibits = kept(unfilled, language)
    file, shown = made(exhibits, language)
    _check(file, shown, exhibits)
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in shown.slides if slide.has_notes_slide
    )
    for exhibit in exhibits:
        assert exhibit.title in notes
        assert has_content(exhibit) or exhibit.empty.rstrip(".") in notes


def test_forty_six_sectors_of_hostile_names(many: URL) -> None:
    exhibits = [*kept(many, "pl"), table_of(200)]
    file, shown = made(exhibits, "pl", HOSTILE)
    _check(file, shown, exhibits)


def test_a_long_table_says_how_much_is_left_out() -> None:
    exhibit = table_of(183)
    _file, shown = made([exhibit], "pl")
    slides = _slides_of(shown, exhibit)
    texts = [shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame]
    assert any("… i jeszcze 123 wiersze – w skoroszycie" in text for text in texts)
    assert any(text.endswith(f"1/{len(slides)}") for text in texts)
    rows = sum(len(s.table.rows) - 1 for slide in slides for s in slide.shapes if s.has_table)
    assert rows == 60
    assert "… i jeszcze 83 wiersze" in slides[0].notes_slide.notes_text_frame.text


def test_in_the_brief_a_finding_has_one_slide_and_says_what_it_leaves_out() -> None:
    exhibit = table_of(60)
    _file, shown = opened(bare(exhibit))
    (slide,) = _slides_of(shown, exhibit)
    rows = sum(len(shape.table.rows) - 1 for shape in slide.shapes if shape.has_table)
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any(f"… i jeszcze {60 - rows} " in text for text in texts)


def test_colours_and_numbers_are_those_on_screen(sample: URL) -> None:
    exhibit = next(e for e in kept(sample, "pl") if e.key == "postulate_status")
    _file, shown = made([exhibit], "pl")
    chart = next(s.chart for slide in shown.slides for s in slide.shapes if s.has_chart)
    series = list(chart.plots[0].series)[: len(exhibit.chart.series)]
    for drawn, told in zip(series, exhibit.chart.series, strict=True):
        assert str(drawn.format.fill.fore_color.rgb) == told.colour.lstrip("#")
        assert tuple(drawn.values) == told.values
    assert list(chart.plots[0].categories) == exhibit.table["name"].tolist()


def test_the_theme_has_the_house_font() -> None:
    file, _shown = made([table_of(3)], "pl")
    with zipfile.ZipFile(BytesIO(file)) as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
    assert theme.count(f'latin typeface="{FONT}"') >= 2


def test_empty_sections_are_left_out() -> None:
    _file, shown = made([], "pl")
    texts = [
        shape.text_frame.text for s in shown.slides for shape in s.shapes if shape.has_text_frame
    ]
    assert not any("Sekcja" in text for text in texts)


def test_a_series_without_a_name_is_not_given_one(charts: list[Chart]) -> None:
    """Programs call a series of an empty name «Series 4»."""
    names = {series.name for chart in charts for plot in chart.plots for series in plot.series}
    assert " " in names
    assert "" not in names


def test_a_bar_without_an_interval_has_no_whisker(charts: list[Chart]) -> None:
    sides = [side for chart in charts for side in chart._chartSpace.iter(qn("c:plus"))]
    assert sides
    for side in sides:
        lengths = [float(value.text) for value in side.iter(qn("c:v"))]
        assert all(length > 0 for length in lengths)
        assert len(lengths) < int(side.find(".//" + qn("c:ptCount")).get("val"))


def test_a_column_in_which_nothing_stands_is_left_to_the_notes() -> None:
    exhibit = table_of(4)
    exhibit = replace(exhibit, table=exhibit.table.assign(count=None))
    _file, shown = made([exhibit], "pl")
    (slide,) = _slides_of(shown, exhibit)
    (table,) = (s.table for s in slide.shapes if s.has_table)
    headings = [cell.text for cell in table.rows[0].cells]
    label = next(c.label for c in exhibit.columns if c.name == "count")
    assert len(headings) == len(exhibit.columns) - 1
    assert label not in headings
    assert label in slide.notes_slide.notes_text_frame.text
