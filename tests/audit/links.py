"""Every link that tells a number, beside what it opens."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from catalogue import EXHIBITS
from catalogue.source import Records, exhibit_source
from charts import Reader
from charts.value import XY, Bars, Chart, Columns, Dots, Link
from data_access import attendance
from data_access.scope import Scope
from data_access.signals import signals
from data_access.week import this_week
from domain.address import Target, target
from domain.filters import UNRECORDED
from locales import locale
from tests.audit.audit import Findings
from tests.audit.cards import Page
from tests.audit.opened import opened, rows
from ui import overview, postulate

Mark = tuple[Link, float, bool]
"""What a click on it asks for, its value, whether it is the slim one of two."""


def told(scope: Scope, connection: Connection, findings: Findings) -> None:
    """Signals, items of the week and key figures, and the links of units beside them."""
    source = exhibit_source(scope, connection, Reader(locale("pl")))
    week = this_week(scope, connection)
    for item in (*signals(scope, connection), *week):
        where = f"{scope.params()} {item.key}"
        findings.check(item.count, opened(item.target, source), where)
        for unit, n in item.units.items():
            found = opened(item.target.narrowed(department=unit or UNRECORDED), source)
            findings.check(n, found, f"{where} {unit!r}")
    page = Page(scope, source.reader, source.programme, connection)
    for kpi in (*overview.overview_figures(page), *postulate.postulate_figures(page)):
        if kpi.target and kpi.opens is not None:
            found = opened(kpi.target, source)
            findings.check(kpi.opens, found, f"{scope.params()} {kpi.label}")


def marks(scope: Scope, connection: Connection, findings: Findings) -> None:
    """Each mark of each chart of the catalogue, also of the charts of all rows."""
    source = exhibit_source(scope, connection, Reader(locale("pl")))
    for key, entry in EXHIBITS.items():
        if entry.page == "compare":
            continue  # no list there, and slow to make
        exhibit = entry.build(source)
        for chart in (exhibit.chart, exhibit.whole):
            for link, value, slim in linked(chart):
                of = target(entry.page, link)
                where = f"{scope.params()} {key} {dict(link)}"
                findings.check(sorted(of.params()), sorted(link), f"{where}: not all is understood")
                findings.check(value, _value(of, slim, source), where)


def linked(chart: Chart | None) -> Iterator[Mark]:
    """The marks that open something; where nothing is drawn, nothing can be clicked."""
    found = [
        (link, value, getattr(series, "slim", False))
        for series in _series(chart)
        if series.links
        for link, value in zip(series.links, _values(series), strict=True)
    ]
    return ((link, value, slim) for link, value, slim in found if link and value)


def _series(chart: Chart | None) -> tuple:
    if isinstance(chart, Bars | Columns):
        return chart.series
    return tuple(x for x in chart.layers if isinstance(x, Dots)) if isinstance(chart, XY) else ()


def _values(series: object) -> tuple[float | None, ...]:
    return series.y if isinstance(series, Dots) else series.values


def _value(of: Target, slim: bool, source: Records) -> float:
    """How many rows are opened; of meetings what they add up to, of a category its share."""
    if of.record:
        met = source.read(attendance.by_meeting).set_index("code")
        return int(met.loc[of.record, "attended"])
    found = rows(of, source)
    if kinds := {"legal_form", "district"} & of.filters.keys():
        rest = {key: text for key, text in of.filters.items() if key not in kinds}
        return len(found) / len(rows(replace(of, filters=rest), source))
    if "why" in of.filters:
        return len(found)
    if of.page != "attendance":
        return len(found)
    expected = found["invited_attended" if found["invited"].any() else "attended"]
    return int(expected.sum() if slim else found["invited"].sum())
