"""Views of a running copy over hostile records, with hostile words in its address.

    python -m tests.benchmarks.hostile_views --out views.jsonl

Each page × each word of an address × four hostile texts, and each page narrowed to hostile records,
in Polish and light colours and in English and dark ones, with recording and uploads allowed. In
Chromium, one at a time: no script of the records runs, nothing is asked of another host, no link
is a script, no page fails. A view that stands in the file already is not looked at again.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Page, sync_playwright
from sqlalchemy import URL

from data_access import models
from data_access.engine import write_engine
from data_access.schema import upgrade
from tests.browser.conftest import ROOT, chromium
from tests.browser.server import serving
from tests.records import (
    attendance,
    change,
    declares,
    meeting,
    milestone,
    organisation,
    postulate,
    programme,
    put,
    sector,
)

HOSTILE = (
    "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>"
    "<svg onload=window.pwned=1>",
    "[a](javascript:window.pwned=1) ![b](http://evil.example/x.png) <iframe src=//evil.example>",
    "\u202e%{customdata}\u0007 {{7*7}} ${7*7} :material/bug_report: "
    "$\\href{javascript:window.pwned=1}{x}$",
    "'; DROP TABLE postulates; -- \u200f مرحبا 😀" * 20,
)
PAGES = sorted({path.stem for path in (ROOT / "pages").glob("*.py")} - {"app", "overview"} | {""})
WORDS = (
    *("", "programme", "sector", "from", "to", "as_of", "q", "status", "department", "topic"),
    *("organisation", "postulate", "meeting", "section", "lang", "view", "slide", "exhibit"),
)
NARROWED = (
    *("postulate=PA0", "postulate=PB1", "organisation=oA", "organisation=oC", "meeting=MA"),
    *("meeting=ND", "sector=A", "sector=C", "sector=B,D", "section=list", "view=present"),
    "view=present&part=decisions",
)
FOUND = """() => {
  const all = (names) => [...document.querySelectorAll(names)];
  return {
    pwned: window.pwned !== undefined,
    scripts: all('a').filter(a => /^(javascript|data|vbscript):/i.test(a.href)).length,
    elsewhere: all('a, img, iframe, script, link').map(e => e.href || e.src || '')
      .filter(url => URL.canParse(url) && /evil/.test(new URL(url).host)).length,
    failed: all('[data-testid=stException]').length
      || /This part of the page could not|Tej części strony/.test(document.body.innerText),
  };
}"""
SECONDS = 40


@dataclass(frozen=True)
class View:
    path: str
    language: str
    colours: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    os.environ |= {"RECORDING": "allowed", "UPLOADS": "allowed"}
    given.out.touch()
    seen = {json.loads(line)["path"] for line in given.out.read_text().splitlines()}
    until = time.monotonic() + given.minutes * 60
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        database = URL.create("sqlite", database=f"{name}/hostile.db")
        fill(database)
        with serving(database) as base, given.out.open("a") as out:
            browser = chromium(playwright)
            for view in views():
                if f"{view}" not in seen and time.monotonic() < until:
                    out.write(
                        json.dumps({"path": f"{view}", **looked_at(browser, base, view)}) + "\n"
                    )
                    out.flush()
    told(given.out)


def told(out: Path) -> None:
    found = [json.loads(line) for line in out.read_text().splitlines()]
    bad = [of for of in found if any(value for name, value in of.items() if name != "path")]
    print(f"{len(found)} of {len([*views()])} views, {len(bad)} with something found")
    for of in bad:
        print(of)


def views() -> Iterator[View]:
    """Languages and colours take turns where words are hostile."""
    both = (("pl", "light"), ("en", "dark"))
    for p, page in enumerate(PAGES):
        for w, word in enumerate(WORDS):
            query = f"?{word}={quote(HOSTILE[(p + w) % len(HOSTILE)])}" if word else ""
            yield View(f"{page}{query}", *both[(p + w) % 2])
        for query in NARROWED:
            yield from (View(f"{page}?{query}", *of) for of in both)


def looked_at(browser: Browser, base: str, view: View) -> dict[str, object]:
    context = browser.new_context(
        locale=f"{view.language}-{view.language.upper()}",
        color_scheme=view.colours,  # type: ignore[arg-type]
        viewport={"width": 1280, "height": 900},
    )
    page, outside, said = context.new_page(), set(), []
    ours = (base, base.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda of: of.url.startswith(ours) or outside.add(of.url[:120]))
    page.on("dialog", lambda of: (said.append("dialog"), of.dismiss()))
    page.on("pageerror", lambda error: said.append(str(error)[:150]))
    try:
        page.goto(f"{base}/{view.path}", wait_until="domcontentloaded", timeout=SECONDS * 1000)
        _drawn(page)
        found = page.evaluate(FOUND)
    except Error as error:
        found = {"error": str(error)[:200]}
    context.close()
    return {**found, "outside": sorted(outside), "said": said}


def _drawn(page: Page) -> None:
    page.wait_for_selector("h1, [data-testid=stAlert]", timeout=SECONDS * 1000)
    status = page.locator("[data-testid=stStatusWidget]").first
    status.wait_for(state="detached", timeout=SECONDS * 1000)
    page.wait_for_timeout(200)


def fill(database: URL) -> None:
    """Four sectors, every text of which is hostile."""
    upgrade(write_engine(database))
    rows: list[models.Base] = [programme(name=HOSTILE[0], name_en=HOSTILE[1])]
    for code, text in zip("ABCD", HOSTILE, strict=True):
        rows += [
            sector(code, name=text, name_en=text),
            organisation(f"o{code}", name=text, legal_form=text, district=text),
            declares(f"o{code}", code),
            meeting(f"M{code}", code, title=text, venue=text, minutes_url="javascript:pwned=1"),
            meeting(
                f"N{code}", code, date(2011, 10, 10), status="planned", title=text, venue=text
            ),
            meeting(f"K{code}", "coordinating", date(2011, 9, 10), title=text, venue=text),
            attendance(f"M{code}", f"o{code}", "ira"),
            attendance(f"M{code}", text[:200], "ia", "party"),
            milestone(f"K{code}", name=text, name_en=text),
            *(
                postulate(
                    f"P{code}{n}", code, title=text, text=text, department=text,
                    organisation=f"o{code}",
                )
                for n in range(4)
            ),
            change(f"P{code}0", date(2011, 7, 1), "rejected", justification=text),
            change(f"P{code}1", date(2011, 7, 1), "accepted", justification=text),
            models.Provision(programme_id=1, code=f"R{code}", title=text),
            models.PostulateProvision(
                programme_id=1, postulate=f"P{code}1", provision=f"R{code}"
            ),
            models.Event(programme_id=1, day=date(2011, 6, 5), name=text, name_en=text),
        ]  # fmt: skip
    put(database, *rows)


if __name__ == "__main__":
    main()
