"""A chart's drawing made fit for a browser, which has other fonts than the one it was set in."""

import re
from functools import cache

from lxml import etree
from PIL import ImageFont

from data_access.config import ROOT

_FONTS = "IBM Plex Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
_FONT = ROOT / "static" / "fonts" / "IBMPlexSans-Regular.ttf"
_SIZE = 100
"""At which texts are measured, in pixels."""
_UNSEEN = ("class", "role", "pointer-events", "aria-label", "aria-roledescription", "aria-hidden")
_COLOURS = {"fill", "stroke", "opacity", "fill-opacity", "stroke-opacity"}
"""What themes may change of a drawing."""
_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def for_browsers(light: bytes, dark: bytes) -> bytes:
    """One SVG of two that differ in nothing but their colours: those of `dark` on a dark screen.

    Each text is as wide as it was meant, whatever the font. What an image's parts are called, no
    one hears: its words stand beside it on the page. ValueError where the two differ otherwise.
    """
    root, other = etree.fromstring(light), etree.fromstring(dark)
    changes = [_changed(one, of) for one, of in zip(root.iter(), other.iter(), strict=True)]
    rules = {change: f"c{n}" for n, change in enumerate(dict.fromkeys(filter(None, changes)))}
    for element, change in list(zip(root.iter(), changes, strict=True)):
        _tidy(element)
        if change:
            element.set("class", rules[change])
        if element.tag.endswith("}path") and (
            not element.get("d") or element.get("display") == "none"
        ):
            element.getparent().remove(element)
    if rules:
        sheet = etree.Element(f"{{{root.nsmap[None]}}}style")
        told = "".join(f".{name}{{{change}}}" for change, name in rules.items())
        sheet.text = f"@media screen and (prefers-color-scheme:dark){{{told}}}"
        root.insert(0, sheet)
    root.set("font-family", _FONTS)
    return etree.tostring(root)


def _changed(light: etree._Element, dark: etree._Element) -> str:
    """In CSS, what is otherwise in the dark one."""
    changed = {name for name in {*light.attrib, *dark.attrib} if light.get(name) != dark.get(name)}
    changed -= {*_UNSEEN}
    if light.tag != dark.tag or light.text != dark.text or not changed <= _COLOURS:
        raise ValueError(f"drawings that differ in more than colours: {sorted(changed)}")
    return "".join(f"{name}:{dark.get(name, 'inherit')};" for name in sorted(changed))


def _tidy(element: etree._Element) -> None:
    for name in _UNSEEN:
        element.attrib.pop(name, None)
    if element.attrib.pop("font-family", None) or element.tag.endswith("}tspan"):
        _as_wide_as_meant(element)
    if element.get("opacity") == "1":
        del element.attrib["opacity"]
    for name in ("d", "transform"):
        if name in element.attrib:
            element.set(name, _NUMBER.sub(_rounded, element.get(name)))


def _as_wide_as_meant(element: etree._Element) -> None:
    text = element.text
    if not text or len(element) or not text.strip():
        return
    size = _pixels(element)
    width = _font().getlength(text) * size / _SIZE
    element.set("textLength", f"{width:.1f}")
    element.set("lengthAdjust", "spacingAndGlyphs")


def _pixels(element: etree._Element) -> float:
    """Its font's size, or that of the text which it is a line of."""
    size = element.get("font-size") or element.getparent().get("font-size") or "11"
    return float(size.removesuffix("px"))


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), _SIZE)


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
