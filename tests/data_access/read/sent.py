"""One file sent, and what reading it gives or refuses."""

from collections.abc import Callable

from data_access.load.problems import Report
from data_access.load.read import SentTable
from locales import locale

Written = Callable[..., tuple[list[SentTable], Report]]


def names_in(found: tuple[list[SentTable], Report], column: str = "name") -> list[str]:
    sources, report = found
    assert not report.errors, report.told(locale("pl"))
    return list(sources[0].cells[column])


def refusal(found: tuple[list[SentTable], Report]) -> str:
    report = found[1]
    assert report.errors
    return report.told(locale("pl"))
