"""All hostile cases."""

from tests.data_access.hostile import Case, archives, books, texts

CASES: list[Case] = [*texts.CASES, *books.CASES, *archives.CASES]
