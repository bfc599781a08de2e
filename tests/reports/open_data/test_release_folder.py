"""Every release stays found, whatever is published after it, and one publishes at a time."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import validate
from sqlalchemy import URL

from reports.__main__ import main
from reports.publishing_lock import InUse, alone
from tests.records import (
    member,
    postulate,
    programme,
    put,
    sector,
)
from tests.reports.open_data.releases import RULES, publish_into, put_hostile


def test_a_release_is_found_again(database: URL, tmp_path: Path) -> None:
    put_hostile(database)
    folder = tmp_path / "data"
    first = publish_into(database, folder)
    archive = (folder / "revisions" / "1-2011-09-15.zip").read_bytes()
    assert not publish_into(database, folder).written, "nothing changed"
    put(database, postulate("W2", "K 1 ą"))
    second = publish_into(database, folder)
    assert first.files == second.files, "the archive and the pages"
    assert "csv/organisations.csv" not in second.written
    assert (folder / "revisions" / "1-2011-09-15.zip").read_bytes() == archive
    with zipfile.ZipFile(folder / "revisions" / "2-2011-09-15.zip") as kept:
        assert kept.read("csv/postulates.csv") == (folder / "csv" / "postulates.csv").read_bytes()
    releases = json.loads((folder / "releases.json").read_text("utf-8"))
    assert [of["release"] for of in releases] == ["1-2011-09-15", "2-2011-09-15"]

    other = publish_into(database, folder, replace(RULES, licence="CC0-1.0"))
    assert other.differs, "by other rules: what was published stays"
    with zipfile.ZipFile(folder / "revisions" / "2-2011-09-15.zip") as kept:
        assert b"CC-BY-4.0" in kept.read("datapackage.json")
    assert b"CC0-1.0" in (folder / "datapackage.json").read_bytes()


def test_a_revision_that_changes_nothing_public_is_no_new_release(
    database: URL, tmp_path: Path
) -> None:
    put_hostile(database)
    publish_into(database, tmp_path / "data")
    put(database, member("C1", "K 1 ą", "expert"))
    again = publish_into(database, tmp_path / "data")
    assert {*again.written} == {"datapackage.json", "indicators.json"}
    (release,) = json.loads((tmp_path / "data" / "releases.json").read_text("utf-8"))
    assert release["revision"] == 1


def test_the_command(
    sqlite_database: URL,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_hostile(sqlite_database)
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string(hide_password=False))
    target = tmp_path / "data"
    assert main(["open-data", str(target), "--lang", "pl"]) == 0
    assert "1-2011-09-15: " in capsys.readouterr().out
    (tmp_path / "publication.toml").write_text("licence = 'CC0-1.0'")
    monkeypatch.setenv("PUBLICATION", str(tmp_path / "publication.toml"))
    assert main(["open-data", str(target), "--lang", "pl"]) == 1
    assert "revisions/1-2011-09-15.zip" in capsys.readouterr().err
    (tmp_path / "publication.toml").write_text("licence")
    assert main(["open-data", str(target)]) == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("")
    monkeypatch.delenv("PUBLICATION")
    assert main(["open-data", str(tmp_path / "other")]) == 2


def test_what_ends_half_way_is_made_whole_the_next_time(
    sqlite_database: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    folder, written = tmp_path / "data", []
    replace_it = Path.replace

    def until_full(beside: Path, path: Path) -> Path:
        written.append(path)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        return replace_it(beside, path)

    monkeypatch.setattr(Path, "replace", until_full)
    with pytest.raises(OSError, match="No space"):
        publish_into(sqlite_database, folder)
    monkeypatch.undo()
    assert list(folder.rglob(".*.part"))
    publish_into(sqlite_database, folder)
    assert not list(folder.rglob(".*.part"))
    assert validate(str(folder / "datapackage.json")).valid


def test_one_publishes_at_a_time(sqlite_database: URL, tmp_path: Path) -> None:
    put(sqlite_database, programme(), sector("KUL"))
    lock = tmp_path / "data" / ".lock"
    lock.parent.mkdir()
    with alone(lock), pytest.raises(InUse):
        publish_into(sqlite_database, tmp_path / "data")
    assert list(lock.parent.iterdir()) == [lock]
    publish_into(sqlite_database, tmp_path / "data")


@pytest.mark.parametrize("kind", ["site", "open-data"])
def test_what_cannot_be_published_is_said(
    sqlite_database: URL, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """In a sentence; what stands there stays: damaged files, a place that can be no folder."""
    put(sqlite_database, programme(), sector("KUL"))
    monkeypatch.setenv("DATABASE_URL", sqlite_database.render_as_string(hide_password=False))
    monkeypatch.delenv("PUBLICATION", raising=False)
    target = tmp_path / "public"
    assert main([kind, str(target), "--lang", "en"]) == 0
    data = target / "data" if kind == "site" else target
    (archive,) = (data / "revisions").iterdir()
    for path in (
        *(data / f"{name}.json" for name in ("releases", "figures", "indicators")),
        archive,
    ):
        whole = path.read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        assert main([kind, str(target), "--lang", "en"]) == 2
        assert f"{path.name} was published before and cannot be read" in capsys.readouterr().err
        assert path.read_bytes() == whole[: len(whole) // 2]
        path.write_bytes(whole)
    (tmp_path / "file").write_text("mine")
    assert main([kind, str(tmp_path / "file" / "below"), "--lang", "en"]) == 2
    assert "Traceback" not in capsys.readouterr().err
