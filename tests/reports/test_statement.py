"""The accessibility statement: its parts, what is not given, and text that is never HTML."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from locales import locale
from reports.statement import TEXTS, not_given, statement, statement_html
from tests.browser.conftest import ROOT

SAMPLE = ROOT / "docs" / "statement.toml"
HOSTILE = """<img src=x onerror=alert(1)> "x' {operator} & </p> **b**"""
REQUIRED = {
    *("a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja"),
    *("a11y-data-aktualizacja", "a11y-status", "a11y-data-sporzadzenie", "a11y-data-przeglad"),
    *("a11y-kontakt", "a11y-osoba", "a11y-email", "a11y-telefon", "a11y-procedura"),
    *("a11y-architektura", "a11y-komunikacja"),
}
languages = pytest.mark.parametrize("language", ["pl", "en"])


class Page(HTMLParser):
    """The elements of a page in their order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def by_id(self, anchor: str) -> dict:
        (found,) = [attrs for _, attrs in self.elements if attrs.get("id") == anchor]
        return found

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    @property
    def links(self) -> list[str]:
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def write(text: str) -> None:
        path = tmp_path / "statement.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("STATEMENT", str(path))

    return write


def shown(language: str, about: str = "dashboard") -> Page:
    return Page(statement_html(statement(), locale(language), about))


@languages
def test_the_sample_is_whole(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("STATEMENT", str(SAMPLE))
    page = shown(language)
    assert not not_given(statement(), locale(language))
    assert not statement().problem
    assert page.by_id("a11y-url")["href"] == "https://konsultacje.example.pl"
    assert page.by_id("a11y-data-publikacja")["datetime"] == "2026-11-02"
    assert "mailto:dostepnosc@example.pl" in page.links
    assert "tel:+48120000000" in page.links
    assert "https://bip.brpo.gov.pl/" in page.links
    assert statement().text("operator", language)[0] in page.text


@languages
@pytest.mark.parametrize("about", ["dashboard", "site"])
@pytest.mark.parametrize("file", [SAMPLE, "", "nowhere.toml"])
def test_every_part_of_the_template_is_there_once(
    monkeypatch: pytest.MonkeyPatch, file: str, language: str, about: str
) -> None:
    monkeypatch.setenv("STATEMENT", str(file))
    page = shown(language, about)
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert sorted(ids) == sorted(REQUIRED)
    assert "h1" not in page.tags, "the page's title is its heading"


@languages
@pytest.mark.parametrize("file", ["", "nowhere.toml", "."])
def test_without_a_file_everything_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, language: str
) -> None:
    monkeypatch.setenv("STATEMENT", str(tmp_path / file) if file else "")
    told = locale(language)
    assert statement().problem
    assert {f"{language}.{name}" for name in TEXTS} < set(not_given(statement(), told))
    assert shown(language).text.count(told.gettext("not given")) >= len(
        not_given(statement(), told)
    )


@languages
@pytest.mark.parametrize("text", ["operator = ", "= 1", '[pl]\n[pl]\nsite = "x"', "[" * 5000])
def test_a_malformed_file_is_said_to_be_one(written, text: str, language: str) -> None:
    written(text)
    assert "TOML" in locale(language).gettext(statement().problem)
    assert locale(language).gettext("not given") in shown(language).text


def test_a_file_in_another_encoding_is_malformed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cp1250.toml"
    path.write_bytes('[pl]\noperator = "Urząd"'.encode("cp1250"))
    monkeypatch.setenv("STATEMENT", str(path))
    assert "TOML" in statement().problem


def test_what_is_not_given_is_named_by_its_key(written) -> None:
    written('email = "a@example.pl"\n[pl]\noperator = "Urząd"\n[en]\nsite = "Dashboard"\n')
    polish, english = (not_given(statement(), locale(code)) for code in ("pl", "en"))
    assert "pl.operator" not in polish
    assert polish["pl.site"] == "nazwa strony internetowej"
    assert "en.operator" in english
    assert {"url", "phone", "published"} < set(polish)
    assert "email" not in polish
    assert "reviewed" not in polish, "a new statement has not been reviewed yet"


def test_a_text_in_the_other_language_is_marked_as_such(written) -> None:
    written('[pl]\noperator = "Urząd Miasta"\nbuilding = "Winda.\\n\\nRampa."\n')
    told = statement_html(statement(), locale("en"))
    assert '<span lang="pl">Urząd Miasta</span>' in told
    assert '<div lang="pl"><p>Winda.</p><p>Rampa.</p></div>' in told


def test_what_the_file_says_of_the_public_site_holds_for_it_alone(written) -> None:
    written(
        'email = "a@example.pl"\npublished = 2026-01-01\nupdated = 2026-01-01\n'
        '[pl]\noperator = "Urząd"\nsite = "Pulpit"\n'
        '[public_site]\nurl = "https://example.pl/k"\nupdated = 2026-02-02\n'
        '[public_site.pl]\nsite = "Konsultacje"\n'
    )
    own, public = statement(), statement("public_site")
    assert (own.url, own.updated, own.text("site", "pl")[0]) == ("", date(2026, 1, 1), "Pulpit")
    assert (public.url, public.updated) == ("https://example.pl/k", date(2026, 2, 2))
    assert public.published is None, "that of the dashboard"
    assert (public.email, public.text("operator", "pl")[0]) == ("a@example.pl", "Urząd")
    assert public.text("site", "pl")[0] == "Konsultacje"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("published = 2026-11-02", date(2026, 11, 2)),
        ('published = "2026-11-02"', date(2026, 11, 2)),
        ("published = 2026-11-02T10:00:00Z", date(2026, 11, 2)),
        ('published = "2 listopada"', None),
        ("published = 20261102", None),
    ],
)
def test_dates(written, text: str, meant: date | None) -> None:
    written(text)
    assert statement().published == meant


@pytest.mark.parametrize(
    "text",
    [
        'url = "javascript:alert(1)"',
        'url = "https://"',
        'url = "http://[x"',
        "url = 5",
        'email = "no address"',
        'phone = "none"',
        "pl = 3",
        "pl.operator = []",
        "pl.site = '  '",
    ],
)
def test_what_cannot_be_used_counts_as_not_given(written, text: str) -> None:
    written(text)
    assert set(not_given(statement(), locale("pl"))) == set(
        not_given(type(statement())(), locale("pl"))
    )
    assert shown("pl").links == ["https://bip.brpo.gov.pl/"]


@languages
def test_hostile_text_stays_text(written, language: str) -> None:
    texts = "\n".join(f"{name} = '''{HOSTILE}'''" for name in TEXTS)
    plain = "\n".join(
        f"{name} = '''{value}'''"
        for name, value in {
            "url": f'https://example.pl/"{HOSTILE}',
            "email": f'a@example.pl"{HOSTILE}',
            "phone": f'1"{HOSTILE}',
            "address": HOSTILE,
        }.items()
    )
    written(f"{plain}\n[pl]\n{texts}\n[en]\n{texts}\n")
    page = shown(language)
    assert "img" not in page.tags
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert page.text.count(HOSTILE) >= len(TEXTS) + 2
    assert "tel:11" in page.links
    assert all(link.startswith(("https://", "mailto:", "tel:")) for link in page.links)


@languages
@pytest.mark.parametrize("file", [SAMPLE, "", "nowhere.toml"])
def test_the_page(monkeypatch: pytest.MonkeyPatch, file: str, language: str) -> None:
    monkeypatch.setenv("STATEMENT", str(file))
    app = AppTest.from_file(str(ROOT / "pages" / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.switch_page("accessibility.py").run()
    assert not app.exception
    assert app.title[0].value == locale(language).gettext("Accessibility statement")
    assert len(app.warning) == (0 if file == SAMPLE else 1)
    assert "tied_lang" in app.session_state
