"""Pictures of every page: for the documentation, and as references that a test compares with.

python -m tests.browser.pictures docs         screenshots of the README
python -m tests.browser.pictures references   what tests/browser/test_pictures.py compares with
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import URL

from data_access.engine import write_engine, writing
from data_access.load import store
from data_access.sample import tables
from data_access.schema import upgrade
from tests.browser.conftest import ROOT, chromium, serving
from tests.browser.test_walk import FINISHED, SLOWEST_MS, TITLES

REFERENCES = ROOT / "tests" / "browser" / "references"
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
DOCS = {
    "overview": ("", 1440, 1180),
    "postulates": ("postulates", 1440, 1100),
    "wall": ("?view=present&slide=reach", 1024, 768),
}
PAGES = {path or "overview": path for path in TITLES}


def picture(browser: Browser, url: str, width: int, height: int) -> bytes:
    """The first screen of a page in Polish, light, drawn to the end."""
    page = browser.new_page(locale="pl-PL", viewport={"width": width, "height": height})
    page.goto(url)
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOWEST_MS)
    expect(page.locator(FINISHED)).to_be_attached(timeout=SLOWEST_MS)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=SLOWEST_MS)
    page.wait_for_timeout(800)
    taken = page.screenshot(animations="disabled")
    page.close()
    return taken


def main(what: str) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = URL.create("sqlite", database=str(Path(folder) / "sample.db"))
        upgrade(write_engine(database))
        with writing(write_engine(database)) as connection:
            store(connection, tables(), is_sample=True)
        browser = chromium(playwright)
        with serving(database) as base:
            if what == "docs":
                for name, (path, *size) in DOCS.items():
                    taken = picture(browser, f"{base}/{path}", *size)
                    (ROOT / "docs" / f"{name}.png").write_bytes(taken)
            else:
                REFERENCES.mkdir(exist_ok=True)
                for name, path in PAGES.items():
                    for size, (width, height) in SIZES.items():
                        taken = picture(browser, f"{base}/{path}", width, height)
                        (REFERENCES / f"{name}-{size}.png").write_bytes(taken)


if __name__ == "__main__":
    main(sys.argv[1])
