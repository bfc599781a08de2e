"""Every page looks as it did: pictures are compared with references, a readable diff is left.

Halved in size, so that anti-aliasing evens out; a change of the typeface alters many times more
than is let through. Where the change is meant: `make references`.
"""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from tests.browser.conftest import ROOT, Tab
from tests.browser.pictures import PAGES, REFERENCES, WIDTHS, picture

pytestmark = pytest.mark.browser
DIFFERENT = 48
"""Of 255: how far a halved pixel must be off to count."""
LET_THROUGH = 0.005
"""Share of pixels."""
OUTPUT = ROOT / "tests" / "output"


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(tab: Tab, site: str, name: str, size: str) -> None:
    taken = picture(tab(), f"{site}/{PAGES[name]}", WIDTHS[size])
    share, marked = compared(taken, REFERENCES / f"{name}-{size}.png")
    if share > LET_THROUGH:
        OUTPUT.mkdir(exist_ok=True)
        marked.save(OUTPUT / f"{name}-{size}-diff.png")
        (OUTPUT / f"{name}-{size}.png").write_bytes(taken)
    assert share <= LET_THROUGH, f"see tests/output/{name}-{size}-diff.png"


def compared(taken: bytes, reference: Path) -> tuple[float, Image.Image]:
    """Share of pixels that differ; the picture faded, with what differs in red."""
    now, before = Image.open(io.BytesIO(taken)).convert("RGB"), Image.open(reference).convert("RGB")
    assert now.width == before.width
    height = max(now.height, before.height)  # what only one of them has is different
    now = ImageOps.pad(now, (now.width, height), color="magenta", centering=(0, 0))
    before = ImageOps.pad(before, (now.width, height), color="cyan", centering=(0, 0))
    half = (now.width // 2, now.height // 2)
    now, before = now.resize(half, Image.Resampling.BOX), before.resize(half, Image.Resampling.BOX)
    channels = ImageChops.difference(now, before).split()
    furthest = ImageChops.lighter(ImageChops.lighter(*channels[:2]), channels[2])
    mask = furthest.point(lambda value: 255 if value > DIFFERENT else 0)
    faded = Image.blend(now, Image.new("RGB", half, "white"), 0.6)
    marked = Image.composite(Image.new("RGB", half, "red"), faded, mask)
    return mask.histogram()[255] / (half[0] * half[1]), marked


def test_another_typeface_is_noticed_and_anti_aliasing_is_not(tab: Tab, tmp_path: Path) -> None:
    page = tab()
    page.set_content(_text("'DejaVu Sans'", 0))
    reference = tmp_path / "reference.png"
    reference.write_bytes(page.screenshot())
    page.set_content(_text("'DejaVu Serif', serif", 0))
    assert compared(page.screenshot(), reference)[0] > LET_THROUGH
    page.set_content(_text("'DejaVu Sans'", 0.25))
    assert compared(page.screenshot(), reference)[0] <= LET_THROUGH


def _text(family: str, shift: float) -> str:
    lines = "".join(f"<p>Uwzględniono {n} z 204 postulatów zgłoszonych</p>" for n in range(25))
    return f'<div style="font: 15px {family}; transform: translateX({shift}px)">{lines}</div>'
