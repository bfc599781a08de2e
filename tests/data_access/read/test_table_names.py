"""Which table a file holds is told by its name, copies and downloads included."""

from pathlib import Path

import pytest

from data_access.load.problems import Report
from data_access.load.read import read
from data_access.load.read.table_names import table_named
from tests.data_access.hostile.archives import packed
from tests.data_access.read.sent import Written


@pytest.mark.parametrize("page", ["cp852", "cp1250", "utf-8"])
def test_names_packed_without_their_code_page_are_known(written: Written, page: str) -> None:
    name = "branże.csv".encode(page)
    data = packed({"x" * len(name): "program;kod;nazwa\nP;K;Kultura\n"})
    sources, report = written(data.replace(b"x" * len(name), name), "dane.zip")
    assert [source.table.name for source in sources] == ["sectors"]
    assert not report.errors + report.warnings


@pytest.mark.parametrize(
    "name",
    [
        *("postulaty.csv.txt", "postulaty.excel.csv", "Postulaty (1).csv", "postulaty — kopia.csv"),
        *("postulaty - Kopia.csv", "postulaty - Kopia (2).xlsx", "Kopia postulaty.csv"),
        *("Kopia pliku postulaty.ods", "Copy of postulates.csv", "postulates copy 2.csv"),
        *("POSTULATY.CSV", "postulaty(3).csv", "postulaty (kopia).csv"),
    ],
)
def test_copies_and_downloads_are_known_by_name(name: str) -> None:
    assert table_named(name).name == "postulates"


def test_an_unknown_name_is_no_table() -> None:
    assert [table_named(name) for name in ("postulaty stare.csv", "kopia.csv", "1.csv", "")] == [
        None
    ] * 4


def test_what_lies_beside_is_named(tmp_path: Path) -> None:
    for name in ("a.pdf", "postulaty.xls", "statusy.xlsb", "~$x.xlsx", ".x.csv", "organizacje.csv"):
        (tmp_path / name).write_text("kod;nazwa\nA;x\n")
    (tmp_path / "uwagi").mkdir()
    report = Report()
    assert [source.table.name for source in read(tmp_path, report)] == ["organisations"]
    assert {w.file for w in report.warnings} == {"a.pdf", "postulaty.xls", "statusy.xlsb", "uwagi/"}


@pytest.mark.parametrize("data", [b'kod;nazwa\nA;"x" y\n', b"A;x\n", b"kod;nazwa\nA;\x83\x90\n"])
def test_a_table_that_cannot_be_read_is_there_all_the_same(written: Written, data: bytes) -> None:
    """One cause, one message: what refers to it is not complained of as well."""
    sources, report = written(data)
    assert [(source.table.name, list(source.cells)) for source in sources] == [
        ("organisations", [])
    ]
    assert len(report.errors) == 1
