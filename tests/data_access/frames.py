"""What the reads return: every column, its type and unit, declared once."""

import datetime as dt

import pandas as pd
import pandera.pandas as pa

from data_access import (
    attendance,
    events,
    participation,
    postulates,
    quality,
    schedule,
    week,
)
from domain.vocabulary import DECIDED, MeetingStatus, MemberRole, Status

Columns = dict[str, pa.Column]


def _all_of(kind: type) -> pa.Check:
    return pa.Check(lambda series: all(type(value) is kind for value in series.dropna()))


def texts(*names: str, optional: bool = False) -> Columns:
    return {name: pa.Column(checks=_all_of(str), nullable=optional) for name in names}


def counts(*names: str) -> Columns:
    return {name: pa.Column("int64", pa.Check.ge(0)) for name in names}


def shares(*names: str) -> Columns:
    """Fractions from 0 to 1; NaN where undefined."""
    return {name: pa.Column("float64", pa.Check.in_range(0, 1), nullable=True) for name in names}


def numbers(*names: str) -> Columns:
    """Ratios and part days; NaN where undefined."""
    return {name: pa.Column("float64", pa.Check.ge(0), nullable=True) for name in names}


def dates(*names: str, optional: bool = False) -> Columns:
    return {name: pa.Column(object, _all_of(dt.date), nullable=optional) for name in names}


def instants(*names: str, zone: str = "", optional: bool = False) -> Columns:
    kind = f"datetime64[us, {zone}]" if zone else "datetime64[us]"
    return {name: pa.Column(kind, nullable=optional) for name in names}


def flags(*names: str, optional: bool = False) -> Columns:
    kind = "boolean" if optional else "bool"
    return {name: pa.Column(kind, nullable=optional) for name in names}


def one_of(name: str, *values: str) -> Columns:
    return {name: pa.Column(checks=[_all_of(str), pa.Check.isin(values)])}


def whole_days(*names: str) -> Columns:
    """Int64: null where it does not apply."""
    return {name: pa.Column("Int64", nullable=True) for name in names}


STATUSES = one_of("status", *Status)
BANDS = tuple(postulates.DEADLINE_BANDS)
INTERVALS = shares("attendance_rate", "show_up_rate", "no_show_rate") | shares(
    *(f"{rate}_{end}" for rate in ("attendance_rate", "show_up_rate", "no_show_rate")
      for end in ("low", "high"))
)  # fmt: skip
PARTICIPATION = (
    counts("declared", "active", "active_declared", "active_outside", "attending", "submitting")
    | counts("newcomers", "acts")
    | shares("reach", "returning", "concentration_gini", "top5_share")
    | numbers("acts_per_active")
)
MEETING = (
    texts("code", "team", "kind")
    | texts("title", "venue", "mode", optional=True)
    | instants("starts_at")
    | dates("starts_on")
    | one_of("status", *MeetingStatus)
    | flags("lapsed", "has_minutes", "has_list")
    | counts("invited", "registered", "attended", "invited_attended", "registered_attended")
    | counts("walk_ins", "people")
    | shares("attendance_rate", "show_up_rate", "no_show_rate")
)
ATTENDANCE = (
    counts("meetings_held", "meetings_planned", "meetings_cancelled", "meetings_lapsed")
    | counts("without_list", "without_minutes", "invited", "registered", "attended", "people")
    | counts("walk_ins", "rate_invited", "rate_invited_attended")
    | counts("rate_registered", "rate_registered_attended")
    | INTERVALS
)
POSTULATE_COUNTS = (
    counts("postulates", *Status, "justified", "due", "on_time", "overdue", "taken_up", "traced")
    | counts("open", "decided", "void", "not_void")
    | shares("decided_share", "acceptance_rate", "justified_share", "answered_on_time")
    | shares("in_programme")
)
POSTULATES = (
    POSTULATE_COUNTS
    | numbers("days_to_decision_median", "days_to_decision_p85")
    | numbers("age_days_median", "age_days_max")
    | numbers("days_in_present_status_median", "days_in_present_status_max")
)
ORGANISATION = texts("code", "name") | texts(
    "legal_form", "district", "krs", "nip", "regon", optional=True
)

READS = {
    participation.by_sector: texts("sector") | PARTICIPATION,
    participation.total: PARTICIPATION,
    participation.over_time: dates("week") | counts("new", "active", "acts"),
    participation.regulars: dates("week") | counts("new", "again"),
    participation.concentration: counts("rank", "acts")
    | shares("organisations_share", "acts_share"),
    participation.overlap: texts("sector", "other") | counts("organisations"),
    participation.organisations: ORGANISATION
    | texts("sectors")
    | counts("meetings", "postulates", "acts"),
    participation.silent: ORGANISATION | texts("sectors") | counts("invited"),
    participation.silent_anywhere: ORGANISATION | texts("sectors") | counts("invited"),
    attendance.stopped: ORGANISATION
    | texts("sectors", "team")
    | counts("came", "missed", "invited_since")
    | dates("last_attended")
    | dates("last_invited", optional=True),
    events.events: dates("date") | texts("name") | texts("name_en", optional=True),
    week.due_by_unit: texts("department") | counts("postulates"),
    week.meetings_ahead: MEETING | counts("days_left") | texts("missing"),
    attendance.by_meeting: MEETING,
    attendance.meetings: MEETING,
    attendance.of_coordinating_team: MEETING,
    attendance.by_sector: texts("sector")
    | ATTENDANCE
    | numbers("rate_invited_effect", "rate_registered_effect")
    | numbers("rate_invited_organisations", "rate_registered_organisations"),
    attendance.total: ATTENDANCE,
    attendance.coordinating: ATTENDANCE | shares("quorum"),
    attendance.quorums: texts("code")
    | texts("title", optional=True)
    | dates("starts_on")
    | counts("present", "members"),
    attendance.quorum_ahead: texts("code")
    | texts("title", optional=True)
    | dates("starts_on")
    | counts("members", "needed", "known")
    | numbers("expected")
    | shares("chance"),
    attendance.team_presence: texts("team")
    | one_of("role", *MemberRole)
    | counts("invited", "attended", "excused")
    | shares("team_presence", "team_presence_low", "team_presence_high"),
    attendance.never_came: ORGANISATION | texts("sectors") | counts("invited"),
    attendance.missed_all: ORGANISATION | texts("sectors") | counts("invited"),
    postulates.by_sector: texts("sector") | POSTULATES,
    postulates.counts_by_sector: texts("sector") | POSTULATE_COUNTS,
    postulates.topics: texts("topic", optional=True)
    | counts("postulates", "open", "decided", "void"),
    postulates.total: POSTULATES,
    postulates.by_department: texts("department", optional=True)
    | counts("postulates", "open", "overdue", "decided", "unjustified")
    | counts("spellings"),
    postulates.breakdown: texts("area", "channel", optional=True)
    | texts("stage")
    | STATUSES
    | counts("postulates"),
    postulates.acceptance_by_area: texts("area", optional=True)
    | counts(*DECIDED, "decided", "taken_up")
    | shares("acceptance_rate"),
    postulates.flow: dates("day") | counts("postulates", *Status),
    postulates.weekly: dates("week") | counts("arrivals", "decisions", "backlog"),
    postulates.waits: texts("sector")
    | counts("days", "decided", "response_days", "postulates")
    | dates("decided_on", optional=True)
    | whole_days("age_days"),
    postulates.waiting_by_unit: texts("department", optional=True)
    | STATUSES
    | counts("finished", "running", "running_days")
    | numbers("finished_days", "finished_mean", "running_mean"),
    postulates.paths: counts("step", "postulates")
    | one_of("from_status", *Status)
    | one_of("to_status", *Status),
    postulates.track_record: dates("as_of")
    | counts("open")
    | dates("p50", "p85", "decided_on", optional=True)
    | flags("kept_p50", "kept_p85", optional=True),
    postulates.likely_duplicates: shares("similarity")
    | texts("code", "title", "sector", "other_code", "other_title", "other_sector")
    | STATUSES
    | one_of("other_status", *Status),
    postulates.provisions: texts("provision", "title")
    | counts("postulates", "taken_up", "sectors"),
    postulates.deadlines: texts("sector") | counts(*BANDS, "open", "overdue"),
    postulates.ages: texts("sector") | counts("age_days", "response_days", "postulates"),
    postulates.days_in_status: STATUSES | numbers("days") | counts("visits"),
    postulates.changes_without_reason: texts("code", "title", "sector")
    | STATUSES
    | dates("changed_on"),
    postulates.positions: texts("code", "sector", "stage", "title", "status_group")
    | texts("text", "author", "justification", "merged_into", optional=True)
    | STATUSES
    | dates("status_on", optional=True),
    postulates.search: texts("code", "title", "sector", "stage")
    | texts("organisation", "author", "department", "area", "channel", optional=True)
    | STATUSES
    | dates("submitted_on", "deadline")
    | dates("status_on", optional=True)
    | whole_days("days_in_present_status", "days_over")
    | flags("justified", "stuck", optional=True),
    schedule.milestones: texts("code", "name", "state")
    | texts("name_en", "team", optional=True)
    | dates("planned_start", "planned_end")
    | dates("actual_start", "actual_end", optional=True)
    | {"slip_days": pa.Column("int64")}
    | flags("ending"),
    schedule.upcoming: MEETING,
    schedule.calendar_meetings: MEETING
    | instants("begins", zone="UTC")
    | instants("ends", "revised_at", zone="UTC", optional=True),
    schedule.longest_gaps: texts("sector")
    | counts("held")
    | dates("last_held_on", optional=True)
    | numbers("longest_gap_days", "days_since_last", "usual_days")
    | flags("idle"),
    quality.coverage: texts("what") | counts("part", "whole") | shares("share"),
    quality.warnings: texts("kind", "code") | texts("title", optional=True) | dates("day"),
    quality.row_counts: texts("table") | counts("rows"),
}


def schema(read: object) -> pa.DataFrameSchema:
    """Every column of the read's frame, and no other."""
    return pa.DataFrameSchema(READS[read], strict=True)


def frame_of(answer: pd.DataFrame | tuple[pd.DataFrame, int]) -> pd.DataFrame:
    """A page of a list comes with the number of all."""
    return answer[0] if isinstance(answer, tuple) else answer
