"""Slides and what each of them carries: headline, scope line, page number, notes."""

from collections.abc import Sequence
from copy import deepcopy

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from charts import Exhibit, Reader
from domain.text import clean, shortened
from reports.deck.fit import characters, cut, largest
from reports.deck.template import EXHIBIT, INNER, MARGIN, SECTION, TITLE
from reports.sections import has_content

_HEADLINE = (24, 21, 19, 17, 15, 13)
_LIST = (18, 16, 14, 12, 11, 10)
_PITCH = 1.6 / 72
"""Height of a line of contents per point of its size, in inches."""
MOST_ENTRIES = 18
"""Exhibits named on one section slide."""
_KICKER_TOP, _KICKER_HEIGHT = 0.32, 0.34
_NOTE_TOP, _NOTE_HEIGHT = 6.5, 0.52
_NOTE_SIZES = (11, 10, 9)
BODY_TOP, BODY_BOTTOM = 1.75, 6.45
"""Between them stand charts and tables, in inches."""


class Frame:
    """A presentation under way; every slide made here has the scope and its number."""

    def __init__(self, deck: Deck, reader: Reader, scope_sentence: str) -> None:
        self.deck = deck
        self.reader = reader
        self.scope_sentence = scope_sentence

    def title_slide(self, programme: str) -> None:
        slide = self._slide(TITLE)
        size = largest(programme, INNER, 1.9, (40, 34, 28, 24, 20))
        self.write(slide.shapes.title.text_frame, cut(programme, INNER, 1.9, size), size)
        scope = cut(self.scope_sentence, INNER, 1.5, 18)
        self.write(slide.placeholders[1].text_frame, scope, 18, muted=True)

    def section_slides(self, title: str, exhibits: Sequence[Exhibit]) -> None:
        """The section's title and contents; what has no slide is named with the reason."""
        entries = [
            (_absent(exhibit), True) if not has_content(exhibit) else (clean(exhibit.title), False)
            for exhibit in exhibits
        ]
        for start in range(0, len(entries), MOST_ENTRIES):
            slide = self._slide(SECTION)
            size = largest(title, INNER, 0.85, (34, 28, 22, 18))
            self.write(slide.shapes.title.text_frame, cut(title, INNER, 0.85, size), size)
            frame = slide.placeholders[1].text_frame
            self._contents(frame, entries[start : start + MOST_ENTRIES])

    def _contents(self, frame: TextFrame, entries: Sequence[tuple[str, bool]]) -> None:
        """A line per (text, whether muted), as large as all find room."""
        longest = max(len(text) for text, _muted in entries)
        sizes = (s for s in _LIST if len(entries) * s * _PITCH <= 4.6)
        size = next((s for s in sizes if longest <= characters(INNER, s)), _LIST[-1])
        for i, (text, muted) in enumerate(entries):
            paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size * 0.3)
            run = paragraph.add_run()
            run.text = shortened(text, characters(INNER, size))
            run.font.size = Pt(size)
            run.font.color.rgb = self.colour(self._tone(muted))

    def exhibit_slide(self, kicker: str, headline: str, note: str, notes: str) -> Slide:
        """A slide with everything but its chart or table."""
        slide = self._slide(EXHIBIT)
        size = largest(headline, INNER, 0.95, _HEADLINE)
        self.write(slide.shapes.title.text_frame, cut(headline, INNER, 0.95, size), size)
        self.text_box(slide, kicker, _KICKER_TOP, _KICKER_HEIGHT, 13)
        if note:
            size = largest(note, INNER, _NOTE_HEIGHT, _NOTE_SIZES)
            note = cut(note, INNER, _NOTE_HEIGHT, size)
            self.text_box(slide, note, _NOTE_TOP, _NOTE_HEIGHT, size, anchor=MSO_ANCHOR.BOTTOM)
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def text_box(
        self, slide: Slide, text: str, top: float, height: float, size: float,
        *, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> None:  # fmt: skip
        box = slide.shapes.add_textbox(
            Inches(MARGIN), Inches(top), Inches(INNER), Inches(height)
        ).text_frame
        box.word_wrap = True
        box.vertical_anchor = anchor
        box.margin_left = box.margin_right = box.margin_top = box.margin_bottom = 0
        self.write(box, text, size, muted=True)

    def write(self, frame: TextFrame, text: str, size: float, *, muted: bool = False) -> None:
        frame.text = text
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            run.font.size = Pt(size)
            run.font.color.rgb = self.colour(self._tone(muted))

    def colour(self, colour: str) -> RGBColor:
        return RGBColor.from_string(colour.lstrip("#").upper())

    def _tone(self, muted: bool) -> str:
        return self.reader.palette.muted if muted else self.reader.palette.text

    def _slide(self, layout: int) -> Slide:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        for shape in slide.slide_layout.placeholders:
            kind = shape.element.ph.get("type")
            if kind not in ("ftr", "sldNum"):
                continue
            element = deepcopy(shape.element)
            element.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in slide.shapes) + 1))
            slide.shapes._spTree.append(element)
            if kind == "ftr":
                added = slide.shapes[-1]
                scope = shortened(self.scope_sentence, characters(INNER - 1.2, 10))
                self.write(added.text_frame, scope, 10, muted=True)
                added.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "l")
                added.text_frame._txBody.bodyPr.set("lIns", "0")
            else:
                for run in element.iter(qn("a:rPr")):
                    run.set("sz", "1000")
        return slide


def _absent(exhibit: Exhibit) -> str:
    return clean(f"{exhibit.title} – {exhibit.empty}" if exhibit.empty else exhibit.title)
