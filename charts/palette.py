"""The colour roles. A status or a sector has one colour, on every page and in every export.

Open statuses are blues and a purple, decided ones greens and a red, void ones greys; the nearest
colours to these that stay apart (OKLab) for any two of a list, as seen with normal, deuteranope,
protanope and tritanope vision (Machado 2009), at a contrast of at least 3:1 against the
background; tests/charts/test_palette.py holds them to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from domain.vocabulary import Group, Status


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. Text and grid go with `background`; `accent` marks the one point."""

    background: str
    surface: str
    text: str
    muted: str
    grid: str
    accent: str
    soft: str
    """A fill that stays behind: the whole of which a bar shows the part."""
    good: str
    bad: str
    statuses: MappingProxyType[str, str]
    groups: MappingProxyType[str, str]
    categories: tuple[str, ...]

    def status(self, status: str) -> str:
        return self.statuses[status]

    def sectors(self, codes: Sequence[str]) -> dict[str, str]:
        """Colour per sector code, given all codes of the programme in its own order.

        Beyond as many sectors as there are distinct colours, all are the accent: they are then
        told apart by their labels.
        """
        if len(codes) > len(self.categories):
            return dict.fromkeys(codes, self.accent)
        return dict(zip(codes, self.categories, strict=False))


def _statuses(*colours: str) -> MappingProxyType[str, str]:
    return MappingProxyType(dict(zip(Status, colours, strict=True)))


def _groups(statuses: MappingProxyType[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(
        {
            Group.OPEN: statuses[Status.IN_REVIEW],
            Group.DECIDED: statuses[Status.ACCEPTED],
            Group.VOID: statuses[Status.MERGED],
        }
    )


_LIGHT_STATUSES = _statuses(
    "#009CDF", "#3765C5", "#183171", "#674787",
    "#016143", "#669526", "#B10005",
    "#A78D89", "#896C79", "#472E3A",
)  # fmt: skip
_DARK_STATUSES = _statuses(
    "#8AD5FF", "#51A6FF", "#4769BB", "#AD7EBA",
    "#379E6E", "#B9D87D", "#EC5A2C",
    "#F6E1CE", "#A6ACAC", "#6F6A67",
)  # fmt: skip

LIGHT = Palette(
    background="#FFFFFF",
    surface="#F4F6F9",
    text="#0E1724",
    muted="#56637A",
    grid="#E3E8EF",
    accent="#0A5FB4",
    soft="#8196B6",
    good="#016143",
    bad="#B3261E",
    statuses=_LIGHT_STATUSES,
    groups=_groups(_LIGHT_STATUSES),
    categories=(
        "#2526A1", "#E07811", "#0FA38C", "#901B59", "#7F6101", "#096AA8", "#311444", "#5C0F01",
    ),
)  # fmt: skip
DARK = Palette(
    background="#0F1722",
    surface="#182232",
    text="#E8EDF4",
    muted="#A3B1C6",
    grid="#2A3648",
    accent="#5BA8F5",
    soft="#5A6F8F",
    good="#379E6E",
    bad="#FF8A7A",
    statuses=_DARK_STATUSES,
    groups=_groups(_DARK_STATUSES),
    categories=(
        "#4C5DC8", "#F39F13", "#0DECB8", "#9C607C", "#FEE738", "#61B5C5", "#A376FB", "#DE5812",
    ),
)  # fmt: skip
