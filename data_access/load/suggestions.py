"""Suggestions for unknown codes: a name was given in place of a code, or mistyped."""

from collections.abc import Iterable
from difflib import get_close_matches

import pandas as pd

from data_access.load.choices import CLOSE
from data_access.load.table_format import squeezed
from domain.spelling import shape

_MOST_CODES = 200
"""Among more, something is always near."""


class Meant:
    """`codes`: of the table referred to; `table`: its rows in the load, columns `code` and, if it
    has one, `name` or `title`."""

    def __init__(self, codes: Iterable[str], table: pd.DataFrame | None) -> None:
        self._of_word = {squeezed(shape(code)): code for code in codes}
        self._few = len(self._of_word) <= _MOST_CODES
        for column in ("name", "title"):
            if table is not None and column in table:
                named = table[["code", column]].dropna().drop_duplicates(column, keep=False)
                for code, name in named.itertuples(index=False):
                    self._of_word.setdefault(squeezed(name), code)

    def code(self, word: str) -> str | None:
        """The code; None where the word is like none, or like a number, each of which is near."""
        sought = squeezed(shape(word))
        if sought in self._of_word:
            return self._of_word[sought]
        if self._few and not any(letter.isdigit() for letter in sought):
            for near in get_close_matches(sought, self._of_word, 1, CLOSE):
                return self._of_word[near]
        return None
