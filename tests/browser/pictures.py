"""Pictures of every page: for the documentation, and as references that a test compares with.

python -m tests.browser.pictures docs         screenshots of the README, and all pages on one sheet
python -m tests.browser.pictures references   what tests/browser/test_pictures.py compares with
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import URL

from data_access.engine import write_engine, writing
from data_access.load.store import store
from data_access.sample import tables
from data_access.schema import upgrade
from tests.browser.conftest import ROOT, chromium
from tests.browser.server import serving
from tests.browser.test_walk import FINISHED, SLOWEST_MS, TITLES
from ui.middleware import AGAIN, VISIT

REFERENCES = ROOT / "tests" / "browser" / "references"
WIDTHS = {"desktop": 1440, "phone": 390}
HIGHEST = 4000
"""Pixels."""
DOCS = {
    "overview": ("", 1440, 1180),
    "postulates": ("postulates", 1440, 1100),
    "wall": ("?view=present&slide=reach", 1024, 768),
}
_THUMB, _GAP = 400, 10
PAGES = {path or "overview": path for path in TITLES}


def picture(page: Page, url: str, width: int, height: int = 0, *, dark: bool = False) -> bytes:
    """A page drawn to the end, in Polish unless the URL says otherwise, on a second visit.

    Without a height, all of it, at most `HIGHEST`.
    """
    size = {"width": width, "height": height or 900}
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.context.add_cookies([{"name": VISIT, "value": AGAIN, "url": url}])
    page.goto(url)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)
    if not height:
        whole = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({**size, "height": min(whole, HIGHEST)})
    page.wait_for_timeout(800)
    return page.screenshot(animations="disabled")


def contact_sheet(page: Page, base: str) -> Image.Image:
    """Every page: light in Polish, dark in English, on a telephone; two pages in a line."""
    lines = []
    for path in PAGES.values():
        url = f"{base}/{path}"
        taken = (
            picture(page, url, 1440, 1100),
            picture(page, f"{url}?lang=en", 1440, 1100, dark=True),
            picture(page, url, 390, 844),
        )
        lines.append([_thumbnail(each) for each in taken])
    wide = sum(thumbnail.width + _GAP for thumbnail in lines[0])
    sheet = Image.new("RGB", (2 * wide + _GAP, len(lines) // 2 * (_THUMB + _GAP) + _GAP), "#8894A6")
    for n, line in enumerate(lines):
        x, y = _GAP + n % 2 * wide, _GAP + n // 2 * (_THUMB + _GAP)
        for thumbnail in line:
            sheet.paste(thumbnail, (x, y))
            x += thumbnail.width + _GAP
    return sheet


def _thumbnail(taken: bytes) -> Image.Image:
    image = Image.open(BytesIO(taken)).convert("RGB")
    return image.resize((image.width * _THUMB // image.height, _THUMB), Image.Resampling.LANCZOS)


def main(what: str) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = URL.create("sqlite", database=str(Path(folder) / "sample.db"))
        upgrade(write_engine(database))
        with writing(write_engine(database)) as connection:
            store(connection, tables(), is_sample=True)
        page = chromium(playwright).new_context(locale="pl-PL").new_page()
        with serving(database) as base:
            if what == "docs":
                for name, (path, *size) in DOCS.items():
                    taken = picture(page, f"{base}/{path}", *size)
                    (ROOT / "docs" / f"{name}.png").write_bytes(taken)
                sheet = contact_sheet(page, base).quantize(256)
                sheet.save(ROOT / "docs" / "pages.png", optimize=True)
            else:
                REFERENCES.mkdir(exist_ok=True)
                for name, path in PAGES.items():
                    for size, width in WIDTHS.items():
                        taken = picture(page, f"{base}/{path}", width)
                        colours = Image.open(BytesIO(taken)).quantize(256, dither=0)  # a third
                        colours.save(REFERENCES / f"{name}-{size}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
