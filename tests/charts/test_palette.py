"""Colours that mean something can be told apart by everyone and seen on their background."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from sqlalchemy import URL

from charts.palette import DARK, LIGHT, Palette
from charts.value import Bars, Columns
from tests.reports.exhibits import kept

# Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB
VISION = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Ottosson (2020), linear RGB → LMS → OKLab
TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
LEAST_DISTANCE = 0.10
"""In OKLab; about five times a just noticeable difference."""
LEAST_BESIDE = 0.08
"""Of neighbours, which a gap divides."""


def _linear(colour: str) -> np.ndarray:
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def _distance(one: str, other: str, vision: np.ndarray) -> float:
    seen = [np.clip(vision @ _linear(colour), 0, 1) for colour in (one, other)]
    lab = [TO_LAB @ np.cbrt(TO_LMS @ rgb) for rgb in seen]
    return float(np.linalg.norm(lab[0] - lab[1]))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (float(_linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_any_two_statuses_and_any_two_sectors_differ(palette: Palette, vision: str) -> None:
    for colours in (palette.statuses.values(), palette.categories):
        for one, other in combinations(colours, 2):
            assert _distance(one, other, VISION[vision]) >= LEAST_DISTANCE, (one, other)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_text_stand_out(palette: Palette) -> None:
    for colour in (*palette.statuses.values(), *palette.categories, palette.accent, palette.soft):
        assert _contrast(colour, palette.background) >= 3, colour
    for colour in (palette.text, palette.muted, palette.accent, palette.good, palette.bad):
        for ground in (palette.background, palette.surface):
            assert _contrast(colour, ground) >= 4.5, (colour, ground)


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_bars_beside_each_other_differ_and_stand_out(
    sample: URL, name: str, palette: Palette
) -> None:
    charts = [exhibit.chart for exhibit in kept(sample, "pl", name)]
    checked = 0
    for chart in charts:
        if not isinstance(chart, Bars | Columns):
            continue
        colours = [palette.soft] if isinstance(chart, Bars) and chart.track else []
        colours += [
            s.colour for s in chart.series if s.mark == "bar" and s.colour and not s.colours
        ]
        for colour in colours:
            assert _contrast(colour, palette.background) >= 3, (chart, colour)
        for one, other in pairwise(colours):
            for vision in VISION.values():
                assert _distance(one, other, vision) >= LEAST_BESIDE, (one, other)
                checked += 1
    assert checked > 100


def test_a_sector_keeps_its_colour() -> None:
    codes = ["KUL", "EDU", "SRO"]
    assert LIGHT.sectors(codes)["EDU"] == LIGHT.categories[1]
    assert set(LIGHT.sectors([str(n) for n in range(46)]).values()) == {LIGHT.accent}
