"""A table of a Word document, built as XML at once."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml import etree

from domain.text import clean
from reports.account.document import PrintedColumn, PrintedTable
from reports.account.docx_style import TABLE

_TEXT_WIDTH = 9638
"""Width of the text between the margins, in twentieths of a point: 17 cm."""
_UPRIGHT_HEIGHT = 1350
"""In twentieths of a point: room for the longest status."""
_STYLES = {"number": "TableNumber", "text": "TableText", "lead": "TableText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def append_table(word: Word, table: PrintedTable) -> None:
    """Add the table at the document's end, its first row repeated on every page."""
    dense = "Small" if table.dense else ""
    styles = [_STYLES[column.kind] + dense for column in table.columns]
    leads = [column.kind == "lead" for column in table.columns]
    widths = _widths(table.columns)
    root = etree.Element(qn("w:tbl"))
    _properties(root, widths)
    _head(root, table, styles, widths)
    for cells in table.rows:
        _row(root, cells, styles, widths, leads=leads)
    if table.whole:
        _keep_together(root)
    word.element.body.sectPr.addprevious(root)
    word.add_paragraph(style="Table End")


def _widths(columns: Sequence[PrintedColumn]) -> list[int]:
    whole = sum(column.width for column in columns)
    return [round(_TEXT_WIDTH * column.width / whole) for column in columns]


def _properties(root: etree._Element, widths: list[int]) -> None:
    properties = _add(root, "w:tblPr")
    _add(properties, "w:tblStyle", val=TABLE)
    _add(properties, "w:tblW", w=sum(widths), type="dxa")
    _add(properties, "w:tblLayout", type="fixed")
    _add(properties, "w:tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1")
    grid = _add(root, "w:tblGrid")
    for width in widths:
        _add(grid, "w:gridCol", w=width)


def _head(root: etree._Element, table: PrintedTable, styles: list[str], widths: list[int]) -> None:
    """The headings, repeated on every page; upright where they would have to be cut."""
    row = _row(root, [column.label for column in table.columns], styles, widths)
    _add(row[0], "w:tblHeader")
    if not table.crowded:
        return
    _add(row[0], "w:trHeight", val=_UPRIGHT_HEIGHT, hRule="atLeast")
    for cell, column in zip(row[1:], table.columns, strict=True):
        if column.kind == "number":
            _add(cell[0], "w:textDirection", val="btLr")
            _add(cell[0], "w:vAlign", val="center")
            cell.find(f"{qn('w:p')}//{qn('w:pStyle')}").set(qn("w:val"), "TableTextSmall")


def _row(
    root: etree._Element,
    cells: Sequence[str],
    styles: list[str],
    widths: list[int],
    *,
    leads: Sequence[bool] = (),
) -> etree._Element:
    row = _add(root, "w:tr")
    _add(_add(row, "w:trPr"), "w:cantSplit")
    for place, text in enumerate(cells):
        cell = _add(row, "w:tc")
        _add(_add(cell, "w:tcPr"), "w:tcW", w=widths[place], type="dxa")
        paragraph = _add(cell, "w:p")
        _add(_add(paragraph, "w:pPr"), "w:pStyle", val=styles[place])
        _lines(paragraph, text.split("\n"), lead=bool(leads) and leads[place])
    return row


def _keep_together(root: etree._Element) -> None:
    """No page break before the last row."""
    for row in root.findall(qn("w:tr"))[:-1]:
        for style in row.iter(qn("w:pStyle")):
            style.addnext(etree.Element(qn("w:keepNext")))


def _lines(paragraph: etree._Element, lines: list[str], lead: bool) -> None:
    """The lines, with breaks between them; the first one bold where it leads the cell."""
    for place, line in enumerate(lines):
        run = _add(paragraph, "w:r")
        if lead and place == 0:
            _add(_add(run, "w:rPr"), "w:b")
        if place:
            _add(run, "w:br")
        text = _add(run, "w:t")
        text.set(_SPACE, "preserve")
        text.text = clean(line)


def _add(parent: etree._Element, tag: str, **attributes: str | int) -> etree._Element:
    child = etree.SubElement(parent, qn(tag))
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), str(value))
    return child
