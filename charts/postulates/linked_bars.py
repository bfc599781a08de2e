"""Bars of postulates: made of parts, each row and part opening its list; or plain ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from charts.reader import Reader
from charts.value import Bars, Series

Counts = Sequence[int] | pd.Series


@dataclass(frozen=True)
class BarPart:
    """One colour of the bars: a count per row."""

    name: str
    colour: str
    values: Counts
    link: Mapping[str, str] = field(default_factory=dict)
    """URL parameters that a click on the part adds to its row's."""


def stacked_bars(
    reader: Reader,
    rows: Sequence[str],
    parts: Sequence[BarPart],
    opens: Sequence[Mapping[str, str] | None] = (),
) -> Bars:
    """A bar per row, first row on top, its total at the end; parts without any count are left out.

    `opens`: per row, the URL parameters that a click on its bar asks for; None: no list holds just
    these.
    """
    parts = [part for part in parts if any(part.values)]
    totals = [sum(counts) for counts in zip(*(part.values for part in parts), strict=True)]
    number = reader.locale.number
    return Bars(
        rows=tuple(rows),
        series=tuple(
            Series(
                name=part.name,
                colour=part.colour,
                values=tuple(int(n) for n in part.values),
                labels=tuple(number(n) if n else "" for n in part.values),
                details=tuple(
                    (row, part.name, reader.locale.part(n, total))
                    for row, n, total in zip(rows, part.values, totals, strict=True)
                ),
                links=tuple(row and {**row, **part.link} for row in opens),
            )
            for part in parts
        ),
        ends=tuple(number(total) for total in totals),
        stacked=True,
    )


def plain_bars(
    reader: Reader,
    rows: Sequence[str],
    values: Sequence[int],
    colours: Sequence[str],
    opens: Sequence[Mapping[str, str]],
) -> Bars:
    """A bar per row in its own colour, its name beside it and its count at the end.

    `opens`: per row, the URL parameters that a click on its bar asks for.
    """
    texts = tuple(reader.locale.number(value) for value in values)
    series = Series(
        name="",
        colour=reader.palette.accent,
        values=tuple(values),
        colours=tuple(colours),
        details=tuple(zip(rows, texts, strict=True)),
        links=tuple(opens),
    )
    return Bars(tuple(rows), (series,), ends=texts, beside=True)
