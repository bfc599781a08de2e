"""The account as a Word document: opens, is whole, repeats its header rows, is the same twice."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from docx import Document as opened
from docx.oxml.ns import qn
from sqlalchemy import URL

from charts import Reader
from locales import locale
from reports.account.chart_svgs import svgs
from reports.account.docx import docx
from tests.reports.conftest import Gather
from tests.reports.test_account import rows


@pytest.fixture(scope="module")
def file(of_sample: Gather) -> Callable[[str], bytes]:
    """The file of the sample's account in a language, without charts: made once."""
    return cache(lambda language: docx(of_sample(language)))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_sample_is_whole(
    of_sample: Gather, file: Callable[[str], bytes], language: str
) -> None:
    document = of_sample(language)
    word = opened(BytesIO(file(language)))
    content = document.sections[3].sections[0].blocks[0].columns[2].label
    written = [t for t in word.tables if content in [c.text for c in t.rows[0].cells]]
    assert sum(len(table.rows) - 1 for table in written) == len(rows(document)) == 204
    for table in word.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_charts_are_pictures_with_their_takeaway(of_sample: Gather) -> None:
    document = of_sample(sector="KUL")
    drawn = svgs(document.exhibits(), Reader(locale("pl")))
    file = docx(document, drawn)
    told = [shape._inline.docPr.get("descr") for shape in opened(BytesIO(file)).inline_shapes]
    charted = [exhibit for exhibit in document.exhibits() if exhibit.key in drawn]
    assert told == [exhibit.takeaway or exhibit.title for exhibit in charted]
    assert told
    assert file == docx(document, drawn)


def test_it_can_be_read_by_headings_and_language(
    of_sample: Gather, file: Callable[[str], bytes]
) -> None:
    document = of_sample()
    word = opened(BytesIO(file("pl")))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == "1. Przebieg konsultacji"
    assert headings[4] == "4.1. Kultura"
    assert word.core_properties.title.endswith("– Raport z przebiegu konsultacji")
    assert word.core_properties.created.date() == document.as_of
    assert word.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == "pl-PL"
    fields = word.sections[0].footer._element.findall(".//" + qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_its_contents_lead_to_every_heading(file: Callable[[str], bytes]) -> None:
    word = opened(BytesIO(file("pl")))
    body = word.element.body
    links = body.findall(".//" + qn("w:hyperlink"))
    told = ["".join(t.text for t in link.iter(qn("w:t"))) for link in links]
    headings = [p for p in word.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert told == [heading.text for heading in headings]
    marks = [p._p.find(qn("w:bookmarkStart")).get(qn("w:name")) for p in headings]
    assert [link.get(qn("w:anchor")) for link in links] == marks
    assert len(set(marks)) == len(marks) == 13
    field = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert field == ["begin", "separate", "end"]
    assert "TOC" in next(body.iter(qn("w:instrText"))).text
    assert body.index(headings[0]._p) > body.index(links[-1].getparent())


def test_the_same_records_give_the_same_bytes(
    sample: URL, gather: Gather, file: Callable[[str], bytes]
) -> None:
    assert docx(gather(sample)) == file("pl")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_an_empty_programme_has_an_account(empty: URL, gather: Gather, language: str) -> None:
    word = opened(BytesIO(docx(gather(empty, language))))
    assert len([p for p in word.paragraphs if p.style.name == "Heading 1"]) == 5


def test_hostile_text_stays_text(hostile: URL, gather: Gather) -> None:
    word = opened(BytesIO(docx(gather(hostile))))
    text = "\n".join(cell.text for table in word.tables for cell in table._cells)
    assert '#import "x.typ" $x^2$ \\end *bold* _it_ `raw` <label> @ref // </w:t> &' in text
    assert "\x07" not in text
