"""Files sent from a page: tried in a child that may not take the server with it."""

from pathlib import Path
from threading import Semaphore

import pytest
from sqlalchemy import URL, func, select

from data_access.engine import read_engine, write_engine, writing
from data_access.load.load_files import load
from data_access.models import PostulateStatus
from tests.data_access.test_load import STATUSES, Folder, folder
from tests.ui.test_jobs import ended
from ui import uploaded_files
from ui.jobs import JobLimits
from ui.uploaded_files import Choices, Uploaded, result, store_files

__all__ = ["folder"]
CHOICES = Choices(form="tables", replace=False, programme="P", language="pl")


class Sent:
    """A file as the uploader hands it over."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self.data, self.file_id = name, data, name

    def getbuffer(self) -> memoryview:
        return memoryview(self.data)


@pytest.fixture
def known(sqlite_database: URL, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> URL:
    load(write_engine(sqlite_database), folder())
    monkeypatch.setenv("DATABASE_URL", str(sqlite_database))
    return sqlite_database


def _statuses(database: URL) -> int:
    with read_engine(database).connect() as connection:
        return connection.scalar(select(func.count()).select_from(PostulateStatus))


def test_files_are_tried_once_for_each_choice_and_then_loaded(known: URL) -> None:
    row = f"{STATUSES.splitlines()[0]}\nP;P1;2011-07-01;w analizie;Wraca\n"
    sent = store_files([Sent("statusy_postulatow.csv", row.encode())])
    trial = sent.tried(CHOICES)
    assert sent.tried(CHOICES) is trial
    found = result(ended(trial))
    assert (found["outcome"], found["programmes"]) == ("tried", ["P"])
    assert found["changes"]["postulate_statuses"]["added"] == 1
    assert _statuses(known) == 3
    sent.loaded(CHOICES, by="Anna")
    assert result(ended(sent.load))["outcome"] == "loaded"
    assert _statuses(known) == 4


def test_a_trial_that_takes_too_long_is_stopped(
    known: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploaded_files, "_TRIAL", JobLimits(seconds=5, memory=2048))
    sent = store_files([Sent("statusy_postulatow.csv", STATUSES.encode())])
    with writing(write_engine(known)):  # it waits for its turn
        trial = ended(sent.tried(CHOICES))
    assert (trial.stopped, result(trial)) == ("time", None)


def test_nobody_stands_still_for_a_copy_that_waits_for_its_turn(
    known: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A download that waits would hold one of the few threads of everyone's downloads."""
    places = Semaphore(0)
    monkeypatch.setattr(uploaded_files, "_PLACES", places)
    wrong = f"{STATUSES.splitlines()[0]}\nP;NIE MA;2011-07-01;w analizie;Wraca\n"
    sent = store_files([Sent("statusy_postulatow.csv", wrong.encode())])
    sent.mark(CHOICES)
    given_up = sent.copy
    assert given_up.waiting
    sent.unmark()
    assert (given_up.stopped, sent.copy) == ("cancelled", None)
    places.release()
    sent.mark(CHOICES)
    assert ended(sent.copy).made.startswith(b"PK")
    sent.loaded(CHOICES, by="Anna")
    assert sent.copy is None, "it was made of what was known before"
    sent.forget()


def test_files_of_one_name_stay_two_and_names_lead_nowhere_else() -> None:
    names = ("a.csv", "a.csv", "../b.csv", "C:\\x\\c.csv", "\0", "ż" * 300 + ".csv")
    sent = store_files([Sent(name, b"") for name in names])
    found = {file.name for file in Path(sent.folder.name).iterdir()}
    assert found >= {"a.csv", "a (2).csv", "b.csv", "c.csv"}
    assert len(found) == len(names)


def test_the_files_go_when_they_are_forgotten() -> None:
    sent: Uploaded | None = store_files([Sent("a.csv", b"")])
    folder = Path(sent.folder.name)
    assert folder.exists()
    del sent
    assert not folder.exists()
