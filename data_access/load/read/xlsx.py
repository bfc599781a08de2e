"""XLSX and XLSM workbooks, cell by cell as a stream: a cell far from the others costs nothing."""

import posixpath
import zipfile
from typing import IO

from data_access.load.read.cell_numbers import is_moment, padding
from data_access.load.read.sheet import Broken, Sheet
from data_access.load.read.xlsx_cells import Cells, unescaped
from data_access.load.read.xml_stream import Attributes, parse

_BUILT_IN_MOMENTS = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}


class Xlsx:
    """An open workbook. `names` of its sheets in their order."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member
            for member in archive.infolist()
        }
        main = next(iter(self._targets("", "officedocument").values()), "xl/workbook.xml")
        targets = self._targets(main)
        self._old_epoch = self._recalculated = False
        self._parts: dict[str, str] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "workbookPr":
                self._old_epoch = attributes.get("date1904") in ("1", "true")
            elif tag == "calcPr":
                self._recalculated = attributes.get("fullCalcOnLoad") in ("1", "true")
            elif tag == "sheet" and attributes.get("id") in targets:
                self._parts[attributes["name"]] = targets[attributes["id"]]

        with self._open(main) as stream:
            parse(stream, start)
        self.names = list(self._parts)
        self._paddings: list[int] = []
        self._shared = self._shared_strings(posixpath.dirname(main))
        self._moments = self._styles(posixpath.dirname(main))

    def sheet(self, name: str) -> Sheet:
        """All cells of the sheet that are not blank."""
        reader = Cells(
            Sheet(name),
            self._shared,
            self._moments,
            self._paddings,
            self._old_epoch,
            self._recalculated,
        )
        with self._open(self._parts[name]) as stream:
            parse(stream, reader.start, reader.end, reader.characters, prefixed=True)
        return reader.sheet

    def _open(self, part: str) -> IO[bytes]:
        member = self._members.get(part.lower())
        if member is None:
            raise Broken
        return self._archive.open(member)

    def _targets(self, part: str, kind: str = "") -> dict[str, str]:
        """Relationships of a part: their number → the part that each points at."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, str] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship" and attributes.get("Type", "").lower().endswith(kind):
                target = attributes.get("Target", "").replace("\\", "/")
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = whole

        if path.lower() in self._members:
            with self._open(path) as stream:
                parse(stream, start)
        return found

    def _shared_strings(self, folder: str) -> list[str]:
        path = posixpath.join(folder, "sharedStrings.xml")
        if path.lower() not in self._members:
            return []
        found: list[str] = []
        kept: list[str] = []
        state = {"text": False, "phonetic": False}

        def start(tag: str, _attributes: Attributes) -> None:
            if tag == "si":
                kept.clear()
            elif tag == "rPh":
                state["phonetic"] = True
            elif tag == "t":
                state["text"] = not state["phonetic"]

        def end(tag: str) -> None:
            if tag == "si":
                found.append(unescaped("".join(kept)))
            elif tag == "rPh":
                state["phonetic"] = False
            elif tag == "t":
                state["text"] = False

        def text(piece: str) -> None:
            if state["text"]:
                kept.append(piece)

        with self._open(path) as stream:
            parse(stream, start, end, text)
        return found

    def _styles(self, folder: str) -> list[str]:
        """Of each cell format: "date" or "time" where it shows the number as one, else ""."""
        path = posixpath.join(folder, "styles.xml")
        if path.lower() not in self._members:
            return []
        formats: dict[str, str] = {}
        found: list[str] = []
        inside = {"cellXfs": False}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif tag == "cellXfs":
                inside["cellXfs"] = True
            elif tag == "xf" and inside["cellXfs"]:
                number = attributes.get("numFmtId", "0")
                self._paddings.append(padding(formats.get(number, "")))
                if number in formats:
                    found.append(is_moment(formats[number]))
                else:
                    known = number.isdigit() and int(number) in _BUILT_IN_MOMENTS
                    found.append("date" if known else "")

        def end(tag: str) -> None:
            if tag == "cellXfs":
                inside["cellXfs"] = False

        with self._open(path) as stream:
            parse(stream, start, end)
        return found
