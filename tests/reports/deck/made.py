"""Decks to look at, and what is true of every slide of any of them."""

import zipfile
from io import BytesIO

import openpyxl
import pandas as pd
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from charts import Exhibit, Reader
from charts.key_figures import KeyFigure
from domain.address import Target
from locales import locale
from reports.deck import deck
from reports.deck.brief import Brief
from reports.deck.cover import Cover
from reports.deck.point_slides import Points
from reports.sections import Sections

SCOPE = ("Wszystkie branże", "cały okres", "stan na 15.09.2011")
COVER = Cover("Program", "Zespół", "", SCOPE)
NOTHING = Exhibit("waiting", "Do rozstrzygnięcia", "", None, pd.DataFrame(), (), empty="Nic.")


def bare(*findings: Exhibit, cover: Cover = COVER) -> Brief:
    """A brief of these findings alone."""
    attention = Points("Uwaga", "Nic nie wymaga uwagi.", (), Target("overview"))
    return Brief(
        cover, "Bez zmian.", (KeyFigure("Otwarte", "3", "", ""),), attention, NOTHING, (), findings
    )


def opened(brief: Brief, appendix: Sections = (), language: str = "pl") -> tuple[bytes, Deck]:
    file = deck(brief, appendix, Reader(locale(language)))
    return file, Presentation(BytesIO(file))


def check(file: bytes, shown: Deck) -> None:
    """Well-formed, in one language; a headline, the scope and a number on every slide; nothing
    beyond the edges and nothing over anything else."""
    with zipfile.ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
            if name.endswith(".xlsx"):
                _no_formula(parts.read(name))
    for run in (run for slide in shown.slides for run in slide.element.iter(qn("a:r"))):
        assert run.rPr.get("lang")
    for number, slide in enumerate(shown.slides, start=1):
        assert slide.shapes.title.text_frame.text.strip(), number
        texts = [shape.text_frame.text for shape in slide.placeholders]
        assert any(SCOPE[2] in text or "15 Sept 2011" in text for text in texts), number
        assert slide.element.xpath(".//a:fld[@type='slidenum']")
        _on_the_slide(shown, slide)


def _on_the_slide(shown: Deck, slide) -> None:
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
        boxes.append((shape.left, shape.top, shape.left + shape.width, shape.top + height))
    for n, one in enumerate(boxes):
        for other in boxes[:n]:
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart, (one, other)


def _no_formula(blob: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(blob)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def plain(text: str) -> str:
    """Without what XML refuses, on one line."""
    return " ".join("".join(c for c in text if c not in "\x00\x0b\ufffe").split())
