"""Text files of every encoding met are read right, or refused by their row."""

import pytest

from tests.data_access.read.sent import Written, names_in, refusal

POLISH = "kod;nazwa\nA;Łąka ćmi\nB;Zażółć gęślą jaźń – „próba”\nC;ŚWIETLICA ŻÓŁW\nD;Gdańsk\n"
NAMES = ["Łąka ćmi", "Zażółć gęślą jaźń – „próba”", "ŚWIETLICA ŻÓŁW", "Gdańsk"]
_MARKS = str.maketrans("–„”", "-''")
"""Marks that ISO-8859-2 and code page 852 do not have."""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "cp1250", "iso8859_2", "cp852"),
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    ],
)
def test_every_encoding_met_is_read(written: Written, encoding: str, ends: str) -> None:
    old = encoding in ("iso8859_2", "cp852")
    text = (POLISH.translate(_MARKS) if old else POLISH).replace("\n", ends)
    names = [name.translate(_MARKS) if old else name for name in NAMES]
    assert names_in(written(text.encode(encoding))) == names


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2", "cp852"])
@pytest.mark.parametrize(
    "name",
    [
        "Łąka",
        "Żółw",
        "Śląsk",
        "Źródło",
        "Koń",
        "gęś",
        "ŁÓDŹ",
        "Próba § 5",
        "Łąka 5°",
        "Oś 3",
    ],
)
def test_one_word_is_enough(written: Written, encoding: str, name: str) -> None:
    found = written(f"kod;nazwa\nA;{name}\n".encode(encoding, "ignore"))
    assert names_in(found) == [name.encode(encoding, "ignore").decode(encoding)]


@pytest.mark.parametrize("name", ["Łąka ±5", "Müller i spółka", "Temperatura 5°", "„Próba” – §"])
def test_signs_and_foreign_letters_of_cp1250(written: Written, name: str) -> None:
    assert names_in(written(f"kod;nazwa\nA;{name}\nB;Żółw\n".encode("cp1250"))) == [name, "Żółw"]


@pytest.mark.parametrize("odd", ["cp1250", "iso8859_2", "cp852", "utf-8"])
@pytest.mark.parametrize("usual", ["utf-8", "cp1250", "iso8859_2", "cp852"])
def test_a_row_in_another_encoding_is_read_right_or_refused(
    written: Written, usual: str, odd: str
) -> None:
    rows = ["kod;nazwa", *(f"A{n};Stowarzyszenie Żółw, część {n} – źródło" for n in range(8))]
    texts = [row.translate(_MARKS) for row in rows]
    data = [text.encode(usual) for text in texts]
    data[5] = "A4;Fundacja Ćma i Łąka, świąteczne żółwie".encode(odd)
    sources, report = written(b"\n".join(data) + b"\n")
    if report.errors:
        assert {problem.row for problem in report.errors} == {6}
    else:
        assert sources[0].cells["name"].iloc[4] == "Fundacja Ćma i Łąka, świąteczne żółwie"
        assert sources[0].cells["name"].iloc[0] == "Stowarzyszenie Żółw, część 0 - źródło"


@pytest.mark.parametrize(
    "text",
    [
        "Общество",
        "Català: l·l, ç, à",
        "Überblick «ß»",
        "👩‍👩‍👧 razem",
        "日本語",
        "Čeština ř",
        "naïve œuvre",
    ],
)
def test_other_languages_in_utf_8_stay_as_they_are(written: Written, text: str) -> None:
    found = written(f"kod;nazwa\nA;{text}\n")
    assert names_in(found) == [text]
    assert not found[1].warnings


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("kod;nazwa\nA;x\nB;\ufffdąka\n", 3),
        ('kod;nazwa\nA;x\nB;"Sale\nC;y\n', 3),
        ('kod;nazwa\nA;x\nB;"Sale" b\n', 3),
        ('kod;nazwa\nA;x\nB;"Sale\nC;Świetlica"\n', 3),
        ('kod;nazwa;opp\nA;x;tak\nB;"Sale;tak\nC;Świetlica";nie\n', 3),
        ("kod;nazwa\nA;x\nB;y;z\n", 3),
        ("kod;nazwa\nA;x\nB;#N/D!\n", 3),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_row(written: Written, text: str, row: int) -> None:
    assert f"organizacje.csv, wiersz {row}" in refusal(written(text))
