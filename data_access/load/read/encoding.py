"""Bytes of a text file → text, without a doubt or not at all.

A byte order mark or NUL bytes tell UTF-16, and what is valid UTF-8 is UTF-8. Beyond that bytes do
not tell: what each code page makes of them is judged, first of the whole file, then row by row,
because files grow together from several programs.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LOST = "\ufffd"
"""Stands for what could not be decoded; a cell that holds it is refused."""
CODE_PAGES = ("cp1250", "iso8859_2", "cp852", "cp1252")
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff]*[\x80-\xff][0-9A-Za-z\x80-\xff]*")
_CLEAR = 1.5
"""By how much the best reading of a file must beat another one."""
_LEAST = -0.5
"""A reading of the whole file that stands worse is none."""
_DOUBTFUL = 2.5
"""By how much another reading of a row must be better for the row to be in doubt."""


class Undecidable(ValueError):
    """No reading, or more than one, makes sense. `row` (from 1) is the first that shows it."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


@dataclass(frozen=True)
class Decoded:
    """A file's text; `odd_rows` (from 1) are in another encoding than the rest, and read so."""

    text: str
    odd_rows: list[int] = field(default_factory=list)


def decoded(data: bytes) -> Decoded:
    """The text of a file. Raises `Undecidable`; a single row in doubt holds `LOST` instead."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return _plain(data[len(mark) :].decode(encoding, "replace"))
    if encoding := _wide_without_mark(data):
        return _plain(data.decode(encoding, "replace"))
    try:
        return _plain(data.decode())
    except UnicodeDecodeError:
        return _by_rows(data)


def _plain(text: str) -> Decoded:
    return Decoded(text.lstrip("\ufeff"))


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 writes separators, digits and line ends with a NUL, always on the same side."""
    start = data[:65_536]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 10 < len(start) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le" if odd else ""


def _by_rows(data: bytes) -> Decoded:
    rows = data.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
    texts: dict[int, str] = {}
    old: list[int] = []
    for n, row in enumerate(rows):
        try:
            texts[n] = row.decode()
        except UnicodeDecodeError:
            old.append(n)
    words = {n: _WORD.findall(rows[n]) for n in old}
    often = Counter(word for found in words.values() for word in found)
    judged = _judged(often)
    usual = _usual(judged, often, old[0] + 1)
    utf8 = sum(not texts[n].isascii() for n in texts)
    odd = [n for n in texts if not texts[n].isascii()] if utf8 < len(old) else list(old)
    for n in old:
        encoding = _of_row(words[n], judged, usual)
        texts[n] = _read(rows[n], encoding)
        if encoding not in (usual, ""):
            odd.append(n)
    return Decoded("".join(texts[n] for n in range(len(rows))), sorted({n + 1 for n in odd}))


def _read(row: bytes, encoding: str) -> str:
    if not encoding:
        return row.decode("ascii", "replace")
    return row.decode(encoding, "replace")


_Judged = dict[bytes, dict[str, float]]


def _judged(words: Iterable[bytes]) -> _Judged:
    return {
        word: {page: plausibility(word.decode(page, "replace")) for page in CODE_PAGES}
        for word in words
    }


def _usual(judged: _Judged, often: Mapping[bytes, int], row: int) -> str:
    """The code page of the file, and of each row that does not show another."""
    score = {
        page: sum(of[page] * often[word] for word, of in judged.items()) for page in CODE_PAGES
    }
    best = max(CODE_PAGES, key=score.__getitem__)
    if not _stands_out(best, score, judged) or score[best] < _LEAST:
        raise Undecidable(row)
    return best


def _of_row(words: list[bytes], judged: _Judged, usual: str) -> str:
    """The row's code page; empty where there is a doubt."""
    of_row = {word: judged[word] for word in words}
    score = {page: sum(of[page] for of in of_row.values()) for page in CODE_PAGES}
    best = max(CODE_PAGES, key=score.__getitem__)
    if score[best] - score[usual] < _DOUBTFUL and score[usual] > -_DOUBTFUL:
        return usual
    return best if score[best] > 0 and _stands_out(best, score, of_row) else ""


def _stands_out(best: str, score: dict[str, float], words: Iterable[bytes]) -> bool:
    """Whether every code page that reads the words otherwise reads them clearly worse."""
    return all(
        score[best] - score[page] >= _CLEAR
        for page in CODE_PAGES
        if any(w.decode(page, "replace") != w.decode(best, "replace") for w in words)
    )


_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_NEVER_FIRST = frozenset("ąęńĄĘŃ")
_NEIGHBOURS = frozenset("äöüßéáíúóôëçèàñïÄÖÜÉÁÍÚÇ")
_VOWELS = frozenset("aeiouyąęóAEIOUYĄĘÓ")
_OPENING, _CLOSING = frozenset("„“‘«‚‹"), frozenset("”’»“›…")
_DASHES = frozenset("–—’·\u00a0\u00ad")
_SIGNS = frozenset("§°±×½¼²³µ•€£™®©‰" + "\u00a0\u00ad")


def plausibility(word: str) -> float:
    """How well the letters that are not ASCII stand in a word, digits and marks beside it."""
    return sum(
        _stands(word[i], word[i - 1] if i else "", word[i + 1] if i + 1 < len(word) else "")
        for i in range(len(word))
        if word[i] > "\x7f"
    ) - 6 * bool(_FOREIGN.search(word))


_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]{5}")
"""So many letters in a row that are not ASCII: another script read as this one."""


def _stands(letter: str, before: str, after: str) -> float:
    if letter == LOST or "\x80" <= letter <= "\x9f":
        return -10
    if letter.isalpha():
        return _letter_stands(letter, before, after)
    beside_letters = before.isalpha() + after.isalpha()
    if letter in _OPENING or letter in _CLOSING:
        right = letter in _OPENING and not before.isalnum()
        right = right or (letter in _CLOSING and not after.isalnum())
        return 1 if right else 0 if letter == "’" else -3
    if letter in _DASHES:
        return 0.5 if beside_letters != 1 else -0.5
    if letter in _SIGNS:
        return 0.5 if not beside_letters else -2.5
    return -3


def _letter_stands(letter: str, before: str, after: str) -> float:
    if before.isdigit() or after.isdigit():
        return -2
    if letter.isupper() and before.islower():
        return -3
    if letter.isupper() and before == "" and after == "" and letter not in _POLISH:
        return -2
    if letter in _POLISH:
        first = letter in _NEVER_FIRST and not before.isalpha()
        after_consonant = letter in "ńŃ" and before not in _VOWELS
        return -2 if first or after_consonant else 2
    if letter in _NEIGHBOURS:
        return -2.5 if letter in "äÄ" and before in _VOWELS else 0
    return -1
