"""The papers of a meeting: what they say is what was recorded."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document as open_document
from sqlalchemy import URL

from catalogue.source import exhibit_source
from charts import Reader
from data_access.engine import read_engine
from data_access.models import AgendaItem, Task
from locales import locale
from reports.account.docx import docx
from reports.sitting import UNWRITTEN, agenda, minutes
from tests.pages.test_pages import HOSTILE
from tests.records import (
    attendance,
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)

OWN = "coordinating"
DAY = date(2011, 9, 15)
languages = pytest.mark.parametrize("lang", ["pl", "en"])


@pytest.fixture
def held(database: URL) -> URL:
    """Three of five came, one sent notice; two are decided, one without a reason."""
    put(
        database,
        programme(is_sample=True),
        sector("KUL"),
        organisation("O1"),
        meeting("K8", OWN, DAY, title=HOSTILE, venue="Sala Lea"),
        meeting("K9", OWN, date(2011, 10, 6), "planned", venue="Sala Dietla"),
        *(member(code, OWN, "ngo") for code in "ABCDE"),
        *(attendance("K8", code, "ia", "member") for code in "ABC"),
        attendance("K8", "D", "ie", "member"),
        *(postulate(f"P{n}", "KUL", title=f"Tytuł {n} {HOSTILE}") for n in range(4)),
        *(change(f"P{n}", date(2011, 7, 1), "presented") for n in range(4)),
        change("P0", DAY, "accepted", meeting="K8", justification="bo tak \x0b"),
        change("P1", DAY, "merged", meeting="K8", merged_into="P3"),
        supports("O1", "P3"),
    )
    return database


def _text(url: URL, make, meeting_code: str, lang: str) -> str:
    with read_engine(url).connect() as connection:
        source = exhibit_source(scope(url), connection, Reader(locale(lang)))
        written = docx(make(source, meeting_code))
    word = open_document(BytesIO(written))
    cells = [" | ".join(c.text for c in row.cells) for t in word.tables for row in t.rows]
    return "\n".join([*(p.text for p in word.paragraphs), *cells])


@languages
def test_votes_and_tasks_stand_in_the_minutes(held: URL, lang: str) -> None:
    put(
        held,
        postulate("P9", "KUL"),
        change(
            "P9", DAY, "rejected", meeting="K8", votes_for=5, votes_against=1, votes_abstained=0
        ),
        Task(
            programme_id=1, code="Z2", meeting="K8", title="Później", due_on=date(2011, 11, 2)
        ),
        Task(
            programme_id=1, code="Z1", meeting="K8", title=HOSTILE, responsible="Wydział Sportu",
            due_on=date(2011, 10, 1),
        ),
    )  # fmt: skip
    told = _text(held, minutes, "K8", lang)
    expected = {
        "pl": ["za 5, przeciw 1, wstrzymało się 0", "01.10.2011"],
        "en": ["for 5, against 1, abstained 0", "1 Oct 2011"],
    }
    for words in (*expected[lang], "Wydział Sportu"):
        assert words in told
    assert told.index("Wydział Sportu") < told.index("Później")


@languages
def test_minutes_tell_what_was_recorded(held: URL, lang: str) -> None:
    told = _text(held, minutes, "K8", lang)
    expected = {
        "pl": ["3 z 5 (60%)", "Kworum osiągnięto", "nieobecność usprawiedliwiona", "06.10.2011"],
        "en": ["3 of 5 (60%)", "quorum was reached", "absent with notice", "6 Oct 2011"],
    }
    for words in (*expected[lang], "Sala Dietla", "Sala Lea", "bo tak", "P1 – Tytuł 1", ": P3"):
        assert words in told
    assert told.count("funkcja ") == 5
    assert told.count(UNWRITTEN) == 4, "reason, tasks and two signatures are left to the hand"
    assert "P2" not in told
    assert ("zmyślone" in told) or ("made-up" in told)


@languages
def test_of_a_list_that_is_not_kept_nothing_is_told(held: URL, lang: str) -> None:
    """Neither that nobody came, nor that the meeting follows on itself."""
    told = _text(held, minutes, "K9", lang)
    for words in ("0%", "nieobecność", "absent", "Kworum nie", "not reached"):
        assert words not in told
    assert told.count(UNWRITTEN) == 8, "five members, tasks and two signatures"
    after = told[told.index({"pl": "Następne posiedzenie", "en": "Next meeting"}[lang]) :]
    assert "2011" not in after


@languages
def test_the_agenda_set_stands_in_the_minutes_with_what_became_of_it(held: URL, lang: str) -> None:
    put(
        held,
        *(
            AgendaItem(programme_id=1, meeting="K8", postulate=f"P{code}", position=n)
            for n, code in enumerate((3, 0), start=1)
        ),
    )
    told = _text(held, minutes, "K8", lang)
    no, yes = {
        "pl": ("| nie rozstrzygnięto", "| rozstrzygnięto"),
        "en": ("| no decision", "| decision made"),
    }[lang]
    first, second = told.index("1 | P3 –"), told.index("2 | P0 –")
    assert first < told.index(no) < second < told.index(yes)


@languages
def test_an_agenda_has_what_waits_in_its_order(held: URL, lang: str) -> None:
    told = _text(held, agenda, "K9", lang)
    assert told.index("P3 – Tytuł 3") < told.index("P2 – Tytuł 2"), "more support, as long overdue"
    assert "P0" not in told
    asked, due = date(2011, 6, 1), 30
    assert str((date(2011, 10, 6) - asked).days - due) in told, "to the day of the meeting"


@languages
def test_papers_of_an_empty_meeting(database: URL, lang: str) -> None:
    put(database, programme(), sector("KUL"), meeting("K8", OWN, DAY))
    assert _text(database, minutes, "K8", lang)
    assert _text(database, agenda, "K8", lang)
