"""How much room text takes. Measures are in inches, sizes in points."""

from collections.abc import Sequence
from textwrap import wrap

_EM = 0.53
"""Mean width of a letter of IBM Plex Sans, capitals and figures included, in ems."""
_LEADING = 1.3


def characters(width: float, size: float) -> int:
    """How many characters stand in a line."""
    return max(1, int(width * 72 / (size * _EM)))


def width_of(text: str, size: float) -> float:
    return len(text) * size * _EM / 72


def lines_needed(text: str, width: float, size: float) -> int:
    return max(1, len(wrap(text, characters(width, size))))


def height_of(count: int, size: float) -> float:
    """Height of so many lines."""
    return count * size * _LEADING / 72


def largest(text: str, width: float, height: float, sizes: tuple[float, ...]) -> float:
    """The largest of the falling sizes at which the text fits; the last where none does."""
    fitting = (s for s in sizes if height_of(lines_needed(text, width, s), s) <= height)
    return next(fitting, sizes[-1])


def cut(text: str, width: float, height: float, size: float) -> str:
    """The text, with «…» where it does not fit."""
    most, long = max(1, int(height / height_of(1, size))), characters(width, size)
    found = wrap(text, long)
    if len(found) <= most:
        return text
    last = found[most - 1]
    if len(last) > long - 2:
        last = last[: long - 2]
        last = last.rpartition(" ")[0] or last
    return "\n".join([*found[: most - 1], f"{last} …"])


def even_pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Rows from, to (excluded) that stand together: on as few pages as have room for them, the last
    not left with a row or two; at least one row each."""
    pages = _pages(heights, room)
    even = _pages(heights, min(room, sum(heights) / len(pages) + max(heights, default=0) / 2))
    return even if len(even) == len(pages) else pages


def _pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    pages, start, used = [], 0, 0.0
    for i, height in enumerate(heights):
        if i > start and used + height > room:
            pages.append((start, i))
            start, used = i, 0.0
        used += height
    return [*pages, (start, len(heights))]
