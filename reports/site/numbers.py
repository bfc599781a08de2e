"""Key figures of the whole and of a sector, and the table of sectors: the registry's numbers."""

from dataclasses import dataclass

from data_access import attendance, participation, postulates
from data_access.schedule import longest_gaps
from domain.indicators import INDICATORS
from locales import Locale
from reports.site.edition import Edition
from reports.site.facts import Row

SECTOR_INDICATORS = ("active", "reach", "attendance_rate", "postulates", "decided_share")


@dataclass(frozen=True)
class KeyFigure:
    """`key`: of the indicator, whose definition it leads to. `below`: counts behind a share."""

    key: str
    label: str
    value: str
    below: str = ""


def of_all(edition: Edition) -> list[KeyFigure]:
    """Who took part, who came, what was asked for, what was decided."""
    took_part, met, asked = (
        edition.source.read(read).iloc[0].to_dict()
        for read in (participation.total, attendance.total, postulates.total)
    )
    return _figures(took_part | met | asked, edition.locale)


def of_sectors(edition: Edition) -> dict[str, list[KeyFigure]]:
    """Sector → its key figures."""
    return {code: _figures(row, edition.locale) for code, row in _sectors(edition).items()}


def sector_table(edition: Edition) -> Row:
    """What the template of the table of sectors needs."""
    locale = edition.locale
    _ = locale.gettext
    last = edition.source.read(longest_gaps).set_index("sector")["last_held_on"]
    rows = {
        code: [
            locale.number(row["active"]),
            locale.percent(row["reach"]),
            locale.percent(row["attendance_rate"]),
            locale.number(row["postulates"]),
            locale.percent(row["decided_share"]),
            locale.date(last[code]) if last[code] else "—",
        ]
        for code, row in _sectors(edition).items()
    }
    headings = [_(INDICATORS[key].label) for key in SECTOR_INDICATORS]
    return {
        "sector_headings": [_("Sector"), *headings, _("Last meeting")],
        "sector_numbers": (1, 2, 3, 4, 5),
        "sector_rows": rows,
    }


def _sectors(edition: Edition) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for read in (participation.by_sector, attendance.by_sector, postulates.by_sector):
        for row in edition.source.read(read).to_dict("records"):
            found.setdefault(row["sector"], {}).update(row)
    return found


def _figures(row: Row, locale: Locale) -> list[KeyFigure]:
    share, count = locale.percent, locale.number
    came = _of(row, "rate_invited_attended", "rate_invited", locale)
    told = {
        "active": (count(row["active"]), ""),
        "reach": (share(row["reach"]), _of(row, "active_declared", "declared", locale)),
        "meetings_held": (count(row["meetings_held"]), ""),
        "attendance_rate": (share(row["attendance_rate"]), came),
        "postulates": (count(row["postulates"]), ""),
        "decided_share": (
            share(row["decided_share"]),
            _of(row, "decided", "not_void", locale),
        ),
        "acceptance_rate": (
            share(row["acceptance_rate"]),
            _of(row, "taken_up", "decided", locale),
        ),
        "in_programme": (share(row["in_programme"]), _of(row, "traced", "taken_up", locale)),
    }
    return [
        KeyFigure(key, locale.gettext(INDICATORS[key].label), value, below)
        for key, (value, below) in told.items()
    ]


def _of(row: Row, part: str, whole: str, locale: Locale) -> str:
    if not row[whole]:
        return ""
    return locale.gettext(
        "{part} of {whole}", part=locale.number(row[part]), whole=locale.number(row[whole])
    )
