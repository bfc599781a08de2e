"""How high text is, by the glyphs of the house's font: apart from the product's own estimate."""

from functools import cache
from pathlib import Path

from PIL import ImageFont
from pptx.text.text import TextFrame
from pptx.util import Emu

_FONTS = Path(__file__).parents[3] / "static" / "fonts"
_LEADING = 1.3
"""Of IBM Plex Sans: ascent and descent, in ems."""


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"IBMPlexSans-{'Bold' if bold else 'Regular'}.ttf", 100)


def height(frame: TextFrame, width: float) -> float:
    """Inches that the text takes at a width in inches, words wrapped between spaces."""
    total = 0.0
    for paragraph in frame.paragraphs:
        runs = [run for run in paragraph.runs if run.font.size]
        if not runs:
            continue
        size = max(run.font.size.pt for run in runs)
        total += _lines(runs, width) * size * _LEADING / 72
        if paragraph.space_after is not None and paragraph is not frame.paragraphs[-1]:
            total += Emu(paragraph.space_after).inches
    return total


def _lines(runs, width: float) -> int:
    n, used = 1, 0.0
    for run in runs:
        font, scale = _font(bool(run.font.bold)), run.font.size.pt / 100 / 72
        space = font.getlength(" ") * scale
        for line_no, line in enumerate(run.text.replace("\v", "\n").split("\n")):
            n, used = (n + 1, 0.0) if line_no else (n, used)
            for word in line.split():
                long = font.getlength(word) * scale
                if used and used + long > width:
                    n, used = n + 1, 0.0
                while long > width:  # a word that is longer than a line is broken
                    n, long = n + 1, long - width
                used += long + space
    return n
