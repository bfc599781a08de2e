"""The deck: opens again, says what the exhibits say, keeps everything on its slides."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from sqlalchemy import URL

from charts import Exhibit, Reader
from locales import locale
from reports.deck import deck
from reports.deck.frame import MOST_ENTRIES
from reports.deck.template import FONT
from reports.sections import has_content
from tests.reports.exhibits import HOSTILE, hostile, of_nothing, of_sample, table_of

SCOPE = "Wszystkie branże · cały okres · stan na 15.09.2011"
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


def made(exhibits: list[Exhibit], language: str, title: str = "Sekcja") -> tuple[bytes, Deck]:
    file = deck([(title, exhibits), ("Pusta", [])], SCOPE, "Program", Reader(locale(language)))
    return file, Presentation(BytesIO(file))


def _slides_of(shown: Deck, exhibit: Exhibit) -> list:
    """The slides whose notes begin with the exhibit's title."""
    return [
        slide
        for slide in shown.slides
        if slide.has_notes_slide
        and slide.notes_slide.notes_text_frame.text.split("\n")[0] == _clean(exhibit.title)
    ]


def _clean(text: str) -> str:
    return " ".join("".join(c for c in text if c not in "\x00\x0b\ufffe").split())


def _check(file: bytes, shown: Deck, exhibits: list[Exhibit]) -> None:
    with zipfile.ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
            if name.endswith(".xlsx"):
                _no_formula(parts.read(name))
    for exhibit in exhibits:
        slides = _slides_of(shown, exhibit)
        assert bool(slides) == has_content(exhibit), exhibit.key
        for slide in slides:
            headline = _clean(slide.shapes.title.text_frame.text)
            wanted = _clean(exhibit.takeaway or exhibit.title)
            assert headline == wanted or headline.endswith("…"), exhibit.key
            drawn = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
            assert len(drawn) == 1, exhibit.key
            assert drawn[0]._element.nvGraphicFramePr.cNvPr.get("descr")
    for run in (run for slide in shown.slides for run in slide.element.iter(qn("a:r"))):
        assert run.rPr.get("lang")
    for number, slide in enumerate(shown.slides, start=1):
        _on_the_slide(shown, slide)
        texts = [shape.text_frame.text for shape in slide.placeholders]
        assert SCOPE in texts, number
        assert slide.element.xpath(".//a:fld[@type='slidenum']")


def _on_the_slide(shown: Deck, slide) -> None:
    """Nothing beyond the edges; a table as high as its rows say, a chart not over the note."""
    boxes = []
    for shape in slide.shapes:
        height = shape.height
        if shape.has_table:
            height = max(height, sum(row.height for row in shape.table.rows))
            assert sum(column.width for column in shape.table.columns) <= shown.slide_width
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= shown.slide_width
        assert shape.top + height <= shown.slide_height
        if shape.has_chart or shape.has_table:
            boxes.append(shape.top + height)
    assert all(bottom <= shown.slide_height * 0.94 for bottom in boxes)


def _no_formula(blob: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(blob)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@LANGUAGES
def test_every_exhibit_of_the_sample(sample: URL, language: str) -> None:
    exhibits = of_sample(sample, language)
    file, shown = made(exhibits, language)
    _check(file, shown, exhibits)
    assert len(shown.slides) >= 2 + sum(map(has_content, exhibits))
    charts = [s for slide in shown.slides for s in slide.shapes if s.has_chart]
    assert len(charts) >= 20


@LANGUAGES
def test_what_has_no_data_is_named_with_its_reason(sqlite_database: URL, language: str) -> None:
    exhibits = of_nothing(sqlite_database, language)
    file, shown = made(exhibits, language)
    _check(file, shown, exhibits)
    sections = [slide for slide in list(shown.slides)[1:] if not slide.has_notes_slide]
    contents = "\n".join(slide.placeholders[1].text_frame.text for slide in sections)
    for exhibit in exhibits:
        reason = "" if has_content(exhibit) else f" – {exhibit.empty}"
        assert (exhibit.title + reason).rstrip(".") in contents, exhibit.key
    assert len(sections) == -(-len(exhibits) // MOST_ENTRIES)
    assert len(shown.slides) == 1 + len(sections) + sum(map(has_content, exhibits))


@LANGUAGES
def test_forty_six_sectors_of_hostile_names(sqlite_database: URL, language: str) -> None:
    exhibits = hostile(sqlite_database, language)
    file, shown = made(exhibits, language, HOSTILE)
    _check(file, shown, exhibits)


def test_a_long_table_says_how_much_is_left_out() -> None:
    exhibit = table_of(183)
    _file, shown = made([exhibit], "pl")
    slides = _slides_of(shown, exhibit)
    texts = [shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame]
    assert any("… i jeszcze 123 wiersze – w skoroszycie." in text for text in texts)
    assert any(text.endswith(f"1/{len(slides)}") for text in texts)
    rows = sum(len(s.table.rows) - 1 for slide in slides for s in slide.shapes if s.has_table)
    assert rows == 60
    assert "… i jeszcze 83 wiersze" in slides[0].notes_slide.notes_text_frame.text


def test_colours_and_numbers_are_those_on_screen(sample: URL) -> None:
    exhibit = next(e for e in of_sample(sample, "pl") if e.key == "postulate_status")
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
    assert len(shown.slides) == 1
