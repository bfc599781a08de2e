"""Every page, section and file over records whose optional columns are partly or wholly empty."""

import csv
import io
from pathlib import Path

import pytest
from sqlalchemy import URL

from catalogue import EXHIBITS, SECTION_TITLES
from locales import locale
from reports.__main__ import main
from reports.exhibit_tables import excel_csv, machine_csv
from reports.pack import FILES
from tests.pages.conftest import LANGUAGES, PAGES, Open
from tests.reports.exhibits import kept

PLACES = [(page, section) for page in PAGES for section in SECTION_TITLES.get(page, {"": ""})]
each = pytest.mark.parametrize(
    ("sparse", "lang"), [("some", "pl"), ("all", "en")], indirect=["sparse"]
)
OURS = {"nan", "NaN", "NaT", "None", "<NA>"}
"""What pandas and Python call missing; a reader never sees it."""


@each
@pytest.mark.parametrize(("page", "section"), PLACES)
def test_a_section(open_page: Open, sparse: URL, page: str, section: str, lang: str) -> None:
    opened = {"meeting": "M1", "postulate": "W1", "organisation": "O1"}
    app = open_page(sparse, page, lang=lang, section=section, **opened)
    assert not app.error


@pytest.mark.parametrize("sparse", ["some", "all"], indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_exhibits_and_their_tables(sparse: URL, lang: str) -> None:
    made = kept(sparse, lang)
    assert len(made) == len(EXHIBITS)
    for exhibit in made:
        for text, mark in ((machine_csv(exhibit), ","), (excel_csv(exhibit, locale(lang)), ";")):
            rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=mark)
            assert not OURS & {cell for row in rows for cell in row}, exhibit.key


@each
@pytest.mark.parametrize("kind", FILES)
def test_a_file(
    sparse: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, lang: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", str(sparse))
    assert main([kind, str(tmp_path / "pack"), "--lang", lang]) == 0
