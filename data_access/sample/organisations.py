"""The register: about 2,300 fictional organisations and the sectors they declare."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

import pandas as pd

from data_access.sample.organisation_names import LEGAL_FORMS, SPORT_FORMS, Names
from data_access.sample.setting import SECTORS, of_programme, random_of, sample_table, sample_texts

DISTRICTS = {
    "I Stare Miasto": 16,
    "II Grzegórzki": 6,
    "III Prądnik Czerwony": 6,
    "IV Prądnik Biały": 7,
    "V Krowodrza": 8,
    "VI Bronowice": 4,
    "VII Zwierzyniec": 5,
    "VIII Dębniki": 8,
    "IX Łagiewniki-Borek Fałęcki": 2,
    "X Swoszowice": 2,
    "XI Podgórze Duchackie": 4,
    "XII Bieżanów-Prokocim": 5,
    "XIII Podgórze": 7,
    "XIV Czyżyny": 3,
    "XV Mistrzejowice": 4,
    "XVI Bieńczyce": 4,
    "XVII Wzgórza Krzesławickie": 2,
    "XVIII Nowa Huta": 6,
    "poza Krakowem": 3,
}
"""Districts with their weights in the register."""
NOWA_HUTA = tuple(DISTRICTS)[13:18]
"""The five districts the former town of Nowa Huta is divided into."""

_MAIN = {
    "KUL": 392,
    "EDU": 372,
    "SRO": 146,
    "GOS": 118,
    "SPO": 690,
    "OBY": 208,
    "ZDR": 322,
    "WYK": 52,
}
_NEIGHBOURS = {
    "KUL": ("EDU", "OBY", "SPO"),
    "EDU": ("KUL", "ZDR", "SPO", "OBY"),
    "SRO": ("EDU", "OBY", "SPO"),
    "GOS": ("OBY", "EDU"),
    "SPO": ("EDU", "ZDR"),
    "OBY": ("EDU", "GOS", "KUL", "SRO"),
    "ZDR": ("EDU", "SPO", "WYK"),
    "WYK": ("ZDR", "OBY"),
}
_CITY_REGISTER = frozenset({"UKS", "stowarzyszenie zwykłe"})
"""Legal forms entered in the city's register, usually without numbers of any other."""
_CHURCH = "kościelna osoba prawna"
_FIRST = {
    "UKS": date(1999, 9, 1),
    "spółka non-profit": date(2004, 5, 1),
    "spółdzielnia socjalna": date(2006, 7, 6),
}


@dataclass(frozen=True)
class SampleOrganisation:
    code: str
    name: str
    form: str
    krs: str | None
    nip: str | None
    regon: str | None
    register_number: str | None
    district: str | None
    public_benefit: bool
    registered_on: date
    sectors: tuple[str, ...]


@cache
def register() -> tuple[SampleOrganisation, ...]:
    """All organisations, in order of registration."""
    leaders = sample_texts("leaders")["umbrellas"] + sample_texts("leaders")["dominators"]
    random = random_of("organisations")
    names = Names(random_of("names"), {leader["name"] for leader in leaders})
    drafts = [
        (
            _registered(random, leader["form"]),
            leader["name"],
            leader["form"],
            leader["district"],
            leader["sectors"],
        )
        for leader in leaders
    ]
    for sector, number in _MAIN.items():
        forms = SPORT_FORMS if sector == "SPO" else LEGAL_FORMS
        for form in random.choices(list(forms), list(forms.values()), k=number):
            chances = DISTRICTS | ({"poza Krakowem": 0} if form == "UKS" else {})
            district = random.choices(list(chances), list(chances.values()))[0]
            name = names.draw(form, sector, district)
            registered_on = _registered(random, form)
            drafts.append((registered_on, name, form, district, _declared(random, sector)))
    identifiers = random_of("identifiers")
    return tuple(
        _organisation(identifiers, number, *draft) for number, draft in enumerate(sorted(drafts), 1)
    )


def organisations() -> pd.DataFrame:
    columns = (
        "code name legal_form krs nip regon register_number district public_benefit registered_on"
    )
    return sample_table(columns, [tuple(vars(each).values())[:-1] for each in register()])


def organisation_sectors() -> pd.DataFrame:
    rows = [(each.code, sector) for each in register() for sector in each.sectors]
    return of_programme("organisation sector", rows)


@cache
def by_name() -> dict[str, SampleOrganisation]:
    return {each.name: each for each in register()}


def _registered(random: Random, form: str) -> date:
    """Most were founded after 2001; some legal forms did not exist before."""
    since = date(1990, 1, 2) if random.random() < 0.3 else date(2001, 6, 1)
    since = max(since, _FIRST.get(form, since))
    return since + timedelta(days=random.randrange((date(2011, 2, 20) - since).days))


def _declared(random: Random, main: str) -> list[str]:
    """One to three sectors, the main one first."""
    others = random.choices((0, 1, 2), (76, 19, 5))[0]
    return [main, *random.sample(_NEIGHBOURS[main], others)]


def _organisation(
    random: Random,
    number: int,
    registered_on: date,
    name: str,
    form: str,
    district: str,
    sectors: list[str],
) -> SampleOrganisation:
    of_city = form in _CITY_REGISTER
    in_court = not of_city and form != _CHURCH
    has_numbers = not of_city or random.random() < 0.15
    benefit = random.random() < 0.14
    serial = 1_000_000 + number * 31 + random.randrange(31)
    known = random.random() >= 0.02
    return SampleOrganisation(
        code=f"O-{number:04d}",
        name=name,
        form=form,
        krs=f"0009{serial % 1_000_000:06d}" if in_court else None,
        nip=_nip(serial) if has_numbers else None,
        regon=_regon(serial) if has_numbers else None,
        register_number=f"EW/{number}/{registered_on.year}" if of_city else None,
        district=district if known else None,
        public_benefit=benefit and in_court,
        registered_on=registered_on,
        sectors=tuple(sorted(sectors, key=SECTORS.index)),
    )


def _nip(serial: int) -> str:
    """A tax number with a right check digit, under a prefix no tax office uses."""
    while (check := _weighted(f"999{serial % 1_000_000:06d}", (6, 5, 7, 2, 3, 4, 5, 6, 7))) == 10:
        serial += 500_000
    return f"999{serial % 1_000_000:06d}{check}"


def _regon(serial: int) -> str:
    """A statistical number with a right check digit, under a prefix no province uses."""
    digits = f"99{serial % 1_000_000:06d}"
    return f"{digits}{_weighted(digits, (8, 9, 2, 3, 4, 5, 6, 7)) % 10}"


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
