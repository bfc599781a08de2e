"""What exhibits tell, beside the indicators of their scope."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from catalogue import EXHIBITS
from catalogue.source import Records, exhibit_source
from charts import Exhibit, Reader
from data_access.scope import Scope
from locales import locale
from reports.exhibit_tables import formatted
from tests.audit import oracle
from tests.audit.audit import Findings
from tests.audit.world import World, world

_PART = re.compile(r"([\d\u00a0,]+) (?:z|of) ([\d\u00a0,]+) \((\d+)%\)")
"""«64 z 210 (30%)»."""


def exhibits(scope: Scope, connection: Connection, language: str, findings: Findings) -> None:
    """Every exhibit's table, sentences and written cells."""
    source = exhibit_source(scope, connection, Reader(locale(language)))
    raw = world(scope, connection)
    right = oracle.expected(raw)
    by_row = _rows(raw, right)
    for key, entry in EXHIBITS.items():
        exhibit = entry.build(source)
        where = f"{scope.params()} {language} {key}"
        _table(exhibit, by_row, findings, where)
        _texts(exhibit, findings, where)
        _written(exhibit, source, findings, where)


def _rows(raw: World, right: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Column that names the rows of a table → row → figure → what it must be."""
    families = ("participation", "attendance", "postulates")
    sectors: dict[str, dict[str, Any]] = {}
    for code in raw.codes:
        flat: dict[str, Any] = {}
        for family in families:
            flat |= right[family]["sectors"][code]
        listed = [
            m for m in raw.of(code).met_in_scope() if m.state == "held" and oracle.has_list(m)
        ]
        sectors[code] = {
            **flat,
            **flat["by_status"],
            **flat["by_group"],
            **_of_listed(listed),
            "longest_gap_days": right["schedule"]["longest_gap_days"][code],
        }
    meetings = right["attendance"]["meetings"]
    return {
        "sector": sectors,
        "code": {**meetings, **right["schedule"]["milestones"]},
        "department": right["postulates"]["total"]["by_department"],
        "week": _weeks(right["postulates"]["total"]),
        "day": {row["day"]: row for row in right["postulates"]["total"]["flow"]},
    }


def _of_listed(meetings: list) -> dict[str, int]:
    """What a rate is made of: the rows of meetings with a list."""
    rows = [row for m in meetings for row in m.rows if row.organisation]
    invited, registered = ([r for r in rows if getattr(r, n)] for n in ("invited", "registered"))
    return {
        "rate_invited": len(invited),
        "rate_invited_attended": sum(row.attended for row in invited),
        "rate_registered": len(registered),
        "missing": sum(not row.attended for row in registered),
    }


def _weeks(total: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {
        name: {"arrivals": n, "decisions": total["decisions"][name]}
        for name, n in total["arrivals"].items()
    }


def _table(exhibit: Exhibit, by_row: dict, findings: Findings, where: str) -> None:
    """Each figure that bears an indicator's name, row by row."""
    if exhibit.key in ("forecast", "time_to_decision", "duplicates", "overlap"):
        return
    named = next((name for name in by_row if name in exhibit.table), None)
    for row in exhibit.table.to_dict("records"):
        if exhibit.key in ("postulate_weeks", "postulate_flow"):
            name = "week" if exhibit.key == "postulate_weeks" else "day"
            code = oracle.week(row[name]) if name == "week" else row[name].isoformat()
        else:
            name, code = named, row.get(named)
        expected = by_row.get(name, {}).get(code if code == code and code else "", {})
        for column in exhibit.columns:
            if column.name in expected:
                found = row[column.name]
                found = None if found != found else found
                found = found.isoformat() if isinstance(found, date) else found
                findings.check(found, expected[column.name], f"{where} {code} {column.name}")


def _texts(exhibit: Exhibit, findings: Findings, where: str) -> None:
    """Every «part of whole (share)», in sentences, notes and hover texts."""
    for text in _told(exhibit):
        for part, whole, share in _PART.findall(text):
            part, whole = (int(re.sub(r"\D", "", number)) for number in (part, whole))
            findings.check(int(share), half_up(Fraction(part, whole)), f"{where}: {text}")


def _told(exhibit: Exhibit) -> Iterator[str]:
    yield from (exhibit.takeaway, exhibit.note)
    yield from _texts_of(exhibit.chart)


def _texts_of(value: object) -> Iterator[str]:
    """Every text of a chart value, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_of(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts_of(getattr(value, part.name))


def _written(exhibit: Exhibit, source: Records, findings: Findings, where: str) -> None:
    """Shares as they are written on pages, slides, in the account and in CSV files."""
    texts = formatted(exhibit, source.reader.locale)
    for place, column in enumerate(exhibit.columns):
        if column.kind != "share":
            continue
        for value, text in zip(
            exhibit.table[column.name].tolist(), texts.iloc[:, place], strict=True
        ):
            right = "—" if value is None or value != value else f"{half_up(value)}%"
            findings.check(text, right, f"{where} {column.label}")


def half_up(share: Fraction | float) -> int:
    """In per cent, of the fraction that a float stands for."""
    exact = Fraction(share).limit_denominator(10_000) * 100
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
