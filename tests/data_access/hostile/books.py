"""Hostile workbooks: dimensions, errors, formulas, damage, what XML and ZIP allow."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter

from tests.data_access.hostile import ORGANISATIONS, PROGRAMMES, SECTORS, Case, Write

TABLES = {"programy": PROGRAMMES, "branze": SECTORS, "organizacje": ORGANISATIONS}
Fill = Callable[[xlsxwriter.Workbook], object]


def xlsx(fill: Fill = lambda _book: None, tables: Mapping[str, str] = TABLES) -> bytes:
    """A workbook of the tables; `fill` adds to it."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"strings_to_formulas": False}) as book:
        for name, text in tables.items():
            sheet = book.add_worksheet(name)
            for n, line in enumerate(text.splitlines()):
                sheet.write_row(n, 0, line.split(";"))
        fill(book)
    return output.getvalue()


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes | None]) -> bytes:
    """The archive with members changed, replaced, added, or left out (None)."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            content = old.read(name) if name in old.namelist() else b""
            change = changes.get(name, content)
            if change is not None:
                new.writestr(name, change(content) if callable(change) else change)
    return output.getvalue()


_SHEET = "xl/worksheets/sheet3.xml"
_ROW = b"</sheetData>"


def rows(xml: str) -> bytes:
    """A workbook with these rows at the end of the organisations."""
    return changed(xlsx(), {_SHEET: lambda data: data.replace(_ROW, xml.encode() + _ROW)})


def book(data: bytes | Callable[[], bytes], name: str = "konsultacje.xlsx") -> Write:
    def write(path: Path) -> Path:
        (path / name).write_bytes(data() if callable(data) else data)
        return path / name

    return write


def _far(row: int, column: int, value: str) -> bytes:
    return xlsx(lambda b: b.get_worksheet_by_name("organizacje").write(row, column, value))


def _strict(data: bytes) -> bytes:
    """With the namespaces of strict OOXML."""
    strict = b"http://purl.oclc.org/ooxml/"
    pairs = (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/", strict + b"spreadsheetml/"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", strict + b"officeDocument/"),
    )

    def renamed(content: bytes) -> bytes:
        for old, new in pairs:
            content = content.replace(old, new)
        return content

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return changed(data, dict.fromkeys(archive.namelist(), renamed))


def _prefixed(content: bytes) -> bytes:
    """Each element with a prefix, as some programs write them."""
    content = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", content)
    return content.replace(b"xmlns=", b"xmlns:x=")


_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    b"<sst><si><t>&d;</t></si></sst>"
)
_EXTERNAL = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<sst><si><t>&x;</t></si></sst>"
)
_BROKEN = "tego skoroszytu nie da się otworzyć"
_ERROR = "błąd arkusza"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def _cell(kind: str, inner: str) -> bytes:
    return rows(f'<row r="4"><c r="A4" t="str"><v>C</v></c><c r="B4" t="{kind}">{inner}</c></row>')


CASES = [
    Case("xlsx with a space in the last cell", book(lambda: _far(1_048_575, 16_383, " "))),
    Case("xlsx with a word in the last cell", book(lambda: _far(1_048_575, 16_383, "x")), "", "bez nagłówka"),
    Case("xlsx with a cell in row 50001, column 2001", book(lambda: _far(50_000, 2_000, "x")), "", "bez nagłówka"),
    Case("xlsx with a record in the last row", book(lambda: _far(1_048_575, 0, "Z")), "wiersz 1048576"),
    Case("xlsx that says it is larger", book(lambda: changed(xlsx(), {_SHEET: lambda d: re.sub(rb'ref="[^"]*"', b'ref="A1:XFD1048576"', d)}))),
    Case("xlsx with a row beyond the last", book(lambda: rows('<row r="99999999"><c r="A99999999"><v>1</v></c></row>')), _BROKEN),
    Case("xlsx with a column beyond the last", book(lambda: rows('<row r="4"><c r="ZZZZ4"><v>1</v></c></row>')), _BROKEN),
    Case("xlsx with a row that is no number", book(lambda: rows('<row r="x"><c><v>1</v></c></row>')), _BROKEN),
    Case("xlsx with fifty thousand far cells", book(lambda: rows("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(4, 50_004)))), "", "bez nagłówka"),
    *(Case(f"xlsx with {error}", book(lambda error=error: _cell("e", f"<v>{error}</v>")), _ERROR) for error in ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")),
    Case("xlsx with a formula never calculated", book(lambda: _cell("n", "<f>A1</f>")), "nigdy nie przeliczono"),
    Case("xlsx with a formula of an empty text", book(lambda: rows('<row r="4"><c r="A4" t="str"><f>""</f><v></v></c></row>'))),
    Case("xlsx with a number that is none", book(lambda: _cell("n", "<v>abc</v>")), _BROKEN),
    Case("xlsx with a text that is not there", book(lambda: _cell("s", "<v>99999</v>")), _BROKEN),
    Case("xlsx with an enormous number", book(lambda: _cell("n", "<v>1E308</v>")), "piętnaście cyfr"),
    Case("xlsx with infinity", book(lambda: _cell("n", "<v>1E999</v>")), "piętnaście cyfr"),
    Case("xlsx with inline and rich text", book(lambda: _cell("inlineStr", "<is><r><t>Klub </t></r><r><t>Ćma</t></r><rPh><t>x</t></rPh></is>"))),
    Case("xlsx with a tab and a bell escaped", book(lambda: _cell("str", "<v>Klub_x0007__x0009_Ćma</v>"))),
    Case("xlsx of strict OOXML", book(lambda: _strict(xlsx()))),
    Case("xlsx with prefixed elements", book(lambda: changed(xlsx(), {_SHEET: _prefixed}))),
    Case("xlsx with entities", book(lambda: changed(xlsx(), {"xl/sharedStrings.xml": _ENTITIES})), _BROKEN),
    Case("xlsx with an entity from a file", book(lambda: changed(xlsx(), {"xl/sharedStrings.xml": _EXTERNAL})), _BROKEN),
    Case("xlsx without its sheet", book(lambda: changed(xlsx(), {_SHEET: None})), _BROKEN),
    Case("xlsx without its texts", book(lambda: changed(xlsx(), {"xl/sharedStrings.xml": None})), _BROKEN),
    Case("xlsx without its workbook", book(lambda: changed(xlsx(), {"xl/workbook.xml": None})), _BROKEN),
    Case("xlsx without formats", book(lambda: changed(xlsx(), {"xl/styles.xml": None}))),
    Case("xlsx cut in the middle of its XML", book(lambda: changed(xlsx(), {_SHEET: lambda d: d[: len(d) // 2]})), _BROKEN),
    Case("xlsx cut in the middle", book(lambda: xlsx()[:3_000]), _BROKEN),
    Case("xlsx with a damaged byte", book(lambda: xlsx().replace(b"PK\x01\x02", b"PK\x01\x03", 1)), _BROKEN),
    Case("xlsx of bytes", book(b"\xff" * 10_000), _BROKEN),
    Case("xlsx that is empty", book(b""), _BROKEN),
    Case("xlsx that is text", book(ORGANISATIONS.encode(), "organizacje.xlsx"), _BROKEN),
    Case("xlsx that is XLS", book(_COMPOUND), "starym lub binarnym"),
    Case("xlsx that is encrypted", book(_COMPOUND + "EncryptedPackage".encode("utf-16-le")), "zaszyfrowany hasłem"),
    Case("xlsx that is XLSB", book(lambda: changed(xlsx(), {"xl/workbook.bin": b""})), "starym lub binarnym"),
    Case("xls by name", book(_COMPOUND, "organizacje.xls"), "plików tego rodzaju nie czytamy"),
    Case("xlsx without tables", book(lambda: xlsx(tables={"Arkusz1": "a;b\n1;2\n"})), "nie znaleziono tu żadnej tabeli"),
    Case("xlsx under the name of a CSV", book(xlsx, "konsultacje.csv")),
    Case("xlsx with hidden rows and merged headings", book(lambda: xlsx(lambda b: b.get_worksheet_by_name("organizacje").merge_range(4, 0, 5, 0, "C")) ), "tu wymagana jest wartość"),
]  # fmt: skip
