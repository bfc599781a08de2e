"""The rules of members' rows on attendance lists: excuses, and who is in the team on the day."""

from collections.abc import Iterator, Mapping

import pandas as pd

from data_access.load.existing_records import RecordKey, Stored, Term
from data_access.load.problems import Report
from data_access.load.read import SentTable
from domain.clock import LOCAL
from locales import N_


def excused(source: SentTable, frame: pd.DataFrame, _tables, known: Stored, report: Report) -> None:
    """Only absent members can be excused; what the load leaves out stands as recorded."""
    given = frame.attrs["given"]
    likely = frame["excused"] == True if "excused" in given else frame["member"].notna()  # noqa: E712
    frame = frame[likely]
    rows = zip(frame.index, _flags(frame, known), frame["member"], frame["invited"], strict=True)
    for row, (attended, is_excused), member, invited in rows:
        if not is_excused:
            continue
        if attended:
            column = "excused" if "excused" in given else "attended"
            message = N_("excused and attended contradict each other")
            report.errors.append(source.problem(row, column, None, message))
        elif member is None:
            message = N_("only a team's member can be excused")
            report.errors.append(source.problem(row, "excused", None, message))
        elif "invited" in given and not invited:
            message = N_("excused, but not invited: counted in no rate")
            report.warnings.append(source.problem(row, "excused", None, message))


def outside_term(
    source: SentTable, frame: pd.DataFrame, tables: Mapping, known: Stored, report: Report
) -> None:
    """Warn of members listed on a day outside their term: no figure counts such a row."""
    terms, days = _terms(tables, known), known.meeting_days | _days(tables.get("meetings"))
    rows = frame[frame["member"].notna()]
    columns = (rows["programme"], rows["meeting"], rows["member"])
    for row, programme, meeting, member in zip(rows.index, *columns, strict=True):
        day = days.get((programme, meeting))
        begins, ends = terms.get((programme, member), (None, None))
        if day and ((begins and day < begins) or (ends and day > ends)):
            message = N_("a member out of term on that day: counted in neither presence nor quorum")
            report.warnings.append(source.problem(row, "member", None, message))


def _flags(frame: pd.DataFrame, known: Stored) -> Iterator[tuple[bool, bool]]:
    """Attended and excused of each row, as they will stand after the load."""
    given = frame.attrs["given"]
    columns = ("programme", "meeting", "member", "attended", "excused")
    for *key, attended, is_excused in zip(*(frame[name] for name in columns), strict=True):
        before = known.members.get(tuple(key), (False, False))
        yield (
            attended if "attended" in given else before[0],
            is_excused if "excused" in given else before[1],
        )


def _terms(tables: Mapping[str, pd.DataFrame], known: Stored) -> dict[RecordKey, Term]:
    """Of all members, as they will stand after the load."""
    sent = tables.get("members")
    if sent is None:
        return known.terms
    given, found = sent.attrs["given"], dict(known.terms)
    columns = ("programme", "code", "from", "to")
    for programme, code, *term in zip(*(sent[name] for name in columns), strict=True):
        before = known.terms.get((programme, code), (None, None))
        begins, ends = (
            new if name in given else old
            for name, new, old in zip(("from", "to"), term, before, strict=True)
        )
        found[programme, code] = (begins, ends)
    return found


def _days(meetings: pd.DataFrame | None) -> dict[RecordKey, object]:
    if meetings is None:
        return {}
    keys = zip(meetings["programme"], meetings["code"], strict=True)
    starts = (None if at is None else at.astimezone(LOCAL).date() for at in meetings["starts_at"])
    return dict(zip(keys, starts, strict=True))
