"""Codes of records as file names and parts of addresses."""

import hashlib
import re
from functools import cache
from unicodedata import normalize

_TAKEN = r"(?:INDEX|CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])$"
"""By the page of a folder, and by Windows for its devices, whatever stands behind the dot."""
_PLAIN = re.compile(rf"(?!{_TAKEN})[A-Z0-9][A-Z0-9_-]{{0,79}}")
_MARKED = str.maketrans("łŁđĐøØ", "lLdDoO")


@cache
def file_name(code: str) -> str:
    """A code as it may stand in an address and as a file, one code one name.

    Servers differ in whether capitals count: a code in capitals is written small, and any other
    gets its digest behind «~», which no plain code has.
    """
    if _PLAIN.fullmatch(code):
        return code.lower()
    letters = normalize("NFKD", code.translate(_MARKED)).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", letters))[:40].strip("-")
    return f"{words or 'x'}~{hashlib.sha256(code.encode('utf-8', 'replace')).hexdigest()[:10]}"
