"""How each postulate is to end, settled before its history is drawn."""

from dataclasses import dataclass
from functools import cache
from random import Random

from data_access.sample.base import random_of
from data_access.sample.postulates import Postulate, all_postulates
from data_access.vocabulary import Stage, Status

_SILENT_UNIT = "WS"
"""The department that does not answer."""
_OUTCOMES = {Status.ACCEPTED: 35, Status.PARTLY_ACCEPTED: 20, Status.REJECTED: 30}
_MERGED, _WITHDRAWN, _REOPENED = 9, 4, 3
_STUCK_IN_REVIEW, _STUCK_PRESENTED = 0.05, 0.05


@dataclass(frozen=True)
class Fate:
    """`ending`: where the way leads, None if it stops before a decision."""

    ending: Status | None
    stuck_in_review: bool = False
    hurried: bool = False
    reopened_to: Status | None = None
    target: str | None = None


@cache
def fates() -> dict[str, Fate]:
    """By postulate."""
    random = random_of("fates")
    everything = all_postulates()
    gathered = [each for each in everything if each.stage == Stage.GATHERING]
    found = {each.code: _fate(random, each) for each in everything}
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
        found[code] = Fate(Status.REJECTED, hurried=True, reopened_to=Status.PARTLY_ACCEPTED)
    return found


def _fate(random: Random, postulate: Postulate) -> Fate:
    outcome = random.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
    share = random.random()
    hurried = random.random() < 0.4
    if postulate.unit == _SILENT_UNIT and share < 0.8:
        return Fate(None, stuck_in_review=True)
    if share < _STUCK_IN_REVIEW:
        return Fate(None, stuck_in_review=True)
    if share < _STUCK_IN_REVIEW + _STUCK_PRESENTED:
        return Fate(None)
    return Fate(outcome, hurried=hurried)


def _mergers(random: Random, gathered: list[Postulate]) -> dict[str, Fate]:
    """Later ones of those alike go into the first of them."""
    first: dict[str, str] = {}
    later = []
    for postulate in gathered:
        target = first.setdefault(postulate.alike, postulate.code)
        if target != postulate.code and postulate.unit != _SILENT_UNIT:
            later.append((postulate.code, target))
    chosen = random.sample(later, _MERGED)
    return {code: Fate(Status.MERGED, target=target) for code, target in chosen}
