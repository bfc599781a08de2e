"""The contents of the Word document: a field of Word's, already filled in, whose lines are links.

Page numbers are left to Word: only it knows them, and it asks before it fills in a field.
"""

from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from domain.text import clean
from reports.account.document import Section

_FIELD = r'TOC \o "1-2" \h \n \z \u'
_INDENT = 0.6
"""Of a subsection, in centimetres."""


def numbered(sections: tuple[Section, ...], above: str = "") -> Iterator[tuple[int, str]]:
    """Level and numbered title of every heading, in reading order."""
    for place, section in enumerate(sections, start=1):
        number = f"{above}{place}."
        yield number.count("."), clean(f"{number} {section.title}")
        yield from numbered(section.sections, number)


def append_contents(word: Word, title: str, sections: tuple[Section, ...]) -> None:
    """The title, then a line for every heading of the first two levels."""
    word.add_paragraph(title, style="Contents")
    paragraphs = []
    for n, (level, text) in enumerate(numbered(sections)):
        if level > 2:
            continue
        line = word.add_paragraph(style="Contents Line")
        line.paragraph_format.left_indent = Cm(_INDENT * (level - 1))
        link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{_name(n)}" w:history="1"/>')
        line._p.append(link)
        run = line.add_run(text)
        link.append(run._r)
        paragraphs.append(line)
    if paragraphs:
        _begin(paragraphs[0])
        _end(paragraphs[-1])


def mark(heading: Paragraph, n: int) -> None:
    """Let the heading be found by its line: `n` counts all headings in reading order."""
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{n}" w:name="{_name(n)}"/>')
    heading._p.insert(1 if heading._p.pPr is not None else 0, start)
    heading._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{n}"/>'))


def _name(n: int) -> str:
    return f"_Toc{n:09}"


def _begin(line: Paragraph) -> None:
    """The field's beginning, before the first line's text."""
    names = nsdecls("w")
    code = f'<w:instrText xml:space="preserve"> {_FIELD} </w:instrText>'
    parts = [_field_mark("begin"), f"<w:r {names}>{code}</w:r>", _field_mark("separate")]
    place = 1 if line._p.pPr is not None else 0
    for part in reversed(parts):
        line._p.insert(place, parse_xml(part))


def _end(line: Paragraph) -> None:
    line._p.append(parse_xml(_field_mark("end")))


def _field_mark(kind: str) -> str:
    return f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/></w:r>'
