"""The account as a Word document to be edited: real headings, repeating header rows, page numbers.

Tables are built as XML: python-docx looks a row's cells up anew at every access, which takes
hours for ten thousand rows.
"""

from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph

from charts import Exhibit
from charts.render.svg import png
from domain.text import clean, shortened
from reports.account.document import Block, Document, PrintedExhibit, PrintedTable, Section, walk
from reports.account.docx_contents import append_contents, mark, numbered
from reports.account.docx_style import dress
from reports.account.docx_table import append_table

_LONGEST = 255
"""Characters of a property."""
_LANGUAGES = {"pl": "pl-PL", "en": "en-GB"}


def docx(document: Document, charts: Mapping[str, bytes] | None = None) -> bytes:
    """The file. `charts`: exhibit key → SVG, placed as a picture above the exhibit's table.

    The same document and charts give the same bytes.
    """
    charts = charts or {}
    word = new_document()
    dress(word, _LANGUAGES[document.language], document.labels["page"])
    _describe(word, document)
    _add_text(word, document.title, "Title")
    _add_text(word, document.subject, "Subtitle")
    for text in (document.scope, *document.notes):
        _add_text(word, text)
    if document.has_contents:
        append_contents(word, document.labels["contents"], document.sections)
    headings = enumerate(numbered(document.sections))
    for section, heading in zip(walk(document.sections), headings, strict=True):
        _add_section(word, section, heading, charts)
    written = BytesIO()
    word.save(written)
    return _undated(written)


def _add_section(
    word: Word, section: Section, heading: tuple[int, tuple[int, str]], charts: Mapping[str, bytes]
) -> None:
    """Its heading and its own blocks. `heading`: which it is of all, its level and its title."""
    n, (level, title) = heading
    mark(word.add_heading(title, level=level), n)
    for block in section.blocks:
        _add_block(word, block, charts)


def _add_block(word: Word, block: Block, charts: Mapping[str, bytes]) -> None:
    if isinstance(block, PrintedExhibit):
        if block.exhibit.takeaway:
            told = _add_text(word, block.exhibit.takeaway)
            told.paragraph_format.keep_with_next = True
        _add_caption(word, block.table)
        if block.exhibit.key in charts:
            _add_chart(word, block.exhibit, charts[block.exhibit.key])
        append_table(word, block.table)
        if block.exhibit.note:
            _add_text(word, block.exhibit.note, "Note")
    elif isinstance(block, PrintedTable):
        _add_caption(word, block)
        append_table(word, block)
    else:
        _add_text(word, block)


def _add_text(word: Word, text: str, style: str | None = None) -> Paragraph:
    return word.add_paragraph(clean(text), style=style)


def _add_chart(word: Word, exhibit: Exhibit, svg: bytes) -> None:
    """As wide as the text, with the takeaway for who does not see it."""
    page = word.sections[0]
    width = page.page_width - page.left_margin - page.right_margin
    picture = word.add_picture(BytesIO(png(svg)), width)
    picture._inline.docPr.set("descr", clean(exhibit.takeaway or exhibit.title))


def _add_caption(word: Word, table: PrintedTable) -> None:
    """Above a table or, where there is one, above the chart that it belongs to: both do not always
    find room on one page."""
    if table.title:
        _add_text(word, table.title, "Caption")


def _describe(word: Word, document: Document) -> None:
    """Properties that a file manager and a screen reader tell; dates are the as-of date's."""
    properties = word.core_properties
    day = datetime.combine(document.as_of, time())
    properties.title = shortened(clean(f"{document.subject} – {document.title}"), _LONGEST)
    properties.subject = shortened(clean(document.scope), _LONGEST)
    properties.language = _LANGUAGES[document.language]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = day


def _undated(written: BytesIO) -> bytes:
    """The archive again, its entries without the time of writing."""
    steady = BytesIO()
    with ZipFile(written) as source, ZipFile(steady, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(entry))
    return steady.getvalue()
