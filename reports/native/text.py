"""Texts of figures, as files of other programs take them."""

import re
from html import unescape

from domain.text import one_line

_BREAK = re.compile(r"<br\s*/?>")


def plain(label: object) -> str:
    """A figure's label on one line: its breaks and escapes undone."""
    return one_line(unescape(_BREAK.sub(" ", str(label))))
