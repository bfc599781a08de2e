"""The pack for a meeting: which files there are, for whom, and of which exhibits."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from catalogue import AUDIENCES, EXHIBITS, PAGE_TITLES, SECTION_TITLES, keys_for
from catalogue.source import Records
from charts import Exhibit
from data_access import config, schedule
from data_access.scope import Scope
from locales import N_, Locale
from reports.sections import TOLD_OTHERWISE, Sections

SLIDES = "pptx"
WORKLISTS = "worklists"
"""The kind of file that is several: on the command line a folder takes them."""

_Progress = Callable[[int, int], None]
"""Called with steps done and steps in all."""


@dataclass(frozen=True)
class Order:
    """What is asked for: for whom; of the slides, whether with the appendix, and whether with one
    for each postulate that waits."""

    audience: str = "coordinating"
    appendix: bool = True
    each: bool = False


@dataclass(frozen=True)
class PackFile:
    """A file of the pack: what it is called, its suffix and media type, who makes it.

    `of_audience`: what it holds depends on for whom it is.
    """

    title: str
    suffix: str
    mime: str
    make: Callable[[Records, Order, _Progress], bytes]
    of_audience: bool = False

    def name(self, scope: Scope, audience: str, locale: Locale) -> str:
        """Programme, chosen sectors if few, audience, as-of date: in letters that every file system
        takes."""
        parts = [scope.programme, *(scope.sectors if len(scope.sectors) <= _FEW else ())]
        if self.of_audience:
            parts.append(locale.gettext(AUDIENCES[audience]).partition(":")[0].lower())
        plain = [_UNSAFE.sub("-", part)[:_LONGEST].strip("-_") for part in parts]
        return f"{'_'.join(filter(None, [*plain, scope.as_of.isoformat()]))}.{self.suffix}"


_FEW = 2
"""Sectors that a file's name tells."""
_UNSAFE, _LONGEST = re.compile(r"[^\w-]+"), 60


def pack_sections(
    source: Records, audience: str, progress: _Progress, without: Collection[str] = ()
) -> Sections:
    """The audience's exhibits under the titles of their pages and sections."""
    grouped: dict[str, list[Exhibit]] = {}
    keys = [key for key in keys_for(audience) if key not in without]
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


def _deck(source: Records, order: Order, progress: _Progress) -> bytes:
    from reports.deck import deck
    from reports.deck.brief import FINDINGS, brief
    from reports.deck.logo import logo

    image = config.logo_path()
    mark = logo(image) if image else None
    told = brief(source, order.audience, config.public_address(), each=order.each)
    appendix: Sections = []
    if order.appendix:
        without = {*FINDINGS, *TOLD_OTHERWISE}
        appendix = pack_sections(source, order.audience, progress, without)
    return deck(told, appendix, source.reader, mark)


def _workbook(source: Records, order: Order, progress: _Progress) -> bytes:
    from reports.cases import CASES_TITLE, cases
    from reports.workbook import workbook

    found = pack_sections(source, order.audience, progress)
    if order.audience == "officials":
        found = [(source.reader.locale.gettext(CASES_TITLE), cases(source)), *found]
    return workbook(found, source.scope_line, source.programme_name, source.reader)


def _docx(source: Records, _order: Order, progress: _Progress) -> bytes:
    from reports.account import account
    from reports.account.chart_svgs import svgs
    from reports.account.docx import docx

    document = account(source.scope, source.connection, source.reader.locale)
    progress(1, 3)
    charts = svgs(document.exhibits(), source.reader)
    progress(2, 3)
    return docx(document, charts)


def _pdf(source: Records, _order: Order, progress: _Progress) -> bytes:
    from reports.account import account
    from reports.account.chart_svgs import svgs
    from reports.account.pdf import pdf

    document = account(source.scope, source.connection, source.reader.locale)
    progress(1, 3)
    charts = svgs(document.exhibits(), source.reader)
    progress(2, 3)
    return pdf(document, charts)


def _calendar(source: Records, _order: Order, _progress: _Progress) -> bytes:
    from reports.calendar import calendar

    meetings = source.read(schedule.calendar_meetings)
    return calendar(meetings, source.team_names, source.programme, source.reader.locale)


def _worklists(source: Records, _order: Order, _progress: _Progress) -> bytes:
    from reports.worklists import archive

    return archive(source)


_OFFICE = "application/vnd.openxmlformats-officedocument."
FILES = {
    SLIDES: PackFile(
        N_("Slides"), "pptx", f"{_OFFICE}presentationml.presentation", _deck, of_audience=True
    ),
    "xlsx": PackFile(
        N_("Workbook"), "xlsx", f"{_OFFICE}spreadsheetml.sheet", _workbook, of_audience=True
    ),
    "docx": PackFile(
        N_("Report on the course of the consultation, to be edited"),
        "docx",
        f"{_OFFICE}wordprocessingml.document",
        _docx,
    ),
    "pdf": PackFile(
        N_("Report on the course of the consultation, accessible PDF"),
        "pdf",
        "application/pdf",
        _pdf,
    ),
    WORKLISTS: PackFile(
        N_("Worklists of the responsible units, to be filled in and loaded"),
        "zip",
        "application/zip",
        _worklists,
    ),
    "ics": PackFile(N_("Calendar of meetings"), "ics", "text/calendar", _calendar),
}  # fmt: skip
