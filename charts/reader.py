"""Who looks at an exhibit: language, colours and distance from the screen."""

from dataclasses import dataclass

from charts.palette import LIGHT, Palette
from locales import Locale

WALL = 1.85
"""The scale of a wall: text of 13 pixels becomes 24."""


@dataclass(frozen=True)
class Reader:
    """`scale` enlarges text and marks, for a wall: 1 in a browser."""

    locale: Locale
    palette: Palette = LIGHT
    scale: float = 1.0
