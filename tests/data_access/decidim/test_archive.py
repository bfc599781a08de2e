"""An export is a folder or a ZIP of one platform; nothing of it is unpacked."""

import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from tests.data_access.decidim.export import (
    WHOLE,
    proposal,
    proposals,
)
from tests.data_access.decidim.reading import (
    WroteFolder,
    read_export,
    said,
)


def test_a_zip_gives_what_the_folder_gives(tmp_path: Path, folder: WroteFolder) -> None:
    packed = tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for kind, text in WHOLE.items():
            archive.writestr(f"decyduj.example.pl-open-data-{kind}.csv", text)
        archive.writestr("README.md", "# Otwarte dane")
    assert read_export(packed)[0] == read_export(folder(WHOLE))[0]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    _, report = read_export(tmp_path / "nigdzie")
    assert "there is no such file or folder" in said(report)


def test_two_platforms_are_not_mixed(tmp_path: Path) -> None:
    for host in ("a.pl", "b.pl"):
        (tmp_path / f"{host}-open-data-proposals.csv").write_text(
            proposals(proposal())["proposals"]
        )
    _, report = read_export(tmp_path)
    assert "stands in a.pl-open-data-proposals.csv too" in said(report)


def test_an_archive_writes_nothing_outside(tmp_path: Path) -> None:
    packed = tmp_path / "in" / "open-data.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../x-open-data-proposals.csv", proposals(proposal())["proposals"])
        archive.writestr("__MACOSX/._x-open-data-proposals.csv", "\0\0")
    tables, report = read_export(packed)
    assert len(tables["postulates"]) == 1
    assert not report.errors
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "open-data.zip"]


def test_an_archive_that_unpacks_to_too_much_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x-open-data-proposals.csv", "id;title/pl\n" + "1;a\n" * 500_000)
    assert packed.stat().st_size < 1_000_000
    monkeypatch.setattr(
        import_module("data_access.load.read.sent_files"), "MOST_FILE_BYTES", 1_000_000
    )
    _, report = read_export(packed)
    assert "too large" in said(report)


@pytest.mark.parametrize("content", [b"", b"PK\3\4 nothing more", b"id;title\n"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "open-data.zip"
    path.write_bytes(content)
    _, report = read_export(path)
    assert "not a ZIP archive" in said(report)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "open-data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x-open-data-proposals.csv", proposals(proposal())["proposals"])
    data = path.read_bytes().replace("Więcej sal".encode(), b"Wiecej bal!")
    path.write_bytes(data)
    _, report = read_export(path)
    assert "not a ZIP archive" in said(report)
