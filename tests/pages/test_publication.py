"""*Do sprawdzenia przed publikacją*: a text held back, let out on the page by who may write."""

import pytest
from sqlalchemy import URL

from data_access.engine import read_engine
from data_access.publication import Rules, public_tables
from tests.pages.conftest import LANGUAGES, Open
from tests.pages.test_pages import HOSTILE
from tests.records import postulate, programme, put, sector

_WORDS = {
    "clear": {"pl": "Publikuj bez zmian", "en": "Publish as it stands"},
    "redact": {"pl": "Publikuj po redakcji", "en": "Publish the redaction"},
}


@pytest.fixture
def held(sqlite_database: URL) -> URL:
    put(
        sqlite_database,
        programme(),
        sector("KUL"),
        postulate("W1", "KUL", title=f"Ewa Zając {HOSTILE}"),
        postulate("W2", "KUL", text="Proszę dzwonić: 600 700 801"),
    )
    return sqlite_database


def _told(url: URL) -> list[tuple[str, str | None]]:
    with read_engine(url).connect() as connection:
        found = public_tables(connection, 1, Rules())["postulates"]
    return list(zip(found["title"], found["text"], strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_is_redacted_and_another_cleared(
    held: URL, open_page: Open, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORDING", "allowed")
    app = open_page(held, "data", lang=lang, section="publication")
    (texts,) = app.multiselect
    phone = next(code for code in texts.options if "600 700" in code)
    texts.select(phone).run()
    app.text_input[0].set_value("telefon").run()
    next(b for b in app.button if b.label == _WORDS["redact"][lang]).click().run()
    assert not app.exception
    assert _told(held)[1][1] == "Proszę dzwonić: […]"

    (texts,) = app.multiselect
    texts.select(texts.options[0]).run()
    app.text_input[0].set_value("  ").run()
    buttons = {b.label: b for b in app.button}
    assert buttons[_WORDS["clear"][lang]].disabled, "no reason, nothing goes out"
    app.text_input[0].set_value("zgoda").run()
    next(b for b in app.button if b.label == _WORDS["clear"][lang]).click().run()
    assert _told(held)[0][0] == f"Ewa Zając {HOSTILE}"
    assert not app.multiselect, "nothing waits any more"


def test_who_may_not_write_reads_only(held: URL, open_page: Open) -> None:
    app = open_page(held, "data", section="publication")
    assert not app.multiselect
    assert not [b for b in app.button if b.label in _WORDS["clear"].values()]


def test_rules_that_cannot_be_obeyed_are_told(
    held: URL, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLICATION", "/nowhere.toml")
    app = open_page(held, "data", section="publication")
    assert "nowhere" in app.error[0].value
