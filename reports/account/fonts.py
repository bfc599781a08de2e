"""The product's typeface in files, and which characters it can print."""

import re
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

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
    maps = (TTFont(path, lazy=True).getBestCmap() for path in FACES.values())
    known = set.intersection(*map(set, maps))
    known |= {ord("\n"), ord("\t")}
    return re.compile("[^" + "".join(re.escape(chr(code)) for code in sorted(known)) + "]")
