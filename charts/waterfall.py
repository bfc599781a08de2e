"""From one number to another, step by step: each step hangs where the one before it ended."""

from collections.abc import Mapping, Sequence

from charts.value import Bars, Link, Series


def waterfall(
    names: Sequence[str],
    effects: Sequence[int],
    colours: Sequence[str],
    texts: Sequence[str],
    links: Sequence[Mapping[str, str] | None],
) -> Bars:
    """The first and the last effect stand whole, each other one adds to what was before it.

    `texts`: what is written at each step's end; `links`: of each step, the URL parameters that
    open its records.
    """
    below, heights, level = [], [], 0
    last = len(effects) - 1
    for n, effect in enumerate(effects):
        before = 0 if n in (0, last) else level
        level = before + effect
        below.append(min(before, level))
        heights.append(abs(effect))
    step = Series(
        name="",
        colour=colours[0],
        values=tuple(heights),
        colours=tuple(colours),
        details=tuple((name, text) for name, text in zip(names, texts, strict=True)),
        links=tuple[Link | None, ...](links),
    )
    room = Series("", "", tuple(below))
    return Bars(tuple(names), (room, step), tuple(texts), stacked=True)
