"""From one number to another, step by step: each step hangs where the one before it ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.value import Bars, Link, Series


@dataclass(frozen=True)
class WaterfallStep:
    """`text` is written at its end; `link`: URL parameters that open the records that took it."""

    name: str
    effect: int
    colour: str
    text: str
    link: Link | None = None


def waterfall(steps: Sequence[WaterfallStep]) -> Bars:
    """The first and the last step stand whole, each other one adds to what was before it."""
    below, level = [], 0
    for n, step in enumerate(steps):
        before = 0 if n in (0, len(steps) - 1) else level
        level = before + step.effect
        below.append(min(before, level))
    room = Series("", "", tuple(below))
    hanging = Series(
        name="",
        colour=steps[0].colour,
        values=tuple(abs(step.effect) for step in steps),
        colours=tuple(step.colour for step in steps),
        details=tuple((step.name, step.text) for step in steps),
        links=tuple(step.link for step in steps),
    )
    names, ends = (step.name for step in steps), (step.text for step in steps)
    return Bars(tuple(names), (room, hanging), tuple(ends), stacked=True)
