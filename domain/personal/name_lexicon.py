"""The words by which names of persons are told, read once from names.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from domain.personal.inflection import forms

_CROSSED = str.maketrans("łŁ", "lL")


@dataclass(frozen=True)
class Words:
    """Sets of words: first names and surnames as they are written, the others in small letters.

    `doubtful` first names are as often another word; `small` are the Polish ones in small letters.
    """

    first_names: frozenset[str]
    small: frozenset[str]
    doubtful: frozenset[str]
    surnames: frozenset[str]
    not_surnames: frozenset[str]
    honorifics: frozenset[str]
    said: frozenset[str]
    patrons: frozenset[str]
    institutions: frozenset[str]


@cache
def name_lexicon() -> Words:
    """Polish names in all their cases, English ones with the possessive's -s."""
    listed = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    of = {name: frozenset(text.split()) for name, text in listed.items()}
    polish = of["polish_women"] | of["polish_men"]
    others = of["english"] | of["romance"] | of["doubtful"]
    inflected = {form for name in polish for form in forms(name)}
    inflected |= {_bare(form) for form in inflected}  # as many write on a telephone
    return Words(
        first_names=frozenset(inflected | others),
        small=frozenset(
            name.lower() for name in (polish | set(map(_bare, polish))) - of["doubtful"]
        ),
        doubtful=of["doubtful"],
        surnames=of["english_surnames"]
        | {form for n in of["polish_surnames"] for form in forms(n)},
        not_surnames=_small(of["not_surnames"]),
        honorifics=_small(of["honorifics"]),
        said=of["said"],
        patrons=_small(of["patrons"]),
        institutions=_small(of["institutions"]),
    )


def _bare(name: str) -> str:
    """Without diacritics."""
    letters = normalize("NFKD", name.translate(_CROSSED))
    return "".join(letter for letter in letters if not combining(letter))


def _small(given: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in given)
