"""Hostile CSV files: encodings, quotation marks, separators, sizes."""

import codecs

from tests.data_access.hostile import ORGANISATIONS, Case, folder

_LONG = "x" * 500_000


def _organisations(text: str, encoding: str = "utf-8") -> bytes:
    return text.encode(encoding)


def _case(
    name: str, content: str | bytes, refused: str = "", warned: str = "", large: bool = False
) -> Case:
    return Case(name, folder(organizacje__csv=content), refused, warned, large)


_MIXED = "kod;nazwa\nA;Łąka\n".encode() + "B;Żółw ćmi\n".encode("cp1250")
_CANNOT = "liter"

CASES = [
    *(
        _case(f"csv in {encoding}", _organisations(ORGANISATIONS, encoding))
        for encoding in ("utf-8", "cp1250", "iso8859_2", "cp852", "utf-16", "utf-16-le", "utf-16-be")
    ),
    _case("csv with three BOMs", codecs.BOM_UTF8 * 3 + ORGANISATIONS.encode()),
    _case("csv in utf-32", ORGANISATIONS.encode("utf-32")),
    _case("csv of odd length in utf-16", ORGANISATIONS.encode("utf-16")[:-1], "liter"),
    _case("csv with one row in cp1250", _MIXED, "", "inne kodowanie"),
    _case("csv with one row undecidable", b"kod;nazwa\nA;\xc5\x81\xc4\x85ka\nB;\x8f\x81\x90\n", "wiersz 3"),
    _case("csv with a replacement character", "kod;nazwa\nA;\ufffdąka\n", _CANNOT),
    _case("csv garbled twice", "kod;nazwa\nA;Ä‚Ĺ›wietlica\n", "", "zniekształcone"),
    _case("csv garbled once", "kod;nazwa\nA;Ĺ»ĂłĹ‚w\n", "", "zniekształcone"),
    _case("csv of Cyrillic in cp1251", "kod;nazwa\nA;Благотворительность\n".encode("cp1251"), "liter"),
    _case("csv of random bytes", bytes(range(256)) * 40, "organizacje.csv"),
    _case("csv of NUL bytes", b"\0" * 100_000, "nie znaleziono nagłówków"),
    _case("csv with control characters", "kod;nazwa\nA;Łą\x07ka\x1b[31m\x0b\n"),
    _case("csv of one quotation mark", '"', "cudzysłów"),
    _case("csv with a quotation mark left open", 'kod;nazwa\nA;"Łąka\nB;Żółw\n', "wiersz 2"),
    _case("csv with swallowed rows", 'kod;nazwa\nA;"Łąka\nB;Żółw"\n', "wiersz 2"),
    _case("csv with letters behind a quotation mark", 'kod;nazwa\nA;"Łąka" b\n', "wiersz 2"),
    _case("csv with a cell of many lines", 'kod;nazwa\nA;"Łąka\n\nim. Jana; Kraków"\n'),
    _case("csv with half a million letters in a cell", f"kod;nazwa\nA;{_LONG}\n"),
    _case("csv of a million separators in a row", "kod;nazwa\nA;Łąka" + ";" * 1_000_000 + "\n", large=True),
    _case("csv of a million blank lines", ORGANISATIONS + "\n" * 1_000_000, large=True),
    _case("csv of ten million blank lines", ORGANISATIONS + "\n" * 10_000_000, "za dużo komórek", large=True),
    _case("csv of forty million separators", "kod;nazwa\n" + ";" * 40_000_000, "za dużo komórek", large=True),
    _case("csv with a stray separator", "kod;nazwa\nA;Łąka;x\n", "więcej komórek"),
    _case("csv of a title, a blank row and sep=", "sep=;\nWykaz\n\n" + ORGANISATIONS),
    _case("csv without headings", "A;Łąka\nB;Żółw\n", "nie znaleziono nagłówków"),
    _case("csv with old line ends", ORGANISATIONS.replace("\n", "\r")),
    _case("csv with mixed line ends", "kod;nazwa\rA;Łąka\r\nB;Żółw\n"),
    _case("csv with letters without width", "\u200bkod\u200b;nazwa\nA\u2060;\u200bŁąka\ufeff\n"),
    _case("csv with a total", ORGANISATIONS + "Razem;2;\n", "", "sumuje pozostałe"),
    _case("csv with an error of a workbook", ORGANISATIONS + "C;#ADR!;\n", "błąd arkusza"),
    _case("csv with a formula", ORGANISATIONS + "C;=cmd|'/c calc'!A1;\n"),
    _case("csv that is a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "organizacje.csv"),
    _case("csv with headings doubled", "kod;nazwa;nazwa\nA;Łąka;b\n", "dwa razy"),
    _case("csv with ten thousand headings", ORGANISATIONS.replace("nip", "nip" + ";x" * 10_000, 1), "", "nieznana kolumna"),
]  # fmt: skip
