"""Key figures of the whole and of a sector, and the table of sectors: the registry's numbers."""

from dataclasses import dataclass, replace

from data_access import attendance, participation, postulates
from data_access.changes import COMPARED_RATES
from data_access.schedule import longest_gaps
from domain.indicators import INDICATORS
from locales import Locale
from reports.site.edition import Edition
from reports.site.facts import PublicRow

_OF_SECTOR = ("active", "reach", "attendance_rate", "postulates", "decided_share")
_TOLD = (
    *("active", "reach", "meetings_held", "attendance_rate"),
    *("postulates", "decided_share", "acceptance_rate", "in_programme"),
)


@dataclass(frozen=True)
class SiteKeyFigure:
    """`key`: of the indicator, whose definition it leads to. `below`: counts behind a share."""

    key: str
    label: str
    value: str
    below: str = ""


def of_all(edition: Edition) -> list[SiteKeyFigure]:
    """Who took part, who came, what was asked for, what was decided."""
    _ = edition.locale.gettext
    took_part, met, asked = (
        edition.source.read(read).iloc[0].to_dict()
        for read in (participation.total, attendance.total, postulates.total)
    )
    teams = _("All teams' meetings, the coordinating team's too.")
    return [
        replace(figure, below=f"{figure.below}. {teams}")
        if figure.key == "attendance_rate"
        else figure
        for figure in _figures(took_part | met | asked, edition, narrowed=False)
    ]


def of_sectors(edition: Edition) -> dict[str, list[SiteKeyFigure]]:
    """Sector → its key figures."""
    return {code: _figures(row, edition, narrowed=True) for code, row in _sectors(edition).items()}


def sector_table(edition: Edition) -> PublicRow:
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
            locale.date(last[code]),
        ]
        for code, row in _sectors(edition).items()
    }
    headings = [_(INDICATORS[key].label) for key in _OF_SECTOR]
    return {
        "sector_headings": [_("Sector"), *headings, _("Last meeting")],
        "sector_numbers": (1, 2, 3, 4, 5),
        "sector_rows": rows,
    }


def _sectors(edition: Edition) -> dict[str, PublicRow]:
    found: dict[str, PublicRow] = {}
    for read in (participation.by_sector, attendance.by_sector, postulates.by_sector):
        for row in edition.source.read(read).to_dict("records"):
            found.setdefault(row["sector"], {}).update(row)
    return found


def _figures(row: PublicRow, edition: Edition, *, narrowed: bool) -> list[SiteKeyFigure]:
    """Those that are defined; of what the records tell nothing of, nothing."""
    locale = edition.locale
    told = [key for key in _TOLD if row[key] == row[key]]
    if not edition.facts.provisions:
        told = [key for key in told if key != "in_programme"]
    return [
        SiteKeyFigure(
            key,
            locale.gettext(INDICATORS[key].name(narrowed=narrowed)),
            locale.percent(row[key]) if key in COMPARED_RATES else locale.number(row[key]),
            _part(row, *COMPARED_RATES[key], locale) if key in COMPARED_RATES else "",
        )
        for key in told
    ]


def _part(row: PublicRow, part: str, whole: str, locale: Locale) -> str:
    return locale.gettext(
        "{part} of {whole}", part=locale.number(row[part]), whole=locale.number(row[whole])
    )
