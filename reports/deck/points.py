"""Slides of sentences: each a paragraph that begins with what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.text.text import TextFrame
from pptx.util import Pt

from domain.address import Target
from domain.text import clean
from reports.deck.fit import cut, height_of, lines
from reports.deck.frame import BODY_BOTTOM, BODY_TOP, Frame
from reports.deck.template import INNER

_SIZES = (20, 18, 16, 14, 13, 12)
_SPACE = 0.5
"""Between two paragraphs, in lines."""
_HEIGHT = BODY_BOTTOM - BODY_TOP
_OTHERS = 6
"""Beside so many lines of others a long paragraph stands."""


@dataclass(frozen=True)
class Point:
    lead: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.lead}: {self.text}" if self.lead and self.text else self.lead or self.text


@dataclass(frozen=True)
class Points:
    """A slide of them. `target`: what its QR code opens."""

    kicker: str
    headline: str
    points: tuple[Point, ...]
    target: Target


def points_slides(frame: Frame, slide: Points) -> None:
    """A slide, its text as large as all of it finds room; several where even the smallest does not.

    A paragraph that would fill half a slide and more is cut; the notes have it whole.
    """
    points = [Point(clean(point.lead), clean(point.text)) for point in slide.points]
    size = next((s for s in _SIZES if _height(points, s) <= _HEIGHT), _SIZES[-1])
    pages = _pages([_cut(point, size, len(points)) for point in points], size)
    for n, page in enumerate(pages, start=1):
        place = f" · {n}/{len(pages)}" if len(pages) > 1 else ""
        made = frame.slide(
            clean(slide.kicker) + place, clean(slide.headline), "", _notes(slide, frame),
            slide.target,
        )  # fmt: skip
        if page:
            _fill(frame.text_box(made, "", BODY_TOP, _HEIGHT, size), page, frame, size)


def _height(points: Sequence[Point], size: float) -> float:
    return sum(height_of(_lines(point.whole, size) + _SPACE, size) for point in points)


def _lines(text: str, size: float) -> int:
    """A line feed begins a new line."""
    return sum(lines(line, INNER, size) for line in text.split("\n"))


def _cut(point: Point, size: float, among: int) -> Point:
    """So short that it leaves the others room: at least half a slide is its own."""
    most = _HEIGHT - min(among - 1, _OTHERS) * height_of(1 + _SPACE, size)
    if _height([point], size) <= most:
        return point
    room = most - height_of(_SPACE, size)
    told = cut(" ".join(point.whole.split()), INNER, room, size).replace("\n", " ")
    return Point(point.lead, told.removeprefix(f"{point.lead}: ") if point.lead else told)


def _pages(points: Sequence[Point], size: float) -> list[list[Point]]:
    """As many together as find room; at least one page, of at least one point where there is."""
    pages: list[list[Point]] = [[]]
    for point in points:
        if pages[-1] and _height([*pages[-1], point], size) > _HEIGHT:
            pages.append([])
        pages[-1].append(point)
    return pages


def _fill(box: TextFrame, points: Sequence[Point], frame: Frame, size: float) -> None:
    palette = frame.reader.palette
    for n, point in enumerate(points):
        paragraph = box.paragraphs[0] if n == 0 else box.add_paragraph()
        paragraph.space_after = Pt(size * _SPACE)
        lead = f"{point.lead}: " if point.lead and point.text else point.lead
        for text, bold in ((lead, True), (point.text, False)):
            if text:
                run = paragraph.add_run()
                run.text = text
                run.font.size, run.font.bold = Pt(size), bold
                run.font.color.rgb = frame.colour(palette.text)


def _notes(slide: Points, frame: Frame) -> str:
    told = [slide.kicker, slide.headline, *(point.whole for point in slide.points)]
    return "\n".join(filter(None, map(clean, [*told, frame.scope_sentence])))
