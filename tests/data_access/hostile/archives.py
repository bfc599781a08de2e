"""Hostile archives, OpenDocument sheets and things in a folder that are no files."""

import io
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.data_access.hostile import NEEDED, ORGANISATIONS, Case, Write, folder
from tests.data_access.hostile.books import xlsx

_ALL = NEEDED | {"organizacje.csv": ORGANISATIONS}


def packed(files: Mapping[str, str | bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return output.getvalue()


def _file(data: Callable[[], bytes], name: str = "konsultacje.zip") -> Write:
    def write(path: Path) -> Path:
        (path / name).write_bytes(data())
        return path / name

    return write


def _within(prefix: str) -> dict[str, str]:
    return {prefix + name: text for name, text in _ALL.items()}


def _boasting(data: bytes) -> bytes:
    """The archive, saying of its first member that it unpacks to four gigabytes."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + b"\xf0\xff\xff\xff" + data[at + 4 :]


_TABLE = '<table:table table:name="{name}">{rows}</table:table>'
_ODS = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:calcext="urn:c">'
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def ods(extra: str = "", last: str = "", content: bytes = b"") -> bytes:
    """A workbook of the needed tables; `extra` cells in, and `last` rows after, organisations."""
    tables = ""
    for name, text in _ALL.items():
        rows = ""
        for line in text.splitlines():
            cells = "".join(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
                "</table:table-cell>"
                for cell in line.split(";")
            )
            rows += f"<table:table-row>{cells}</table:table-row>"
        if name == "organizacje.csv":
            rows += f"<table:table-row>{extra}</table:table-row>{last}"
        tables += _TABLE.format(name=name.removesuffix(".csv"), rows=rows)
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content or _ODS.format(tables=tables),
        }
    )


def _cell(attributes: str, text: str) -> str:
    code = '<table:table-cell office:value-type="string"><text:p>C</text:p></table:table-cell>'
    return f"{code}<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def _odd(make: Callable[[Path], object]) -> Write:
    def write(path: Path) -> Path:
        folder()(path)
        make(path / "organizacje.csv")
        return path

    return write


def _path(make: Callable[[Path], object]) -> Write:
    def write(path: Path) -> Path:
        make(path / "organizacje.csv")
        return path / "organizacje.csv"

    return write


_BROKEN = "tego skoroszytu nie da się otworzyć"
_BLANK = '<table:table-row table:number-rows-repeated="{n}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
_FILLED = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'

CASES = [
    Case("zip of CSV files", _file(lambda: packed(_ALL))),
    Case("zip of one folder", _file(lambda: packed(_within("dane/")))),
    Case("zip of a workbook", _file(lambda: packed({"konsultacje.xlsx": xlsx()}))),
    Case("zip with a folder beside", _file(lambda: packed(_ALL | {"stare/uwagi.csv": "x"})), "", "stare/uwagi.csv"),
    Case("zip with names that lead out", _file(lambda: packed(_ALL | {"../../postulaty.csv": "kod\n"})), "", "../../postulaty.csv"),
    Case("zip with an absolute name", _file(lambda: packed(_ALL | {"/etc/postulaty.csv": "kod\n"})), "", "/etc/postulaty.csv"),
    Case("zip within a zip", _file(lambda: packed(_ALL | {"wiecej.zip": packed(_ALL)})), "", "wiecej.zip"),
    Case("zip that says it unpacks to 4 GB", _file(lambda: _boasting(packed(_ALL))), "za duży"),
    Case("xlsx that says it unpacks to 4 GB", _file(lambda: _boasting(xlsx()), "k.xlsx"), "za duży"),
    Case("zip that unpacks to 300 MB", _file(lambda: packed({"postulaty.csv": b"x" * 301_000_000})), "za duży", large=True),
    Case("zip of an xlsx that unpacks to 300 MB", _file(lambda: packed({"a.xlsx": packed({"x": b"x" * 301_000_000})})), "za duży", large=True),
    Case("zip of twenty thousand files", _file(lambda: packed({f"{n}.csv": "" for n in range(20_000)})), "za dużo plików"),
    Case("zip that is damaged", _file(lambda: packed(_ALL)[:-40]), "ZIP"),
    Case("zip with a damaged file", _file(lambda: packed(_ALL).replace(packed(_ALL)[45:60], b"\xff" * 15, 1)), "z archiwum"),
    Case("zip that is empty", _file(lambda: packed({})), "nie znaleziono tu żadnej tabeli"),
    Case("zip with what macOS adds", _file(lambda: packed(_ALL | {"__MACOSX/._organizacje.csv": b"\0\5\x16\7"}))),
    Case("ods", _file(ods, "konsultacje.ods")),
    Case("ods with blank rows to the end", _file(lambda: ods(last=_BLANK.format(n=1_048_000)), "k.ods")),
    Case("ods with a million filled rows", _file(lambda: ods(last=_FILLED), "k.ods"), _BROKEN),
    Case("ods with an error", _file(lambda: ods(_cell('office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"', "#DIV/0!")), "k.ods"), "błąd arkusza"),
    Case("ods with an error by number", _file(lambda: ods(_cell('office:value-type="string" table:formula="of:=x"', "Err:502")), "k.ods"), "błąd arkusza"),
    Case("ods with a formula never calculated", _file(lambda: ods(_cell('table:formula="of:=A1"', "")), "k.ods"), "nigdy nie przeliczono"),
    Case("ods that is encrypted", _file(lambda: packed({"META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>", "content.xml": b"\xff" * 99}), "k.ods"), "zaszyfrowany hasłem"),
    Case("ods with entities", _file(lambda: ods(content=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "k.ods"), _BROKEN),
    Case("ods without content", _file(lambda: packed({"mimetype": "x"}), "k.ods"), _BROKEN),
    Case("a pipe in the folder", _odd(os.mkfifo), "", "nie jest zwykły plik"),
    Case("a pipe as the path", _path(os.mkfifo), "to nie jest plik ani folder"),
    Case("a link to a device", _odd(lambda path: path.symlink_to("/dev/zero")), "", "nie jest zwykły plik"),
    Case("a link to itself", _path(lambda path: path.symlink_to(path)), "organizacje.csv"),
    Case("a link to nothing", _odd(lambda path: path.symlink_to("nic")), "", "nie jest zwykły plik"),
    Case("a sparse file of ten gigabytes", _odd(lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 10**10)), "za duży"),
    Case("a folder named as a table", _odd(lambda path: path.mkdir()), "", "podfolderów nie czytamy"),
    Case("an old workbook in the folder", folder(postulaty__xls="x", statusy_postulatow__xlsb="x"), "", "postulaty.xls"),
    Case("a table twice", folder(organizacje__csv=ORGANISATIONS, organisations__csv="code,name\nA,x\n"), "ta tabela jest też"),
    Case("lock files and clutter", folder(**{"~$organizacje__xlsx": "x", "Thumbs__db": "x", "__DS_Store": "x"})),
]  # fmt: skip
