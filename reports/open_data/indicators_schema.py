"""The JSON Schema of `indicators.json`, made from the registry: each figure with its meaning."""

from collections.abc import Sequence
from typing import Any

from domain.indicators import FAMILIES, INDICATORS, Unit
from domain.vocabulary import Group, MeetingStatus, MemberRole, Status
from locales import locale

Schema = dict[str, Any]
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_OF_UNIT = ("postulates", "open", "overdue", "decided", "unjustified")
_DAY: Schema = {"type": ["string", "null"], "format": "date"}
_NUMBERS: dict[Unit, Schema] = {
    "count": {"type": ["integer", "null"], "minimum": 0},
    "share": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
    "ratio": {"type": ["number", "null"], "minimum": 0},
    "days": {"type": ["number", "null"]},
    "date": _DAY,
}
_COUNT, _SHARE = _NUMBERS["count"], _NUMBERS["share"]
_DAYS = _NUMBERS["days"]


def schema() -> Schema:
    """Closed: a key that is not here is not in the file."""
    rows = {name: _row(name) for name in ("participation", "attendance", "postulates")}
    of = {
        "participation": _object(
            {"sectors": _map(rows["participation"]), "total": rows["participation"]}
        ),
        "attendance": _object(
            {
                **_sectors_and_total(rows["attendance"]),
                "coordinating": rows["attendance"],
                "meetings": _map(_meeting()),
            }
        ),
        "postulates": _object(_sectors_and_total(rows["postulates"])),
        "schedule": _object(
            {
                "milestones": _map(_milestone()),
                "upcoming": _TEXTS,
                "longest_gap_days": _map(_DAYS),
            }
        ),
    }
    head = {
        "programme": {"type": "string"},
        "revision": {"type": "integer", "minimum": 0},
        "as_of": {"type": "string", "format": "date"},
        "from": _DAY,
        "to": _DAY,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "indicators.json",
        **_object(head | of, required=[*head, *of]),
    }


def definition(key: str) -> dict[str, str]:
    """Label and definition of an indicator: Polish, and English under `…_en`."""
    indicator, polish, english = INDICATORS[key], locale("pl"), locale("en")
    return {
        "title": polish.gettext(indicator.label),
        "description": polish.gettext(indicator.definition),
        "title_en": english.gettext(indicator.label),
        "description_en": english.gettext(indicator.definition),
    }


def _sectors_and_total(row: Schema) -> Schema:
    return {"sectors": _map(row), "total": row}


def _row(family: str) -> Schema:
    """The figures of a sector or of the whole."""
    known = {of.key: _NUMBERS[of.unit] for of in FAMILIES[family]} | _COMPOSED.get(family, {})
    described = {key: definition(key) | form for key, form in known.items() if key in INDICATORS}
    return _object({key: described.get(key, form) for key, form in known.items()})


def _meeting() -> Schema:
    own = {
        "team": {"type": "string"},
        "starts_on": {"type": "string", "format": "date"},
        "status": {"enum": [status.value for status in MeetingStatus]},
    }
    return _object(own | _row("attendance")["properties"], required=list(own))


def _milestone() -> Schema:
    days = ("planned_start", "planned_end", "actual_start", "actual_end")
    states = {"enum": ["not_started", "under_way", "done", "late"]}
    return _object({"state": states, "slip_days": _DAYS, **dict.fromkeys(days, _DAY)})


def _object(properties: Schema, required: Sequence[str] = ()) -> Schema:
    told = {"type": "object", "properties": properties, "additionalProperties": False}
    return told | ({"required": list(required)} if required else {})


def _map(values: Schema) -> Schema:
    """Codes, or names, and what belongs to each."""
    return {"type": "object", "additionalProperties": values}


def _maybe(form: Schema) -> Schema:
    return {"anyOf": [form, {"type": "null"}]}


_VISITS = _object({"visits": _COUNT, "days": _DAYS})
_ODDS = {"p50": _DAY, "p85": _DAY, "by_deadline": _SHARE}
_COMPOSED: dict[str, Schema] = {
    "attendance": {
        "team_presence": _object({role.value: _SHARE for role in MemberRole}),
        "excused": _COUNT,
    },
    "postulates": {
        "by_status": _object({status.value: _COUNT for status in Status}),
        "by_group": _object({group.value: _COUNT for group in Group}),
        "age_days": _object({"median": _DAYS, "max": _DAYS}),
        "days_in_present_status": _object({"median": _DAYS, "max": _DAYS}),
        "days_to_decision": _object({"median": _DAYS, "p85": _DAYS}),
        "by_department": _map(_object(dict.fromkeys(_OF_UNIT, _COUNT))),
        "waiting_by_unit": _map(_map(_object({"finished": _VISITS, "running": _VISITS}))),
        "forecast": _maybe(_object(_ODDS)),
        "forecast_silent": _maybe(_object({"units": _TEXTS, "open": _COUNT} | _ODDS)),
    },
}
"""Figures that are more than a number."""
