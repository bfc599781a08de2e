"""A list that is narrowed says of how many it is a part."""

from functools import wraps
from typing import Any

import pytest
from sqlalchemy import URL

from data_access import postulates
from tests.pages.conftest import Open
from tests.records import postulate, programme, put, sector


def test_of_how_many_is_told_without_a_second_search(
    open_page: Open, sqlite_database: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [postulate(f"{code}1", code) for code in ("KUL", "EDU")]
    rows += [postulate("KUL2", "KUL", department="Wydział Kultury")]
    put(sqlite_database, programme(), sector("KUL"), sector("EDU"), *rows)
    search, searched = postulates.search, []

    @wraps(search)
    def told(*of: Any, **options: Any) -> Any:
        searched.append(options)
        return search(*of, **options)

    monkeypatch.setattr(postulates, "search", told)
    app = open_page(
        sqlite_database, "postulates", lang="pl", sector="KUL", department="Wydział Kultury"
    )
    (text,) = (text.value for text in app.caption if "spośród" in text.value)
    assert text.endswith("1–1 z 1, wybrane spośród 2")
    assert len(searched) == 1
