"""Text from the records in files: one rule of what is left out."""

import pytest

from domain.text import clean, most_lines, one_line, shortened


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("\u202ekcab\u2066 \u200fx\ufeff", "kcab x"),
        ("a\r\nb\x0bc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("\ud800\ufffe\ufdd0é", "é"),
        ("e\u0301", "é"),
        ("👩‍👩‍👧 سلام", "👩‍👩‍👧 سلام"),
        (None, ""),
        (float("nan"), ""),
        (7, "7"),
    ],
)
def test_what_files_refuse_is_left_out(given: object, cleaned: str) -> None:
    assert clean(given) == cleaned


def test_a_line_is_one_line() -> None:
    assert one_line(" a\n\tb\u2029 c ") == "a b c"


def test_what_is_shortened_says_so() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abc def", 5) == "abc…"


@pytest.mark.parametrize(
    ("texts", "taken"),
    [
        ([], 1),
        ([("", 8)], 1),
        ([("a b", 8)], 1),
        ([("a\n\nb", 8)], 3),
        ([("a", 8), ("aa " * 6, 8)], 3),
    ],
)
def test_lines_of_the_highest_text(texts: list[tuple[str, int]], taken: int) -> None:
    assert most_lines(texts) == taken
