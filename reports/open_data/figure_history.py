"""Every value of a figure that was ever published, so that a quoted one is found again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from locales import LANGUAGES
from reports.open_data.figure_page import page
from reports.open_data.public_figures import page_path
from reports.open_data.release_files import OpenData


def quoted(
    made: OpenData, earlier: list[dict[str, Any]], releases: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Every value that was ever published, with the first release that has it."""
    known = {(row["sector"], row["anchor"]) for row in earlier}
    new = [
        {
            "sector": of.sector,
            "indicator": of.key,
            "anchor": of.anchor,
            "value": of.value,
            "in_files": of.in_files,
            "release": releases[-1]["release"],
            "archive": releases[-1]["archive"],
        }
        for of in made.figures.every()
        if (of.sector, of.anchor) not in known
    ]
    return [*earlier, *new]


def figure_pages(made: OpenData, quoted: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """A page of figures for each sector, former ones included, and one for all."""
    hold, by_sector = defaultdict(set), defaultdict(list)
    for of in made.figures.every():
        hold[of.sector].add(of.anchor)
    for row in quoted:
        by_sector[row["sector"]].append(row)
    return {
        page_path(sector): page(
            _titles(made, sector),
            made.told_by,
            rows,
            hold[sector],
            sample=made.sample,
            address=made.address(page_path(sector)),
        )
        for sector, rows in by_sector.items()
    }


def _titles(made: OpenData, sector: str) -> Mapping[str, str]:
    names = made.sectors.get(sector, dict.fromkeys(LANGUAGES, sector))
    return {
        code: f"{title} · {names[code]}" if sector else title for code, title in made.titles.items()
    }
