"""What a team is told in its meeting: on the sample, on nothing, on hostile and huge records."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx.presentation import Presentation as Deck
from sqlalchemy import URL

from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from data_access.publication import Rules
from locales import locale
from reports.deck.brief import FINDINGS, Brief, brief
from reports.open_data import published_figures
from tests.records import (
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)
from tests.reports.deck.made import check, opened
from tests.reports.deck.measured import height
from tests.reports.exhibits import HOSTILE, reads

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
LONG = HOSTILE.replace("\x00", "") + "bezprzerwy" * 40


def brief_of(
    url: URL,
    language: str = "pl",
    audience: str = "coordinating",
    *,
    each: bool = False,
    known: dict[tuple, Any] | None = None,
    **params: str,
) -> Brief:
    """`known`: what was read before, of a database that no test writes."""
    of = scope(url, **params)
    with read_engine(url).connect() as connection:
        source = exhibit_source(of, connection, Reader(locale(language)))
        source = replace(source, known={} if known is None else known)
        return brief(source, audience, "", each=each)


def headlines(shown: Deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in shown.slides]


def text_fits(shown: Deck) -> None:
    """No text is higher than its box, nor a cell's than its row: measured by the font itself."""
    for number, slide in enumerate(shown.slides, start=1):
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    for column, cell in zip(shape.table.columns, row.cells, strict=True):
                        width = (column.width - cell.margin_left - cell.margin_right) / 914_400
                        high = height(cell.text_frame, width)
                        assert high <= row.height / 914_400 + 0.02, (number, cell.text)
            elif shape.has_text_frame and shape.text_frame.text:
                frame = shape.text_frame
                sides = 0 if shape.is_placeholder else frame.margin_left + frame.margin_right
                high = height(frame, (shape.width - sides) / 914_400)
                assert high <= shape.height / 914_400 + 0.02, (number, frame.text)


@LANGUAGES
def test_the_sample_has_ten_to_fourteen_slides_none_of_which_repeats_another(
    sample: URL, language: str
) -> None:
    told = brief_of(sample, language, known=reads(sample))
    file, shown = opened(told, language=language)
    check(file, shown)
    text_fits(shown)
    assert 10 <= len(shown.slides) <= 14
    found = headlines(shown)
    assert len(found) - len(set(found)) <= 1, "only the table of what waits may go on"
    assert [finding.key for finding in told.findings] == [*FINDINGS]


def test_the_title_says_where_and_when_the_team_meets_next(sample: URL) -> None:
    _file, shown = opened(brief_of(sample, known=reads(sample)))
    told = "\n".join(shape.text_frame.text for shape in shown.slides[0].placeholders)
    assert "Zespół koordynacyjny" in told
    assert "Spotkanie: 06.10.2011 14:00, Urząd Miasta Krakowa" in told
    assert "stan na 15.09.2011" in told
    assert "Dane przykładowe" in told
    of_sector = brief_of(sample, audience="sector", sector="ZDR", known=reads(sample))
    assert of_sector.cover.meeting.startswith("Spotkanie: 22.09.2011 15:00")
    assert "reach" in [finding.key for finding in of_sector.findings]
    assert "reach" not in [
        f.key for f in brief_of(sample, audience="officials", known=reads(sample)).findings
    ]


def test_key_figures_say_what_became_of_them_since_the_team_met(sqlite_database: URL) -> None:
    put(
        sqlite_database,
        programme(),
        sector("A"),
        meeting("K1", "coordinating", date(2011, 9, 1)),
        postulate("P1", "A", day=date(2011, 7, 1)),
        postulate("P2", "A", day=date(2011, 9, 10)),
        postulate("P3", "A", day=date(2011, 7, 1)),
        change("P3", date(2011, 9, 12), "accepted"),
        postulate("P4", "A", day=date(2011, 8, 10)),
    )
    told = brief_of(sqlite_database)
    by_label = {figure.label: figure for figure in told.figures}
    assert len(by_label) == 6
    assert by_label["Otwarte postulaty"].value == "3"
    assert by_label["Otwarte postulaty"].change == "bez zmian od 01.09.2011"
    over = by_label["Po terminie"]
    assert (over.value, over.change, over.tone) == ("2", "bez zmian od 01.09.2011", "")
    decided = by_label["Rozstrzygnięte"]
    assert (decided.value, decided.made_of) == ("25%", "1 z 4")
    assert decided.change == "01.09.2011: 0 z 3 (0%)"
    assert by_label["Zasięg"].value == "—"
    assert told.headline == (
        "Od spotkania zespołu koordynacyjnego 01.09.2011: bez zmian: otwarte postulaty, "
        "po terminie, aktywne organizacje."
    )


def test_each_waiting_postulate_has_its_slide_where_asked(sample: URL) -> None:
    told = brief_of(sample, each=True, known=reads(sample))
    assert [f"{code} – " for code in told.waiting.table["code"]] == [
        single.kicker.rpartition(" · ")[2] + " – " for single in told.singles
    ]
    file, shown = opened(told)
    check(file, shown)
    text_fits(shown)
    assert all(single.headline in headlines(shown) for single in told.singles)
    assert not brief_of(sample, known=reads(sample)).singles


@LANGUAGES
def test_of_nothing_it_says_so(sqlite_database: URL, language: str) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    told = brief_of(sqlite_database, language)
    file, shown = opened(told, language=language)
    check(file, shown)
    text_fits(shown)
    assert not told.cover.meeting
    last = shown.slides[-1].notes_slide.notes_text_frame.text
    assert told.waiting.title in last


@LANGUAGES
def test_hostile_and_long_texts_are_kept_on_the_slides(sqlite_database: URL, language: str) -> None:
    put(
        sqlite_database,
        programme(name=LONG, is_sample=True),
        sector("A", name=LONG),
        *(sector(f"S{n:02}", name=LONG) for n in range(45)),
        *(organisation(f"o{n}", name=LONG) for n in range(30)),
        meeting("K", "coordinating", date(2011, 10, 1), status="planned", venue=LONG),
        *(
            postulate(f"P{n}", "A", title=LONG, text=LONG * 30, department=f"{LONG}{n}")
            for n in range(3)
        ),
        *(change(f"P{n}", date(2011, 7, 1), "presented") for n in range(3)),
        *(supports(f"o{n}", "P1") for n in range(30)),
    )
    told = brief_of(sqlite_database, language, each=True)
    file, shown = opened(told, language=language)
    check(file, shown)
    text_fits(shown)
    assert len(told.singles) == 3
    assert LONG.split()[-1] in shown.slides[4].notes_slide.notes_text_frame.text


def test_a_slide_bears_the_short_address_of_its_figure(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of the open data, where a public site is configured; else none."""
    put(sqlite_database, programme(), sector("KUL"), postulate("P-1", "KUL"))
    rules = tmp_path / "publication.toml"
    monkeypatch.setenv("PUBLICATION", str(rules))
    for base in ("https://example.pl/k", "", "no address"):
        rules.write_text(f"base = '{base}'")
        told = brief_of(sqlite_database, sector="KUL")
        file, shown = opened(told)
        check(file, shown)
        text_fits(shown)
        addresses = {
            shape.text_frame.text
            for slide in shown.slides
            for shape in slide.shapes
            if shape.has_text_frame and "/data/f/" in shape.text_frame.text
        }
        if not base.startswith("https"):
            assert not addresses
            continue
        with read_engine(sqlite_database).connect() as connection:
            of = scope(sqlite_database, sector="KUL")
            found = published_figures(of, connection, Rules())
            assert found.address(base, of, "by_status") in addresses
