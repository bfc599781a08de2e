"""Texts of figures and records, as files of other programs take them."""

import re
from html import unescape

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAK = re.compile(r"<br\s*/?>")


def clean(text: object) -> str:
    """The text without the characters that XML 1.0 forbids or discourages."""
    return _FORBIDDEN.sub("", str(text))


def plain(label: object) -> str:
    """A figure's label on one line: its breaks and escapes undone."""
    return clean(" ".join(unescape(_BREAK.sub(" ", str(label))).split()))


def shortened(text: str, characters: int) -> str:
    """The text, with «…» where it is longer than `characters`."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
