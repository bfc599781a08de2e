"""What a file tells less exactly than the database knows stands as it is recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, select

from data_access.engine import read_engine, write_engine
from data_access.load.load_files import Loaded, load
from data_access.models import Meeting, PostulateStatus

RECORDS = {
    "programy": "kod;nazwa;okres_od;okres_do\nP;Program;2012-01-01;2014-12-31\n",
    "branze": "program;kod;nazwa\nP;KUL;Kultura\n",
    "spotkania": "program;kod;zespol;poczatek;koniec;status\n"
    "P;S1;KUL;2011-07-05 17:00;2011-07-05 19:00;odbyte\n"
    "P;S2;KUL;2011-07-12 17:00;2011-07-12 18:30;odbyte\n",
    "postulaty": "program;kod;branza;tytul;data_zgloszenia\nP;P1;KUL;Sale;2011-07-05\n",
    "statusy_postulatow": "program;postulat;data_zmiany;status\n"
    "P;P1;2011-07-08 12:00:15;w analizie\nP;P1;2011-07-20 10:00:40;przedstawiony\n",
}


@pytest.fixture
def recorded(database: URL, tmp_path: Path) -> URL:
    for name, text in RECORDS.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    load(write_engine(database), tmp_path)
    return database


def _again(database: URL, tmp_path: Path, name: str, text: str) -> Loaded:
    path = tmp_path / "again" / f"{name}.csv"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return load(write_engine(database), path)


def test_a_change_told_by_the_minute_is_the_recorded_one(recorded: URL, tmp_path: Path) -> None:
    """Another status in that minute, or another minute, is another change."""
    text = (
        "program;postulat;data_zmiany;status\nP;P1;08.07.2011 12:00;w analizie\n"
        "P;P1;20.07.2011 10:00;uwzględniony\nP;P1;20.07.2011 10:01;przedstawiony\n"
    )
    changes = _again(recorded, tmp_path, "statusy_postulatow", text).changes["postulate_statuses"]
    assert (changes.added, changes.changed, changes.unchanged) == (2, 0, 1)
    with read_engine(recorded).connect() as connection:
        moments = connection.scalars(
            select(PostulateStatus.changed_at).where(PostulateStatus.status == "in_review")
        )
        assert list(moments) == [datetime(2011, 7, 8, 10, 0, 15)]


def test_where_some_beginnings_bring_their_end_the_others_keep_theirs(
    recorded: URL, tmp_path: Path
) -> None:
    text = (
        "program;kod;zespol;poczatek;status\nP;S1;KUL;05.07.2011 17:00-20:00;odbyte\n"
        "P;S2;KUL;12.07.2011 17:00;odbyte\n"
    )
    changes = _again(recorded, tmp_path, "spotkania", text).changes["meetings"]
    assert (changes.added, changes.changed, changes.unchanged) == (0, 1, 1)
    with read_engine(recorded).connect() as connection:
        ends = connection.scalars(select(Meeting.ends_at).order_by(Meeting.code))
        local = [end.replace(tzinfo=UTC).isoformat() for end in ends]
    assert local == ["2011-07-05T18:00:00+00:00", "2011-07-12T16:30:00+00:00"]


def test_a_mark_that_the_file_leaves_out_stands_as_recorded(recorded: URL, tmp_path: Path) -> None:
    """Head counts sent later are counted, and who did not come after all is no slip."""
    head = "program;spotkanie;strona"
    _again(recorded, tmp_path / "list", "obecnosc", f"{head};obecna\nP;S1;A;x\nP;S1;B;x\n")
    counts = f"{head};osoby\nP;S1;A;4\nP;S1;C;4\n"
    counted = _again(recorded, tmp_path / "counts", "obecnosc", counts)
    (told,) = counted.report.warnings
    assert (told.row, told.column) == (3, "osoby")
    absent = f"{head};obecna\nP;S1;A;nie\nP;S1;D;nie\n"
    corrected = _again(recorded, tmp_path / "absent", "obecnosc", absent)
    (told,) = corrected.report.warnings
    assert (told.row, told.column) == (3, "obecna")
