"""Names of fictional organisations, by legal form and sector. No two are the same."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from data_access.sample.setting import sample_texts

_T = TypeVar("_T")

LEGAL_FORMS = {
    "stowarzyszenie": 58,
    "fundacja": 30,
    "stowarzyszenie zwykłe": 4,
    "kościelna osoba prawna": 4,
    "spółdzielnia socjalna": 2,
    "spółka non-profit": 2,
}
"""Legal forms with their weights in every sector but sport."""
SPORT_FORMS = {
    "UKS": 52,
    "klub sportowy": 33,
    "stowarzyszenie": 11,
    "fundacja": 2,
    "stowarzyszenie zwykłe": 1,
    "kościelna osoba prawna": 1,
}


class Names:
    """Draws names until one is new."""

    def __init__(self, random: Random, taken: set[str]) -> None:
        self._random = random
        self._taken = set(taken)
        self._words = sample_texts("names")

    def draw(self, form: str, sector: str, district: str) -> str:
        """A new name for an organisation of that legal form, main sector and district."""
        words = self._words["sectors"][sector] | {"places": self._words["places"][district]}
        while (name := _BY_FORM[form](self, words)) in self._taken:
            pass
        self._taken.add(name)
        return name

    def one(self, choices: Sequence[_T]) -> _T:
        return self._random.choice(choices)

    def emblem(self) -> str:
        """A name in quotation marks: „Przystań”, „Zielony Most”."""
        if self._random.random() < 0.45:
            return f"„{self.one(self._words['emblems'])}”"
        gender = self._random.randrange(2)
        noun = self.one(self._words[("masculine", "feminine")[gender]])
        return f"„{self.one(self._words['adjectives'])[gender]} {noun}”"

    def club(self) -> str:
        """A sports club's name in quotation marks: „Orlik”."""
        return f"„{self.one(self._words['sport'])}”"

    def school(self) -> str:
        kind, last = self.one([("SP", 164), ("Gimnazjum", 84), ("ZSO", 30)])
        return f"{kind} nr {self._random.randint(1, last)}"


def _association(names: Names, words: dict) -> str:
    emblem, aim, group = names.emblem(), names.one(words["aims"]), names.one(words["groups"])
    body, place, on_behalf = (
        names.one(words["bodies"]),
        names.one(words["places"]),
        words["on_behalf"],
    )
    return names.one(
        [
            f"Stowarzyszenie na rzecz {aim} {emblem}",
            f"Stowarzyszenie {emblem}",
            f"Stowarzyszenie {group} {emblem}",
            f"Krakowskie Stowarzyszenie {group} {emblem}",
            f"Krakowskie Towarzystwo {on_behalf}{aim}",
            f"Małopolskie Stowarzyszenie {names.one(words['efforts'])} {aim}",
            f"Koło Przyjaciół {place}",
            f"Stowarzyszenie {group} {place}",
            f"{body} {emblem}",
            f"{body} {emblem} – stowarzyszenie",
        ]
    )


def _foundation(names: Names, words: dict) -> str:
    emblem, aim, on_behalf = names.emblem(), names.one(words["aims"]), words["on_behalf"]
    return names.one(
        [
            f"Fundacja {emblem}",
            f"Fundacja {emblem}",
            f"Fundacja na rzecz {aim}",
            f"Fundacja {names.one(words['efforts'])} {aim}",
            f"Fundacja {on_behalf}{aim} {emblem}",
            f"Krakowska Fundacja {on_behalf}{aim}",
        ]
    )


def _ordinary(names: Names, words: dict) -> str:
    group = names.one([*words["groups"], "Mieszkańców", "Sąsiadów"])
    return names.one(
        [
            f"Stowarzyszenie Zwykłe {group} {names.one(words['places'])}",
            f"Stowarzyszenie Zwykłe {names.emblem()}",
        ]
    )


def _sports_club(names: Names, words: dict) -> str:
    discipline, emblem = names.one(words["disciplines"]), names.club()
    return names.one(
        [
            f"Klub Sportowy {emblem}",
            f"Klub {discipline} {emblem}",
            f"Krakowski Klub {discipline} {emblem}",
            f"Towarzystwo Sportowe {emblem}",
            f"Ludowy Klub Sportowy {emblem}",
            f"Międzyszkolny Klub Sportowy {emblem}",
            f"Klub Sportowy Osób Niepełnosprawnych {emblem}",
        ]
    )


def _church(names: Names, words: dict) -> str:
    emblem = names.emblem()
    return names.one(
        [
            f"Parafialny Klub Sportowy {names.club()}",
            f"Parafialna Świetlica {emblem}",
            f"Parafialny Chór {emblem}",
            f"Parafialny Zespół Pomocy {names.one(words['places'])}",
            f"Katolicki Ośrodek {emblem}",
            f"Dom Zakonny – Świetlica {emblem}",
            f"Diakonia {emblem}",
        ]
    )


_BY_FORM: dict[str, Callable[[Names, dict], str]] = {
    "stowarzyszenie": _association,
    "fundacja": _foundation,
    "stowarzyszenie zwykłe": _ordinary,
    "klub sportowy": _sports_club,
    "UKS": lambda names, words: f"UKS {names.club()} przy {names.school()}",
    "kościelna osoba prawna": _church,
    "spółdzielnia socjalna": lambda names, words: f"Spółdzielnia Socjalna {names.emblem()}",
    "spółka non-profit": lambda names, words: f"Centrum {names.emblem()} sp. z o.o. non-profit",
}
