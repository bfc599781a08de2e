"""The week's letter: written, or sent through a real SMTP server; in both languages."""

import email
import io
import os
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from openpyxl import load_workbook
from sqlalchemy import URL

from reports.__main__ import main
from tests.records import AS_OF, meeting, postulate, programme, put, sector


class Inbox:
    """What arrives at the server."""

    def __init__(self) -> None:
        self.envelopes: list = []

    async def handle_DATA(self, _server, _session, envelope) -> str:
        if "refused@example.org" in envelope.rcpt_tos:
            return "550 no such mailbox"
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    found = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(found, hostname="127.0.0.1", port=port)
    server.start()
    monkeypatch.setenv("SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("DIGEST_FROM", "pulpit@example.org")
    monkeypatch.setenv("DIGEST_TO", "anna@example.org, jan@example.org")
    yield found
    server.stop()


@pytest.fixture
def consultation(sqlite_database: URL, monkeypatch: pytest.MonkeyPatch) -> URL:
    put(
        sqlite_database,
        programme(name="Program <b>X</b>\nInjected: yes"),
        sector("KUL", name="kultura"),
        postulate("late", "KUL", date(2011, 6, 1), department="Wydział <script>"),
        postulate("due", "KUL", AS_OF - timedelta(days=28), department="Wydział Sportu"),
        meeting("M1", "KUL", AS_OF + timedelta(days=3), "planned"),
    )
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string())
    monkeypatch.delenv("SMTP_URL", raising=False)
    return sqlite_database


def parts(message: EmailMessage) -> tuple[str, str, dict[str, bytes]]:
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    return text, html, {p.get_filename(): p.get_content() for p in message.iter_attachments()}


def read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=default)


WORDS = {
    "pl": ("Ten tydzień", "1 postulat ma termin w ciągu 7 dni: Wydział Sportu (1).", "brakuje"),
    "en": ("This week", "1 postulate is due within 7 days: Wydział Sportu (1).", "still missing"),
}


@pytest.mark.parametrize("language", WORDS)
def test_without_a_server_the_letter_is_a_file(
    consultation: URL, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "week.eml"
    assert main(["digest", str(path), "--lang", language]) == 0
    message = read(path)
    text, html, attached = parts(message)
    heading, due, lacking = WORDS[language]
    assert heading.upper() in text
    assert heading in html
    assert due in text
    assert due in html
    assert lacking in text
    assert "<script" not in html
    assert "&lt;b&gt;" in html
    assert message["Injected"] is None
    assert message["X-Unsent"] == "1"
    assert sorted(attached) == ["Wydział Sportu.xlsx", "Wydział script.xlsx"]
    sheet = load_workbook(io.BytesIO(attached["Wydział Sportu.xlsx"])).worksheets[0]
    assert sheet["B2"].value == "due"


def test_with_a_server_it_is_sent(consultation: URL, inbox: Inbox) -> None:
    assert main(["digest"]) == 0
    (envelope,) = inbox.envelopes
    assert envelope.mail_from == "pulpit@example.org"
    assert envelope.rcpt_tos == ["anna@example.org", "jan@example.org"]
    message = email.message_from_bytes(envelope.content, policy=default)
    assert message["Date"]
    assert message["Message-ID"]
    assert message["Subject"].startswith("Konsultacje, tydzień od 15.09.2011: Program")
    assert len(parts(message)[2]) == 2


def test_a_server_that_refuses_is_told_of(
    consultation: URL, inbox: Inbox, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setenv("DIGEST_TO", "refused@example.org")
    assert main(["digest"]) == 2
    assert "no such mailbox" in capsys.readouterr().err
    monkeypatch.setenv("DIGEST_TO", "")
    assert main(["digest"]) == 2
    assert "DIGEST_TO" in capsys.readouterr().err


def test_a_password_is_never_sent_in_the_clear(
    consultation: URL, inbox: Inbox, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    port = os.environ["SMTP_URL"].rpartition(":")[2]
    monkeypatch.setenv("SMTP_URL", f"smtp://user:secret@127.0.0.1:{port}")
    assert main(["digest"]) == 2
    error = capsys.readouterr().err
    assert "encryption" in error
    assert "secret" not in error
    assert not inbox.envelopes


def test_nothing_due_is_said_in_one_line(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string())
    assert main(["digest", str(tmp_path / "week.eml")]) == 0
    text, _html, attached = parts(read(tmp_path / "week.eml"))
    assert "- W tym tygodniu nic nie przypada i niczego nie brakuje." in text
    assert not attached


def test_the_letter_of_the_sample(sample: URL, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sample.render_as_string())
    assert main(["digest", str(tmp_path / "week.eml")]) == 0
    text, _html, attached = parts(read(tmp_path / "week.eml"))
    assert "4 postulaty mają termin w ciągu 7 dni" in text
    assert len(attached) == 8


@pytest.mark.parametrize(
    ("language", "heading", "told"),
    [
        (
            "pl",
            "Co się zmieniło od 12.09.2011",
            ("12.09.2011–15.09.2011: postulaty", "Otwarte postulaty: ", "Rozstrzygnięte: "),
        ),
        (
            "en",
            "What changed since 12 Sept 2011",
            ("12 Sept 2011–15 Sept 2011: postulates", "Open postulates: ", "Decided: "),
        ),
    ],
)
def test_what_changed_since_monday_is_told_in_text_and_html(
    sample: URL, tmp_path: Path, monkeypatch, language: str, heading: str, told: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sample.render_as_string())
    monkeypatch.delenv("SMTP_URL", raising=False)
    path = tmp_path / "letter.eml"
    assert main(["digest", str(path), "--lang", language]) == 0
    letter = email.message_from_bytes(path.read_bytes(), policy=default)
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert heading.upper() in text
    assert f">{heading}<" in html
    for line in told:
        assert f"- {line}" in text
        assert f"<li>{line}" in html


def test_on_a_monday_the_week_before_is_told(sample: URL, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", sample.render_as_string())
    monkeypatch.delenv("SMTP_URL", raising=False)
    path = tmp_path / "letter.eml"
    assert main(["digest", str(path), "--lang", "en", "--as-of", "2011-09-12"]) == 0
    letter = email.message_from_bytes(path.read_bytes(), policy=default)
    assert "WHAT CHANGED SINCE 5 SEPT 2011" in letter.get_body(("plain",)).get_content()
