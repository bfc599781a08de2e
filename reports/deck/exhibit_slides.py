"""An exhibit's slides: its chart or table, in as many parts as stay readable."""

from catalogue import EXHIBITS
from charts import Exhibit
from charts.render.office import OfficeChart, OfficeGrid, office
from domain.address import Target
from domain.text import clean, shortened
from locales import Locale
from reports.deck.grids import add_grid, grid_parts
from reports.deck.slide_charts import add_chart, chart_parts
from reports.deck.slide_frame import Frame
from reports.deck.slide_tables import MOST_SLIDE_ROWS, add_table, table_parts
from reports.exhibit_tables import formatted

_MOST_NOTED = 100
"""Rows of the table in a slide's notes."""


def exhibit_slides(
    frame: Frame, section: str, exhibit: Exhibit, most: int = 0, target: Target | None = None
) -> None:
    """Append the slides: headline, a native chart, tinted grid or table, the table in the notes.

    `most`: how many slides there may be, 0 for all; what finds no room is then said to be left out.
    `target`: what the QR code opens, unless the exhibit's own place on the screen.
    """
    locale = frame.reader.locale
    found = office(exhibit, frame.reader)
    if isinstance(found, OfficeChart):
        parts, add, rows = chart_parts(found), add_chart, lambda part: len(part.chart.categories)
    elif isinstance(found, OfficeGrid):
        parts, add, rows = grid_parts(found), add_grid, lambda part: len(part.grid.rows)
    else:
        parts, add, rows = table_parts(exhibit, locale), add_table, lambda part: len(part.rows)
    left_out = max(0, len(exhibit.table) - MOST_SLIDE_ROWS) if add is add_table else 0
    if most:
        left_out += sum(map(rows, parts[most:]))
        parts = parts[:most]
    note = clean(exhibit.note)
    if left_out:
        note = " · ".join(filter(None, (_more(left_out, locale).rstrip("."), note)))
    title, takeaway = clean(exhibit.title), clean(exhibit.takeaway)
    kicker = " · ".join(filter(None, (section, title if takeaway else "")))
    notes = _notes(exhibit, locale, frame.scope_sentence)
    for i, part in enumerate(parts):
        place = f" · {i + 1}/{len(parts)}" if len(parts) > 1 else ""
        slide = frame.slide(
            shortened(kicker, 100) + place, takeaway or title, note, notes,
            target or _place(exhibit),
        )  # fmt: skip
        frame.quote(slide, frame.cover.quotes.get(exhibit.key, ""))
        added = add(slide, part, frame.reader)
        added._element.nvGraphicFramePr.cNvPr.set("descr", f"{title}. {takeaway}".strip())
        added.name = title[:80]


def _place(exhibit: Exhibit) -> Target:
    """Where it stands on the screen."""
    entry = EXHIBITS.get(exhibit.key)
    return Target(entry.page, entry.section) if entry else Target("overview")


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
