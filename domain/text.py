"""Text from the records, made fit for files: what XML, PDF and calendars refuse is left out."""

import re
from collections.abc import Iterable
from textwrap import wrap
from unicodedata import normalize

_NEW_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, but tab and line feed
    "\u200e\u200f\u202a-\u202e\u2060-\u206f"  # marks that turn the direction of what follows
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"  # marks of encodings, non-characters
    "\ud800-\udfff]"  # halves of surrogate pairs
)


def clean(text: object) -> str:
    """`text` with composed letters and plain line ends; "" for None and NaN."""
    if text is None or text != text:
        return ""
    return _REFUSED.sub("", _NEW_LINES.sub("\n", normalize("NFC", str(text)))).strip()


def one_line(text: object) -> str:
    """`clean`, with every run of white space a single space."""
    return " ".join(clean(text).split())


def shortened(text: str, characters: int) -> str:
    """The text, with «…» where it is longer than `characters`."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def most_lines(texts: Iterable[tuple[str, int]]) -> int:
    """How many lines the highest of these texts takes, each in its width in characters: 1 or more.

    Letters differ in width, so an eighth of it is left free.
    """
    return max((_lines(text, width - width // 8) for text, width in texts), default=1)


def _lines(text: str, width: int) -> int:
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(len(wrap(line, width)) or 1 for line in text.split("\n"))
