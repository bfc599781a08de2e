"""What fits on a slide of a small projector, 1024 × 768: estimated in its pixels.

What the estimate misses by little, the script of the wall makes up for.
"""

from collections.abc import Sequence
from textwrap import wrap

import pandas as pd

_WIDTH, _HEIGHT = 986, 768
_CONTROLS = 80
"""Their row, and the margins of the slide."""
_ABOVE, _HEADLINE = 36, 35
"""Height of the line above the headline, and of each of its lines."""
_HEADLINE_CHARACTERS, _NOTE_CHARACTERS = 66, 112
_NOTE = 27
_LINE, _CHARACTER = 35, 12.2
"""Of a table's cell."""
_PADDING, _BESIDE = 16, 28
"""Of a cell: above and below together, left and right together."""
_CAPTION = 40
_SMALLER = 1.12
"""By so much a table may be too high: its text becomes a little smaller, not its parts more."""


def under(headline: str, above: str = "", note: str = "") -> float:
    """Height that is left under the headline and above the note."""
    taken = (
        _CONTROLS
        + (_ABOVE if above else 0)
        + _HEADLINE * lines_on_slide(headline, _HEADLINE_CHARACTERS)
    )
    return _HEIGHT - taken - _NOTE * lines_on_slide(note, _NOTE_CHARACTERS)


def lines_on_slide(text: str, characters: int) -> int:
    """How many of so many characters the text takes; 0 if there is none."""
    return len(wrap(text, max(characters, 1)))


def rows_in_parts(cells: pd.DataFrame, room: float, captions: int) -> list[slice]:
    """Rows of written cells in parts that fit into the height `room`, each of at least one row.

    `captions`: lines below the table.
    """
    widths = _widths(cells)
    heights = [_row(row, widths) for row in cells.itertuples(index=False, name=None)]
    room = room * _SMALLER - _row(tuple(cells.columns), widths) - _CAPTION * captions
    parts, start, used = [], 0, 0.0
    for n, height in enumerate(heights):
        if n > start and used + height > room:
            parts.append(slice(start, n))
            start, used = n, 0.0
        used += height
    return [*parts, slice(start, len(cells))]


def too_wide(cells: pd.DataFrame) -> bool:
    """Whether not even the longest words of all columns have room beside each other."""
    return sum(map(_longest_word, _columns(cells))) + _BESIDE * len(cells.columns) > _WIDTH


def _columns(cells: pd.DataFrame) -> list[list[str]]:
    """Of each column all texts, the heading first."""
    return [[str(text) for text in (name, *cells[name])] for name in cells.columns]


def _longest_word(texts: Sequence[str]) -> float:
    return _CHARACTER * max(len(word) for text in texts for word in (text.split() or [""]))


def _row(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Height of a row, of its tallest cell."""
    most = max(
        lines_on_slide(str(text), int(width / _CHARACTER))
        for text, width in zip(texts, widths, strict=True)
    )  # fmt: skip
    return most * _LINE + _PADDING


def _widths(cells: pd.DataFrame) -> list[float]:
    """The columns' inner widths as a browser sets them: each its longest word, and of what is left
    a part by how much more its longest text would take."""
    columns = _columns(cells)
    longest = [_CHARACTER * max(map(len, texts)) for texts in columns]
    least = [_longest_word(texts) for texts in columns]
    wish = sum(longest) - sum(least)
    room = _WIDTH - _BESIDE * len(columns) - sum(least)
    share = min(1.0, max(0.0, room / wish)) if wish else 1.0
    return [low + share * (high - low) for low, high in zip(least, longest, strict=True)]
