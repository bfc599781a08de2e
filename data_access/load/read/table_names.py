"""Which table a file or a sheet holds, told by its name, copies and downloads included."""

import re
from unicodedata import normalize

from data_access.load.data_format import TABLES
from data_access.load.table_format import TableFormat, squeezed
from data_access.load.worklist_sheet import worklist_sheets

TEXT = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".ods")
ACCEPTED = (*TEXT, *WORKBOOKS, ".zip")
"""How the names of files end that can be loaded."""
_BY_NAME = {
    squeezed(name): table for table in TABLES.values() for name in (table.name, table.polish)
} | worklist_sheets()
_OURS = {squeezed(name) for name in ("Notes", "Objaśnienia", "Report", "Raport")}
"""Sheets of the template and of a marked copy that hold no records."""
_COPY = r"(?:kopia|copy|kopiuj)"
_ENDINGS = re.compile(
    rf"\s*(?:[.\-]excel|\.(?:csv|tsv|txt|xlsx|xlsm|ods)|\((?:\d+|{_COPY}(?: \d+)?|\d+\. {_COPY})\)"
    rf"|[\s\-–—_]+{_COPY}(?: \d+)?|\s\d+)$",
    re.IGNORECASE,
)
_BEGINNINGS = re.compile(r"^(?:kopia(?: pliku)?|copy of)[\s\-–—_]+", re.IGNORECASE)


def table_named(name: str) -> TableFormat | None:
    """The table of a file's name without its folder, or of a sheet's name."""
    bare = normalize("NFC", name).strip()
    while (shorter := _BEGINNINGS.sub("", _ENDINGS.sub("", bare))) != bare:
        bare = shorter
    return _BY_NAME.get(squeezed(bare))


def is_ours(name: str) -> bool:
    """Whether a sheet of this name is one that this program adds to tell something."""
    return squeezed(name) in _OURS


def is_clutter(name: str) -> bool:
    """Whether systems and programs leave files of this name that nobody sent on purpose."""
    known = {"thumbs.db", "desktop.ini", "__macosx", "icon\r"}
    return name.startswith((".", "~$")) or name.lower() in known
