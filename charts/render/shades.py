"""The fills of a heat map's cells."""

from charts.colour import blend
from charts.palette import Palette
from charts.value import Grid

_UNDER_TEXT = (0.12, 0.55)
"""So much of the accent at the ends of the scale, that text stands out at 4.5:1 from each cell."""


def ends(grid: Grid, palette: Palette) -> tuple[str, str]:
    """The colours of the smallest and the largest value."""
    if not grid.written:
        return palette.soft, palette.accent
    pale, strong = (blend(palette.accent, palette.background, share) for share in _UNDER_TEXT)
    return pale, strong


def fills(grid: Grid, palette: Palette) -> tuple[tuple[str, ...], ...]:
    """The colour of each cell, "" of an empty one."""
    known = [value for row in grid.values for value in row if value is not None]
    low, high = min(known, default=0), max(known, default=1)
    pale, strong = ends(grid, palette)

    def fill(value: float | None) -> str:
        if value is None:
            return ""
        return blend(strong, pale, (value - low) / ((high - low) or 1))

    return tuple(tuple(fill(value) for value in row) for row in grid.values)
