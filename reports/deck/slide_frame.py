"""Slides and what each of them carries: headline, scope, as-of date, number, logo, QR code."""

from copy import deepcopy
from io import BytesIO

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from charts import Reader
from domain.address import Target
from domain.text import clean, shortened
from reports.deck.cover import Cover
from reports.deck.fit import characters, cut, largest
from reports.deck.logo import Logo
from reports.deck.qr import qr_code
from reports.deck.template import (
    EXHIBIT_LAYOUT,
    FOOTER_HEIGHT,
    FOOTER_TOP,
    INNER,
    MARGIN,
    NUMBER,
    TITLE_LAYOUT,
)

_HEADLINE = (24, 21, 19, 17, 15, 13)
_BOLD = 1.17
"""How much wider a headline's letters may be: they are bold, and of another font where the
slides' own is not installed."""
_KICKER_TOP, _KICKER_HEIGHT = 0.32, 0.34
_HEAD_HEIGHT = 0.95
_NOTE_TOP, _NOTE_HEIGHT = 6.5, 0.52
_NOTE_SIZES = (11, 10, 9)
BODY_TOP, BODY_BOTTOM = 1.75, 6.45
"""Between them stand charts and tables, in inches."""
_QR_TOP, _QR, _GAP = 0.22, 1.42, 0.2
_QUOTE_TOP, _QUOTE_HEIGHT, _QUOTE_TEXT = 0.15, 0.15, 8
_FOOTER_TEXT = 10
_LOGO_TOP, _LOGO_HEIGHT, _LOGO_WIDEST = 0.45, 1.2, 5.0
_MARK_WIDEST = 1.5


class Frame:
    """A presentation under way; every slide made here has the cover's marks and its number."""

    def __init__(self, deck: Deck, reader: Reader, cover: Cover, logo: Logo | None = None) -> None:
        self.deck = deck
        self.reader = reader
        self.cover = cover
        self.logo = logo

    @property
    def scope_sentence(self) -> str:
        return " · ".join(filter(None, (self.cover.sample, *self.cover.scope)))

    def title_slide(self) -> None:
        """Programme; for whom, when and where they meet; scope; the sample's mark."""
        slide = self._slide(TITLE_LAYOUT, Target("overview"))
        programme = clean(self.cover.programme)
        size = largest(programme, INNER, 1.9, (40, 34, 28, 24, 20))
        self.write(slide.shapes.title.text_frame, cut(programme, INNER, 1.9, size), size)
        told = [self.cover.audience, self.cover.meeting, " · ".join(self.cover.scope)]
        told = [*map(clean, filter(None, told)), self.cover.sample]
        body = "\n".join(cut(line, INNER, 0.9, 18) for line in filter(None, told))
        self.write(slide.placeholders[1].text_frame, body, 18, muted=True)
        if self.logo:
            width, height = self.logo.within(_LOGO_WIDEST, _LOGO_HEIGHT)
            self._picture(slide, self.logo.image, MARGIN, _LOGO_TOP, width, height, self._logo_name)

    def slide(self, kicker: str, headline: str, note: str, notes: str, target: Target) -> Slide:
        """A slide with everything but its chart, table or text. `target`: what its code opens."""
        slide = self._slide(EXHIBIT_LAYOUT, target)
        width = self._head_width
        title = slide.shapes.title
        title.left, title.top = Inches(MARGIN), Inches(_KICKER_TOP + _KICKER_HEIGHT + 0.02)
        title.width, title.height = Inches(width), Inches(_HEAD_HEIGHT + 0.03)
        room = width / _BOLD
        size = largest(headline, room, _HEAD_HEIGHT, _HEADLINE)
        self.write(title.text_frame, cut(headline, room, _HEAD_HEIGHT, size), size)
        kicker = shortened(kicker, characters(width, 13))
        self.text_box(slide, kicker, _KICKER_TOP, _KICKER_HEIGHT, 13, width=width)
        if note:
            size = largest(note, INNER, _NOTE_HEIGHT, _NOTE_SIZES)
            note = cut(note, INNER, _NOTE_HEIGHT, size)
            self.text_box(slide, note, _NOTE_TOP, _NOTE_HEIGHT, size, anchor=MSO_ANCHOR.BOTTOM)
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def quote(self, slide: Slide, address: str) -> None:
        """Where the slide's figure is found for good, in small, beside the QR code, and linked."""
        if not address:
            return
        width = self._head_width
        told = shortened(address, characters(width, _QUOTE_TEXT))
        box = self.text_box(slide, told, _QUOTE_TOP, _QUOTE_HEIGHT, _QUOTE_TEXT, width=width)
        box.paragraphs[0].alignment = PP_ALIGN.RIGHT
        box.paragraphs[0].runs[0].hyperlink.address = address

    def text_box(
        self, slide: Slide, text: str, top: float, height: float, size: float,
        *, anchor: MSO_ANCHOR = MSO_ANCHOR.TOP, width: float = INNER,
    ) -> TextFrame:  # fmt: skip
        """Muted text across the slide; places in inches."""
        box = slide.shapes.add_textbox(
            Inches(MARGIN), Inches(top), Inches(width), Inches(height)
        ).text_frame
        box.word_wrap = True
        box.vertical_anchor = anchor
        box.margin_left = box.margin_right = box.margin_top = box.margin_bottom = 0
        self.write(box, text, size, muted=True)
        return box

    def write(self, frame: TextFrame, text: str, size: float, *, muted: bool = False) -> None:
        frame.text = text
        palette = self.reader.palette
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            run.font.size = Pt(size)
            run.font.color.rgb = self.colour(palette.muted if muted else palette.text)

    def colour(self, colour: str) -> RGBColor:
        return RGBColor.from_string(colour.lstrip("#").upper())

    def _slide(self, layout: int, target: Target) -> Slide:
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        small = (
            self.logo.within(_MARK_WIDEST, FOOTER_HEIGHT)
            if layout != TITLE_LAYOUT and self.logo
            else None
        )
        mark = small[0] + 0.12 if small else 0.0
        for shape in slide.slide_layout.placeholders:
            kind = shape.element.ph.get("type")
            if kind not in ("ftr", "sldNum"):
                continue
            element = deepcopy(shape.element)
            element.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in slide.shapes) + 1))
            slide.shapes._spTree.append(element)
            if kind == "ftr":
                self._footer(slide.shapes[-1], mark)
            else:
                for run in element.iter(qn("a:rPr")):
                    run.set("sz", str(_FOOTER_TEXT * 100))
        if self.logo and small:
            self._picture(slide, self.logo.image, MARGIN, FOOTER_TOP, *small, self._logo_name)
        address = self.cover.opens(target)
        if address:
            told = self.reader.locale.gettext("QR code: {address}", address=address)
            left = MARGIN + INNER - _QR
            picture = self._picture(slide, qr_code(address), left, _QR_TOP, _QR, _QR, told)
            picture.click_action.hyperlink.address = address
        return slide

    def _footer(self, shape, mark: float) -> None:
        """The sample's mark, the scope, of which long sectors are shortened, and the day."""
        width = INNER - NUMBER - mark
        shape.left, shape.top = Inches(MARGIN + mark), Inches(FOOTER_TOP)
        shape.width, shape.height = Inches(width), Inches(FOOTER_HEIGHT)
        sectors, *rest = map(clean, self.cover.scope)
        around = [self.cover.sample, *rest]
        room = characters(width, _FOOTER_TEXT) - sum(len(text) + 3 for text in around if text)
        told = [self.cover.sample, shortened(sectors, max(8, room)), *rest]
        self.write(shape.text_frame, " · ".join(filter(None, told)), _FOOTER_TEXT, muted=True)
        shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "l")
        shape.text_frame._txBody.bodyPr.set("lIns", "0")

    @property
    def _head_width(self) -> float:
        """In inches, left of the QR code."""
        return INNER - (_QR + _GAP if self.cover.live else 0)

    @property
    def _logo_name(self) -> str:
        return self.reader.locale.gettext("Logo")

    def _picture(
        self, slide: Slide, image: bytes, left: float, top: float, width: float, height: float,
        told: str,
    ):  # fmt: skip
        """Places and sizes in inches; `told`: for who does not see it."""
        picture = slide.shapes.add_picture(
            BytesIO(image), Inches(left), Inches(top), Inches(width), Inches(height)
        )
        picture._element.nvPicPr.cNvPr.set("descr", told)
        return picture
