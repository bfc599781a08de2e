"""The account as PDF/UA: tagged, with a language and a title, every figure told in words."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import URL

from charts import Reader
from locales import locale
from reports.account import chart_svgs
from reports.account.document import walk
from reports.account.fonts import breakable, printable
from reports.account.pdf import NotTypeset, pdf
from tests.reports.conftest import HOSTILE, Gather

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><text y="9">😀 a</text></svg>'
).encode()
PL = Reader(locale("pl"))
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and ("/S" in node or "/K" in node):
        yield node
        if "/K" in node:
            yield from _elements(node.K)


def _kinds(opened: pikepdf.Pdf) -> list[str]:
    return [str(e.S) for e in _elements(opened.Root.StructTreeRoot) if "/S" in e]


@pytest.mark.parametrize(("language", "spoken"), [("pl", "pl"), ("en", "en")])
def test_it_is_tagged_and_says_what_it_is(of_sample: Gather, language: str, spoken: str) -> None:
    document = of_sample(language)
    drawn = {exhibit.key: SVG for exhibit in document.exhibits()}
    opened = pikepdf.open(BytesIO(pdf(document, drawn)))
    assert bool(opened.Root.MarkInfo.Marked)
    assert str(opened.Root.Lang).startswith(spoken)
    with opened.open_metadata() as metadata:
        assert metadata[PDFUA] == "1"
        assert metadata["dc:title"] == f"{document.subject} – {document.title}"
    figures = [
        e for e in _elements(opened.Root.StructTreeRoot) if "/S" in e and str(e.S) == "/Figure"
    ]
    told = [exhibit.takeaway or exhibit.title for exhibit in document.exhibits()]
    assert [str(figure.Alt) for figure in figures] == told
    kinds = _kinds(opened)
    assert kinds.count("/TR") > 204
    assert {"/H1", "/H2", "/TH", "/TOC"} <= set(kinds)


def test_without_charts_there_are_tables(of_sample: Gather) -> None:
    document = of_sample()
    kinds = _kinds(pikepdf.open(BytesIO(pdf(document))))
    told = [b for s in walk(document.sections) for b in s.blocks if not isinstance(b, str)]
    assert "/Figure" not in kinds
    assert kinds.count("/Table") == len(told)


def test_the_same_records_give_the_same_bytes(hostile: URL, gather: Gather) -> None:
    assert pdf(gather(hostile)) == pdf(gather(hostile))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_an_empty_programme_has_an_account(empty: URL, gather: Gather, language: str) -> None:
    assert len(pikepdf.open(BytesIO(pdf(gather(empty, language)))).pages) == 1


def test_a_chart_that_is_none_is_refused(of_sample: Gather) -> None:
    with pytest.raises(NotTypeset, match="SVG"):
        pdf(of_sample(sector="KUL"), {"reach": b"none"})


def test_what_the_typeface_lacks_is_marked() -> None:
    assert printable("Zażółć gęślą jaźń — „5²” §\n\t–") == "Zażółć gęślą jaźń — „5²” §\n\t–"
    assert printable("a😀漢") == "a\ufffd\ufffd"
    assert max(map(len, breakable(HOSTILE).replace("\u200b", " ").split())) < 25
    assert breakable("BUDGET-SUBCOMMITTEE-1-2023") == "BUDGET-SUBCOMMITTEE-1-2023"


def test_charts_are_drawn_in_the_house_typeface_and_the_same_each_time(of_sample: Gather) -> None:
    document = of_sample(sector="KUL")
    drawn = chart_svgs.svgs(document.exhibits(), PL)
    assert set(drawn) == {e.key for e in document.exhibits() if e.chart is not None}
    assert all(svg.startswith(b"<svg") and b"IBM Plex Sans" in svg for svg in drawn.values())
    made = pdf(document, drawn)
    assert made != pdf(document)
    assert made == pdf(document, chart_svgs.svgs(document.exhibits(), PL))


def test_a_tall_chart_is_left_to_its_table(
    of_sample: Gather, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_svgs, "_HIGHEST", 100)
    assert chart_svgs.svgs(of_sample().exhibits(), PL) == {}
