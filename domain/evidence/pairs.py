"""Whether two shares side by side differ beyond chance: two sectors, programmes, spans of time."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.distributions import hypergeometric_tails
from domain.evidence.rates import HIGHER, LOWER
from domain.evidence.thresholds import EXPECTED, FEWEST, critical, rare


class Pair(NamedTuple):
    """Two shares. The effects (`design_effect`) say by how much rows that are alike, such as those
    of one organisation, widen each share's variance; 1 where each row stands for itself."""

    part: float
    whole: float
    other_part: float
    other_whole: float
    effect: float = 1.0
    other_effect: float = 1.0


def beyond_chance(pairs: Sequence[Pair]) -> list[int | None]:
    """Per pair `HIGHER` or `LOWER`, as the other share is, 0 where it may be chance, None where
    the rows are too few to tell.

    Two-sided and corrected for the number of pairs that can be judged: together they are one
    claim. Fisher's exact test; where rows are alike the score test of two shares.
    """
    judged = [_tells(pair) for pair in pairs]
    compared = sum(judged)
    return [
        _judge(pair, compared) if tells else None for pair, tells in zip(pairs, judged, strict=True)
    ]


def _alike(pair: Pair) -> bool:
    return max(pair.effect, pair.other_effect) > 1


def _tells(pair: Pair) -> bool:
    if min(pair.whole, pair.other_whole) < FEWEST:
        return False
    if not _alike(pair):
        return True
    pooled = _pooled(pair)
    worth = min(pair.whole / pair.effect, pair.other_whole / pair.other_effect)
    return worth * min(pooled, 1 - pooled) >= EXPECTED


def _pooled(pair: Pair) -> float:
    return (pair.part + pair.other_part) / (pair.whole + pair.other_whole)


def _judge(pair: Pair, compared: int) -> int:
    difference = pair.other_part / pair.other_whole - pair.part / pair.whole
    if not difference or not _rare(pair, difference, compared):
        return 0
    return HIGHER if difference > 0 else LOWER


def _rare(pair: Pair, difference: float, compared: int) -> bool:
    if _alike(pair):
        pooled = _pooled(pair)
        spread = pair.effect / pair.whole + pair.other_effect / pair.other_whole
        return abs(difference) >= critical(compared) * np.sqrt(pooled * (1 - pooled) * spread)
    every, parts = pair.whole + pair.other_whole, pair.part + pair.other_part
    fewer, more = hypergeometric_tails(pair.other_part, pair.other_whole, parts, every)
    return rare(more if difference > 0 else fewer, compared)
