"""Who looks at an exhibit: language, colours, distance from the screen, width of the paper."""

from dataclasses import dataclass

from charts.palette import LIGHT, Palette
from locales import Locale

PAPER = 640
"""Pixels of a drawing on a page of paper, or of a screen."""
WALL = 1.85
"""The scale of a wall: text of 13 pixels becomes 24."""


@dataclass(frozen=True)
class Reader:
    """`scale` enlarges text and marks, for a wall: 1 in a browser. `width`: pixels of a drawing."""

    locale: Locale
    palette: Palette = LIGHT
    scale: float = 1.0
    width: int = PAPER
