"""Who takes part: umbrella organisations, the few that dominate culture, and each sector's pool."""

from functools import cache

from data_access.sample.organisations import NOWA_HUTA, SampleOrganisation, by_name, register
from data_access.sample.setting import SECTORS, random_of, sample_texts, weighted_sample

_POOLS = {
    "KUL": (34, 4),
    "EDU": (38, 5),
    "SRO": (27, 5),
    "GOS": (32, 8),
    "SPO": (44, 3),
    "OBY": (34, 8),
    "ZDR": (38, 5),
    "WYK": (33, 30),
}
"""How many of those that declare the sector, and how many others, may take part in it."""
_NEVER_CAME = {"KUL": 3, "EDU": 4, "ZDR": 3}
"""How many organisations are invited to three meetings of the sector and never come."""
_ZEAL_BY_FORM = {"UKS": 0.3, "kościelna osoba prawna": 0.5, "fundacja": 1.5}


@cache
def umbrellas() -> tuple[str, ...]:
    return tuple(by_name()[leader["name"]].code for leader in sample_texts("leaders")["umbrellas"])


@cache
def dominators() -> tuple[str, ...]:
    return tuple(by_name()[leader["name"]].code for leader in sample_texts("leaders")["dominators"])


def leaders(sector: str, umbrella: float, dominator: float) -> dict[str, float]:
    """Weights of the leaders in a sector: the umbrellas' in proportion to its pool."""
    weight = umbrella * len(pools()[sector])
    weights = dict.fromkeys(umbrellas(), weight)
    return weights | dict.fromkeys(dominators(), dominator if sector == "KUL" else 0.3)


@cache
def pools() -> dict[str, tuple[str, ...]]:
    """Organisations that may take part in a sector's work, leaders left out."""
    random = random_of("pools")
    leading = {*umbrellas(), *dominators()}
    found: dict[str, tuple[str, ...]] = {}
    others = [each for each in register() if each.code not in leading]
    for sector in SECTORS:
        inside, outside = _POOLS[sector]
        declared = [each for each in others if sector in each.sectors]
        outsiders = [each for each in others if sector not in each.sectors]
        seen = {code for pool in found.values() for code in pool}
        found[sector] = tuple(
            each.code
            for each in (
                *weighted_sample(random, declared, [zeal(each) for each in declared], inside),
                *weighted_sample(
                    random,
                    outsiders,
                    [zeal(each) * (30 if each.code in seen else 1) for each in outsiders],
                    outside,
                ),
            )
        )
    return found


@cache
def never_came() -> dict[str, tuple[str, ...]]:
    """Organisations that are invited again and again, and never come."""
    random = random_of("never came")
    busy = {code for pool in pools().values() for code in pool} | {*umbrellas(), *dominators()}
    found = {}
    for sector, number in _NEVER_CAME.items():
        quiet = [each.code for each in register() if each.sectors == (sector,)]
        found[sector] = tuple(random.sample([code for code in quiet if code not in busy], number))
    return found


def zeal(organisation: SampleOrganisation) -> float:
    """How likely an organisation is to take part; those from Nowa Huta seldom hear of it."""
    far = 0.16 if organisation.district in NOWA_HUTA else 1.0
    return far * _ZEAL_BY_FORM.get(organisation.form, 1.0)
