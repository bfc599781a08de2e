"""How each postulate is to end, settled before its history is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from data_access.sample.postulates import SamplePostulate, all_postulates
from data_access.sample.setting import random_of
from domain.vocabulary import Stage, Status

_SILENT_UNIT = "WS"
"""The department that does not answer."""
_OUTCOMES = {Status.ACCEPTED: 8, Status.PARTLY_ACCEPTED: 4, Status.REJECTED: 7}
_MERGED, _WITHDRAWN, _REOPENED = 7, 4, 3
_HURRIED, _DRAFT_PACE = 0.4, 0.15
_SHARE_UNANSWERED = 0.88
_STUCK_IN_REVIEW, _STUCK_PRESENTED = 0.04, 0.03


@dataclass(frozen=True)
class Fate:
    """`ending`: the last status on the way, time permitting. `pace`: 1 is usual, less is faster."""

    ending: Status
    pace: float = 1.0
    reopened_to: Status | None = None
    target: str | None = None


@cache
def fates() -> dict[str, Fate]:
    """By postulate."""
    random = random_of("fates")
    everything = all_postulates()
    gathered = [each for each in everything if each.stage == Stage.GATHERING]
    outcomes = _deal(random_of("outcomes"))
    found = {each.code: _fate(random, each, outcomes) for each in everything}
    found |= {each.code: Fate(Status.OUT_OF_SCOPE) for each in everything if each.outside}
    merged = _mergers(random, [each for each in gathered if not each.outside])
    found |= merged
    targets = {fate.target for fate in merged.values()}
    free = [
        each.code
        for each in gathered
        if found[each.code].ending in _OUTCOMES and each.code not in targets
    ]
    for code in random.sample(free, _WITHDRAWN):
        found[code] = Fate(Status.WITHDRAWN)
    early = [code for code in free[: len(free) // 2] if found[code].ending == Status.REJECTED]
    for code in random.sample(early, _REOPENED):
        found[code] = Fate(Status.REJECTED, pace=_HURRIED, reopened_to=Status.PARTLY_ACCEPTED)
    return found


def _deal(random: Random) -> Iterator[Status]:
    """Outcomes for ever, in their proportions within every nineteen already."""
    while True:
        round_ = [outcome for outcome, times in _OUTCOMES.items() for _ in range(times)]
        random.shuffle(round_)
        yield from round_


def _fate(random: Random, postulate: SamplePostulate, outcomes: Iterator[Status]) -> Fate:
    share = random.random()
    pace = random.choice((_HURRIED, 1.0))
    if postulate.stage == Stage.DRAFT_CONSULTATION:
        pace = _DRAFT_PACE
    if postulate.unit == _SILENT_UNIT and share < _SHARE_UNANSWERED:
        return Fate(random.choice((Status.SUBMITTED, Status.IN_REVIEW)))
    if share < _STUCK_IN_REVIEW:
        return Fate(Status.IN_REVIEW)
    if share < _STUCK_IN_REVIEW + _STUCK_PRESENTED:
        return Fate(Status.PRESENTED)
    return Fate(next(outcomes), pace=pace)


def _mergers(random: Random, gathered: list[SamplePostulate]) -> dict[str, Fate]:
    """Some of the later ones on the same topic go into the first of them."""
    first: dict[str, str] = {}
    later = []
    for postulate in gathered:
        if postulate.unit == _SILENT_UNIT:
            continue
        target = first.setdefault(postulate.topic, postulate.code)
        if target != postulate.code:
            later.append((postulate.code, target))
    chosen = random.sample(later, _MERGED)
    return {code: Fate(Status.MERGED, target=target) for code, target in chosen}
