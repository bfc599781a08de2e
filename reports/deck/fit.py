"""How much room text takes. Measures are in inches, sizes in points."""

from textwrap import wrap

_EM = 0.53
"""Mean width of a letter of IBM Plex Sans, capitals and figures included, in ems."""
_LEADING = 1.3


def characters(width: float, size: float) -> int:
    """How many characters stand in a line."""
    return max(1, int(width * 72 / (size * _EM)))


def width_of(text: str, size: float) -> float:
    return len(text) * size * _EM / 72


def lines(text: str, width: float, size: float) -> int:
    return max(1, len(wrap(text, characters(width, size))))


def height_of(count: int, size: float) -> float:
    """Height of so many lines."""
    return count * size * _LEADING / 72


def largest(text: str, width: float, height: float, sizes: tuple[float, ...]) -> float:
    """The largest of the falling sizes at which the text fits; the last where none does."""
    fitting = (s for s in sizes if height_of(lines(text, width, s), s) <= height)
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
