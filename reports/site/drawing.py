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
_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def for_browsers(drawn: bytes) -> bytes:
    """The SVG with each text as wide as it was meant, whatever the font; smaller; told nowhere.

    What an image's parts are called, no one hears: its words stand beside it on the page.
    """
    root = etree.fromstring(drawn)
    for element in list(root.iter("{*}path")):
        if not element.get("d") or element.get("display") == "none":
            element.getparent().remove(element)
    for element in root.iter():
        for name in _UNSEEN:
            element.attrib.pop(name, None)
        if element.attrib.pop("font-family", None) or element.tag.endswith("}tspan"):
            _as_wide_as_meant(element)
        if element.get("opacity") == "1":
            del element.attrib["opacity"]
        for name in ("d", "transform"):
            if name in element.attrib:
                element.set(name, _NUMBER.sub(_rounded, element.get(name)))
    root.set("font-family", _FONTS)
    return etree.tostring(root)


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
