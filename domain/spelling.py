"""Spellings of one name: what differs by letter case, spaces, marks or a district's number only."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

_ROMAN = {
    f"{tens}{ones}": 10 * i + j
    for i, tens in enumerate(("", "x", "xx", "xxx"))
    for j, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
}
_DISTRICT = r"(?:(?:dzielnica|dzielnicy|dz|district)\b\.?\s*)?(?:nr\b\.?\s*)?"
_NUMBERED = re.compile(
    rf"{_DISTRICT}(?:(?P<number>[ivx]{{1,8}}|\d{{1,2}})(?:[\s.,:–-]+|$))?{_DISTRICT}(?P<name>.*)"
)


class _District(NamedTuple):
    """What is left of «XIII Podgórze»: 13, «podgorze»; either may be missing."""

    number: int | None
    name: str


_FULL_WIDTH = {0xFEE0 + n: n for n in range(0x21, 0x7F)}
_ALIKE = _FULL_WIDTH | str.maketrans(
    "АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXo"
)
"""Letters of full width, Cyrillic and Greek → the Latin ones that look the same."""


def shape(text: str) -> str:
    """Equal for texts that look the same, of whatever alphabets their letters are."""
    return text if text.isascii() else text.translate(_ALIKE)


def odd_letter(text: str) -> str:
    """The first letter that only looks like another, with its number; empty where none does."""
    odd = (letter for letter in text if shape(letter) != letter)
    return next((f"{letter} (U+{ord(letter):04X})" for letter in odd), "")


def key(text: str) -> str:
    """Equal for texts that differ by letter case, white space, punctuation or diacritics only."""
    return re.sub(r"[\W_]+", "", _folded(text)) or text


def groups(texts: Iterable[str], *, districts: bool = False) -> dict[str, list[str]]:
    """Every spelling → all spellings of the same name, in the order of `texts`.

    In `districts` a number before the name, Roman or Arabic, and the word for a district do not
    tell two names apart, nor does a number alone where one name only bears it; a name that bears
    several numbers is several.
    """
    texts = list(dict.fromkeys(texts))
    keys = _of_districts(texts) if districts else {text: key(text) for text in texts}
    alike = defaultdict(list)
    for text, own in keys.items():
        alike[own].append(text)
    return {text: alike[own] for text, own in keys.items()}


def usual_spelling(counts: Mapping[str, int], *, districts: bool = False) -> dict[str, str]:
    """Every spelling → the most frequent one of the same name; of equals the first by letters.

    `counts`: spelling → how often it is met. Of equals one with composed letters comes first.
    """
    often = sorted(counts, key=lambda text: (-counts[text], not is_normalized("NFC", text), text))
    return {text: same[0] for text, same in groups(often, districts=districts).items()}


def _of_districts(texts: Iterable[str]) -> dict[str, object]:
    parsed = {text: _district(text) for text in texts}
    numbers, names = defaultdict(set), defaultdict(set)
    for number, name in parsed.values():
        if number is not None and name:
            numbers[name].add(number)
            names[number].add(name)
    keys: dict[str, object] = {}
    for text, district in parsed.items():
        number, name = district
        bearers = names[number]
        if not name and len(bearers) == 1:
            (name,) = bearers
        one = len(numbers[name]) <= 1
        keys[text] = name if name and one else district._replace(name=name or key(text))
    return keys


def _district(text: str) -> _District:
    found = _NUMBERED.fullmatch(" ".join(_folded(text).split()))
    assert found  # noqa: S101 – every part of the pattern may be empty
    written, name = found["number"], re.sub(r"[\W_]+", "", found["name"])
    number = _number(written) if written else None
    if (written and number is None) or not (written or name):  # «XXL Galeria», «Dzielnica»
        return _District(None, key(text))
    return _District(number, name)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else _ROMAN.get(written)


def _folded(text: str) -> str:
    plain = normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(letter for letter in plain if not combining(letter))
