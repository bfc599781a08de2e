"""A file of the pack that could not be made: the reader is told why."""

import pytest
from sqlalchemy import URL

from tests.pages.conftest import Open
from tests.ui.test_jobs import until
from ui import materials
from ui.jobs import JobLimits


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("pl", "Tworzenie pliku przekroczyło limit czasu, więc je przerwano."),
        ("en", "It took too long to make and was stopped."),
    ],
)
def test_a_file_that_took_too_long_says_so(
    open_page: Open, sample: URL, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setattr(materials, "_LIMITS", JobLimits(seconds=1))
    app = open_page(sample, "materials", lang=lang)
    app.button(key="make_xlsx").click().run()
    until(lambda: not app.run().progress)
    assert [error.value for error in app.error] == [words]
