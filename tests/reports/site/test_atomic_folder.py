"""A site changes all at once, and only where something changed."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL, delete

from data_access import models
from data_access.engine import write_engine, writing
from reports.publishing_lock import InUse
from reports.site.atomic_folder import NotOurs, drafted
from reports.slug import file_name
from tests.records import change, put
from tests.reports.site.conftest import Make
from tests.reports.site.pages import Site


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """Path → which file it is, and when it was written."""
    whole = folder.resolve()
    return {
        path.relative_to(whole).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in whole.rglob("*")
        if path.is_file()
    }


def _write(target: Path, **files: str) -> None:
    with drafted(target) as draft:
        for name, text in files.items():
            draft.write(name, text.encode())


def test_made_again_nothing_is_written(
    made_before: None, sqlite_database: URL, made: Make, site: Site
) -> None:
    first = _files(site.folder)
    again = made(sqlite_database)
    assert again.written == again.removed == ()
    assert _files(site.folder) == first


def test_one_decision_changes_only_what_tells_of_it(
    made_before: None, sqlite_database: URL, made: Make, site: Site
) -> None:
    first = _files(site.folder)
    put(sqlite_database, change("P 3", date(2011, 9, 1), "rejected", justification="Nie."))
    again = made(sqlite_database)
    pages = {path for path in again.written if path.endswith(".html") and path.startswith("en/")}
    assert pages == {
        *("en/index.html", "en/news.html", "en/sectors.html", "en/sectors/spo.html"),
        *("en/proposals.html", f"en/proposals/{file_name('P 3')}.html"),
    }
    assert {path for path in again.written if path.startswith("data/f/")} == {
        *("data/f/index.html", "data/f/spo.html"),
    }
    now = _files(site.folder)
    assert all(now[path] == first[path] for path in now.keys() - set(again.written))
    assert "Nie." in site.text(f"pl/postulaty/{file_name('P 3')}.html")


def test_what_is_gone_from_the_records_goes_from_the_site(
    made_before: None, sqlite_database: URL, made: Make, site: Site
) -> None:
    with writing(write_engine(sqlite_database)) as connection:
        connection.execute(delete(models.Postulate).where(models.Postulate.code == "P 3"))
    again = made(sqlite_database)
    assert f"pl/postulaty/{file_name('P 3')}.html" in again.removed
    assert not (site.folder / f"pl/postulaty/{file_name('P 3')}.html").exists()
    assert not site.broken()


def test_who_is_killed_half_way_leaves_the_old_site_whole(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _write(target, a="1", b="1")
    child = os.fork()
    if not child:
        with drafted(target) as draft:
            draft.write("a", b"2")
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert [(target / name).read_text() for name in "ab"] == ["1", "1"]
    _write(target, a="3")
    assert [path.name for path in target.iterdir()] == ["a"]
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 3, "site, now and before"


def test_an_error_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _write(target, a="1")
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError), drafted(target) as draft:
        draft.write("a", b"2")
        raise ZeroDivisionError
    assert (target / "a").read_text() == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_who_reads_the_old_site_reads_on(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _write(target, a="1")
    opened = target.resolve()
    _write(target, a="2")
    assert (target / "a").read_text() == "2"
    assert (opened / "a").read_text() == "1"


def test_one_makes_it_at_a_time(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with drafted(target), pytest.raises(InUse), drafted(target):
        pass
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dangling"])
def test_what_is_not_a_site_of_ours_stays(tmp_path: Path, kind: str) -> None:
    target, other = tmp_path / "site", tmp_path / "other"
    if kind == "folder":
        target.mkdir()
        (target / "mine").write_text("mine")
    elif kind == "file":
        target.write_text("mine")
    else:
        if kind == "link":
            other.mkdir()
        target.symlink_to(other)
    with pytest.raises(NotOurs), drafted(target):
        pass
    assert target.is_symlink() == (kind in ("link", "dangling"))
    assert target.exists() == (kind != "dangling")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    _write(tmp_path / "site", a="1")
    assert (tmp_path / "site" / "a").read_text() == "1"


def test_two_pages_at_one_place_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two pages"), drafted(tmp_path / "site") as draft:
        draft.write("a", b"1")
        draft.write("a", b"2")


@given(
    st.lists(
        st.text(min_size=1)
        | st.sampled_from(["P-1", "p-1", "INDEX", "CON", "LPT1", "P_1", "§ 1", "§1"])
    )
)
def test_codes_have_names_of_their_own_that_any_server_takes(codes: list[str]) -> None:
    names = [file_name(code) for code in set(codes)]
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert name not in ("index", "..", ".", "con", "lpt1")
        assert name.isascii()
        assert not set(name) & set('/\\?#%&:*"<>| .')
