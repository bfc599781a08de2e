"""Topics on the site and in the open data: made of public texts, each opening its postulates."""

import json
from pathlib import Path

from sqlalchemy import URL

from data_access import postulates as reads
from data_access.engine import read_engine
from tests.domain.test_topics import TEXTS
from tests.held_back import STEM, named_in_a_topic
from tests.records import postulate, programme, put, scope, sector
from tests.reports.site.conftest import Make
from tests.reports.site.pages import Site


def _holding(folder: Path, word: str) -> list[Path]:
    files = [path for path in folder.resolve().rglob("*") if path.is_file()]
    return [path for path in files if word in path.read_bytes().decode("utf-8", "replace").lower()]


def test_who_is_named_in_texts_held_back_names_no_topic(
    database: URL, made: Make, site: Site
) -> None:
    put(database, *named_in_a_topic())
    with read_engine(database).connect() as connection:
        own = reads.topics(scope(database), connection)["topic"].dropna()
    assert any(STEM in name for name in own), "in the house the topic is called so"
    made(database)
    assert not _holding(site.folder, STEM)
    assert not _holding(site.folder, "wstrzyman · tekst")
    told = json.loads((site.folder / "data" / "topics.json").read_bytes())
    members = {(row["sector"], row["topic"]): row["postulates"] for row in told}
    assert len(members) == len(told)
    assert {sector for sector, _name in members} == {"", "A"}
    held = {f"P{n:02}" for n in range(15, 20)}
    assert not held & {code for codes in members.values() for code in codes}
    assert any({f"P{n:02}" for n in range(10, 15)} == {*codes} for codes in members.values())


def test_a_topic_opens_its_postulates(sqlite_database: URL, made: Make, site: Site) -> None:
    records = [postulate(f"P{n:02}", "A", title=text) for n, text in enumerate(TEXTS)]
    put(sqlite_database, programme(), sector("A"), sector("B"), *records)
    made(sqlite_database)
    assert not site.broken()
    for page, opened in (
        ("pl/postulaty.html", "pl/tematy.html"),
        ("pl/branze/a.html", "pl/tematy/a.html"),
        ("en/sectors/a.html", "en/topics/a.html"),
    ):
        links = [link for link in site.links(page) if "tematy" in link or "topics" in link]
        assert len([link for link in links if "#" in link]) == 3, page
        shown = site.page(opened).xpath("//main/ul//a[not(contains(@href, '#'))]")
        assert len(shown) == len(TEXTS), opened
    assert not (site.folder / "pl/tematy/b.html").exists()
    assert not site.page("pl/branze/b.html").xpath("//*[@id='topics']")


def test_a_decision_leaves_the_topics_as_they_were(sample_site: Site) -> None:
    """They tell of no status."""
    for path in sample_site.pages():
        if path.startswith(("pl/tematy", "en/topics")):
            assert not sample_site.page(path).xpath("//*[contains(@class, 'status')]"), path
