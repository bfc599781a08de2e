"""The product's typeface in files, and which characters it can print."""

import re
import struct
from functools import cache
from pathlib import Path

from domain.text import clean

FONT_FOLDER = Path(__file__).parent.parent.parent / "static" / "fonts"
FACES = {400: FONT_FOLDER / "IBMPlexSans-Regular.ttf", 700: FONT_FOLDER / "IBMPlexSans-Bold.ttf"}
"""Weight → TrueType file."""
_UNKNOWN, _BREAK = "\ufffd", "\u200b"
_LONGEST = 12
_ENDLESS = re.compile(r"[^\s/-]{25,}")


def printable(text: str) -> str:
    """`text` with «\ufffd» for what the typeface lacks: PDF/UA refuses text it cannot show."""
    return _lacking().sub(_UNKNOWN, clean(text))


def breakable(text: str) -> str:
    """`printable`, and words too long for a column may break."""
    return _ENDLESS.sub(lambda word: _split(word.group()), printable(text))


def _split(word: str) -> str:
    return _BREAK.join(word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST))


@cache
def _lacking() -> re.Pattern[str]:
    known = set.intersection(*(_characters(path) for path in FACES.values()))
    known |= {ord("\n"), ord("\t")}
    return re.compile("[^" + "".join(re.escape(chr(code)) for code in sorted(known)) + "]")


def _characters(path: Path) -> set[int]:
    """Code points of a TrueType file: the ranges of its `cmap` in format 4 (Unicode, 16 bits)."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    places = {data[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    (start,) = struct.unpack_from(">I", data, places[b"cmap"] + 8)
    (maps,) = struct.unpack_from(">H", data, start + 2)
    found: set[int] = set()
    for n in range(maps):
        (offset,) = struct.unpack_from(">I", data, start + 4 + 8 * n + 4)
        if struct.unpack_from(">H", data, start + offset) == (4,):
            found |= _ranges(data, start + offset)
    return found


def _ranges(data: bytes, at: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", data, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + doubled)
    return {
        code
        for first, last in zip(starts, ends, strict=True)
        for code in range(first, last + 1)
        if code != 0xFFFF
    }
