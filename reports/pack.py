"""The pack for a meeting: which files there are, for whom, and of which exhibits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalogue import EXHIBITS, PAGE_TITLES, SECTION_TITLES, keys_for
from catalogue.source import Records
from charts import Exhibit
from data_access import schedule
from locales import N_
from reports.sections import Sections

WORKLISTS = "worklists"
"""The kind of file that is several: on the command line a folder takes them."""

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all."""


@dataclass(frozen=True)
class File:
    """A file of the pack: what it is called, its suffix and media type, who makes it."""

    title: str
    suffix: str
    mime: str
    make: Callable[[Records, str, Progress], bytes]


def sections(source: Records, audience: str, progress: Progress) -> Sections:
    """The audience's exhibits under the titles of their pages and sections."""
    grouped: dict[str, list[Exhibit]] = {}
    keys = keys_for(audience)
    for done, key in enumerate(keys):
        progress(done, len(keys) + 1)
        entry = EXHIBITS[key]
        title = " – ".join(_titles(source, entry.page, entry.section))
        grouped.setdefault(title, []).append(entry.build(source))
    progress(len(keys), len(keys) + 1)
    return list(grouped.items())


def _titles(source: Records, page: str, section: str) -> Iterator[str]:
    _ = source.reader.locale.gettext
    yield _(PAGE_TITLES[page])
    if section:
        yield _(SECTION_TITLES[page][section])


def _deck(source: Records, audience: str, progress: Progress) -> bytes:
    from reports.deck import deck

    found = sections(source, audience, progress)
    return deck(found, source.scope_sentence, source.programme_name, source.reader)


def _workbook(source: Records, audience: str, progress: Progress) -> bytes:
    from reports.cases import TITLE, cases
    from reports.workbook import workbook

    found = sections(source, audience, progress)
    if audience == "officials":
        found = [(source.reader.locale.gettext(TITLE), cases(source)), *found]
    return workbook(found, source.scope_sentence, source.programme_name, source.reader)


def _docx(source: Records, _audience: str, progress: Progress) -> bytes:
    from reports.account import account
    from reports.account.charts import svgs
    from reports.account.docx import docx

    document = account(source.scope, source.connection, source.reader.locale)
    progress(1, 3)
    charts = svgs(document.exhibits(), source.reader)
    progress(2, 3)
    return docx(document, charts)


def _pdf(source: Records, _audience: str, progress: Progress) -> bytes:
    from reports.account import account
    from reports.account.charts import svgs
    from reports.account.pdf import pdf

    document = account(source.scope, source.connection, source.reader.locale)
    progress(1, 3)
    charts = svgs(document.exhibits(), source.reader)
    progress(2, 3)
    return pdf(document, charts)


def _calendar(source: Records, _audience: str, _progress: Progress) -> bytes:
    from reports.calendar import calendar

    meetings = source.read(schedule.agenda)
    return calendar(meetings, source.team_names, source.programme, source.reader.locale)


def _worklists(source: Records, _audience: str, _progress: Progress) -> bytes:
    from reports.worklists import archive

    return archive(source)


_OFFICE = "application/vnd.openxmlformats-officedocument."
FILES = {
    "pptx": File(
        N_("Slides"), "pptx", f"{_OFFICE}presentationml.presentation", _deck
    ),
    "xlsx": File(N_("Workbook"), "xlsx", f"{_OFFICE}spreadsheetml.sheet", _workbook),
    "docx": File(
        N_("Report on the course of the consultation, to be edited"),
        "docx",
        f"{_OFFICE}wordprocessingml.document",
        _docx,
    ),
    "pdf": File(
        N_("Report on the course of the consultation, accessible PDF"),
        "pdf",
        "application/pdf",
        _pdf,
    ),
    WORKLISTS: File(
        N_("Worklists of the responsible units, to be filled in and loaded"),
        "zip",
        "application/zip",
        _worklists,
    ),
    "ics": File(N_("Calendar of meetings"), "ics", "text/calendar", _calendar),
}  # fmt: skip
