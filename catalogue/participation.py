"""Exhibits of the page *Participation*."""

from dataclasses import replace

from catalogue.entry import Entry
from catalogue.source import Source
from charts import Exhibit, concentration
from charts import participation as charts
from charts.events import beside_days
from data_access import participation
from data_access.events import events
from locales import N_


def _reach(of: Source) -> Exhibit:
    table, total = of.read(participation.by_sector), of.read(participation.total)
    small, others = charts.smallest_sectors(table, of.reader), total.head(0)
    if small:
        others = of.read(participation.total, scope=replace(of.scope, sectors=small))
    return charts.reach(table, total, others, of.reader, of.sector_names)


PARTICIPATION_EXHIBITS = {
    "reach": Entry(
        "participation",
        "active",
        _reach,
        ("reach", "declared", "active_declared", "active_outside"),
    ),
    "active_over_time": Entry(
        "participation",
        "active",
        lambda of: beside_days(
            charts.over_time(of.read(participation.over_time), of.reader),
            of.read(events),
            of.reader,
        ),
        ("active", "act"),
    ),
    **{
        f"representation_{attribute}": Entry(
            "participation",
            "missing",
            lambda of, a=attribute: charts.representation(
                of.read(participation.representation, a), a, of.reader
            ),
            ("representation_score", "declared", "active"),
        )
        for attribute in participation.ATTRIBUTES
    },
    "regulars": Entry(
        "participation",
        "circle",
        lambda of: concentration.new_and_returning(of.read(participation.regulars), of.reader),
        ("returning", "acts_per_active"),
    ),
    "concentration": Entry(
        "participation",
        "circle",
        lambda of: concentration.lorenz(
            of.read(participation.concentration),
            of.read(participation.by_sector),
            of.reader,
            of.sector_names,
        ),
        ("concentration_gini", "top5_share", "act"),
        N_(
            "Organisations stand from the least active on the left to the most active on the "
            "right. The curve says what share of all acts those so far made together. If all were "
            "equally active it would be the straight line; the further it sags below, the more "
            "depends on a few."
        ),
    ),
    "overlap": Entry(
        "participation",
        "circle",
        lambda of: concentration.overlap(
            of.read(participation.overlap), of.reader, of.sector_names
        ),
        ("active",),
        N_(
            "Each cell counts the organisations active both in the sector of its row and in that "
            "of its column; a column bears the letter of its row. Dark cells are sectors that "
            "share their organisations."
        ),
        audiences=("coordinating",),
    ),
}
