"""Proposals → postulates, their statuses, and the organisations that wrote them."""

import re
from dataclasses import dataclass

import pandas as pd

from data_access.load.decidim.archive import ExportSheet
from data_access.load.decidim.cell_values import array_values, days, moments
from data_access.load.decidim.sent_tables import gathered, source, warn
from data_access.load.decidim.statuses import statuses
from data_access.load.problems import Report
from data_access.load.read import SentTable
from domain.vocabulary import Channel, Stage
from locales import N_

_PROFILE = re.compile(r"/(?:profiles|groups)/([^/?#]+)")
_MEETING = re.compile(r"/meetings/(\d+)(?:[/?#]|$)")


@dataclass(frozen=True)
class Proposals:
    """`submitted` and `known` (programme, code) are for those who refer to proposals."""

    sources: list[SentTable]
    submitted: pd.Series
    known: set[tuple[str, str]]


def proposals(
    sheet: ExportSheet,
    programmes: pd.Series,
    sectors: pd.Series,
    meetings: set[tuple[str, str]],
    groups: ExportSheet | None,
    report: Report,
) -> Proposals:
    """`meetings`: (programme, code) of those in the export; `groups`: its user groups."""
    codes = sheet.column("id")
    known = set(zip(programmes, codes, strict=True))
    changed = _changed(sheet)
    submitted = _submitted(sheet, changed, report)
    authors, organisations = _authors(sheet, groups)
    columns = {
        "programme": programmes,
        "code": codes,
        "sector": sectors,
        "title": sheet.words("title"),
        "text": sheet.words("body"),
        "meeting": _meetings(sheet, programmes, meetings, report),
        "channel": _channels(sheet),
        "stage": sheet.flag("is_amend").map(
            {True: str(Stage.DRAFT_CONSULTATION), False: str(Stage.GATHERING)}
        ),
        "submitted_on": submitted,
    }
    if authors is not None:
        columns["organisation"] = authors
    headings = {"code": "id", "text": "body", "submitted_on": "published_at"}
    found = [source("postulates", sheet, columns, headings), organisations]
    found.append(statuses(sheet, programmes, changed, known, report))
    return Proposals([s for s in found if s is not None], submitted, known)


def _changed(sheet: ExportSheet) -> pd.Series:
    """When the answer was given, as text; its publication where only that is known."""
    return sheet.column("answered_at", "state_published_at")


def _submitted(sheet: ExportSheet, changed: pd.Series, report: Report) -> pd.Series:
    """The day of publication. A proposal imported with its answer is younger than the answer."""
    submitted = days(sheet.column("published_at", "created_at"))
    _, given = moments(sheet.column("published_at", "created_at"))
    for column in (changed, sheet.column("withdrawn_at")):
        _, later = moments(column)
        both = given.notna() & later.notna()
        local = days(column)
        for row in both.index[both]:
            if local[row] < submitted[row]:
                message = N_("published after it was answered: the day of the answer is taken")
                warn(report, sheet, row, "published_at", submitted[row], message)
                submitted[row] = local[row]
    return submitted


def _authors(
    sheet: ExportSheet, groups: ExportSheet | None
) -> tuple[pd.Series | None, SentTable | None]:
    """The group among the authors, and the groups. Names of persons are never looked at.

    A participant and a group have addresses of one shape: only the export's own list of user
    groups tells them apart. Without it nothing is said of authors.
    """
    if groups is None:
        return None, None
    nicknames = groups.column("profile_url").map(_nickname)
    nicknames = nicknames.where(nicknames != "", groups.column("nickname").str.lstrip("@"))
    names = groups.words("name")
    known = set(nicknames) - {""}
    authors = sheet.column("author/url").map(
        lambda addresses: next(
            (n for a in array_values(addresses) if (n := _nickname(a)) in known), ""
        )
    )
    used = nicknames[nicknames.isin(set(authors) - {""})]
    rows = [(row, {"code": code, "name": names[row]}) for row, code in used.items()]
    headings = {"code": "nickname", "name": "name"}
    return authors, gathered("organisations", groups.file, rows, headings)


def _nickname(address: str) -> str:
    match = _PROFILE.search(address)
    return match.group(1) if match else ""


def _meetings(
    sheet: ExportSheet, programmes: pd.Series, known: set[tuple[str, str]], report: Report
) -> pd.Series:
    """The meeting that wrote the proposal, else the first that it is linked to."""
    found = pd.Series("", index=programmes.index, dtype="str")
    for column in ("author/url", "meeting_urls"):
        for row, addresses in sheet.column(column).items():
            codes = [m.group(1) for a in array_values(addresses) if (m := _MEETING.search(a))]
            here = [code for code in codes if (programmes[row], code) in known]
            if here and not found[row]:
                found[row] = here[0]
            elif codes and not here:
                message = N_("a meeting that is not in this participatory space, left out")
                warn(report, sheet, row, column, codes[0], message)
    return found


def _channels(sheet: ExportSheet) -> pd.Series:
    """A meeting, the platform's form, or other: entered by the institution itself."""
    authors = sheet.column("author/url")
    profile, meeting = (
        authors.map(lambda address, p=pattern: bool(p.search(address)))
        for pattern in (_PROFILE, _MEETING)
    )
    official = (authors != "") & ~profile & ~meeting
    met = sheet.flag("created_in_meeting") | meeting
    channels = pd.Series(str(Channel.FORM), index=authors.index, dtype="str")
    return channels.mask(official, str(Channel.OTHER)).mask(met, str(Channel.MEETING))
