"""Text from the records, made fit for files: what XML, PDF and calendars refuse is left out."""

import re
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
