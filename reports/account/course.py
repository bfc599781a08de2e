"""The account's first sections: how the consultation ran, and the meetings held."""

import pandas as pd

from charts.attendance import list_coverage
from data_access import participation, postulates
from domain.vocabulary import COORDINATING, Stage
from reports.account.document import Block, PrintedColumn, PrintedTable, Section
from reports.account.sources import Sources, cell


def course_section(sources: Sources) -> Section:
    """Dates, numbers of meetings, people, organisations and postulates; the milestones."""
    _ = sources.locale.gettext
    milestones = sources.shown("milestones")
    blocks: list[Block] = [_period(sources), *_turnout(sources), *_submissions(sources)]
    if milestones.table.rows:
        blocks.append(milestones)
    return Section(_("Course of the consultation"), tuple(blocks))


def meetings_section(sources: Sources) -> Section:
    """Attendance by sector, and every meeting held."""
    _ = sources.locale.gettext
    held = sources.held
    if held.empty:
        text = _("No held meeting is recorded in this scope.")
        return Section(_("Meetings and attendance"), (text,))
    by_sector = sources.shown("invited_registered_attended")
    note = list_coverage(int(held["has_list"].sum()), len(held), sources.reader)
    note = _("Attendance is counted {coverage}.", coverage=note) if note else ""
    exhibit = (by_sector,) if by_sector.table.rows else ()
    return Section(
        _("Meetings and attendance"),
        (*exhibit, *([note] if note else []), _list(held, sources)),
    )


def _list(held: pd.DataFrame, sources: Sources) -> PrintedTable:
    locale = sources.locale
    _ = locale.gettext
    without = _("no list")
    return PrintedTable(
        _("Meetings held"),
        (
            PrintedColumn(_("Date"), 12),
            PrintedColumn(_("Team"), 22),
            PrintedColumn(_("Title"), 32),
            PrintedColumn(_("Minutes"), 10),
            PrintedColumn(_("Organisations"), 14, "number"),
            PrintedColumn(_("People"), 10, "number"),
        ),
        tuple(
            (
                locale.date(row["starts_on"]),
                sources.team_names.get(row["team"], row["team"]),
                cell(row["title"]),
                _("yes") if row["has_minutes"] else _("no"),
                locale.number(row["attended"]) if row["has_list"] else without,
                locale.number(row["people"]) if row["has_list"] else without,
            )
            for row in held.to_dict("records")
        ),
    )


def _period(sources: Sources) -> str:
    locale, programme = sources.locale, sources.programme
    start, end = programme.consultation_start, programme.consultation_end
    if not (start or end):
        return locale.gettext("The records do not say when the consultation began and ended.")
    return locale.gettext("Period of the consultation: {period}.", period=locale.period(start, end))


def _turnout(sources: Sources) -> list[str]:
    """What met and who came: one paragraph; none where no meeting was held."""
    held = sources.held
    if held.empty:
        return []
    ngettext = sources.locale.ngettext
    coordinating = int((held["team"] == COORDINATING).sum())
    sentences = []
    if len(held) > coordinating:
        met = len(held) - coordinating
        came = int(sources.read(participation.total)["attending"].iloc[0])
        sentences += [
            ngettext("{n} sector meeting was held.", "{n} sector meetings were held.", met),
            ngettext("{n} organisation came to them.", "{n} organisations came to them.", came),
        ]
    if coordinating:
        sentences.append(
            ngettext(
                "The coordinating team met {n} time.",
                "The coordinating team met {n} times.",
                coordinating,
            )
        )
    sentences.append(
        ngettext(
            "The attendance lists hold {n} person in all; whoever came to several meetings is "
            "counted at each.",
            "The attendance lists hold {n} people in all; whoever came to several meetings is "
            "counted at each.",
            int(held["people"].sum()),
        )
    )
    return [" ".join(sentences)]


def _submissions(sources: Sources) -> list[str]:
    """How many postulates and comments, and how many are decided: one paragraph, or none."""
    row = sources.read(postulates.total).iloc[0]
    found = sources.positions
    if found.empty:
        return []
    locale = sources.locale
    comments = int((found["stage"] == Stage.DRAFT_CONSULTATION).sum())
    decided, taken_up = int(row["decided"]), int(row["taken_up"])
    sentences = [
        locale.ngettext(
            "{n} postulate was submitted.",
            "{n} postulates were submitted.",
            len(found) - comments,
        )
    ]
    if comments:
        sentences.append(
            locale.ngettext(
                "{n} comment on the draft was made.",
                "{n} comments on the draft were made.",
                comments,
            )
        )
    part = locale.part(decided, row["not_void"])
    sentences.append(locale.gettext("Decided: {part}.", part=part))
    if decided:
        part = locale.part(taken_up, decided)
        sentences.append(
            locale.gettext("Of those decided, accepted in whole or in part: {part}.", part=part)
        )
    return [" ".join(sentences)]
