"""Slides of sentences: each a paragraph that begins with what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.text.text import TextFrame
from pptx.util import Pt

from domain.address import Target
from domain.text import clean
from reports.deck.fit import cut, even_pages, height_of, lines_needed
from reports.deck.slide_frame import BODY_BOTTOM, BODY_TOP, Frame
from reports.deck.template import INNER

_SIZES = (20, 18, 16, 14, 13, 12)
_LOOSE, _TIGHT = 0.5, 0.2
"""Between two paragraphs, in lines: the less where not even the smallest text fits otherwise."""
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
    looks = [*((size, _LOOSE) for size in _SIZES), (_SIZES[-1], _TIGHT)]
    size, space = next((look for look in looks if _height(points, *look) <= _HEIGHT), looks[-1])
    points = [_cut(point, size, space, len(points)) for point in points]
    pages = even_pages([_height([point], size, space) for point in points], _HEIGHT)
    for n, (start, end) in enumerate(pages, start=1):
        place = f" · {n}/{len(pages)}" if len(pages) > 1 else ""
        made = frame.slide(
            clean(slide.kicker) + place, clean(slide.headline), "", _notes(slide, frame),
            slide.target,
        )  # fmt: skip
        if points:
            box = frame.text_box(made, "", BODY_TOP, _HEIGHT, size)
            _fill(box, points[start:end], frame, size, space)


def _height(points: Sequence[Point], size: float, space: float) -> float:
    return sum(height_of(_lines(point.whole, size) + space, size) for point in points)


def _lines(text: str, size: float) -> int:
    """A line feed begins a new line."""
    return sum(lines_needed(line, INNER, size) for line in text.split("\n"))


def _cut(point: Point, size: float, space: float, among: int) -> Point:
    """So short that it leaves the others room: at least half a slide is its own."""
    most = _HEIGHT - min(among - 1, _OTHERS) * height_of(1 + space, size)
    if _height([point], size, space) <= most:
        return point
    room = most - height_of(space, size)
    told = cut(" ".join(point.whole.split()), INNER, room, size).replace("\n", " ")
    return Point(point.lead, told.removeprefix(f"{point.lead}: ") if point.lead else told)


def _fill(box: TextFrame, points: Sequence[Point], frame: Frame, size: float, space: float) -> None:
    palette = frame.reader.palette
    for n, point in enumerate(points):
        paragraph = box.paragraphs[0] if n == 0 else box.add_paragraph()
        paragraph.space_after = Pt(size * space)
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
