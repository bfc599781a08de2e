"""Letters garbled before the file reached us are mended, and that is said."""

import pytest

from data_access.load.read.mojibake import mended
from locales import locale
from tests.data_access.read.sent import Written


@pytest.mark.parametrize("page", ["cp1250", "cp1252", "latin-1", "iso8859_2", "cp852"])
@pytest.mark.parametrize("word", ["Zażółć", "łąka", "Świetlica", "źdźbło", "próg", "ŻÓŁW"])
def test_garbled_letters_are_mended_and_said(written: Written, page: str, word: str) -> None:
    seen = "".join(
        bytes([byte]).decode(page, "replace").replace("\ufffd", chr(byte)) for byte in word.encode()
    )
    sources, report = written(f"kod;nazwa\nA;{seen}\n")
    assert list(sources[0].cells["name"]) == [word]
    assert "zniekształcone litery" in report.told(locale("pl"))


def test_what_broke_twice_is_mended_too() -> None:
    assert mended("Mayor\u00c3\u0082\u00c2\u0092s Office") == ("Mayor’s Office", True)
    assert mended("Fundacja ĹÄ…ka") == ("Fundacja \ufffdąka", True), "half of a pair is lost"
    assert mended("MIESZKAŃ” ŁÓŻKO Ä, Å") == ("MIESZKAŃ” ŁÓŻKO Ä, Å", False)
