"""An exhibit's slides: its chart or table, in as many parts as stay readable."""

from charts import Exhibit
from charts.render.office import OfficeChart, OfficeGrid, office
from domain.text import clean, shortened
from locales import Locale
from reports.deck.charts import add_chart, chart_parts
from reports.deck.frame import Frame
from reports.deck.grids import add_grid, grid_parts
from reports.deck.tables import MOST_ROWS, add_table, table_parts
from reports.tables import formatted

_MOST_NOTED = 100
"""Rows of the table in a slide's notes."""


def exhibit_slides(frame: Frame, section: str, exhibit: Exhibit) -> None:
    """Append the slides: headline, a native chart, tinted grid or table, the table in the notes."""
    found = office(exhibit, frame.reader)
    note = clean(exhibit.note)
    if isinstance(found, OfficeChart):
        parts, add = chart_parts(found), add_chart
    elif isinstance(found, OfficeGrid):
        parts, add = grid_parts(found), add_grid
    else:
        parts, add = table_parts(exhibit, frame.reader.locale), add_table
        more = len(exhibit.table) - MOST_ROWS
        if more > 0:
            note = f"{_more(more, frame.reader.locale)} {note}".strip()
    title, takeaway = clean(exhibit.title), clean(exhibit.takeaway)
    kicker = f"{section} · {title}" if takeaway else section
    notes = _notes(exhibit, frame.reader.locale, frame.scope_sentence)
    for i, part in enumerate(parts):
        place = f" · {i + 1}/{len(parts)}" if len(parts) > 1 else ""
        slide = frame.exhibit_slide(shortened(kicker, 120) + place, takeaway or title, note, notes)
        added = add(slide, part, frame.reader)
        added._element.nvGraphicFramePr.cNvPr.set("descr", f"{title}. {takeaway}".strip())
        added.name = title[:80]


def _more(n: int, locale: Locale) -> str:
    return locale.ngettext(
        "… and {n} more row: in the workbook.", "… and {n} more rows: in the workbook.", n
    )


def _notes(exhibit: Exhibit, locale: Locale, scope_sentence: str) -> str:
    """What is on the slide in words, and the table line by line."""
    table = formatted(exhibit, locale)
    lines = [" · ".join(table.columns), *(" · ".join(row) for row in _rows(table))]
    if len(table) > _MOST_NOTED:
        lines.append(_more(len(table) - _MOST_NOTED, locale))
    words = [exhibit.title, exhibit.takeaway, exhibit.note, scope_sentence]
    told = [" ".join(clean(line).split()) for line in [*filter(None, words), "", *lines]]
    return "\n".join(told)


def _rows(table) -> list[tuple[str, ...]]:
    return list(table.head(_MOST_NOTED).itertuples(index=False, name=None))
