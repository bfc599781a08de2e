"""Draws what `growth` and `crowd` measured, through the project's own charts.

    python -m tests.benchmarks.curves docs/load.svg one.json two.json replica.json

The files are those of `crowd --json`: one process, two behind nginx, and two that read a replica.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from charts import Reader
from charts.palette import LIGHT
from charts.render.svg import svg
from charts.value import XY, Axis, Line
from locales import locale

_NAMES = ("one process", "two processes behind nginx", "two, and a replica")
_COLOURS = LIGHT.categories


def main(target: Path, files: Sequence[Path]) -> None:
    measured = [json.loads(file.read_text()) for file in files]
    lines = tuple(
        Line(
            name,
            colour,
            tuple(row["people"] for row in rows),
            tuple(row["p50_ms"] / 1000 for row in rows),
            marked=True,
        )
        for name, colour, rows in zip(_NAMES, _COLOURS, measured, strict=False)
    )
    chart = XY(lines, Axis("count", "people at once"), Axis("count", "median wait, seconds"))
    target.write_bytes(svg(chart, Reader(locale("en"))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
