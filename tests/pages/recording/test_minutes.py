"""The draft of the minutes is kept where the office keeps them, or no record leads to it."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from data_access.engine import write_engine
from data_access.models import Base
from data_access.writes import write
from tests.pages.conftest import Open
from tests.pages.recording.steps import (
    OWN,
    languages,
    opened_meeting,
    press,
    saved,
)


@languages
def test_the_draft_is_kept_and_becomes_the_meetings_minutes(
    open_page: Open, meant: URL, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly/")
    app = opened_meeting(open_page, meant, lang)
    app.button(key="keep_minutes_K8").click().run()
    url = "https://miasto.example/protokoly/p1.k8.docx"
    assert url in app.success[0].value.replace("\\", "").replace("\u2060", "")
    assert [row.minutes_url for row in saved(meant, Base.metadata.tables["meetings"])] == [url]
    (kept,) = tmp_path.iterdir()
    assert (kept.name, kept.read_bytes()[:2]) == ("p1.k8.docx", b"PK")
    assert not [b for b in app.button if b.key == "keep_minutes_K8"], "they are linked"
    kept.write_bytes(b"signed")
    press(app, "back", lang)
    assert [row.minutes_url for row in saved(meant, Base.metadata.tables["meetings"])] == [None]
    app.button(key="keep_minutes_K8").click().run()
    assert kept.read_bytes() == b"signed", "what was put in its place stays"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_draft_that_no_record_leads_to_does_not_stay(
    open_page: Open, meant: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly")
    app = opened_meeting(open_page, meant, "pl")
    moved = {"code": "K8", "team": OWN, "starts_at": "2011-09-15 12:00", "status": "held"}
    write(write_engine(meant), "P1", {"meetings": [moved]}, by="inny", form="meeting", seen=None)
    app.button(key="keep_minutes_K8").click().run()
    assert app.warning, "others wrote meanwhile"
    assert not list(tmp_path.iterdir())
    app.button(key="write_again").click().run()
    assert len(list(tmp_path.iterdir())) == 1
    assert all(row.minutes_url for row in saved(meant, Base.metadata.tables["meetings"]))


@languages
def test_where_the_minutes_cannot_be_kept_no_link_is_written(
    open_page: Open, meant: URL, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(tmp_path / "nowhere"))
    monkeypatch.setenv("MINUTES_ADDRESS", "https://miasto.example/protokoly")
    app = opened_meeting(open_page, meant, lang)
    app.button(key="keep_minutes_K8").click().run()
    assert app.error
    assert [row.minutes_url for row in saved(meant, Base.metadata.tables["meetings"])] == [None]
