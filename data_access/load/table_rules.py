"""The rules of single tables: what a row must agree with, in its own load and in the database."""

from collections.abc import Callable, Mapping
from datetime import datetime

import pandas as pd

from data_access.load.data_format import COORDINATING_WORDS, TABLES
from data_access.load.existing_records import RecordKey, Stored
from data_access.load.members import excused, outside_term
from data_access.load.mergers import circles
from data_access.load.problems import Named, Report
from data_access.load.read import SentTable
from data_access.load.table_format import squeezed
from domain.clock import LOCAL
from domain.vocabulary import JUSTIFICATION_DUE, USUAL_STEPS, Status
from locales import N_

_MOST_PEOPLE = 100_000
_MOST_DAYS = 3650
_TOO_EARLY = N_("changed before the postulate was submitted")

Rule = Callable[[SentTable, pd.DataFrame, Mapping[str, pd.DataFrame], Stored, Report], None]


def _ends_before_start(start: str, end: str) -> Rule:
    def rule(source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report) -> None:
        both = frame[frame[start].notna() & frame[end].notna()]
        told = end if end in source.cells else start  # «19:00-17:00» holds both
        for row in both.index[[e < s for s, e in zip(both[start], both[end], strict=True)]]:
            message = N_("ends before it starts")
            report.errors.append(source.problem(row, told, None, message))

    return rule


def _sector_codes(source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report) -> None:
    for row, code in frame["code"].dropna().items():
        if "," in code or squeezed(code) in COORDINATING_WORDS:
            message = N_("a sector's code holds no comma and is not the coordinating team's")
            report.errors.append(source.problem(row, "code", None, message))


def _response_days(source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report) -> None:
    days = pd.to_numeric(frame["response_days"])
    for row in frame.index[(days < 0) | (days > _MOST_DAYS)]:
        message = N_("between 0 and 3650 days are expected")
        report.errors.append(source.problem(row, "response_days", None, message))


def _one_participant(
    source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report
) -> None:
    given = frame[["organisation", "member", "party"]].notna().sum(axis=1)
    in_doubt = _refused(source, "organisation", "member", "party")
    for row in frame.index[(given != 1) & ~in_doubt]:
        message = N_("exactly one of organisation, member and party must be given")
        report.errors.append(source.problem(row, "organisation", "", message))


def _people(source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report) -> None:
    people = pd.to_numeric(frame["people"])
    for row in frame.index[(people < 0) | (people > _MOST_PEOPLE)]:
        message = N_("not a head count: between 0 and 100,000")
        report.errors.append(source.problem(row, "people", None, message))


def _not_negative(*columns: str) -> Rule:
    def rule(source: SentTable, frame: pd.DataFrame, _tables, _known, report: Report) -> None:
        for column in columns:
            numbers = pd.to_numeric(frame[column])
            for row in frame.index[(numbers < 0) | (numbers > _MOST_PEOPLE)]:
                message = N_("between 0 and 100,000 are expected")
                report.errors.append(source.problem(row, column, None, message))

    return rule


def _not_counted(
    source: SentTable, frame: pd.DataFrame, _tables, known: Stored, report: Report
) -> None:
    """People beside no «attended», and rows that say nothing at all, are likely a slip.

    A mark that the file has no column for stands as recorded, and says something.
    """
    flags = [c.name for c in source.table.columns if c.kind == "flag"]
    in_doubt = _refused(source, "people", *flags)
    recorded = pd.Series(_recorded(frame, known), frame.index, dtype=object)
    attended = frame["attended"]
    if "attended" not in frame.attrs["given"]:
        attended = attended | (recorded == True)  # noqa: E712
    uncounted = (attended == False) & (pd.to_numeric(frame["people"]) > 0)  # noqa: E712
    empty = ~frame[flags].any(axis=1) & ~uncounted & recorded.isna()
    for told, column, message in (
        (uncounted, "people", N_("people, but not marked as attended: they are not counted")),
        (empty, "attended", N_("none of the marks is set: the row says nothing")),
    ):
        for row in frame.index[told & ~in_doubt]:
            report.warnings.append(source.problem(row, column, None, message))


def _recorded(frame: pd.DataFrame, known: Stored) -> list[bool | None]:
    """For each row whether the database holds it as attended; None where it does not hold it."""
    names = ("organisation", "member", "party")
    columns = (frame[name] for name in ("programme", "meeting", *names))
    found = []
    for programme, meeting, *given in zip(*columns, strict=True):
        told = [(kind, who) for kind, who in zip(names, given, strict=True) if pd.notna(who)]
        found.append(known.lists.get((programme, meeting, *told[0])) if told else None)
    return found


def _attended_not_held(
    source: SentTable, frame: pd.DataFrame, tables: Mapping, known: Stored, report: Report
) -> None:
    statuses = known.meeting_statuses | _values(tables.get("meetings"), "status")
    attended = _attended(frame)
    for row, key in zip(attended.index, _keys(attended, "meeting"), strict=True):
        if statuses.get(key, "held") not in ("held", None):
            message = N_("attended the meeting {meeting}, which is planned or cancelled")
            values = (("meeting", key[1]),)
            report.errors.append(source.problem(row, "attended", None, message, *values))


def _lists_of_meetings(
    source: SentTable, frame: pd.DataFrame, tables: Mapping, known: Stored, report: Report
) -> None:
    """A held meeting should have a list; any other must have none."""
    attendance = tables.get("attendance")
    sent = set() if attendance is None else set(_keys(attendance, "meeting"))
    came = set() if attendance is None else set(_keys(_attended(attendance, True), "meeting"))
    kept = known.listed - sent
    for row, key, status in zip(frame.index, _keys(frame, "code"), frame["status"], strict=True):
        if status == "held" and key not in came | known.listed:
            message = N_("held, but no one is recorded as attended")
            report.warnings.append(source.problem(row, "code", None, message))
        elif status in ("planned", "cancelled") and key in kept:
            message = N_("not held, but the database holds who attended it")
            report.errors.append(source.problem(row, "status", None, message))


def _submitted_after_change(
    source: SentTable, frame: pd.DataFrame, _tables, known: Stored, report: Report
) -> None:
    """A submission may not be moved past a change that the database holds."""
    for row, key, day in zip(frame.index, _keys(frame, "code"), frame["submitted_on"], strict=True):
        changes = known.changes.get(key)
        if changes and day and min(changes)[0].astimezone(LOCAL).date() < day:
            report.errors.append(source.problem(row, "submitted_on", None, _TOO_EARLY))


def _histories(
    source: SentTable, frame: pd.DataFrame, tables: Mapping, known: Stored, report: Report
) -> None:
    """Changes before submission are refused; unusual steps and missing reasons are warned of."""
    submitted = known.submitted | _values(tables.get("postulates"), "submitted_on")
    torn = set(_keys(frame[_refused(source, "changed_at", "status")], "postulate"))
    whole = frame[frame["changed_at"].notna() & frame["status"].notna()]
    timelines: dict[RecordKey, list] = {}
    for row in whole.assign(row=whole.index).itertuples(index=False):
        timelines.setdefault((row.programme, row.postulate), []).append((row.changed_at, row))
    for key, timeline in timelines.items():
        sent = {moment for moment, _row in timeline}
        older = [(at, status) for at, status in known.changes.get(key, []) if at not in sent]
        before = Status.SUBMITTED
        for moment, change in sorted([*timeline, *older], key=lambda entry: entry[0]):
            if isinstance(change, str):
                before = Status(change)
            else:
                if key not in torn:  # a step is judged by the one before
                    _check_step(source, change, before, report)
                _check_reasons(source, change, report)
                _check_day(source, change.row, moment, submitted.get(key), report)
                before = Status(change.status)


def _check_day(source: SentTable, row: int, moment: datetime, day, report: Report) -> None:
    if day and moment.astimezone(LOCAL).date() < day:
        report.errors.append(source.problem(row, "changed_at", None, _TOO_EARLY))


def _check_step(source: SentTable, change, before: Status, report: Report) -> None:
    if change.status != before and change.status not in USUAL_STEPS[before]:
        message = N_("unusual step: {before} → {after}")
        values = (("before", _status(before)), ("after", _status(change.status)))
        report.warnings.append(source.problem(change.row, "status", "", message, *values))


def _status(status: str) -> Named:
    return Named(str(status), TABLES["postulate_statuses"].column("status").polish_choices[status])


def _check_reasons(source: SentTable, change, report: Report) -> None:
    if change.status in JUSTIFICATION_DUE and not change.justification:
        message = N_("a justification is due here")
        report.warnings.append(source.problem(change.row, "justification", "", message))
    if change.status == Status.MERGED and not change.merged_into:
        message = N_("merged, but it is not said into which postulate")
        report.warnings.append(source.problem(change.row, "merged_into", "", message))
    elif change.merged_into and change.status != Status.MERGED:
        message = N_("a postulate is named here, but the status is not {merged}")
        values = (("merged", _status(Status.MERGED)),)
        report.warnings.append(source.problem(change.row, "merged_into", None, message, *values))
    elif change.merged_into and change.merged_into == change.postulate:
        message = N_("merged into itself: name the other postulate")
        report.warnings.append(
            source.problem(change.row, "merged_into", change.merged_into, message)
        )


def _keys(frame: pd.DataFrame, column: str) -> list[RecordKey]:
    return list(zip(frame["programme"], frame[column], strict=True))


def _values(frame: pd.DataFrame | None, column: str) -> dict[RecordKey, object]:
    return {} if frame is None else dict(zip(_keys(frame, "code"), frame[column], strict=True))


def _attended(frame: pd.DataFrame, perhaps: bool = False) -> pd.DataFrame:
    """Rows of those who came; `perhaps` with those whose mark could not be read."""
    return frame[(frame["attended"] == True) | (perhaps & frame["attended"].isna())]  # noqa: E712


def _refused(source: SentTable, *columns: str) -> pd.Series:
    """Rows in which one of these cells is refused already: what else they say is not judged."""
    rows = {row for row, column in source.unreadable if column in columns}
    return pd.Series(source.cells.index.isin(rows), source.cells.index)


TABLE_RULES: dict[str, tuple[Rule, ...]] = {
    "sectors": (_sector_codes,),
    "programmes": (
        _response_days,
        _ends_before_start("period_start", "period_end"),
        _ends_before_start("consultation_start", "consultation_end"),
    ),
    "meetings": (_ends_before_start("starts_at", "ends_at"), _lists_of_meetings),
    "members": (_ends_before_start("from", "to"),),
    "attendance": (
        _one_participant,
        _people,
        _not_counted,
        excused,
        outside_term,
        _attended_not_held,
    ),
    "postulates": (_submitted_after_change,),
    "postulate_statuses": (
        _histories,
        circles,
        _not_negative("votes_for", "votes_against", "votes_abstained"),
    ),
    "agenda_items": (_not_negative("position"),),
    "milestones": (
        _ends_before_start("planned_start", "planned_end"),
        _ends_before_start("actual_start", "actual_end"),
    ),
}
