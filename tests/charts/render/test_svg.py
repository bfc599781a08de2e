"""Chart values as SVG: text is text, numbers are the reader's, nothing comes from outside."""

import pytest
from lxml import etree

from charts import Reader
from charts.palette import DARK
from charts.render.svg import specification, svg
from charts.value import Axis, Bars, Columns, Flow, Series
from domain.text import one_line
from locales import locale
from tests.charts.render.every_kind import DAY, EVERY, HOSTILE, LATER, RED

PL = Reader(locale("pl"))
DRAWN = [kind for kind, chart in EVERY.items() if not isinstance(chart, Flow)]


@pytest.mark.parametrize("kind", DRAWN)
def test_no_text_is_markup(kind: str) -> None:
    drawn = svg(EVERY[kind], PL)
    root = etree.fromstring(drawn)
    assert not root.xpath("//*[local-name()='b' or local-name()='a' or local-name()='image']")
    assert "<b>x</b>" in " ".join(root.itertext())
    assert not root.xpath("//@*[local-name()='href']")


def test_no_expression_is_made_of_the_records_text() -> None:
    """Of all texts only those of our own are code to Vega."""
    assert HOSTILE in str(specification(EVERY["bars"], PL))
    for kind in DRAWN:
        found = _expressions(specification(EVERY[kind], PL))
        assert not [text for text in found if "http" in text or "<b>" in text]


def _expressions(node: object) -> list[str]:
    if isinstance(node, list):
        return [text for part in node for text in _expressions(part)]
    if not isinstance(node, dict):
        return []
    own = [str(node[name]) for name in ("labelExpr", "test", "expr", "calculate") if name in node]
    return own + [text for part in node.values() for text in _expressions(part)]


def test_a_flow_is_left_to_its_table_and_a_tall_chart_too() -> None:
    assert svg(EVERY["flow"], PL) is None
    assert svg(EVERY["bars"], PL, highest=10) is None


@pytest.mark.parametrize(("language", "text"), [("pl", "10\u00a0000"), ("en", "10,000")])
def test_numbers_are_written_the_readers_way(language: str, text: str) -> None:
    chart = Columns((DAY, LATER), (Series("a", RED, (8_000, 20_000)),), Axis())
    assert text in " ".join(etree.fromstring(svg(chart, Reader(locale(language)))).itertext())


def test_colours_are_those_of_the_series_and_of_the_readers_theme() -> None:
    drawn = svg(Bars(("a",), (Series("b", RED, (1,)),), ("1",)), Reader(locale("pl"), DARK))
    assert RED.lower().encode() in drawn.lower()
    assert DARK.text.lower().encode() in drawn.lower()


def test_control_characters_are_left_out() -> None:
    name = "a\x00b\ufffe\x0bc"
    root = etree.fromstring(svg(Bars((name,), (Series(name, RED, (1,)),), (name,)), PL))
    assert "".join(root.itertext()).count(one_line(name)) == 3
