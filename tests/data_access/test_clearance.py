"""Texts held back, and a person's word on them: by hash, with reason, in the journal."""

from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access.__main__ import main
from data_access.engine import read_engine, write_engine
from data_access.export import export
from data_access.journal.history import everything
from data_access.journal.undo import undo
from data_access.load.load_files import load
from data_access.models import Postulate
from data_access.publication import NOT_TOLD, Rules, public_tables
from data_access.publication.clearance import clear
from data_access.publication.held_back import held_back
from domain.personal import FindingKind
from tests.records import attendance, meeting, postulate, programme, put, sector


@pytest.fixture
def records(database: URL) -> URL:
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("M1", "KUL"),
        meeting("M2", "KUL"),
        attendance("M1", "Ewa Zając", "a", kind="party"),
        attendance("M2", "Ewa Zając", "a", kind="party"),
        postulate("W1", "KUL", title="Ławka dla Jana Kowalskiego", text="Tel. 600 700 801"),
        postulate("W2", "KUL", title="Ławki w parku Jordana"),
    )
    return database


def _held(url: URL) -> pd.DataFrame:
    with read_engine(url).connect() as connection:
        return held_back(connection, 1, Rules())


def _told(url: URL) -> dict[str, pd.DataFrame]:
    with read_engine(url).connect() as connection:
        return public_tables(connection, 1, Rules())


def test_each_text_is_listed_once_with_what_was_found(records: URL) -> None:
    found = _held(records).set_index("text")
    assert found["kinds"].to_dict() == {
        "Ewa Zając": (FindingKind.NAME,),
        "Ławka dla Jana Kowalskiego": (FindingKind.NAME,),
        "Tel. 600 700 801": (FindingKind.PHONE,),
    }
    assert found.loc["Ewa Zając", ["table", "column", "record", "places"]].tolist() == [
        *("attendance", "party", "M1", 2),
    ]
    assert found.loc["Ławka dla Jana Kowalskiego", "redaction"] == "Ławka dla […]"


def test_what_is_cleared_goes_out_and_what_is_redacted_in_other_words(records: URL) -> None:
    held = {row["text"]: row for row in _held(records).to_dict("records")}
    engine = write_engine(records)
    clear(engine, "P1", [held["Ewa Zając"]], reason="radna, zgodziła się", by="urzędniczka")
    title = held["Ławka dla Jana Kowalskiego"]
    done = clear(engine, "P1", [title], reason="nazwisko", redaction="Ławka dla […]")
    found = _told(records)
    assert list(found["attendance"]["party"]) == ["Ewa Zając", "Ewa Zając"]
    one = found["postulates"].iloc[0]
    assert (one["title"], one["text"], one["held_back"]) == ("Ławka dla […]", None, "text")
    assert len(_held(records)) == 1

    with read_engine(records).connect() as connection:
        told = everything(connection)
    told = told[told["table"] == "clearances"]
    assert list(told["what"]) == ["added", "added"]
    assert "urzędniczka" in list(told["by"])

    undo(engine, done.revision)
    assert _told(records)["postulates"].iloc[0]["title"] == NOT_TOLD


def test_a_changed_text_is_looked_through_anew(records: URL) -> None:
    (row,) = _held(records).query("column == 'title'").to_dict("records")
    clear(write_engine(records), "P1", [row], reason="osoba publiczna")
    with write_engine(records).begin() as connection:
        changed = Postulate.__table__.update().where(Postulate.code == "W1")
        connection.execute(changed.values(title="Ławka dla Jana Kowalskiego i Anny Nowak"))
    assert _told(records)["postulates"].iloc[0]["title"] == NOT_TOLD


@pytest.mark.parametrize(("reason", "redaction"), [(" ", None), ("powód", ""), ("powód", "\u200b")])
def test_nothing_goes_out_for_a_blank(records: URL, reason: str, redaction: str | None) -> None:
    row = _held(records).iloc[0].to_dict()
    with pytest.raises(ValueError, match="blank"):
        clear(write_engine(records), "P1", [row], reason=reason, redaction=redaction)


def test_clearances_are_records_that_load_back(records: URL, tmp_path: Path) -> None:
    rows = _held(records).to_dict("records")
    clear(write_engine(records), "P1", rows, reason="sprawdzono")
    with read_engine(records).connect() as connection:
        export(connection, 1, tmp_path / "out")
    done = load(write_engine(records), tmp_path / "out")
    assert all(of.added == of.changed == 0 for of in done.changes.values())
    assert done.changes["clearances"].unchanged == 3


def test_the_commands_list_clear_and_redact(
    records: URL, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", records.render_as_string(hide_password=False))
    assert main(["--lang", "pl", "held-back"]) == 1
    listed = capsys.readouterr().out
    assert "Wstrzymano 3 teksty." in listed
    assert "× 2: imię i nazwisko" in listed
    codes = [line[:12] for line in listed.splitlines() if line[:1] not in " W"]
    assert main(["--lang", "en", "clear", "nic", "--reason", "x"]) == 1
    assert "has the code nic" in capsys.readouterr().err
    assert main(["redact", codes[0], "--text", " ", "--reason", "x"]) == 1
    assert main(["clear", *codes[1:], "--reason", "zgoda", "--by", "urzędnik"]) == 0
    assert main(["redact", codes[0], "--text", "mieszkanka", "--reason", "nazwisko"]) == 0
    assert main(["--lang", "pl", "held-back"]) == 0
    assert "Żaden tekst" in capsys.readouterr().out
