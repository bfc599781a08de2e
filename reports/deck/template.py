"""An empty 16:9 presentation in the house style: theme, master and two layouts."""

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

from charts.palette import Palette

FONT = "IBM Plex Sans"
_WIDTH, _HEIGHT = 13.333, 7.5
MARGIN = 0.5
INNER = _WIDTH - 2 * MARGIN
TITLE_LAYOUT, EXHIBIT_LAYOUT = 0, 1
"""Places of the layouts that are kept."""
_KEPT = {"Title Slide": (1.9, 2.0), "Title Only": (0.68, 0.98)}
"""Layout → top and height of its title."""
FOOTER_TOP, FOOTER_HEIGHT, NUMBER = 7.06, 0.3, 0.9


def blank(palette: Palette) -> Deck:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    _theme(deck.slide_master, palette)
    _master(deck.slide_master)
    for layout in deck.slide_layouts:
        _layout(layout)
    return deck


def _theme(master: SlideMaster, palette: Palette) -> None:
    """Fonts and colours that charts, tables and new text boxes take on."""
    part = next(rel.target_part for rel in master.part.rels.values() if "theme" in rel.reltype)
    theme = parse_xml(part.blob)
    for latin in theme.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    colours = {
        "dk1": palette.text, "lt1": palette.background, "dk2": palette.muted,
        "lt2": palette.surface, "hlink": palette.accent, "folHlink": palette.accent,
    }  # fmt: skip
    accents = (palette.accent, *palette.categories[1:6])
    colours |= {f"accent{i + 1}": colour for i, colour in enumerate(accents)}
    for name, colour in colours.items():
        slot = next(theme.iter(qn(f"a:{name}")))
        slot.clear()
        slot.append(_colour(colour))
    part._blob = _bytes(theme)


def _colour(colour: str):
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return parse_xml(f'<a:srgbClr xmlns:a="{namespace}" val="{colour.lstrip("#")}"/>')


def _bytes(element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(master: SlideMaster) -> None:
    for shape in list(master.placeholders):
        kind = shape.element.ph.get("type")
        if kind == "dt":
            shape.element.getparent().remove(shape.element)
        elif kind == "title":
            _place(shape, MARGIN, 0.68, INNER, 0.98)
        elif kind == "body":
            _place(shape, MARGIN, 1.8, INNER, 4.9)
    _footers(master)
    style = master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    first = style.find(qn("a:lvl1pPr"))
    first.set("algn", "l")
    first.find(qn("a:defRPr")).set("b", "1")


def _layout(layout: SlideLayout) -> None:
    top, height = _KEPT[layout.name]
    for shape in list(layout.placeholders):
        kind = shape.element.ph.get("type")
        if kind == "dt":
            shape.element.getparent().remove(shape.element)
        elif kind in ("title", "ctrTitle"):
            _place(shape, MARGIN, top, INNER, height)
            _anchor(shape, "b" if kind == "ctrTitle" else "t")
        elif kind in ("subTitle", "body"):
            _place(shape, MARGIN, top + height + 0.15, INNER, 6.75 - top - height - 0.15)
            _anchor(shape, "t")
    _footers(layout)
    for properties in layout.element.iter(qn("a:defRPr"), qn("a:lvl1pPr")):
        properties.attrib.pop("cap", None)
        if "algn" in properties.attrib:
            properties.set("algn", "l")


def _footers(base: SlideMaster | SlideLayout) -> None:
    for shape in base.placeholders:
        kind = shape.element.ph.get("type")
        if kind == "ftr":
            _place(shape, MARGIN, FOOTER_TOP, INNER - NUMBER, FOOTER_HEIGHT)
        elif kind == "sldNum":
            _place(shape, MARGIN + INNER - NUMBER, FOOTER_TOP, NUMBER, FOOTER_HEIGHT)


def _place(shape, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _anchor(shape, anchor: str) -> None:
    body = shape.text_frame._txBody.bodyPr
    body.set("anchor", anchor)
    body.set("lIns", "0")
    body.set("rIns", "0")
    for child in list(body):
        body.remove(child)
