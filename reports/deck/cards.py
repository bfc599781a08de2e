"""The slide of key figures: a card for each, its value large."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from charts.key_figures import KeyFigure
from domain.address import Target
from reports.deck.fit import cut, largest
from reports.deck.slide_frame import BODY_BOTTOM, BODY_TOP, Frame
from reports.deck.template import INNER, MARGIN

_COLUMNS = 3
_GAP, _PADDING = 0.2, 0.2
_LABEL, _VALUE, _SMALL = (16, 14, 13, 12), 40, (14, 13, 12, 11)
_LINE = 0.55
"""Room of a card's label, and of what stands below the value, in inches."""


def cards_slide(frame: Frame, headline: str, figures: Sequence[KeyFigure]) -> None:
    """All figures side by side, in rows of three."""
    kicker = frame.reader.locale.gettext("Key figures")
    told = [" · ".join(filter(None, _texts(figure))) for figure in figures]
    notes = "\n".join([kicker, headline, frame.scope_sentence, "", *told])
    slide = frame.slide(kicker, headline, "", notes, Target("overview"))
    rows = -(-len(figures) // _COLUMNS)
    width = (INNER - _GAP * (_COLUMNS - 1)) / _COLUMNS
    height = (BODY_BOTTOM - BODY_TOP - _GAP * (rows - 1)) / rows
    for n, figure in enumerate(figures):
        row, column = divmod(n, _COLUMNS)
        card = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            Inches(MARGIN + column * (width + _GAP)),
            Inches(BODY_TOP + row * (height + _GAP)),
            Inches(width),
            Inches(height),
        )
        card.name = figure.label
        _fill(card, figure, frame, width - 2 * _PADDING)


def _texts(figure: KeyFigure) -> tuple[str, ...]:
    return figure.label, figure.value, figure.made_of, figure.change


def _fill(card, figure: KeyFigure, frame: Frame, width: float) -> None:
    palette = frame.reader.palette
    card.fill.solid()
    card.fill.fore_color.rgb = frame.colour(palette.surface)
    card.line.fill.background()
    card.shadow.inherit = False
    text = card.text_frame
    text.word_wrap = True
    text.vertical_anchor = MSO_ANCHOR.MIDDLE
    text.margin_left = text.margin_right = Inches(_PADDING)
    tone = {"good": palette.good, "bad": palette.bad}.get(figure.tone, palette.muted)
    looks = ((_LABEL, palette.muted), ((_VALUE,), palette.text), (_SMALL, palette.muted),
             (_SMALL, tone))  # fmt: skip
    told = [(line, *look) for line, look in zip(_texts(figure), looks, strict=True) if line]
    for n, (line, sizes, colour) in enumerate(told):
        size = largest(line, width, _LINE, sizes)
        paragraph = text.paragraphs[0] if n == 0 else text.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = " ".join(cut(line, width, _LINE, size).split("\n"))
        run.font.size, run.font.bold = Pt(size), sizes == (_VALUE,)
        run.font.color.rgb = frame.colour(colour)
